/** Which of several similar articles is asked for: by date, by source, by event. The whole path over real files. */
import { expect, it } from 'vitest';
import { sharedFootnote } from '../fixtures/open-footnote.ts';
import { similarArticles } from '../fixtures/similar-articles.ts';
import { textsOfBriefs } from '../fixtures/start-footnote.ts';

const opened = sharedFootnote(
  { ...textsOfBriefs(), ...Object.fromEntries(similarArticles) },
  { FOOTNOTE_READER: 'auto' },
);

const cases: readonly (readonly [question: string, article: string])[] = [
  ['How many were killed in the strike near Deir Ezzor in November 2015?', 'strike-2015'],
  ['How many soldiers died in the strike near Deir Ezzor in September 2016?', 'strike-2016'],
  ['How many militants were killed near Deir Ezzor in February 2017?', 'strike-2017'],
  ['How many fighters were killed in the strike near Deir Ezzor in June 2018?', 'strike-2018'],
  ['How many troops were killed in the strike near Deir Ezzor on 13 January 2021?', '2021-01-media-line'],
  ['Who was killed in the strike by Russian bombers near Deir Ezzor?', 'strike-2015'],
  ['How many did the coalition kill in its strike near Deir Ezzor?', 'strike-2016'],
  ['What did the Iraqi air force strike near Deir Ezzor before 2018?', 'strike-2017'],
  ['Who carried out the strike near Deir Ezzor between 2018 and 2019?', 'strike-2018'],
  ['Who is the mayor of Tolven, according to the Eastern Ledger?', 'flood-2022-ledger'],
  ['What does the Valley Post say about the flood in Tolven in 2022?', 'flood-2022'],
  ['How many families left their homes in Tolven in April 2019?', 'flood-2019'],
  ['How many families left their homes in the flood of July 2022?', 'flood-2022'],
  ['Who was elected president of Corvania in 2013?', 'election-2013'],
  ['What was the turnout in Corvania after 2015?', 'election-2018'],
  ['What did the president of Corvania do with the harbour before 2018?', 'harbour-2016'],
  ['What did the president of Corvania do with the harbour after the election of Paul Senn?', 'harbour-2020'],
  ['What did Piet Haan report about the flood in Tolven?', 'flood-2019'],
  ['What do articles from 2014 say about air raids on ISIS?', '2014'],
  ['According to The Media Line, who gave intelligence for the strike near Deir Ezzor?', '2021-01-media-line'],
];

it('a date, a source or an event picks the right one of several similar articles, in 18 of 20 cases at least', async () => {
  const footnote = await opened();
  const wrong: string[] = [];
  for (const [question, article] of cases) {
    const { results } = await footnote.search(question, 5);
    if (results[0]?.path.startsWith(article) !== true) wrong.push(`${question} -> ${results[0]?.path}`);
  }
  expect(cases).toHaveLength(20);
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(2);
});

it.each([
  ['Did the Russian bombers or the Iraqi jets kill more near Deir Ezzor?', 'strike-2015', 'strike-2017'],
  ['Compare the strike near Deir Ezzor of September 2016 with that of June 2018.', 'strike-2016', 'strike-2018'],
  ['How many families left Tolven in the flood of 2019 and how many in that of 2022?', 'flood-2019', 'flood-2022'],
  ['Was the turnout in Corvania higher in 2013 or in 2018?', 'election-2013', 'election-2018'],
])('a question about two events finds both articles among the first five passages: %s', async (question, ...both) => {
  const footnote = await opened();
  const { results } = await footnote.search(question, 5);
  const found = both.filter((article) => results.some(({ path }) => path.startsWith(article)));
  expect(found, results.map(({ path }) => path).join('\n')).toEqual(both);
});

