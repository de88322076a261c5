import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { cleanHtml, readHtml } from '../../src/articles/html.ts';
import { defaultParsingLimits } from '../../src/articles/parsing-limits.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import { processorSeconds } from '../fixtures/processor-time.ts';

const paragraph = (n: number): string =>
  `Paragraph ${n} tells how the old bridge was closed after the flood, and what the council means to do about it, now and later.`;
const page = (head: string, body: string): string =>
  `<!DOCTYPE html>\n<!-- saved from url=(0026)https://example.org/saved/ -->\n<html lang="en-GB"><head>${head}</head><body>
   <nav><a href="/">Home</a> | <a href="/w">World</a></nav><article>${body}</article>
   <aside><h3>More stories</h3><a href="/x">Ten bridges that fell</a></aside>
   <footer>© 2020 The Example Post. All rights reserved.</footer></body></html>`;
const story = `<h1>Old bridge closed</h1><p class="byline">By Ann Lee</p>
  <p>${paragraph(1)}</p><p>${paragraph(2)}<br><br>${paragraph(3)}</p>
  <h2>What happens <em>next</em></h2><p>${paragraph(4)}</p>
  <ul><li>Buses run.</li><li>Trains <b>do not</b>.</li></ul>
  <table><tr><th>Year</th><th>Floods</th></tr><tr><td>2018</td><td>3</td></tr></table>
  <p>Share this article</p><p>We use cookies to improve your visit. Accept</p>`;

