/** The one place that refuses: no other file does, the words of a refusal stand in one place, and name what is missing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSureEnough, leastSureness } from '../src/abstain.ts';
import { sharedFootnote } from './fixtures/open-footnote.ts';

const source = join(import.meta.dirname, '../src');
const writers = (pattern: RegExp): string[] =>
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && pattern.test(readFileSync(join(source, file), 'utf8')))
    .toSorted();

it('is the only writer of a refusal', () => {
  expect(writers(/kind[^;\n]*(?:=|\?|:) *'not-(?:answered|found)'/)).toEqual(['abstain.ts']);
  expect(writers(/none of them answers|Nothing in the articles|No article here|There is no article\$/)).toEqual([
    join('language', 'en', 'refusals.ts'),
  ]);
});

it('how sure an answer must be is decided there alone', () => {
  const least = leastSureness({ amongMany: 0.5, readers: ['linear'] });
  expect(isSureEnough({ confidence: least, amongMany: 0.5, readers: ['linear'] })).toBe(true);
  expect(isSureEnough({ confidence: least - 0.001, amongMany: 0.5, readers: ['linear'] })).toBe(false);
  expect(writers(/\bleast(?:Sure|Confidence)\b/)).toEqual(['abstain.ts']);
});

describe('a refusal', () => {
  const opened = sharedFootnote({
    'mill.txt': 'The mill\n\nThe mill at Orre closed in 1967. Its owner Hanna Ek sold the looms to a museum in 1969.',
    'school.txt': 'The school\n\nThe school at Vassby opened in 1911. Jonas Weck was its first head.',
  });
  const ask = async (text: string) => {
    const footnote = await opened();
    return footnote.askOnce({ text, history: [], filters: {} }, new AbortController().signal);
  };

  it('names who stands in no article', async () => {
    const answer = await ask('When did the mill at Orre close under Quillmark?');
    expect(answer.kind).not.toBe('answered');
    expect(answer.text).toContain('No article here speaks of Quillmark.');
    expect(answer.why.open).toEqual(['Quillmark']);
    expect(answer.nearest[0]?.path).toBe('mill.txt');
  });

  it('names the years that there are', async () => {
    const answer = await ask('Which museum bought the looms of the mill at Orre in 1988?');
    expect(answer.kind).not.toBe('answered');
    expect(answer.text).toContain('tell of 1911, 1967 and 1969, not of 1988.');
  });

  it('says how sure it had to be', async () => {
    const { why } = await ask('When did the mill at Orre close?');
    expect(why.sureness?.confidence).toBeGreaterThanOrEqual(why.sureness?.least ?? 1);
  });
});
