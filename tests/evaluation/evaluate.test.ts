/** What `footnote eval` counts, on a folder small enough to count by hand. */
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/evaluation/case.ts';
import { parseCases } from '../../src/evaluation/cases.ts';
import { compare } from '../../src/evaluation/compare.ts';
import { evaluate, type Evaluation } from '../../src/evaluation/evaluate.ts';
import type { Outcome } from '../../src/evaluation/outcome.ts';
import { ratesOf } from '../../src/evaluation/rates.ts';
import { reportPage } from '../../src/evaluation/report.ts';
import { sharedFootnote } from '../fixtures/open-footnote.ts';

const articles = {
  'harbour-bridge.md':
    '# Harbour bridge\n\nThe harbour bridge of Lenn was closed on 4 May 2019 after cracks were found in two of its cables.\n',
  'mill.md':
    '# The mill of Aven\n\nThe mill of Aven burned down in the storm of October 2020, and 31 people lost their work.\n',
};
const opened = sharedFootnote(articles);
const lines = (...cases: readonly object[]): Case[] => parseCases(cases.map((each) => JSON.stringify(each)).join('\n'));
const never = new AbortController().signal;

const bridge = {
  id: 'bridge',
  question: 'When was the harbour bridge of Lenn closed?',
  must: [['4 May']],
  article: 'bridge',
};
const mill = {
  id: 'mill',
  question: 'How many people lost their work when the mill of Aven burned down?',
  kind: 'how-many',
};

describe('an evaluation', () => {
  it('counts retrieval, answers, citations and refusals', async () => {
    const footnote = await opened();
    const cases = lines(
      { ...bridge, kind: 'when' },
      // Right words, expected from the wrong article.
      { ...mill, must: [['31']], article: 'bridge' },
      { id: 'egg', question: 'How long should I boil an egg?', kind: 'off' },
      { id: 'there', question: bridge.question, kind: 'off' },
    );
    const evaluation = await evaluate(cases, footnote, never);
    expect(evaluation).toMatchObject({
      answerer: 'extractive',
      answerable: { right: 1, cases: 2 },
      refusable: { right: 1, cases: 2 },
      retrieval: { hit1: { right: 1, cases: 2 }, hit10: { cases: 2 } },
      answers: { inFirst: { right: 2, cases: 2 }, inAnswer: { right: 2, cases: 2 } },
      citations: { article: { right: 1, cases: 2 } },
      refusals: { falselyAnswered: { right: 1, cases: 2 }, falselyRefused: { right: 0, cases: 2 } },
      kinds: { when: { answerable: { right: 1, cases: 1 } }, off: { refusable: { right: 1, cases: 2 } } },
    });
    const { exact } = evaluation.citations;
    expect(exact.right).toBe(exact.cases);
    expect(exact.cases).toBeGreaterThan(0);
    expect(evaluation.milliseconds.p95).toBeGreaterThanOrEqual(evaluation.milliseconds.p50);
  });

  it('asks what comes before in a conversation, and judges the last answer', async () => {
    const footnote = await opened();
    const cases = lines({ id: 'follow', turns: [bridge.question, 'Why?'], must: [['cracks']], article: 'bridge' });
    expect(await evaluate(cases, footnote, never)).toMatchObject({ answerable: { right: 1, cases: 1 } });
  });

  it('reads files in the format of SQuAD, and finds the article by its title where there is one', async () => {
    const footnote = await opened();
    const qas = [
      {
        id: 'q1',
        question: bridge.question,
        answers: [{ text: '4 May 2019' }, { text: '4 May 2019' }, { text: 'in May' }],
      },
      { id: 'q2', question: 'Who paid for a new crane in Lenn?', answers: [], is_impossible: true },
    ];
    const squad = (title: string): Case[] =>
      parseCases(JSON.stringify({ version: '1.1', data: [{ title, paragraphs: [{ context: '…', qas }] }] }, null, 2));
    expect(squad('Harbour_bridge')[0]!.must).toEqual([['4 May 2019', 'in May']]);
    const named = await evaluate(squad('Harbour_bridge'), footnote, never);
    expect(named).toMatchObject({
      answerable: { right: 1, cases: 1 },
      refusable: { right: 1, cases: 1 },
      retrieval: { hit1: { right: 1, cases: 1 } },
      kinds: { when: { answerable: { cases: 1 } } },
    });
    const unnamed = await evaluate(squad('Some other page'), footnote, never);
    expect(unnamed).toMatchObject({ answerable: { right: 1, cases: 1 }, retrieval: { hit1: { cases: 0 } } });
  });

  it('of nothing is nothing', () => {
    expect(ratesOf([])).toMatchObject({ answerable: { right: 0, cases: 0 }, milliseconds: { p50: 0, p95: 0 } });
  });
});

