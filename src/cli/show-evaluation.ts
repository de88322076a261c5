/** An evaluation as a person reads it in a terminal: the wrong cases, a table by kind, and what became of a saved run. */
import type { Comparison } from '../evaluation/compare.ts';
import type { Evaluation } from '../evaluation/evaluate.ts';
import type { Outcome } from '../evaluation/outcome.ts';
import type { Rates, Share } from '../evaluation/rates.ts';
import { clean, wrap } from './show.ts';

const columns: readonly (readonly [string, (rates: Rates) => string])[] = [
  ['right', ({ answerable, refusable }) => counted(both(answerable, refusable))],
  ['first', ({ answers }) => percent(answers.inFirst)],
  ['any', ({ answers }) => percent(answers.inAnswer)],
  ['hit@1', ({ retrieval }) => percent(retrieval.hit1)],
  ['hit@5', ({ retrieval }) => percent(retrieval.hit5)],
  ['hit@10', ({ retrieval }) => percent(retrieval.hit10)],
  ['MRR', ({ retrieval }) => (retrieval.hit1.cases === 0 ? '-' : retrieval.mrr.toFixed(3))],
  ['p50 ms', ({ milliseconds }) => milliseconds.p50.toFixed(1)],
  ['p95 ms', ({ milliseconds }) => milliseconds.p95.toFixed(1)],
];

export function showEvaluation(evaluation: Evaluation, comparison?: Comparison): string {
  const { outcomes, answerable, refusable, citations, refusals, answers, milliseconds } = evaluation;
  return clean(
    [
      ...outcomes.filter(({ right }) => !right).map(showOutcome),
      ...table(evaluation),
      '',
      `${answerable.right} of ${answerable.cases} answered right, ${refusable.right} of ${refusable.cases} refused rightly, ` +
        `${milliseconds.p50.toFixed(1)} ms at the median.`,
      `${refusals.falselyAnswered.right} falsely answered, ${refusals.falselyRefused.right} falsely refused; ` +
        `${answers.words.toFixed(0)} words an answer.`,
      `Citations: right article in ${counted(citations.article)} answers, ${counted(citations.precision)} quotes from it; ` +
        `${counted(citations.exact)} quotes verbatim.`,
      ...(comparison === undefined ? [] : ['', ...showComparison(comparison)]),
    ].join('\n'),
  );
}

function showOutcome({ id, question, answered, text }: Outcome): string {
  return `${id}: ${question}\n   ${answered}: ${wrap(text, '   ').trimStart()}`;
}

function table(evaluation: Evaluation): string[] {
  const rows = [
    ['', ...columns.map(([name]) => name)],
    ...Object.entries({ all: evaluation, ...evaluation.kinds }).map(([kind, rates]) => [
      kind,
      ...columns.map(([, show]) => show(rates)),
    ]),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function showComparison({ cases, becameWrong, becameRight, worse }: Comparison): string[] {
  return [
    `Beside the saved run, ${cases} cases in both: ${becameWrong.length} became wrong, ${becameRight.length} became right.`,
    ...becameWrong.map(({ id, question }) => `became wrong  ${id}: ${question}`),
    ...becameRight.map(({ id, question }) => `became right  ${id}: ${question}`),
    ...worse.map(({ what, before, now }) => `Worse: ${what}, ${now} instead of ${before}.`),
  ];
}

function both(first: Share, second: Share): Share {
  return { right: first.right + second.right, cases: first.cases + second.cases };
}

function counted({ right, cases }: Share): string {
  return `${right} of ${cases}`;
}

function percent({ right, cases }: Share): string {
  return cases === 0 ? '-' : `${((100 * right) / cases).toFixed(1)} %`;
}
