/** Guides to real articles: every line stands in the article, and a librarian finds what matters in them. */
import { expect, it } from 'vitest';
import type { Citation } from '../../src/domain.ts';
import type { Footnote } from '../../src/footnote.ts';
import type { Guide } from '../../src/guides/guide.ts';
import { openFootnote, sharedFootnote } from '../fixtures/open-footnote.ts';
import { textsOfBriefs } from '../fixtures/start-footnote.ts';

const opened = sharedFootnote(textsOfBriefs());

async function guideOf(footnote: Footnote, path: string): Promise<Guide> {
  const found = footnote.articles().find((article) => article.path === path)!;
  return (await footnote.guides.guide(found.id))!;
}

async function guideTo(text: string): Promise<Guide> {
  const footnote = await openFootnote({ 'a.md': text });
  return guideOf(footnote, 'a.md');
}

function citationsOf({ says, who, where, when, numbers, questions }: Guide): Citation[] {
  return [...says, ...[...who, ...where, ...when, ...numbers, ...questions].map(({ citation }) => citation)];
}

const answerOf = ({ quote, start, answer }: Citation): string =>
  quote.slice(answer!.start - start, answer!.end - start);

const obituary = `---
title: Edith Marlowe, botanist
publisher: The Northern Record
published: 2019-11-08
---

Edith Marlowe, the botanist who catalogued the mosses of the Pennines, died at her home in Hexham on 2 November, aged 91.

She was born in Leeds on 3 May 1928, the daughter of a railway clerk. In 1954 she joined the staff of Durham University and stayed for 34 years.

Her Flora of Northern Mosses, published in 1967, described 412 species. "She could tell a moss by its smell, even in the dark," said Dr Alan Whitfield, her former student.
`;

it('is made of words that stand in the article at their offsets, numbered line by line', async () => {
  const footnote = await opened();
  for (const { id } of footnote.articles()) {
    const guide = (await footnote.guides.guide(id))!;
    const { text, contentHash } = footnote.article(id)!;
    const citations = citationsOf(guide);
    expect(citations.length).toBeGreaterThan(15);
    expect(citations.map(({ number }) => number)).toEqual(citations.map((_, at) => at + 1));
    for (const citation of citations) {
      expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
      expect(citation).toMatchObject({ articleId: id, contentHash });
      const { answer } = citation;
      if (answer !== undefined) {
        expect(answer.start).toBeGreaterThanOrEqual(citation.start);
        expect(answer.end).toBeLessThanOrEqual(citation.end);
      }
    }
    expect(guide.says).toHaveLength(3);
    for (const { name, role, citation } of guide.who) {
      expect(citation.quote).toContain(role ?? '');
      expect(answerOf(citation)).toContain(name.split(' ').at(-1));
    }
    for (const { number, counts, citation } of guide.numbers) {
      expect(answerOf(citation)).toContain(number);
      expect(answerOf(citation)).toContain(counts);
    }
  }
});

it('says who, in which role, where and when', async () => {
  const footnote = await opened();
  const { who, where, when, numbers } = await guideOf(footnote, '2021-01-media-line-us-israel-airstrike.md');
  expect(who.slice(0, 2).map(({ name }) => name)).toEqual(['Carmit Valensi', 'Eyal Zisser']);
  expect(who.find(({ name }) => name === 'Mike Pompeo')).toMatchObject({
    kind: 'person',
    role: 'the US secretary of state',
  });
  expect(who.find(({ name }) => name === 'Tel Aviv University')?.kind).toBe('organisation');
  expect(where.slice(0, 3).map(({ name }) => name)).toEqual(['Syria', 'Israel', 'Iran']);
  expect(when.map(({ date, origin }) => [date, origin])).toEqual([
    ['2021-01-12', 'article'],
    ['2021-01-13', 'written'],
  ]);
  expect(numbers.map(({ number, counts }) => `${number} ${counts}`)).toContain('57 troops');
});

it('tells an obituary: the life in its dates, nobody’s words for what it says', async () => {
  const { says, who, where, when, numbers } = await guideTo(obituary);
  expect(says[0]!.quote).toMatch(/^Edith Marlowe, the botanist/);
  expect(says.map(({ quote }) => quote).join(' ')).not.toContain('smell');
  expect(who.map(({ name, role }) => `${name}: ${role ?? ''}`)).toEqual(
    expect.arrayContaining(['Edith Marlowe: the botanist', 'Alan Whitfield: her former student']),
  );
  expect(where.map(({ name }) => name)).toEqual(expect.arrayContaining(['Hexham', 'Leeds']));
  expect(when.map(({ date }) => date)).toEqual(['1928-05-03', '1954', '1967', '2019-11-02']);
  expect(numbers.map(({ number, counts }) => `${number} ${counts}`)).toEqual(['34 years', '412 species']);
});

it('dates minutes by their title, and a diary by its entries', async () => {
  const minutes = await guideTo(
    '# Minutes of the Harbour Committee, 14 March 2023\n\nThe minutes of 14 February were approved. The fee rises from £12 to £15 from 1 May.\n',
  );
  expect(minutes.when.map(({ date, origin }) => [date, origin])).toEqual([
    ['2023-02-14', 'text'],
    ['2023-05-01', 'text'],
  ]);
  const diary = await guideTo(
    '# A diary\n\n3 April 2022. First warm day of the year.\n\n21 April. Found the old queen dead, the best since 2014.\n',
  );
  expect(diary.when.map(({ date, citation }) => [date, citation.quote])).toEqual(
    expect.arrayContaining([['2022-04-03', '3 April 2022. First warm day of the year.']]),
  );
});

it('gives less of a short article, and makes nothing up', async () => {
  const guide = await guideTo('# A note\n\nBuy milk.\n');
  expect(citationsOf(guide)).toEqual([]);
});

it('gives of a language without tables what needs none', async () => {
  const { says, who, where, when, numbers } = await guideTo(
    '---\ntitle: Мост\nlanguage: ru\n---\n\nНовый мост через реку Лену открыли 1 сентября 2021 года в Якутске. Строительство моста заняло три года и стоило много денег.\n',
  );
  expect(says.length).toBeGreaterThan(0);
  expect(when.map(({ date }) => date)).toEqual(['2021-09-01']);
  expect([who, where, numbers]).toEqual([[], [], []]);
});

it('tells German people, places, days and numbers', async () => {
  const { who, where, when, numbers } = await guideTo(
    '---\ntitle: Neue Brücke\nlanguage: de\npublished: 2023-06-19\n---\n\nAm Samstag ist die neue Brücke in Altena eröffnet worden. Bürgermeister Uwe Kober durchschnitt das Band. Die Brücke ist 312 Meter lang. Die alte war im Februar 2019 gesperrt worden, sagte Sabine Thiel, die Leiterin des Bauamts.\n',
  );
  expect(who.map(({ name, role }) => [name, role])).toEqual([
    ['Uwe Kober', 'Bürgermeister'],
    ['Sabine Thiel', 'die Leiterin des Bauamts'],
  ]);
  expect(where.map(({ name }) => name)).toEqual(['Altena']);
  expect(when.map(({ date }) => date)).toEqual(['2019-02', '2023-06-17']);
  expect(numbers.map(({ number, counts }) => `${number} ${counts}`)).toEqual(['312 Meter']);
});
