/**
 * Why a source was found, in plain words: its place among the passages that were read, the words of the question that it
 * holds, and how close it came. Pure. Scores compare passages within one question only, so places are told beside them.
 */
import type { AnswerReasons } from '../../../src/domain.ts';
import { strings } from '../strings/strings.ts';

type Reason = AnswerReasons['passages'][number];

/** One line for each; none when the passage is not among those that were read. */
export function whyWords(reasons: readonly Reason[], passageId: string, embedder: string): string[] {
  const index = reasons.findIndex((each) => each.passageId === passageId);
  const reason = reasons[index];
  if (reason === undefined) return [];
  const { terms } = reason.keywords;
  // The built-in embedder compares letters; a model compares what words mean.
  const kind = embedder.startsWith('subword') ? strings.why.spelling : strings.why.meaning;
  const closer = reasons.filter((each) => each.vectors.score > reason.vectors.score).length;
  return [
    strings.why.ranked(index + 1, reasons.length),
    terms.length === 0 ? strings.why.noWords : strings.why.words(terms),
    reason.foundBy.includes('vectors') ? strings.why.close(kind, closer + 1) : strings.why.notFound(kind),
    ...((reason.parts['date'] ?? 0) > 0 ? [strings.why.date] : []),
    strings.why.before(reason.placeBefore),
    ...(reason.reranker === undefined ? [] : [strings.why.reranked(reason.reranker.placeBefore)]),
  ];
}

/** Who read, and how sure they were; nothing where that cannot be told. */
export function surenessWords(sureness: AnswerReasons['sureness']): string[] {
  if (sureness === undefined) return [];
  const { confidence, least, readers } = sureness;
  const by = readers.some((id) => id !== 'linear') ? strings.why.byBoth : strings.why.byRules;
  return [strings.why.sure(by, percent(confidence), percent(least))];
}

function percent(share: number): number {
  return Math.round(100 * Math.max(0, Math.min(1, share)));
}
