/** Tags are put into front matter and taken out of it, and nothing else of the file changes, byte for byte. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHashOf } from '../../src/articles/content-hash.ts';
import { withoutTags, withTags } from '../../src/articles/front-matter-tags.ts';
import { tagsAsSet } from '../../src/articles/tag-names.ts';
import { tagsInFile } from '../../src/articles/tags-in-file.ts';
import { ReadingProcesses } from '../../src/articles/reading-process.ts';

const processes = new ReadingProcesses();
const tagsOf = async (file: string): Promise<readonly string[]> =>
  tagsInFile('a.md', Buffer.from(file), undefined, processes);

describe('the tags of a file', () => {
  it.each([
    ['a file without front matter', '# A\n', '---\ntags: [x]\n---\n# A\n'],
    ['one with other keys', '---\ntitle: A: b\n# mine\n---\nA', '---\ntitle: A: b\n# mine\ntags: [x]\n---\nA'],
    [
      'a list on one line',
      '---\ntags: [a, b] # why\nurl: http://a\n---\nA',
      '---\ntags: [x] # why\nurl: http://a\n---\nA',
    ],
    [
      'a list on lines',
      '---\ntags:\n  - a\n  - b\n\nlanguage: en\n---\nA',
      '---\ntags:\n  - x\n\nlanguage: en\n---\nA',
    ],
    ['a list over lines', '---\ntags: [a,\n  b]\ntitle: T\n---\nA', '---\ntags: [x]\ntitle: T\n---\nA'],
    ['words between commas', '---\r\ntags: a, b\r\n...\r\nA', '---\r\ntags: [x]\r\n...\r\nA'],
    ['an empty key', '\uFEFF---\ntags:\n---\nA', '\uFEFF---\ntags: [x]\n---\nA'],
    ['a rule that opens nothing', '---\nA', '---\ntags: [x]\n---\n---\nA'],
  ])('are written over %s', (_what, before, after) => {
    expect(withTags(before, ['x'])).toBe(after);
  });

  it.each([
    ['one map on one line', '---\n{title: A, tags: [a]}\n---\nA'],
    ['a key that stands twice', '---\ntags: a\ntags: b\n---\nA'],
  ])('are not touched in %s', (_what, file) => {
    expect(withTags(file, ['x'])).toBeUndefined();
    expect(withoutTags(file)).toBe(file);
  });

  it('go with the block where nothing else stands in it', () => {
    expect(withTags('---\ntags: [a]\n---\nA', [])).toBe('A');
    expect(withTags('---\ntags: [a]\ntitle: T\n---\nA', [])).toBe('---\ntitle: T\n---\nA');
  });

  const tag = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => !/[\p{C}\p{Z}#]/u.test(text.replaceAll(' ', '')) && text.trim() !== '');
  const tags = fc.array(tag, { maxLength: 5 }).map((all) => tagsAsSet(all));
  const end = fc.constantFrom('\n', '\r\n');
  const key = fc.constantFrom(
    'title: On: tags',
    'author: [A, B]',
    '# a remark on tags',
    'other:\n  - tags: x',
    'note: |\n  tags: none\n',
    '',
  );
  const own = fc.constantFrom(
    'tags: [a, b]',
    'tags: a, b',
    'tags:\n- a\n- "b: c"',
    'tags:\n    - a # first\n    - b',
    'tags: ["a",\n  b] # c',
  );
  const file = fc
    .record({
      mark: fc.boolean(),
      keys: fc.array(key, { maxLength: 3 }),
      own: fc.option(own),
      at: fc.nat(3),
      end,
      isHeaded: fc.boolean(),
    })
    .chain(({ mark, keys, own: its, at, end: lineEnd, isHeaded }) => {
      const unique: string[] = [...new Set(keys)];
      const lines = its === null ? unique : unique.toSpliced(at, 0, its);
      const head = isHeaded ? ['---', ...lines, '---', ''].join('\n') : '';
      return fc
        .string({ unit: 'grapheme', maxLength: 60 })
        .map((body) => (mark ? '\uFEFF' : '') + (head + `# Title\n${body}`).replaceAll('\n', lineEnd));
    });

  it('are what was set, and the file beside them is what it was, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(file, tags, tags, async (before, some, others) => {
        const once = withTags(before, some)!;
        expect(await tagsOf(once)).toEqual(some);
        expect(withoutTags(once)).toBe(withoutTags(before));
        if (some.length * others.length > 0) expect(withTags(withTags(once, others)!, some)).toBe(once);
        const hashes = [before, once].map((text) => contentHashOf('a.md', Buffer.from(text)));
        expect(new Set(hashes).size).toBe(1);
      }),
      { numRuns: 120 },
    );
  });
});
