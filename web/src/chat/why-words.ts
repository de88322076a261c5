/**
 * Why a source was found, in plain words: its place among the passages that were read, the words of the question that it
 * holds, and how close it came. Pure. Scores compare passages within one question only, so places are told beside them.
 */
import type { AnswerReasons } from '../../../src/domain.ts';

type Reason = AnswerReasons['passages'][number];

/** One line for each; none when the passage is not among those that were read. */
export function whyWords(reasons: readonly Reason[], passageId: string, embedder: string): string[] {
  const index = reasons.findIndex((each) => each.passageId === passageId);
  const reason = reasons[index];
  if (reason === undefined) return [];
  const { terms } = reason.keywords;
  // The built-in embedder compares letters; a model compares what words mean.
  const kind = embedder.startsWith('subword') ? 'spelling' : 'meaning';
  const closer = reasons.filter((each) => each.vectors.score > reason.vectors.score).length;
  return [
    `Ranked ${ordinal(index + 1)} of the ${reasons.length} passages that were read.`,
    terms.length === 0
      ? 'Holds none of the question’s words as they stand.'
      : `Holds these words of the question, or forms of them: ${terms.join(', ')}.`,
    reason.foundBy.includes('vectors')
      ? `Close to the question in ${kind}: ${ordinal(closer + 1)} of them, ${reason.vectors.score.toFixed(2)} of 1.`
      : `Not found by ${kind}.`,
    ...((reason.parts['date'] ?? 0) > 0 ? ['Fits the time that the question names.'] : []),
    `Before its sentences were read closely, it was the ${ordinal(reason.placeBefore)}.`,
    ...(reason.reranker === undefined
      ? []
      : [
          `A model then read it together with the question: ${reason.reranker.score.toFixed(2)} of 1; it had been the ${ordinal(reason.reranker.placeBefore)}.`,
        ]),
  ];
}

/** Who read, and how sure they were; nothing where that cannot be told. */
export function surenessWords(sureness: AnswerReasons['sureness']): string[] {
  if (sureness === undefined) return [];
  const { confidence, least, readers } = sureness;
  const by = readers.some((id) => id !== 'linear') ? 'Rules and a small model read it' : 'Rules alone read it';
  return [`${by}: ${percent(confidence)} sure, and ${percent(least)} was needed.`];
}

function percent(share: number): string {
  return `${Math.round(100 * Math.max(0, Math.min(1, share)))} %`;
}

function ordinal(number: number): string {
  const ending = Math.floor((number % 100) / 10) === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