describe('a saved page', () => {
  it('gives what JSON-LD says of its article', () => {
    const linked = {
      '@graph': [
        { '@type': 'WebSite', name: 'Other' },
        {
          '@type': ['NewsArticle'],
          headline: 'Old bridge &amp; new bridge',
          author: [{ name: 'Ann Lee' }, { '@id': '#bo' }],
          publisher: { '@type': 'Organization', name: 'The Example Post' },
          datePublished: '2020-02-03T23:30:00-05:00',
          dateModified: '2021-01-01',
          mainEntityOfPage: { '@id': 'https://example.org/bridge' },
        },
        { '@id': '#bo', '@type': 'Person', name: 'Bo Ray' },
      ],
    };
    const read = readHtml(
      page(`<script type="application/ld+json">${JSON.stringify(linked)}</script>`, story),
      'a.html',
    );
    expect(read).toMatchObject({
      title: 'Old bridge & new bridge',
      author: 'Ann Lee, Bo Ray',
      publisher: 'The Example Post',
      published: '2020-02-03',
      publishedNote: 'From the metadata (JSON-LD).',
      url: 'https://example.org/bridge',
      language: 'en-GB',
    });
  });

  it.each([
    ['article:published_time', '<meta property="article:published_time" content="2020-02-03T10:00:00Z">'],
    ['citation_publication_date', '<meta name="citation_publication_date" content="2020/02/03">'],
    ['dc.date', '<meta name="DC.date" content="2020-02-03">'],
  ])('gives what its meta tags say, the date from %s', (source, tag) => {
    const head = `<title>Old bridge closed | The Example Post</title><meta property="og:site_name" content="The Example Post">
      <meta property="og:title" content="Old bridge closed | The Example Post"><meta name="author" content="By Ann Lee">
      <meta property="article:author" content="https://example.org/ann"><link rel="canonical" href="https://example.org/c">${tag}`;
    expect(readHtml(page(head, story), 'a.html')).toMatchObject({
      title: 'Old bridge closed',
      author: 'Ann Lee',
      publisher: 'The Example Post',
      published: '2020-02-03',
      publishedNote: `From the metadata (${source}).`,
      url: 'https://example.org/c',
    });
  });

  it.each([
    ['<time datetime="2020-02-03T10:00">Monday</time>', 'From the metadata (time).'],
    [
      '<time class="updated" datetime="2021-01-01">x</time><time pubdate>3 February 2020</time>',
      'From the metadata (time).',
    ],
    ['<h4 class="date-header">Monday, February 3, 2020</h4>', 'From a line on the page.'],
    ['<p>Published: 3 February 2020</p>', 'From the line “Published: 3 February 2020”.'],
  ])('gives the date that it shows as %j', (shown, publishedNote) => {
    expect(readHtml(page('', `${shown}${story}`), 'a.html')).toMatchObject({ published: '2020-02-03', publishedNote });
  });

  it('gives its words as blocks, headings as spans, and nothing of what stands beside them', () => {
    const { title, author, url, text, headings } = readHtml(page('<title>Old bridge closed</title>', story), 'a.html');
    expect({ title, author, url }).toEqual({
      title: 'Old bridge closed',
      author: 'Ann Lee',
      url: 'https://example.org/saved/',
    });
    expect(text.split('\n\n')).toEqual([
      ...[1, 2, 3].map(paragraph),
      'What happens next',
      paragraph(4),
      '- Buses run.\n- Trains do not.',
      '| Year | Floods |\n| --- | --- |\n| 2018 | 3 |',
    ]);
    expect(headings.map(({ level, start, end }) => [level, text.slice(start, end)])).toEqual([
      [2, 'What happens next'],
    ]);
    for (const { start, end, text: words, heading } of splitIntoPassages({ id: 'a', language: 'en', text, headings })) {
      expect(text.slice(start, end)).toBe(words);
      expect(heading === undefined || heading === 'What happens next').toBe(true);
    }
  });

  it('has every word that Readability finds, but for the boilerplate', () => {
    const html = page('<title>Old bridge closed</title>', story);
    const found = new Readability(parseHTML(html).document).parse()?.content ?? '';
    const theirs = found.replaceAll(/<[^>]+>/g, ' ').match(/[\p{L}\d]+/gu) ?? [];
    const boilerplate = new Set('By Ann Lee Share this article We use cookies to improve your visit Accept'.split(' '));
    const ours = new Set(readHtml(html, 'a.html').text.match(/[\p{L}\d]+/gu));
    expect(theirs.length).toBeGreaterThan(80);
    expect(theirs.filter((word) => !ours.has(word) && !boilerplate.has(word))).toEqual([]);
  });

  it('loses menus in its text and the links of a wiki beside its headings, and keeps lists that tell something', () => {
    const link = (name: string): string => `<a href="/${name}">${name}</a>`;
    const list = (items: string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
    const menu = `<table><tr><td>${list(['Home', 'News', 'Archive'].map(link))}</td><td>${story}</td></tr></table>`;
    expect(readHtml(page('', menu), 'a.html').text).not.toMatch(/Home|Archive/);
    const told = list([
      `${link('Ahausen')}: two metres`,
      `${link('Bekum')}: three metres`,
      `${link('Cleve')}: one metre`,
    ]);
    const wiki = `<h2>History<span class="mw-editsection">[edit]</span></h2><p>${paragraph(8)}</p>${told}`;
    const { text } = readHtml(page('', story + wiki), 'a.html');
    expect(text).toContain('Bekum: three metres');
    expect(text).toContain('History');
    expect(text).not.toContain('edit');
  });

  it('tells what was cut, and why', () => {
    const { cut } = cleanHtml(page('', `${story}<p>Subscribe to our newsletter</p><p>Print Friendly</p>`), 'a.html');
    expect(cut).toContainEqual({ text: 'Subscribe to our newsletter', why: 'an appeal to the reader' });
    expect(cut).toContainEqual({ text: 'Print Friendly', why: 'a row of links or buttons' });
  });

  it('in which Readability finds nothing gives its own words', () => {
    const rows = Array.from(
      { length: 30 },
      (_, n) => `<tr><td><a href="/${n}">Bridge number ${n} stands</a></td></tr>`,
    );
    const list = readHtml(`<html><body><table>${rows.join('')}</table></body></html>`, 'bridges.html');
    expect(list).toMatchObject({ title: 'bridges' });
    expect(list.text.split('\n\n')).toHaveLength(30);
    expect(readHtml('<p>Short.</p>', 'a.html').text).toBe('Short.');
    const empty = `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', articleBody: `${paragraph(1)}\n\n${paragraph(2)}` })}</script><div id="app"></div>`;
    expect(readHtml(page(empty, ''), 'a.html').text).toBe(`${paragraph(1)}\n\n${paragraph(2)}`);
  });

  it('of absurd nesting or size is refused at once, or read without Readability', async () => {
    const taken = await processorSeconds(() => {
      expect(() => readHtml('<div>'.repeat(1001), 'a.html')).toThrow(/nested/);
      expect(() => readHtml('<b>'.repeat(500_000), 'a.html')).toThrow(/nested/);
      expect(() =>
        readHtml('<a '.repeat(9_000_000), 'a.html', { ...defaultParsingLimits, unpackedMegabytes: 25 }),
      ).toThrow(/larger/);
      expect(readHtml(`${'<div>'.repeat(900)}Deep words.`, 'a.html').text).toBe('Deep words.');
    });
    expect(taken).toBeLessThan(4);
  });

  it('of many paragraphs without end tags is not deep', () => {
    const list = Array.from({ length: 1500 }, (_, n) => `<p>Paragraph ${n} has words of its own.`).join('');
    expect(readHtml(list, 'a.html').text.split('\n\n')).toHaveLength(1500);
  });

  it('is told by what it holds, whatever it is called', async () => {
    for (const path of ['a.html', 'a.txt', 'a.md']) {
      const read = await readArticle(path, Buffer.from(page('<title>Old bridge closed</title>', story)));
      expect(read).toMatchObject({ ok: true, content: { title: 'Old bridge closed' } });
    }
  });

  it('of any shape gives headings that are spans of its text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<h2>',
        '</h2>',
        '<div>',
        '</div>',
        '<tr><td>',
        '<br>',
        '<!--',
        '<pre>',
        '<li>',
        '&#8217;',
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constant(paragraph(1)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { text, headings } = readHtml(pieces.join(''), 'a.html');
        for (const { start, end } of headings) {
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(end).toBeGreaterThan(start);
          expect(start === 0 || text.slice(start - 2, start) === '\n\n').toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
