/** Questions as they are made of sentences: they read as a person would ask them, or are not made at all. */
import { expect, it } from 'vitest';
import type { Article, Heading } from '../../src/domain.ts';
import { questionsOf } from '../../src/suggestions/question-maker.ts';
import { Turns } from '../../src/turns.ts';

const article = (text: string, more: Partial<Article> = {}): Article => ({
  id: 'a',
  path: 'a.md',
  title: 'A',
  language: 'en',
  headings: [],
  contentHash: '',
  text,
  ...more,
});
const made = async (text: string, more: Partial<Article> = {}): Promise<string[]> =>
  (await questionsOf(article(text, more), new Turns())).map(({ question }) => question);

it.each([
  [
    'The harbour bridge of Lenn was closed on 4 May 2019, after cracks were found.',
    'When was the harbour bridge of Lenn closed?',
  ],
  [
    'In late June 2016 Lennish aircraft quietly bombed the base at Al Tor, near the border, and left.',
    'When did Lennish aircraft bomb the base at Al Tor?',
  ],
  [
    'A storm in October 2020 killed 31 people of Aven, the board said in a report.',
    'How many people of Aven did a storm in October 2020 kill?',
  ],
  [
    'The Lenn Water Board dismissed twelve engineers in March 2018, to save money.',
    'How many engineers did the Lenn Water Board dismiss?',
  ],
  [
    'About 57 workers were injured at the Aven mill, most of them lightly.',
    'How many workers were injured at the Aven mill?',
  ],
  [
    'The Lenn Water Board closed the gates of the Aven dam because the river had risen.',
    'Why did the Lenn Water Board close the gates of the Aven dam?',
  ],
  [
    'The Aven Observatory, based in Lenn, counted the boats on the lake that day.',
    'Where is the Aven Observatory based?',
  ],
  ['The dam will hold, Mara Tolen, a professor of hydrology at the university, wrote.', 'Who is Mara Tolen?'],
  [
    'Mara Tolen told the paper that Lenn needs a second bridge before the next winter.',
    'What did Mara Tolen say about Lenn?',
  ],
  ['The Aven Water Union is a group of forty villages along the lower river.', 'What is the Aven Water Union?'],
])('%s', async (sentence, question) => {
  expect(await made(sentence)).toEqual([question]);
});

it('gives a speaker the full name that the article gives', async () => {
  expect(
    await made(
      'The dam is safe, says Mara Tolen of the board.\n\nTolen said that Lenn needs a second bridge before winter.',
    ),
  ).toContain('What did Mara Tolen say about Lenn?');
});

it.each([
  'It was closed on 4 May 2019, after cracks were found in two of its cables.',
  'The bridge was closed on 4 May 2019, after cracks were found in two of the cables.',
  'When was the harbour bridge of Lenn closed, they asked on 4 May 2019, and by whom?',
  'The bridge attacked by the Lenn militia in May 2019 was the last one to the east.',
  'Mara Tolen said in Lenn that nobody had been warned of the flood that came.',
  'Mara Tolen said that Dr Mara Tolen had never been told about such a thing.',
  'Their chief in Lenn was dismissed in 2018, long before that report was written.',
  'See https://example.org/Lenn/2018 for the report that was published in 2018 by Lenn.',
])('makes nothing of what does not stand alone, or is not plain: %s', async (sentence) => {
  expect(await made(sentence)).toEqual([]);
});

it('asks what is said about the names that an article comes back to', async () => {
  const text =
    'There was rain over Lenn, all day.\n\nNobody in Lenn, it seems, slept.\n\nA boat for Lenn and the coast sank.';
  expect(await made(text)).toEqual(['What do the articles say about Lenn?']);
});

it('asks about a title that names a thing, and not about one that says something', async () => {
  const text = 'There was rain over the hills.';
  expect(await made(text, { title: 'The harbour of Ostrow' })).toEqual([
    'What do the articles say about the harbour of Ostrow?',
  ]);
  for (const title of ['The harbour of Ostrow closes', 'Harbour', 'The gates of Aven were opened', 'The end']) {
    expect(await made(text, { title })).toEqual([]);
  }
});

it('makes none of headings, and none in other languages', async () => {
  const text = 'The harbour bridge of Lenn was closed on 4 May 2019';
  const headings: Heading[] = [{ level: 2, start: 0, end: text.length }];
  expect(await made(text, { headings })).toEqual([]);
  expect(await made(text, { language: 'de' })).toEqual([]);
  expect(await made(text)).toHaveLength(1);
});
