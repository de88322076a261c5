/**
 * The sentences that were picked for the answer, and the statements that they become: each as it stands, with the rest of
 * a speech that it is cut from, with the name in square brackets where it opens with a pronoun, and with whose words they
 * are where that is to be said. Promises: no sentence is said twice.
 */
import { attributionOf } from '../checks/attribution.ts';
import type { DraftStatement } from '../domain.ts';
import { namedOpening, opensWithPronoun } from './named-opening.ts';
import type { ReadPassage, Sentence } from './read-sentences.ts';
import { isCut, wholeQuotation } from './whole-quotation.ts';

export interface PickedSentence {
  readonly from: ReadPassage;
  readonly sentence: Sentence;
  /** Its place in the passage. */
  readonly at: number;
}

/** `isAttributed`: whether to say whose words they are, by number. */
export function toStatements(
  picked: readonly PickedSentence[],
  isAttributed: (at: number) => boolean = () => false,
): readonly DraftStatement[] {
  const said = new Set<string>();
  return picked.flatMap((one, number) => {
    const { from, at } = one;
    const [first, last] = wholeQuotation(from.sentences, at, from.ranked.passage.text);
    const keys = from.sentences.slice(first, last + 1).map((_, i) => `${from.ranked.passage.id} ${first + i}`);
    if (said.has(`${from.ranked.passage.id} ${at}`)) return [];
    const isRepeated = keys.some((key) => said.has(key));
    for (const key of keys) said.add(key);
    const statement = isRepeated ? toStatement(from, at, at) : toStatement(from, first, last);
    const source = isAttributed(number) ? attributionOf(from.ranked.article) : '';
    return [{ ...statement, text: source + statement.text }];
  });
}

function toStatement({ ranked: { passage }, sentences }: ReadPassage, first: number, last: number): DraftStatement {
  const text = passage.text.slice(sentences[first]?.span.start, sentences[last]?.span.end);
  const named = first === last ? namedOpening(sentences, first) : undefined;
  const quotes = [text, ...(named === undefined ? [] : [named.source])];
  return { text: named?.text ?? text, quotes: quotes.map((quote) => ({ passageId: passage.id, text: quote })) };
}

/** "…,” he told reporters": the sentence before says who. */
const saysHe = /[,”"] (?:he|she|they) (?:said|told|added|explained|noted|insisted|argued|warned)\b/;

/** Whether a sentence can be read without the one before it. */
export function standsAlone({ sentences, ranked }: ReadPassage, at: number): boolean {
  const { text = '' } = sentences[at] ?? {};
  const [first, last] = wholeQuotation(sentences, at, ranked.passage.text);
  if (last > at) return true;
  return first === at && !isCut(text) && !saysHe.test(text) && !lacksName(sentences, at);
}

function lacksName(sentences: readonly Sentence[], at: number): boolean {
  return opensWithPronoun(sentences[at]?.text ?? '') && namedOpening(sentences, at) === undefined;
}
