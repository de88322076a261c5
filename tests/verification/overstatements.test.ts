/**
 * What a model makes of true words without changing a number or a name: all of some, the largest of one of the largest, who
 * does it to whom, proof of a suggestion, fact of an "if". fixtures/overstatements.jsonl holds words of an article,
 * a statement that they bear out, and false ones by class; the checks were mended with them in view.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { dayProblem } from '../../src/verification/days.ts';
import { roleProblem } from '../../src/verification/roles.ts';
import { strengthProblem } from '../../src/verification/strength.ts';
import { Verification } from '../../src/citations/citations.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';

interface Line {
  readonly article: string;
  readonly quote: string;
  readonly true: string;
  readonly wrong: readonly (readonly [kind: string, text: string])[];
}

const root = join(import.meta.dirname, '../..');
const lines = readFileSync(join(root, 'tests/fixtures/overstatements.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

async function isSupported({ article: path, quote }: Line, text: string): Promise<boolean> {
  const outcome = await readArticle(path, readFileSync(join(root, path)));
  if (!outcome.ok) throw new Error(outcome.reason);
  const article = { ...outcome.content, id: path, path, contentHash: path };
  const why = { keywords: { score: 1, terms: [] }, vectors: { score: 0 }, parts: {}, placeBefore: 1 };
  const passage = splitIntoPassages(article).find((each) => each.text.includes(quote));
  expect(passage, quote).toBeDefined();
  const ranked = { passage: passage!, article, score: 1, foundBy: ['keywords' as const], why };
  const { statement } = new Verification([ranked]).add({ text, quotes: [{ passageId: passage!.id, text: quote }] });
  return statement.verdict === 'supported';
}

describe('statements that go beyond their quotes', () => {
  it('most are caught, and hardly a true one is', async () => {
    const rejected: string[] = [];
    const missed: string[] = [];
    for (const line of lines) {
      if (!(await isSupported(line, line.true))) rejected.push(line.true);
      for (const [kind, text] of line.wrong) if (await isSupported(line, text)) missed.push(`${kind}: ${text}`);
    }
    const wrong = lines.reduce((sum, line) => sum + line.wrong.length, 0);
    expect(wrong).toBeGreaterThanOrEqual(60);
    expect(1 - missed.length / wrong, missed.join('\n')).toBeGreaterThanOrEqual(0.7);
    expect(1 - rejected.length / lines.length, rejected.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['All bridges are closed.', 'Several bridges in the valley are closed.'],
    ['Only the mill was damaged.', 'The mill was among the buildings damaged.'],
    ['It was the largest flood in years.', 'It was one of the largest floods in years.'],
    ['More than 40 people were hurt.', 'In all, 40 people were hurt.'],
    ['Pictures prove that the dam leaks.', 'Pictures suggest that the dam leaks.'],
    ['The dam has broken, and the town is under water.', 'If the dam broke, the town would be under water.'],
    ['The owners have sold the mill.', 'The owners will sell the mill next year.'],
  ])('%j says more than %j', (statement, quote) => {
    expect(strengthProblem(statement, [quote])).toBeDefined();
  });

  it.each([
    ['All three bridges are closed.', 'Each of the three bridges is closed.'],
    ['It was one of the largest floods.', 'It was one of the largest floods in years.'],
    ['Some 40 people were hurt in the west.', 'In all, 40 people were hurt in the west.'],
    ['Over 60 tonnes are too heavy.', 'Lorries heavier than 60 tonnes may not cross.'],
    ['The town would be under water.', 'If the dam broke, the town would be under water.'],
    ['The owners plan to sell the mill.', 'The owners will sell the mill next year.'],
  ])('%j says no more than %j', (statement, quote) => {
    expect(strengthProblem(statement, [quote])).toBeUndefined();
  });

  it('who does it to whom is not turned round, but may be told from the other side', () => {
    const quote = 'The Holm Courier sued the Orre Post over the picture.';
    expect(roleProblem('The Orre Post sued the Holm Courier.', [quote])).toBeDefined();
    expect(roleProblem('The Orre Post was sued by the Holm Courier.', [quote])).toBeUndefined();
    expect(roleProblem('The Holm Courier sued the Orre Post.', [quote])).toBeUndefined();
  });

  it('a day keeps its month, and a span of time both ends', () => {
    const talks = 'The talks opened on 27 January and went on on 11 February.';
    expect(dayProblem('The talks opened on 27 February.', [talks])).toBeDefined();
    expect(dayProblem('The talks opened on January 27.', [talks])).toBeUndefined();
    const delivery = 'They were delivered between late June and July.';
    expect(dayProblem('They were delivered after July.', [delivery])).toBeDefined();
    expect(dayProblem('They were delivered in June or July.', [delivery])).toBeUndefined();
  });
});
