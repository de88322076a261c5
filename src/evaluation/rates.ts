/**
 * What many outcomes come to, in counts that can be compared: retrieval, answers, citations, refusals, time.
 * Pure. A share of nothing is 0 of 0, never a fault.
 */
import type { Outcome } from './outcome.ts';

export interface Share {
  readonly right: number;
  readonly cases: number;
}

export interface Rates {
  /** Cases that are to be answered, and those that are to be refused. */
  readonly answerable: Share;
  readonly refusable: Share;
  /** The right article, where a case names one: in the first passage, the first five, the first ten. */
  readonly retrieval: { readonly hit1: Share; readonly hit5: Share; readonly hit10: Share; readonly mrr: number };
  /** The expected words, where a case names some; `words`: how long an answer is on average. */
  readonly answers: { readonly inFirst: Share; readonly inAnswer: Share; readonly words: number };
  readonly citations: {
    /** Answers that cite the right article. */
    readonly article: Share;
    /** Quotes that stand verbatim in the stored article. */
    readonly exact: Share;
    /** Quotes that are from the right article. */
    readonly precision: Share;
  };
  /** The two errors; `right` counts them. */
  readonly refusals: { readonly falselyAnswered: Share; readonly falselyRefused: Share };
  /** Over all cases. */
  readonly milliseconds: { readonly p50: number; readonly p95: number };
}

export function ratesOf(outcomes: readonly Outcome[]): Rates {
  const answerable = outcomes.filter(({ expects }) => expects === 'answer');
  const refusable = outcomes.filter(({ expects }) => expects === 'refusal');
  const named = outcomes.filter(({ rank }) => rank !== undefined);
  const worded = outcomes.filter(({ inFirst }) => inFirst !== undefined);
  const answered = outcomes.filter((outcome) => outcome.answered === 'answered');
  const quotes = outcomes.flatMap(({ citations }) => citations);
  const hit = (within: number): Share => share(named, ({ rank = 0 }) => rank >= 1 && rank <= within);
  const times = outcomes.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return {
    answerable: share(answerable, ({ right }) => right),
    refusable: share(refusable, ({ right }) => right),
    retrieval: {
      hit1: hit(1),
      hit5: hit(5),
      hit10: hit(10),
      mrr: mean(named.map(({ rank = 0 }) => (rank === 0 ? 0 : 1 / rank))),
    },
    answers: {
      inFirst: share(worded, ({ inFirst }) => inFirst === true),
      inAnswer: share(worded, ({ inAnswer }) => inAnswer === true),
      words: mean(
        answered.map(
          ({ text }) =>
            text
              .replaceAll(/\[\d+\]/g, ' ')
              .trim()
              .split(/\s+/).length,
        ),
      ),
    },
    citations: {
      article: share(
        answered.filter(({ rank }) => rank !== undefined),
        ({ citations }) => citations.some(({ fromRight }) => fromRight === true),
      ),
      exact: share(quotes, ({ exact }) => exact),
      precision: share(
        quotes.filter(({ fromRight }) => fromRight !== undefined),
        ({ fromRight }) => fromRight === true,
      ),
    },
    refusals: {
      falselyAnswered: share(refusable, (outcome) => outcome.answered === 'answered'),
      falselyRefused: share(answerable, (outcome) => outcome.answered !== 'answered'),
    },
    milliseconds: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  };
}

/** Cases without a kind are counted in no kind. */
export function ratesByKind(outcomes: readonly Outcome[]): Record<string, Rates> {
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))].filter((kind) => kind !== '').toSorted();
  return Object.fromEntries(kinds.map((kind) => [kind, ratesOf(outcomes.filter((outcome) => outcome.kind === kind))]));
}

function share<Item>(all: readonly Item[], isRight: (item: Item) => boolean): Share {
  return { right: all.filter(isRight).length, cases: all.length };
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The smallest value that at least this part of the values does not exceed. */
function percentile(ascending: readonly number[], part: number): number {
  return ascending[Math.max(0, Math.ceil(part * ascending.length) - 1)] ?? 0;
}