it('what the question says of source and date is told, and can be taken off', async () => {
  const footnote = await opened();
  const question = 'Who is the mayor of Tolven, according to the Eastern Ledger?';
  const limited = await footnote.search(question, 10);
  expect(limited.filters).toEqual({ publishers: ['Eastern Ledger'] });
  expect(limited.askedFilters).toEqual([
    { kind: 'publisher', words: 'according to the Eastern Ledger', name: 'Eastern Ledger', effect: 'filter' },
  ]);
  expect(new Set(limited.results.map(({ publisher }) => publisher))).toEqual(new Set(['Eastern Ledger']));
  const free = await footnote.search(question, 10, { fromQuestion: false });
  expect(free.askedFilters).toEqual([]);
  expect(free.results.map(({ publisher }) => publisher)).toContain('Valley Post');
});

it('of several askedFilters, one can be taken off: the others hold, and so does what the date puts first', async () => {
  const footnote = await opened();
  const question =
    'How many families left their homes in April 2019, according to the Eastern Ledger and articles from 2022?';
  const { askedFilters } = await footnote.search(question, 10);
  expect(askedFilters.map(({ kind }) => kind).toSorted()).toEqual(['event', 'published', 'publisher']);
  const { words } = askedFilters.find(({ kind }) => kind === 'publisher')!;
  const lifted = await footnote.search(question, 10, { lifted: [words] });
  expect(lifted.askedFilters).toEqual(askedFilters.filter(({ kind }) => kind !== 'publisher'));
  expect(lifted.filters).toEqual({ lifted: [words], publishedFrom: '2022-01-01', publishedTo: '2022-12-31' });
  expect(lifted.results.map(({ publisher }) => publisher)).toContain('Valley Post');
});

it('last year is counted from the newest article, and says so', async () => {
  const footnote = await opened();
  const { askedFilters } = await footnote.search('What happened in Tolven last year?', 3);
  expect(askedFilters).toMatchObject([{ kind: 'event', words: 'last year', from: '2023-01-01', to: '2023-12-31' }]);
  expect(askedFilters[0]?.note).toBe('2023, counted from the newest article, of February 2024');
});

it('last year is asked about as that year: words such as "at last" do not answer', async () => {
  const footnote = await opened();
  const { signal } = new AbortController();
  const ask = (text: string) => footnote.askOnce({ text, history: [], filters: {} }, signal);
  const answer = await ask('What happened in Syria last year?');
  expect(answer.kind).toBe('not-found');
  expect(answer.missing).toEqual(['2023']);
  const { askedFilters } = await footnote.search('What did Rasul say last month?', 3);
  expect(askedFilters).toMatchObject([{ from: '2024-01-01', to: '2024-01-31' }]);
  expect((await ask('What did Rasul say this month?')).kind).toBe('answered');
});

it('a filter that leaves nothing says so, and is not widened', async () => {
  const footnote = await opened();
  const answer = await footnote.askOnce(
    { text: 'What do articles from 2011 say about the flood in Tolven?', history: [], filters: {} },
    new AbortController().signal,
  );
  expect(answer.kind).toBe('not-found');
  expect(answer.text).toBe('There is no article published from 1 January 2011 to 31 December 2011 about this.');
  expect(answer.filters).toEqual({ publishedFrom: '2011-01-01', publishedTo: '2011-12-31' });
  expect(answer.why.askedFilters).toMatchObject([{ kind: 'published', words: 'from 2011', effect: 'filter' }]);
  expect(answer.nearest).toEqual([]);
});

it('limits of the caller hold: dates overlap with what an article gives, be it a month or a year', async () => {
  const footnote = await opened();
  const paths = async (publishedFrom: string, publishedTo: string): Promise<string[]> => {
    const { results } = await footnote.search('strikes in Syria', 50, { publishedFrom, publishedTo });
    return [...new Set(results.map(({ path }) => path))].toSorted();
  };
  expect(await paths('2017-04-20', '2017-04-25')).toEqual(['2017-04-war-is-boring-iraq-syria.md']);
  expect(await paths('2015-10-15', '2015-11-22')).toEqual(['2015-10-iran-russia-syria.md', 'strike-2015.md']);
  expect(await paths('2011-01-01', '2011-12-31')).toEqual([]);
});
