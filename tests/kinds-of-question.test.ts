/**
 * What a reader gets, without a model, for requests that one best sentence does not answer: summaries, overviews of
 * several articles, two things side by side, "who else?", and sentences that open with a pronoun.
 */
import { describe, expect, it } from 'vitest';
import type { Answer, Filters, Turn } from '../src/domain.ts';
import type { Footnote } from '../src/footnote.ts';
import { openFootnote, sharedFootnote } from './fixtures/open-footnote.ts';

const head = (publisher: string, title: string, published: string): string =>
  `---\ntitle: "${title}"\npublisher: ${publisher}\npublished: ${published}\n---\n\n`;

const articles = {
  'dam.md': `${head('Holm Courier', 'The dam at Orre is failing', '2019-05-04')}The dam at Orre has cracks in its northern wall, engineers told the council of Holm on Monday. Captain Jonas Weck led the inspection of the dam in March. He was injured by a falling stone. Two divers and the engineer Clara Lindqvist examined the wall under water. The market sells apples on Saturdays.\n\n## What it would cost\n\nRepairing the dam at Orre would cost 40 million kronor, the council said. The council of Holm wants the owners of the dam to pay for the wall.\n`,
  'dam-later.md': `${head('Orre Post', 'Orre waits for its dam', '2021-09-30')}Nothing has been done about the dam at Orre, residents said in unverified reports. The wall has lost another two metres since 2019. Owners of the dam dismissed the fears of the residents.\n`,
  'mill.md': `${head('Holm Courier', 'The mill closes', '2021-02-01')}The paper mill closed on 1 February 2021 and 312 workers lost their jobs. Its owners blamed the price of wood.\n`,
};
const opened = sharedFootnote(articles);

async function ask(
  footnote: Footnote,
  text: string,
  history: readonly Turn[] = [],
  filters: Filters = {},
): Promise<Answer> {
  const answer = await footnote.askOnce({ text, history, filters }, new AbortController().signal);
  // Whatever is said, it stands in the articles.
  for (const { articleId, quote, start, end } of answer.citations) {
    expect(footnote.article(articleId)?.text.slice(start, end)).toBe(quote);
  }
  expect(answer.statements.filter(({ verdict }) => verdict !== 'supported')).toEqual([]);
  return answer;
}

