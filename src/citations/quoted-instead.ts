/**
 * What is said in place of a model's statement that did not hold: the sentence that it quoted, whole and verbatim, so that a strict
 * check costs an answer none of what the articles say. Promises: only sentences that such a statement quoted, each once, and none
 * that is cited already or answers nothing of the question. Whether they stand is for citations.ts to find, as of any statement.
 */
import type { Citation, DraftStatement, Quote, RankedPassage, Statement } from '../domain.ts';
import { rowAt, sentencesAndRows } from '../tables.ts';
import { onOneLine } from '../text.ts';
import { withoutMarkers } from '../verification/statement-problem.ts';

/** `drafts`: all that was drafted; `rejected`: what did not hold; `cited`: what the rest rests on. `answers`: whether a sentence of a passage answers the question. */
export function* quotedInstead(
  drafts: readonly DraftStatement[],
  { rejected, citations: cited }: { readonly rejected: readonly Statement[]; readonly citations: readonly Citation[] },
  passages: readonly RankedPassage[],
  answers: (quote: Quote) => boolean,
): Generator<DraftStatement, void> {
  const said = new Set<string>();
  const isCited = ({ text }: Quote): boolean => cited.some(({ quote }) => text.includes(quote) || quote.includes(text));
  for (const { text: insteadOf } of rejected) {
    const draft = drafts.findLast(({ text }) => withoutMarkers(text) === insteadOf);
    const quotes = draft?.quotes.flatMap((quote) => wholeSentence(quote, passages)) ?? [];
    const quote = quotes.find((each) => !said.has(each.text) && !isCited(each) && answers(each));
    if (quote === undefined) continue;
    said.add(quote.text);
    yield { text: onOneLine(quote.text), quotes: [quote], insteadOf };
  }
}

/** The sentence, or the row of a table, in which a quote begins; nothing where it stands in no passage to the letter. */
function wholeSentence({ passageId, text }: Quote, passages: readonly RankedPassage[]): Quote[] {
  const ranked = passages.find(({ passage }) => passage.id === passageId);
  const at = ranked?.passage.text.indexOf(text) ?? -1;
  if (ranked === undefined || at < 0) return [];
  const { passage, article } = ranked;
  const span = sentencesAndRows(passage.text, article.language).find(({ end }) => end > at);
  if (span === undefined) return [];
  // Of a row, without the bars at its ends.
  const { start, end } = rowAt(passage.text, span)?.row ?? span;
  return [{ passageId, text: passage.text.slice(start, end) }];
}
