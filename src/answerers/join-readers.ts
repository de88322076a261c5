/**
 * What the linear reader scored, and what the neural one points at, as one ranking of sentences and one confidence: each is
 * right where the other is wrong (bench/LOG.md). The weights are fitted (fitted-joint.ts).
 * Promises: pure; best first; the words that answer are the neural reader's, where it points into the sentence.
 */
import { terms } from '../language/terms.ts';
import type { ScoredSentence } from '../readers/linear/sentence-features.ts';
import { type SentencesForQuestion, withChances } from '../readers/linear/sentence-score.ts';
import type { Candidate } from '../readers/reader.ts';
import { confidenceConstant, confidenceWeights, scoreWeights } from './fitted-joint.ts';

/** What a sentence counts that the neural reader does not point into, and a passage that it did not read: logits. */
const notPointedAt = -10;
const notRead = { score: -4, confidence: -6 };
/** What further spans of one passage, and further passages, cost a span beside its own score. */
const judgedWorth = 2;
const rankCost = 0.3;
const furthestBehind = 12;
/** The linear reader's own confidence, as odds, no surer than this. */
const surest = 0.995;
/** Among few passages the rules' confidence counts so much more: chosen on the questions of tests/fixtures, not fitted. */
const rulesAmongFew = 0.2;
/** Beside the linear reader's best, this much of its score is as good. */
const aboutEqual = 0.7;

interface Pointed {
  readonly candidate: Candidate | undefined;
  readonly judged: number | undefined;
  readonly combined: number;
}

export function joinReaders(found: SentencesForQuestion, candidates: readonly Candidate[]): SentencesForQuestion {
  const { sentences, confidence } = found;
  if (sentences.length === 0 || candidates.length === 0) return found;
  const ranks = new Map(
    [...new Set(sentences.map(({ from }) => from.ranked))].map((ranked) => [ranked.passage.id, ranked.score]),
  );
  const telling = candidatesThatTell(found, candidates);
  const order = [...ranks.entries()].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
  const pointed = sentences.map((sentence) => pointedAt(sentence, telling, order));
  const best = Math.max(...sentences.map(({ score }) => score));
  const bestCombined = Math.max(...pointed.map(({ combined }) => combined));
  const scored = sentences.map((sentence, at) => {
    const { candidate, judged, combined } = pointed[at] ?? {
      candidate: undefined,
      judged: undefined,
      combined: -Infinity,
    };
    const features = {
      linear: sentence.score - best,
      neural: Math.max(-furthestBehind, combined - bestCombined),
      span: candidate?.score ?? notPointedAt,
      judged: judged ?? notRead.score,
      neuralBest: Number(candidate !== undefined && combined === bestCombined),
      linearBest: Number(sentence.score === best),
      firstPassage: Number(sentence.from.ranked.passage.id === order[0]),
    };
    return { sentence, candidate, judged, features, score: weighed(scoreWeights, features) };
  });
  scored.sort((a, b) => b.score - a.score);
  const [first] = scored;
  if (first === undefined) return found;
  const chances = withChances(
    scored.map(({ sentence, candidate, score }) => ({ ...sentence, score, pointed: spanIn(sentence, candidate) })),
  );
  const bounded = Math.min(surest, Math.max(1 - surest, confidence));
  const linear = Math.log(bounded / (1 - bounded));
  const logOdds =
    rulesAmongFew * (1 - found.question.amongMany) * linear +
    confidenceConstant +
    weighed(confidenceWeights, {
      linear,
      judged: first.judged ?? notRead.confidence,
      span: Math.max(-furthestBehind, first.candidate?.score ?? -furthestBehind),
      mostJudged: Math.max(...scored.map(({ judged }) => judged ?? notRead.confidence)),
      agreed: Number(first.features.neuralBest === 1 && first.features.linearBest === 1),
      chance: chances[0]?.chance ?? 0,
      linearNearBest: Number(first.features.linear >= -aboutEqual),
    });
  return { ...found, sentences: chances, confidence: 1 / (1 + Math.exp(-logOdds)) };
}

function weighed<Name extends string>(
  weights: Readonly<Record<Name, number>>,
  features: Readonly<Record<Name, number>>,
): number {
  let sum = 0;
  for (const name in weights) sum += weights[name] * features[name];
  return sum;
}

/** Without those of passages where the best only repeats the question: "Which towns besides Homs and Hama …?" "Homs and Hama". */
function candidatesThatTell(
  { question, sentences }: SentencesForQuestion,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  if (question.type === 'yes-no') return candidates;
  const asked = new Set(question.words.flatMap((word) => word.terms));
  const repeating = new Set<string>();
  const seen = new Set<string>();
  for (const { passageId, start, end } of candidates.toSorted((a, b) => b.score - a.score)) {
    const ranked = sentences.find(({ from }) => from.ranked.passage.id === passageId)?.from.ranked;
    if (ranked === undefined || seen.has(passageId)) continue;
    seen.add(passageId);
    const own = terms(ranked.article.text.slice(start, end), ranked.article.language);
    if (own.length > 0 && own.every((term) => asked.has(term))) repeating.add(passageId);
  }
  return candidates.filter(({ passageId }) => !repeating.has(passageId));
}

/** The best that the neural reader points at in a sentence, and what it says of the passage. */
function pointedAt(
  { from, sentence }: ScoredSentence,
  candidates: readonly Candidate[],
  order: readonly string[],
): Pointed {
  const { passage } = from.ranked;
  const own = candidates.filter(({ passageId }) => passageId === passage.id);
  const judged = own[0]?.why['answerable'];
  const start = passage.start + sentence.span.start;
  const end = passage.start + sentence.span.end;
  const candidate = own.filter((each) => each.start < end && each.end > start).toSorted((a, b) => b.score - a.score)[0];
  const combined =
    candidate === undefined || judged === undefined
      ? -30
      : candidate.score + judgedWorth * judged - rankCost * order.indexOf(passage.id);
  return { candidate, judged, combined };
}

/** Of the candidate's words, those in the sentence, counted in it. */
function spanIn({ from, sentence }: ScoredSentence, candidate?: Candidate): { start: number; end: number } | undefined {
  if (candidate === undefined) return undefined;
  const offset = from.ranked.passage.start + sentence.span.start;
  const start = Math.max(0, candidate.start - offset);
  const end = Math.min(sentence.text.length, candidate.end - offset);
  return end > start ? { start, end } : undefined;
}
