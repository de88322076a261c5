/**
 * A sentence that was picked for the answer, and the statement that it becomes: the sentence itself, with the name in
 * square brackets where it opens with a pronoun, and with whose words they are where that is to be said.
 */
import { attributionOf } from '../checks/attribution.ts';
import type { DraftStatement } from '../domain.ts';
import { namedOpening, opensWithPronoun } from './named-opening.ts';
import type { ReadPassage, Sentence } from './read-sentences.ts';

export interface PickedSentence {
  readonly from: ReadPassage;
  readonly sentence: Sentence;
  /** Its place in the passage. */
  readonly at: number;
}

export function toStatement({ from, sentence, at }: PickedSentence, isAttributed = false): DraftStatement {
  const { passage, article } = from.ranked;
  const named = namedOpening(from.sentences, at);
  const quotes = [sentence.text, ...(named === undefined ? [] : [named.source])];
  return {
    text: (isAttributed ? attributionOf(article) : '') + (named?.text ?? sentence.text),
    quotes: quotes.map((text) => ({ passageId: passage.id, text })),
  };
}

/** Whether a sentence can be read without the one before it. */
export function standsAlone({ sentences }: ReadPassage, at: number): boolean {
  const { text = '' } = sentences[at] ?? {};
  return !opensWithPronoun(text) || namedOpening(sentences, at) !== undefined;
}