describe('kinds of questions', () => {
  it('summarises the article that is meant, from its beginning, and no other', async () => {
    const footnote = await opened();
    for (const question of ['Summarise the Orre Post article.', 'What is the story "Orre waits for its dam" about?']) {
      const { kind, text, citations } = await ask(footnote, question);
      expect(kind).toBe('answered');
      expect(text).toMatch(/^Nothing has been done about the dam/);
      expect(new Set(citations.map(({ path }) => path))).toEqual(new Set(['dam-later.md']));
    }
    const mill = footnote.articles().find(({ path }) => path === 'mill.md')!;
    const { text } = await ask(footnote, 'Summarise this article.', [], { articleIds: [mill.id] });
    expect(text).toContain('312 workers');
    expect((await ask(footnote, 'Summarise the article about Jupiter.')).kind).not.toBe('answered');
    expect((await ask(footnote, 'Thank you very much!')).kind).not.toBe('answered');
  });

  it('says what several articles tell of one thing, each with whose it is and of when', async () => {
    const footnote = await opened();
    const { text } = await ask(footnote, 'What do the articles say about the dam at Orre?');
    expect(text).toContain('Holm Courier, 4 May 2019: ');
    expect(text).toContain('Orre Post, 30 September 2021: ');
    // Whose claim it is, and how sure, stays with it.
    expect(text).toContain('in unverified reports');
    expect(text).not.toContain('apples');
  });

  it('begins with who somebody is, when that is asked, and not with the sentence beside it', async () => {
    const footnote = await openFootnote({
      ...articles,
      'storm.md': `${head('Holm Courier', 'The storm', '2020-01-02')}The city has bought new boats before, Dr Clara Holt told the Courier. Holt is a research fellow at the weather institute of Orre, where she heads its work on storms.\n`,
    });
    const { statements } = await ask(footnote, 'Who is Clara Holt?');
    expect(statements[0]?.text).toMatch(/^Holt is a research fellow/);
  });

  it('answers each side of a comparison, and refuses when one has no answer', async () => {
    const footnote = await opened();
    const { text } = await ask(footnote, 'Compare what Holm Courier and Orre Post say about the owners of the dam.');
    expect(text).toContain('Holm Courier, 4 May 2019: ');
    expect(text).toContain('Orre Post, 30 September 2021: ');
    const { kind } = await ask(footnote, 'Did more workers lose their jobs at the mill or at the shipyard?');
    expect(kind).not.toBe('answered');
  });

  it('collects what is asked for from several sentences and articles, each thing once', async () => {
    const footnote = await opened();
    for (const question of ['Which people examined the dam?', 'List the people who examined the dam.']) {
      const { text } = await ask(footnote, question);
      expect(text).toContain('Clara Lindqvist');
      expect(text).toContain('Jonas Weck');
    }
    const { text, citations } = await ask(footnote, 'Name the owners mentioned.');
    expect(new Set(citations.map(({ path }) => path)).size).toBeGreaterThan(1);
    expect(text).not.toContain('apples');
    expect((await ask(footnote, 'Name the bridges mentioned.')).kind).not.toBe('answered');
  });

  it('names in brackets whom a pronoun means, and cites the words that say so', async () => {
    const footnote = await opened();
    const { text, statements, citations } = await ask(footnote, 'Who was injured by a falling stone?');
    expect(text).toMatch(/^\[Captain Jonas Weck\] was injured by a falling stone\. \[1\]\[2\]/);
    const { citations: numbers } = statements[0]!;
    const quotes = numbers.map((number) => citations.find((citation) => citation.number === number)?.quote);
    expect(quotes).toContain('He was injured by a falling stone.');
    expect(quotes).toContain('Captain Jonas Weck led the inspection of the dam in March.');
  });

  it('gives a speech that runs over several sentences with whoever holds it', async () => {
    const footnote = await openFootnote({
      'ferry.txt':
        'The ferry of Torvik will stop in May.\n\n“The harbour is too shallow for the new ferry. We will not dredge it again this year,” Ingrid Dahl, the mayor of Torvik, told the council.\n',
    });
    const { text } = await ask(footnote, 'Is the harbour of Torvik too shallow for the new ferry?');
    expect(text).toContain(
      '“The harbour is too shallow for the new ferry. We will not dredge it again this year,” Ingrid Dahl, the mayor of Torvik, told the council.',
    );
  });

  it('tells what the articles lack, but not of another spelling nor of what the conversation was about', async () => {
    const footnote = await opened();
    expect((await ask(footnote, 'Which songs did Lindquist sing in Gdansk?')).missing).toEqual(['Gdansk']);
    const history = [{ question: 'What happened in Gdansk?', answer: 'Nothing in the articles is about this.' }];
    expect((await ask(footnote, 'Why?', history)).missing ?? []).not.toContain('Gdansk');
    expect((await ask(footnote, 'How many workers lost their jobs at the mill?')).missing).toBeUndefined();
  });

  it('answers "who reported that?" with the words that say so', async () => {
    const footnote = await opened();
    const first = await ask(footnote, 'What has been done about the dam at Orre since the inspection?');
    const history = [{ question: first.question, answer: first.text }];
    const { text } = await ask(footnote, 'Who reported that?', history);
    expect(text).toMatch(/residents said in unverified reports|engineers told the council/);
  });

  it('keeps to the article that is chosen, whatever was spoken of before', async () => {
    const footnote = await opened();
    const question = 'How much would repairing the dam at Orre cost?';
    const before = await ask(footnote, question);
    expect(before.kind).toBe('answered');
    const mill = footnote.articles().find(({ path }) => path === 'mill.md')!;
    const history = [{ question, answer: before.text }];
    for (const text of ['and who pays for it', 'How much would repairing the dam cost?']) {
      const { citations, nearest } = await ask(footnote, text, history, { articleIds: [mill.id] });
      expect([...citations, ...nearest].filter(({ path }) => path !== 'mill.md')).toEqual([]);
    }
  });
});
