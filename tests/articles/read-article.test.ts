import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';

const read = (path: string, text: string | Uint8Array) =>
  readArticle(path, typeof text === 'string' ? Buffer.from(text) : text);
const content = async (path: string, text: string) => {
  const outcome = await read(path, text);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.content;
};
const reason = async (path: string, text: string | Uint8Array): Promise<string> => {
  const outcome = await read(path, text);
  return outcome.ok ? '' : outcome.reason;
};

describe('a Markdown article', () => {
  const file = `---
title: "A title: with a colon"
publisher: The Paper
author: [Ann Lee, Bo Ray]
published: 2017-04
published_note: The month is in the text.
url: https://example.org/a
language: en-GB
---

# A title: with a colon

A **bold** claim with [a link](https://example.org), an image ![alt](x.png) and
a second line.

## Why it matters

- first
- second

<script>alert(1)</script>
`;

  it('gives what its front matter says, the date as precise as it is', async () => {
    expect(await content('a.md', file)).toMatchObject({
      title: 'A title: with a colon',
      publisher: 'The Paper',
      author: 'Ann Lee, Bo Ray',
      published: '2017-04',
      publishedNote: 'The month is in the text.',
      url: 'https://example.org/a',
      language: 'en-GB',
    });
  });

  it('takes the date of other programs, where it is one', async () => {
    expect(await content('a.md', '---\ntitle: A\ndate: 2021-09-02\n---\nText.\n')).toMatchObject({
      published: '2021-09-02',
    });
    const stated = await content('a.md', '---\ntitle: A\ndate: 2021-09-02\npublished: 2020\n---\nText.\n');
    expect(stated.published).toBe('2020');
    expect((await content('a.md', '---\ntitle: A\ndate: soon\n---\nText.\n')).published).toBeUndefined();
  });

  it('gives its words without marks, and its headings as spans of them', async () => {
    const { text, headings } = await content('a.md', file);
    expect(text).toBe('A bold claim with a link, an image and a second line.\n\nWhy it matters\n\n- first\n- second');
    expect(headings.map(({ start, end, level }) => [level, text.slice(start, end)])).toEqual([[2, 'Why it matters']]);
  });

  it('may have front matter that is empty, whatever lines follow', async () => {
    const { text } = await content('a.md', '---\n---\nThe body.\n\n---\n\nAfter a line.\n');
    expect(text).toBe('The body.\n\nAfter a line.');
  });

  it('takes its first heading for the title, else its name', async () => {
    expect(await content('a.md', '# Own title\n\nText.')).toMatchObject({ title: 'Own title', text: 'Text.' });
    expect((await content('notes/my-notes_2.md', 'Text.')).title).toBe('my notes 2');
  });

  it('may have a colon in its title without quotes around it', async () => {
    const unquoted = '---\ntitle: Vaccination clinic: flu and travel\npublisher: "The Gazette: Sunday"\n---\n\nText.';
    expect(await content('a.md', unquoted)).toMatchObject({
      title: 'Vaccination clinic: flu and travel',
      publisher: 'The Gazette: Sunday',
    });
  });

  it.each([
    ['published: 2017-13-01', /published/],
    ['published: yesterday', /YYYY/],
    ['url: javascript:alert(1)', /url/],
    ['title: [unclosed', /YAML/],
  ])('with %j in its front matter is refused with the reason', async (line, expected) => {
    expect(await reason('a.md', `---\n${line}\n---\n\nText.`)).toMatch(expected);
  });
});

describe('a plain text article', () => {
  it('has its first line as title', async () => {
    expect(await content('a.txt', '\uFEFF\n Title line \r\n\r\nOne.\r\n\r\n\r\n\r\nTwo.')).toMatchObject({
      title: 'Title line',
      text: 'One.\n\nTwo.',
      headings: [],
    });
  });
});

describe('what is not an article', () => {
  it('is refused with the reason', async () => {
    expect(await reason('a.txt', '')).toMatch(/no text/);
    expect(await reason('a.md', '---\ntitle: x\n---\n')).toMatch(/no text/);
    expect(await reason('a.txt', Buffer.from('a\0b'))).toMatch(/NUL/);
    expect(await reason('a.pdf', 'x')).toMatch(/\.md, \.txt/);
  });
});
