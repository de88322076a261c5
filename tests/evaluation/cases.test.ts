import { describe, expect, it } from 'vitest';
import { isRight } from '../../src/evaluation/case.ts';
import { parseCases } from '../../src/evaluation/cases.ts';

const [one] = parseCases(
  '{"id":"a","question":"How many?","must":[["57","fifty-seven"],["troops"]],"article":"Media"}',
);
const answer = (text: string, path: string) => ({ kind: 'answered' as const, text, citations: [{ path }] }) as never;

describe('a case', () => {
  it('is right when every group has an alternative, in an answer that cites the article', () => {
    expect(isRight(one!, answer('Fifty-seven TROOPS died.', 'a/media-line.md'))).toBe(true);
    expect(isRight(one!, answer('57 died.', 'media.md'))).toBe(false);
    expect(isRight(one!, answer('57 troops died.', 'other.md'))).toBe(false);
    expect(isRight(one!, { kind: 'not-found', text: '57 troops', citations: [] })).toBe(false);
  });

  it('without an article is right when it is refused', () => {
    const [off] = parseCases('{"id":"b","question":"?"}\n\n');
    expect(isRight(off!, { kind: 'not-answered', text: '', citations: [] })).toBe(true);
    expect(isRight(off!, answer('x', 'y'))).toBe(false);
  });

  it.each(['not json', '{"id":"a"}', '{"id":"a","question":"x","turns":["y"]}', '{"question":"x"}'])(
    'that is none is refused with its line: %s',
    (line) => {
      expect(() => parseCases(`{"id":"ok","question":"x"}\n${line}`)).toThrow(/Line 2/);
    },
  );
});
