/** The timeline over a folder: in order, limited, counted, paged; told once; gone with its article. */
import { expect, it } from 'vitest';
import type { Footnote } from '../../src/footnote.ts';
import type { Timeline, TimelineLimits } from '../../src/guides/guide.ts';
import { openFootnote, sharedFootnote } from '../fixtures/open-footnote.ts';

const head = (title: string, publisher: string, published: string): string =>
  `---\ntitle: ${title}\npublisher: ${publisher}\npublished: ${published}\n---\n\n`;
const story =
  'The harbour bridge of Lenn was closed on 4 May 2019, after cracks had been found in its western pier by divers of the port. ' +
  'Mayor Ida Brandt said that the repairs would cost two million crowns, and that the ferry would run every half hour until then. ' +
  'The bridge had been opened in 1931 by the queen, and was painted green every seventh summer by the same family of painters.';
const articles = {
  'gazette.md': `${head('The bridge of Lenn', 'Lenn Gazette', '2019-05-06')}${story}\n`,
  'herald.md': `${head('Bridge closed', 'Aven Herald', '2019-05-07')}${story} The Herald learned more on Monday.\n`,
  'mill.md': `${head('The mill', 'Aven Herald', '2021-02-03')}The old mill in Aven burned down on 1 February 2021. Ida Brandt, the mayor of Lenn, sent two engines. The mill was built between 1850 and 1853.\n`,
};
const opened = sharedFootnote(articles);

async function ask(footnote: Footnote, limits: TimelineLimits = {}, after?: string, length = 100): Promise<Timeline> {
  return footnote.guides.timeline(limits, after, length);
}

it('tells events in their order, each with its sentence, and what two articles tell once', async () => {
  const footnote = await opened();
  const { events, total, people, publishers } = await ask(footnote);
  expect(events.map(({ date, until }) => [date, until])).toEqual([
    ['1850', '1853'],
    ['1931', undefined],
    ['2019-05-04', undefined],
    ['2019-05-06', undefined],
    ['2021-02-01', undefined],
  ]);
  expect(total).toBe(5);
  const herald = footnote.articles().find(({ path }) => path === 'herald.md')!;
  expect(events[2]!.citation).toMatchObject({ path: 'gazette.md', alsoIn: [herald.id] });
  for (const { citation } of events) {
    expect(footnote.article(citation.articleId)!.text.slice(citation.start, citation.end)).toBe(citation.quote);
  }
  expect(people).toEqual([]);
  expect(publishers).toEqual([
    { name: 'Aven Herald', events: 3 },
    { name: 'Lenn Gazette', events: 2 },
  ]);
});

it('is limited by place, publisher and time, and counts what the other limits let through', async () => {
  const footnote = await opened();
  const inAven = await ask(footnote, { place: 'Aven' });
  expect(inAven.events.map(({ date }) => date)).toEqual(['2021-02-01']);
  expect(inAven.publishers).toEqual([{ name: 'Aven Herald', events: 1 }]);
  const { events, dates } = await ask(footnote, { publisher: 'Lenn Gazette', from: '1931', to: '2019-05-03' });
  expect(events.map(({ date }) => date)).toEqual(['1931']);
  // The picture shows what lies beyond, too.
  expect(dates).toEqual([
    { date: '1931', events: 1 },
    { date: '2019-05-04', events: 1 },
  ]);
  expect((await ask(footnote, { from: '1852', to: '1852' })).total).toBe(1);
  expect((await ask(footnote, { person: 'Nobody' })).events).toEqual([]);
});

it('goes on where the page before ended', async () => {
  const footnote = await opened();
  const whole = (await ask(footnote)).events;
  const seen: Timeline['events'][number][] = [];
  let next: string | undefined;
  do {
    const page = await ask(footnote, {}, next, 2);
    seen.push(...page.events);
    next = page.next;
  } while (next !== undefined);
  expect(seen).toEqual(whole);
});

it('forgets an article with the article', async () => {
  const footnote = await openFootnote(articles);
  await ask(footnote);
  await footnote.remove(['gazette.md', 'mill.md']);
  const { events } = await ask(footnote);
  expect(new Set(events.map(({ citation }) => citation.path))).toEqual(new Set(['herald.md']));
  expect(events.every(({ citation }) => citation.alsoIn.length === 0)).toBe(true);
});
