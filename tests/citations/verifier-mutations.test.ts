/**
 * How far the verifier can be trusted: true statements in a model's own words must pass, and the same statements made
 * wrong in one place (a number, a date, a name, a "not", a unit, who said it, more or less) must not.
 * Each line of fixtures/true-statements.jsonl holds an article, a statement, the quotes it rests on, and under `wrong`
 * the slips: the class, words of the statement, and what stands there instead. Every slip was judged by hand: it is
 * false, or the quotes do not say it. The bars were set before the first figure.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { Verification } from '../../src/citations/citations.ts';
import type { RankedPassage } from '../../src/domain.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';

/** The share that must be caught. */
const bars = {
  number: 0.98,
  date: 0.98,
  name: 0.98,
  negation: 0.8,
  attribution: 0.8,
  unit: 0.8,
  comparison: 0.8,
} as const;
/** The share of true statements that must pass. */
const passed = 0.95;

type Slip = keyof typeof bars;

interface TrueStatement {
  /** From the root of the project. */
  readonly article: string;
  readonly text: string;
  readonly quotes: readonly string[];
  readonly wrong: readonly (readonly [slip: Slip, words: string, instead: string])[];
}

const root = join(import.meta.dirname, '../..');
const statements = readFileSync(join(root, 'tests/fixtures/true-statements.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as TrueStatement);

const passagesOf = new Map<string, RankedPassage[]>();
for (const path of new Set(statements.map(({ article }) => article))) {
  const outcome = await readArticle(path, readFileSync(join(root, path)));
  if (!outcome.ok) throw new Error(outcome.reason);
  const article = { ...outcome.content, id: path, path, contentHash: path };
  const why = { keywords: { score: 1, terms: [] }, vectors: { score: 0 }, parts: {}, placeBefore: 1 };
  const ranked = splitIntoPassages(article).map((passage): RankedPassage => ({
    passage,
    article,
    score: 1,
    foundBy: ['keywords'],
    why,
  }));
  passagesOf.set(path, ranked);
}

/** The passage that holds the words, if one does. */
const holding = (article: string, words: string) =>
  passagesOf.get(article)!.find(({ passage }) => passage.text.replaceAll(/\s+/g, ' ').includes(words))?.passage.id;

function verdict({ article, quotes }: TrueStatement, text: string) {
  const cited = quotes.map((words) => ({ passageId: holding(article, words)!, text: words }));
  return new Verification(passagesOf.get(article)!).add({ text, quotes: cited }).statement;
}

function withSlip(text: string, words: string, instead: string): string {
  const changed = text.replace(words, () => instead);
  return changed.charAt(0).toUpperCase() + changed.slice(1);
}

const slips = statements.flatMap((statement) =>
  statement.wrong.map(([slip, words, instead]) => ({
    slip,
    statement,
    words,
    text: withSlip(statement.text, words, instead),
  })),
);

/** For whoever has to mend the verifier. */
const report = (share: string, lines: readonly string[]) => [share, ...lines].join('\n  ');

describe('the set', () => {
  it('has enough of each, and its quotes stand word for word in one passage', () => {
    expect(statements.length).toBeGreaterThanOrEqual(80);
    expect(slips.length).toBeGreaterThanOrEqual(300);
    for (const { article, quotes } of statements) {
      for (const words of quotes) {
        expect(words.split(/\s+/).length, words).toBeGreaterThanOrEqual(4);
        expect(words.split(/\s+/).length, words).toBeLessThanOrEqual(40);
        expect(holding(article, words), words).toBeDefined();
      }
    }
  });

  it('changes each statement in one place only, and never twice alike', () => {
    for (const { statement, words } of slips) expect(statement.text.split(words), words).toHaveLength(2);
    expect(new Set([...statements, ...slips].map(({ text }) => text)).size).toBe(statements.length + slips.length);
  });
});

describe('the verifier', () => {
  it('passes true statements', () => {
    const failed = statements
      .map((statement) => verdict(statement, statement.text))
      .filter((made) => made.verdict === 'unsupported')
      .map(({ text, reason }) => `${text} (${reason})`);
    const right = statements.length - failed.length;
    expect(right / statements.length, report(`${right} of ${statements.length} passed`, failed)).toBeGreaterThanOrEqual(
      passed,
    );
  });

  it.each(Object.entries(bars))('catches a wrong %s', (slip, bar) => {
    const all = slips.filter((wrong) => wrong.slip === slip);
    const missed = all.filter(({ statement, text }) => verdict(statement, text).verdict === 'supported');
    const caught = all.length - missed.length;
    const lines = missed.map(({ text, statement }) => `${text}\n    true: ${statement.text}`);
    expect(all.length).toBeGreaterThanOrEqual(30);
    expect(caught / all.length, report(`${caught} of ${all.length} caught`, lines)).toBeGreaterThanOrEqual(bar);
  });
});