const outcome = (more: Partial<Outcome>): Outcome => ({
  id: 'a',
  kind: 'when',
  question: 'When?',
  expects: 'answer',
  right: true,
  answered: 'answered',
  text: 'Then [1].',
  citations: [],
  milliseconds: 3,
  ...more,
});
const evaluationOf = (...outcomes: readonly Outcome[]): Evaluation => ({
  answerer: 'extractive',
  embedder: 'subword',
  ...ratesOf(outcomes),
  kinds: { '<b>kind</b>': ratesOf(outcomes) },
  outcomes,
});

describe('beside a saved run', () => {
  const wrong = { right: false };
  it('a case that became wrong is a regression, unless it is allowed', () => {
    const saved = JSON.stringify(evaluationOf(outcome({}), outcome({ id: 'b', ...wrong })));
    const now = evaluationOf(outcome(wrong), outcome({ id: 'b', ...wrong }), outcome({ id: 'new', ...wrong }));
    expect(compare(now, saved)).toMatchObject({
      cases: 2,
      becameWrong: [{ id: 'a' }],
      becameRight: [],
      worse: [{ what: 'answered right', before: 1, now: 0 }],
    });
    expect(compare(now, saved, 1).worse).toEqual([]);
  });

  it('no answer makes up for a false one', () => {
    const refusal = { id: 'r', expects: 'refusal' as const };
    const saved = JSON.stringify(evaluationOf(outcome(wrong), outcome(refusal)));
    const { becameRight, worse } = compare(evaluationOf(outcome({}), outcome({ ...refusal, ...wrong })), saved);
    expect(becameRight.map(({ id }) => id)).toEqual(['a']);
    expect(worse.map(({ what }) => what)).toEqual(['refused rightly']);
  });

  it('a right article that is no longer found is one too, though the answer stayed right', () => {
    const saved = JSON.stringify(evaluationOf(outcome({ rank: 1 })));
    expect(compare(evaluationOf(outcome({ rank: 0 })), saved).worse).toHaveLength(2);
    expect(compare(evaluationOf(outcome({ rank: 1 })), saved).worse).toEqual([]);
  });

  it.each(['', 'no', '{"outcomes":1}', '[]'])('a file that is no run is refused: %s', (saved) => {
    expect(() => compare(evaluationOf(outcome({})), saved)).toThrow(/not a saved run/);
  });
});

describe('the report', () => {
  const hostile =
    '<script src="https://example.org/x.js">alert(1)</script><img onerror=\'x()\' src=//example.org/p> & "q"';
  const citations = [{ path: hostile, title: hostile, quote: hostile, exact: false, fromRight: false }];
  const bad = outcome({ id: hostile, kind: hostile, question: hostile, text: hostile, right: false, citations });
  const evaluation = evaluationOf(bad, outcome({ id: 'fine' }));
  const page = reportPage(
    evaluation,
    compare(evaluation, JSON.stringify(evaluationOf(outcome({ id: 'fine', right: false })))),
  );

  it('shows hostile words as words', () => {
    expect(page).not.toMatch(/<(?:script|img|b>)|="x\(\)/);
    expect(page).toContain('&lt;script src=&quot;https://example.org/x.js&quot;&gt;');
    const tags = new Set([...page.matchAll(/<\/?([a-z\d]+)/g)].map(([, tag]) => tag));
    const expected =
      'html head meta title style body h1 h2 p ul li table tr th td div small br span blockquote svg rect'.split(' ');
    expect([...tags].filter((tag) => !expected.includes(tag!))).toEqual([]);
  });

  it('fetches nothing and runs nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/\b(?:src|href|action|data|on\w+)\s*=\s*["']|@import|url\(/);
  });

  it('charts the counts, in light and dark, and lists the wrong cases and what changed', () => {
    expect(page).toContain('<h1>1 of 2 cases right</h1>');
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).toContain('<rect class="bar" width="50.00" height="6"/>');
    expect(page).toContain('not verbatim, not the right article');
    expect(page).toContain('Became right: fine, When?');
    expect(page.split('<h2>Wrong cases</h2>')[1]!.match(/<tr><td>/g)).toHaveLength(1);
  });
});
