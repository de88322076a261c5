/**
 * Questions about the articles themselves: who wrote one, when and where it was published, which there are. What is known
 * of an article is said with a footnote into it, and what is not known is said to be unknown.
 */
import { describe, expect, it } from 'vitest';
import type { Answer, Turn } from '../src/domain.ts';
import type { Footnote } from '../src/footnote.ts';
import { openFootnote, sharedFootnote } from './fixtures/open-footnote.ts';

const head = (lines: string): string => `---\n${lines}\n---\n\n`;
const articles = {
  'dam.md': `${head('title: The dam at Orre is failing\npublisher: Holm Courier\nauthor: Ann Lee\npublished: 2019-05-04')}The dam at Orre has cracks in its northern wall, engineers told the council of Holm.\n`,
  'mill.md': `${head('title: The mill closes\npublisher: Orre Post\nauthor: Jonas Holm\npublished: 2021-02')}A report by our correspondent Jonas Holm\n\nThe paper mill closed and 312 workers lost their jobs.\n`,
  'ferry.md': `${head('title: No ferry in May')}The ferry of Torvik will stop in May because the harbour is too shallow.\n`,
};
const opened = sharedFootnote(articles);

/** Asks one question after another; whatever is cited stands in the articles. */
async function talk(footnote: Footnote, ...questions: readonly string[]): Promise<Answer> {
  const history: Turn[] = [];
  let last: Answer | undefined;
  for (const text of questions) {
    last = await footnote.askOnce({ text, history: [...history], filters: {} }, new AbortController().signal);
    history.push({ question: text, answer: last.text });
    for (const { articleId, quote, start, end } of last.citations) {
      expect(footnote.article(articleId)?.text.slice(start, end)).toBe(quote);
    }
  }
  return last!;
}

describe('the articles themselves', () => {
  it('who wrote the one that the conversation is about, when and where', async () => {
    const footnote = await opened();
    const asked = 'What did engineers tell the council of Holm?';
    const { kind, text, citations } = await talk(footnote, asked, 'Who wrote it?');
    expect(kind).toBe('answered');
    expect(text).toBe('Ann Lee wrote “The dam at Orre is failing” (Holm Courier, 4 May 2019). [1]');
    expect(citations[0]).toMatchObject({ path: 'dam.md', author: 'Ann Lee', published: '2019-05-04' });
    const when = await talk(footnote, asked, 'Who wrote it?', 'When was it published?');
    expect(when.text).toBe('“The dam at Orre is failing” was published by Holm Courier on 4 May 2019. [1]');
    const where = await talk(footnote, asked, 'Who wrote it?', 'Where did this appear?', 'And the Orre Post article?');
    expect(where.text).toBe('“The mill closes” was published by Orre Post in February 2021. [1]');
  });

  it('quotes the line of the article that says so, where there is one', async () => {
    const footnote = await opened();
    const { text, citations } = await talk(footnote, 'Who wrote the article about the paper mill?');
    expect(text).toContain('Jonas Holm wrote “The mill closes”');
    expect(citations.map(({ quote }) => quote)).toEqual(['A report by our correspondent Jonas Holm']);
  });

  it('means the one that is found best, where dates do not tell them apart', async () => {
    const footnote = await openFootnote({
      'weir.md': `${head('title: The weir of Torvik\nauthor: Ann Lee')}The weir of Torvik holds back the river. The weir is old.\n`,
      'walk.md': `${head('title: A walk to the sea\nauthor: Jonas Holm')}We passed an inn, a mill, the weir of Torvik and two barns, and then it rained.\n`,
    });
    const { citations } = await talk(footnote, 'Who wrote the article about the weir of Torvik?');
    expect(citations.map(({ path }) => path)).toEqual(['weir.md']);
  });

  it('says that something is not known rather than guess', async () => {
    const footnote = await opened();
    const asked = 'Why will the ferry of Torvik stop?';
    expect((await talk(footnote, asked, 'Who wrote it?')).text).toBe('No author is named for “No ferry in May”. [1]');
    expect((await talk(footnote, asked, 'When was it published?')).text).toMatch(/is not known\. \[1\]$/);
    expect((await talk(footnote, 'Who wrote this article?')).kind).not.toBe('answered');
    expect((await talk(footnote, 'Who wrote the article about Jupiter?')).kind).not.toBe('answered');
  });

  it('which articles there are, the newest first, and what the second of them says', async () => {
    const footnote = await opened();
    const { text, citations } = await talk(footnote, 'Which articles do you have?');
    expect(citations.map(({ path }) => path)).toEqual(['mill.md', 'dam.md', 'ferry.md']);
    expect(text.split('\n\n')[0]).toBe('“The mill closes” (Jonas Holm, Orre Post, February 2021). [1]');
    expect(text.split('\n\n')).toHaveLength(3);
    const { text: newest } = await talk(footnote, 'What is the newest article?');
    expect(newest).toBe('“The mill closes” (Jonas Holm, Orre Post, February 2021). [1]');
    expect((await talk(footnote, 'What is the oldest article?')).citations[0]?.path).toBe('dam.md');
    expect((await talk(footnote, 'Do you have anything about a harbour?')).citations[0]?.path).toBe('ferry.md');
    const { text: second } = await talk(footnote, 'Which articles do you have?', 'Summarise the second one.');
    expect(second).toMatch(/^The dam at Orre has cracks/);
  });

  it('what one of them says, and no other', async () => {
    const footnote = await opened();
    expect((await talk(footnote, 'Summarise the newest article.')).text).toMatch(/workers lost their jobs/);
    const asked = ['Summarise the newest article.', 'What does it say about workers?'];
    expect((await talk(footnote, ...asked)).text).toContain('312 workers');
    const other = await talk(footnote, ...asked, 'What else does it say about the harbour of Torvik?');
    expect(other.kind).not.toBe('answered');
    const { text } = await talk(footnote, 'Why will the ferry of Torvik stop?', 'What is too shallow in this article?');
    expect(text).toContain('the harbour is too shallow');
  });

  it('names no more than can be read, and says how many there are beside them', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`${at}.md`, `${head(`title: Notice ${at}`)}Street ${at} is closed.\n`]),
    );
    const footnote = await openFootnote(many);
    const { kind, text, citations, remark } = await talk(footnote, 'Which articles do you have?');
    expect(kind).toBe('answered');
    expect(text.split('\n\n')).toHaveLength(8);
    expect(citations).toHaveLength(8);
    expect(remark).toBe('There are 12 articles here; 4 more are not named above. The library lists them all.');
    expect((await talk(footnote, 'How many articles are there?')).remark).toContain('There are 12 articles here');
  });
});
