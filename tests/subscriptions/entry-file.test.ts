/** An entry as a file is the same article when it is read back, whatever its words and marks; and turns keep to their rules. */
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { readXmlFeed } from '../../src/articles/xml-feed.ts';
import { fileOfEntry } from '../../src/subscriptions/entry-file.ts';
import { nextTurn, secondsOf, secondsTyped } from '../../src/subscriptions/turns.ts';
import { rss } from '../fixtures/feed-server.ts';

const entryOf = async (html: string, title = 'The <em>mill</em> of Tarn: 1911 #1') => {
  const [entry] = await readXmlFeed(
    Buffer.from(rss('The Paper', [{ id: 'a', title: `<![CDATA[${title}]]>`, text: html }])),
    'feed.xml',
  );
  return entry!;
};

it.each([
  ['paragraphs and headings', '<p>It burnt.</p><h2>Why</h2><p>Lightning.</p><h3># 1. Tarn</h3><p>In 1911.</p>'],
  [
    'lists in lists',
    '<p>Mills:</p><ol start="3"><li>Tarn<ul><li>old</li><li>new</li></ul></li><li>Arle</li></ol><p>End.</p>',
  ],
  [
    'a table',
    '<table><tr><th>Mill</th><th>Year</th></tr><tr><td>Tarn | Arle</td><td>*1911*</td></tr></table><p>End.</p>',
  ],
  ['a table without a head', '<table><tr><td>Tarn</td><td>1911</td></tr><tr><td>Arle</td><td>1912</td></tr></table>'],
  [
    'what would be markup',
    '<p>2*3*4 = 24, a_b_c, [x](y), &lt;b&gt;bold&lt;/b&gt;, `code`, ~~no~~, \\n, AT&amp;T &amp;amp; 5 &lt; 6</p><p>1) one</p><p>- two</p><p>+ three</p><p># four</p><p>=====</p><p>---</p><p>2. five</p>',
  ],
])('%s', async (_what, html) => {
  const entry = await entryOf(html);
  const { name, bytes } = fileOfEntry(entry);
  expect(name).toBe('The mill of Tarn- 1911 #1.md');
  const outcome = await readArticle(name, bytes);
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.content).toEqual(entry.content);
});

it('is the same bytes for the same entry', async () => {
  const [one, two] = [await entryOf('<p>Words.</p>'), await entryOf('<p>Words.</p>')];
  expect(fileOfEntry(one).bytes.equals(fileOfEntry(two).bytes)).toBe(true);
});

describe('a turn', () => {
  const now = Date.parse('2026-11-30T12:00:00Z');
  const after = (turn: Parameters<typeof nextTurn>[0], chance = 0.5): number =>
    (Date.parse(nextTurn(turn, now, chance)) - now) / 1000;

  it('comes after the time that is set, give or take a tenth', () => {
    expect(after({ every: 3600, failures: 0 })).toBe(3600);
    expect(after({ every: 3600, failures: 0 }, 0)).toBe(3240);
    expect(after({ every: 3600, failures: 0 }, 1)).toBe(3960);
  });

  it('is put off twice as long with each failure, up to a day, or as long as the host asks', () => {
    expect([1, 2, 3, 9].map((failures) => after({ every: 3600, failures }))).toEqual([7200, 14_400, 28_800, 86_400]);
    expect(after({ every: 7 * 86_400, failures: 3 })).toBe(7 * 86_400);
    expect(after({ every: 3600, failures: 1, retryAfter: 10_000 })).toBe(10_000);
    expect(after({ every: 3600, failures: 1, retryAfter: 60 })).toBe(7200);
    expect(secondsOf('Mon, 30 Nov 2026 12:01:00 GMT', now)).toBe(60);
    expect(secondsOf('soon', now)).toBeUndefined();
  });

  it('is typed as people say it', () => {
    expect(['30m', '1h', '2d', '1', 'h', '1.5h'].map(secondsTyped)).toEqual([
      1800,
      3600,
      172_800,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
