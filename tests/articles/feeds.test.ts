/** Feeds: RSS, Atom and JSON, each entry an article with title, date, text and offsets. */
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';

async function entriesOf(path: string, file: string) {
  const outcome = await readArticle(path, Buffer.from(file));
  if (!outcome.ok) throw new Error(outcome.reason);
  for (const { content } of outcome.entries ?? []) {
    const passages = splitIntoPassages({ id: 'a', ...content });
    expect(passages.filter(({ text, start, end }) => content.text.slice(start, end) !== text)).toEqual([]);
  }
  return outcome.entries!;
}

const rssItem = (id: string, title: string, more = ''): string =>
  `<item><title>${title}</title><link>https://example.org/${id}</link><guid>${id}</guid>` +
  `<pubDate>Wed, 12 Apr 2017 09:30:00 GMT</pubDate><description>The short of ${id}.</description>${more}</item>`;
const rss = (...items: string[]): string =>
  `<?xml version="1.0"?><!-- made by hand --><rss version="2.0"><channel><title>The Paper</title><language>en-gb</language>` +
  `<image><title>Logo</title></image>${items.join('')}</channel></rss>`;

describe('RSS', () => {
  it('gives each entry with what it and its feed say', async () => {
    const whole =
      '<dc:creator>Ann Lee</dc:creator><content:encoded><![CDATA[<p>The river rose &amp; fell.</p><h2>Why</h2><p>Rain.</p>]]></content:encoded>';
    const [one, two] = await entriesOf(
      'feed.xml',
      rss(rssItem('a', 'Floods &amp; storms', whole), rssItem('b', 'Second')),
    );
    expect(one!.content).toMatchObject({
      title: 'Floods & storms',
      publisher: 'The Paper',
      author: 'Ann Lee',
      published: '2017-04-12',
      url: 'https://example.org/a',
      language: 'en-gb',
      text: 'The river rose & fell.\n\nWhy\n\nRain.',
      headings: [{ level: 2, start: 24, end: 27 }],
    });
    expect(two!.content).toMatchObject({ title: 'Second', text: 'The short of b.' });
  });

  it('keeps the key of an entry when others come before it, or when it changes', async () => {
    const [before] = await entriesOf('feed.rss', rss(rssItem('a', 'First')));
    const after = await entriesOf('feed.rss', rss(rssItem('b', 'New'), rssItem('a', 'First, corrected')));
    expect(after.map(({ key }) => key).indexOf(before!.key)).toBe(1);
  });

  it('with entities of its own or endless nesting ends with plain words or a reason', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>${rss(rssItem('a', 'T', '<content>See &a; &f;</content>'))}`;
    expect((await entriesOf('feed.xml', bomb.replace('<?xml version="1.0"?>', '')))[0]!.content.text).toBe(
      'See &a; &f;',
    );
    expect(await readArticle('feed.xml', Buffer.from(`<rss>${'<x>'.repeat(1700)}`))).toEqual({
      ok: false,
      reason: 'It holds no articles with text.',
    });
  });
});

describe('Atom', () => {
  it('gives each entry, its text as marks or as words', async () => {
    const [one, two] = await entriesOf(
      'news.atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>
       <entry><title>One</title><id>1</id><link href="https://example.org/1"/><link rel="edit" href="https://example.org/e"/>
         <published>2017-04-12T09:30:00Z</published><updated>2019-01-01T00:00:00Z</updated><author><name>Ann Lee</name></author>
         <summary>Short.</summary><content type="xhtml"><div><p>The <b>river</b> rose.</p><p>It fell.</p></div></content></entry>
       <entry><title>Two</title><id>2</id><summary type="html">&lt;p&gt;Words &amp;amp; more.&lt;/p&gt;</summary></entry></feed>`,
    );
    expect(one!.content).toMatchObject({
      title: 'One',
      author: 'Ann Lee',
      publisher: 'The Paper',
      published: '2017-04-12',
      url: 'https://example.org/1',
      text: 'The river rose.\n\nIt fell.',
    });
    expect(two!.content.text).toBe('Words & more.');
  });
});

describe('JSON', () => {
  it.each([
    ['a list', 'a.json', (articles: object[]) => JSON.stringify(articles)],
    ['an object with a list', 'a.json', (articles: object[]) => JSON.stringify({ articles }, null, 2)],
    [
      'one object a line',
      'a.jsonl',
      (articles: object[]) => `${articles.map((each) => JSON.stringify(each)).join('\n')}\n`,
    ],
  ])('as %s gives each article, by the usual names of fields', async (_what, path, write) => {
    const entries = await entriesOf(
      path,
      write([
        {
          id: 7,
          title: 'One',
          body: 'The river rose.\n\nIt fell.',
          publishedAt: '2017-04-12T09:30:00Z',
          url: 'https://example.org/1',
          authors: [{ name: 'Ann Lee' }, 'Bo Ray'],
          source: { name: 'The Paper' },
        },
        { headline: 'Two', content_html: '<p>Words &amp; more.</p>', date: '2018-05' },
        { title: 'Without text' },
      ]),
    );
    expect(entries.map(({ content }) => content)).toMatchObject([
      {
        title: 'One',
        text: 'The river rose.\n\nIt fell.',
        published: '2017-04-12',
        url: 'https://example.org/1',
        author: 'Ann Lee, Bo Ray',
        publisher: 'The Paper',
      },
      { title: 'Two', text: 'Words & more.', published: '2018-05' },
    ]);
  });

  it.each([
    ['{"title": "One", "text": "Wor', /line 1/],
    ['{"title": "One", "text": "Words."}\n{"title": "Tw', /line 2/],
    ['{"name": "a package", "version": "1"}', /no articles/],
    ['[]', /no articles/],
    ['[1, null, "x", [[[[]]]]]', /no articles/],
  ])('like %s is refused with the reason', async (file, expected) => {
    const outcome = await readArticle('a.jsonl', Buffer.from(file));
    expect(outcome.ok ? '' : outcome.reason).toMatch(expected);
  });
});
