/** What the page says stands in one file, so that a second language is a second file; and each sentence has its places filled. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { strings } from '../../web/src/strings/strings.ts';
import { fillText } from '../../web/src/ui/fill-text.ts';

const source = join(import.meta.dirname, '../../web/src');
const components = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));

/** Words in an attribute that is read, between two tags, or on a line of their own. */
const spoken = [
  /\b(?:aria-label|title|placeholder|alt|label)="[^"]*\p{L}[^"]*"/gu,
  /<(?!code)\w+[^<>]*>[^<>{}=()]*\p{L}{2}[^<>{}=()]*<\//gu,
  /^\s+\p{Lu}[\p{L} ,.:;?!…’-]*[^,\s]$/gmu,
];

function sentenceOf(name: string): string {
  const found = name
    .split('.')
    .reduce<unknown>((group, key) => (group as Readonly<Record<string, unknown>>)[key], strings);
  return String(found);
}

describe('what the page says', () => {
  it('stands in no component', () => {
    const found = components.flatMap(({ file, text }) =>
      spoken.flatMap((pattern) => (text.match(pattern) ?? []).map((words) => `${file}: ${words.trim()}`)),
    );
    expect(found).toEqual([]);
  });

  it('has a place for each part that is put into it', () => {
    const filled = components.flatMap(({ text }) => [...text.matchAll(/\bfill\(strings\.([\w.]+), \{([^]{1,400})/g)]);
    expect(filled.length).toBeGreaterThanOrEqual(15);
    for (const [, name, parts] of filled) {
      const places = [...sentenceOf(name!).matchAll(/\{(\w+)\}/g)].map(([, place]) => place!);
      expect(places).not.toEqual([]);
      for (const place of places) expect(parts, name).toMatch(new RegExp(`[\\s,]${place}(?:[:,]| \\})`));
    }
  });

  it('keeps all its words around a part', () => {
    expect(fillText('Put it into {folder}, at once.', { folder: 'corpus/' })).toBe('Put it into corpus/, at once.');
    expect(fillText('Nothing to fill.', {})).toBe('Nothing to fill.');
  });
});
