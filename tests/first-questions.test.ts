/**
 * What somebody gets who does not know yet what is here: a reply to a greeting, with questions that are answered; an
 * overview, what is new, a timeline, two articles side by side, each sentence with its footnote.
 */
import { describe, expect, it } from 'vitest';
import type { Answer, Filters, Turn } from '../src/domain.ts';
import type { Footnote } from '../src/footnote.ts';
import { openFootnote, sharedFootnote } from './fixtures/open-footnote.ts';

const head = (lines: string): string => `---\n${lines}\n---\n\n`;
const articles = {
  'herald.md': `${head('title: Fire guts the Brook mill\npublisher: Holm Herald\nauthor: Ann Lee\npublished: 2024-05-06')}Fire destroyed the Brook mill at Holm in the early hours of Sunday 5 May 2024. Some 60 firefighters fought the flames until nine in the morning. Nobody was hurt in the fire at the mill.\n\nThe Brook mill was built in 1843 by the weaver Jonas Brook.\n`,
  'courier.md': `${head('title: Brook mill burns down\npublisher: Torvik Courier\npublished: 2024-05-07')}The Brook mill at Holm burned to its walls on Sunday 5 May 2024, and its neighbours ask for answers. About 45 firefighters were called to the mill, the brigade said. Nobody was hurt in the fire, though a dog is missing.\n`,
  'minutes-march.md': `${head('title: Minutes of the garden society in March\npublished: 2024-03-14')}Present: Petra Lind, Omar Haddad and eleven other members of the society.\n\nOmar Haddad reported that the standpipe of the garden society has leaked since January.\n`,
  'minutes-june.md': `${head('title: Minutes of the garden society in June\npublished: 2024-06-13')}Present: Petra Lind, Omar Haddad and nine other members of the society.\n\nThe standpipe of the garden society was repaired on 22 March 2024 and cost 365 pounds.\n`,
  'tea.md': `${head('title: Tea')}Tea is a drink made by pouring hot water on the leaves of a shrub from China. Dutch ships brought tea to Amsterdam in 1610.\n`,
};
const opened = sharedFootnote(articles);

async function talk(footnote: Footnote, questions: readonly string[], filters: Filters = {}): Promise<Answer> {
  const history: Turn[] = [];
  let last: Answer | undefined;
  for (const text of questions) {
    last = await footnote.askOnce({ text, history: [...history], filters }, new AbortController().signal);
    history.push({ question: text, answer: last.text });
    for (const { articleId, quote, start, end } of last.citations) {
      expect(footnote.article(articleId)?.text.slice(start, end)).toBe(quote);
    }
  }
  return last!;
}

const pathsOf = ({ citations }: Answer): string[] => citations.map(({ path }) => path);

describe('who only says hello', () => {
  it.each([
    ['hi', 'hello', /^Hello\./],
    ['Good morning!', 'hello', /^Hello\./],
    ['ok thanks!', 'thanks', /welcome/],
    ['What can you do?', 'help', /^This is Footnote\./],
    ['Hallo', 'hello', /^Hallo\./],
    ['Was kannst du?', 'help', /^Das ist Footnote\./],
  ])('%s: gets a reply, and three questions that are answered', async (text, courtesy, reply) => {
    const footnote = await opened();
    const answer = await talk(footnote, [text]);
    expect(answer.text).toMatch(reply);
    expect(answer).toMatchObject({ citations: [], nearest: [], why: { courtesy } });
    expect(answer.missing).toBeUndefined();
    expect(answer.suggestions).toHaveLength(3);
    for (const question of answer.suggestions!) expect((await talk(footnote, [question])).kind).toBe('answered');
  });

  it('in the middle of a conversation too, and the conversation goes on after it', async () => {
    const footnote = await opened();
    const asked = ['When did the Brook mill burn?', 'great, thank you'];
    expect((await talk(footnote, asked)).text).toMatch(/welcome/);
    expect((await talk(footnote, [...asked, 'Who built it?'])).standalone).toContain('Brook mill');
  });

  it('hears that there is nothing to ask yet', async () => {
    const answer = await talk(await openFootnote({}), ['hello']);
    expect(answer.text).toContain('There are no articles here yet');
    expect(answer.suggestions ?? []).toEqual([]);
  });
});

describe('all articles together', () => {
  it.each(["what's in here?", 'Summarise the articles', 'What are the articles about?', 'tl;dr'])(
    '%s',
    async (text) => {
      const answer = await talk(await opened(), [text]);
      expect(answer.kind).toBe('answered');
      const paragraphs = answer.text.split('\n\n');
      // The newest first; what tells of one thing in one paragraph; who was present is not what it is about.
      expect(paragraphs).toHaveLength(3);
      expect(paragraphs[0]).toMatch(
        /^“Minutes of the garden society in June” \(13 June 2024\): The standpipe .*\[1\] “Min/,
      );
      expect(paragraphs[1]).toMatch(
        /^“Brook mill burns down” \(Torvik Courier, 7 May 2024\): The Brook mill at Holm burned/,
      );
      expect(paragraphs[1]).toMatch(/“Fire guts the Brook mill” \(Ann Lee, Holm Herald, 6 May 2024\): Fire destroyed/);
      expect(paragraphs[2]).toBe(
        '“Tea”: Tea is a drink made by pouring hot water on the leaves of a shrub from China. [5]',
      );
      expect(answer.remark).toBe('There are 5 articles here.');
      expect(answer.disagreements).toEqual([]);
    },
  );

  it('of many, eight and how many others there are; then the others', async () => {
    const words = 'lamp boat stone glass wheel rope clock bell drum coat hat boot'.split(' ');
    const footnote = await openFootnote(
      Object.fromEntries(
        words.map((word, at) => [
          `${word}.md`,
          `${head(`title: The ${word}`)}The ${word} of Vell number ${at} is kept in a room of its own by the ${word} society.\n`,
        ]),
      ),
    );
    const answer = await talk(footnote, ['Give me an overview.']);
    expect(new Set(pathsOf(answer)).size).toBe(8);
    expect(answer.remark).toBe('There are 12 articles here; 4 more are not named above. The library lists them all.');
    const others = await talk(footnote, ['Give me an overview.', 'and the other ones?']);
    expect(pathsOf(others)).toHaveLength(4);
    expect(pathsOf(others).filter((path) => pathsOf(answer).includes(path))).toEqual([]);
    expect(pathsOf(await talk(footnote, ['Summarise everything in two sentences.']))).toHaveLength(2);
  });

  it('the words around the quotes are those of the language that asks', async () => {
    const answer = await talk(await opened(), ['Gib mir einen Überblick']);
    expect(answer.kind).toBe('answered');
    expect(answer.remark).toBe('Hier liegen 5 Artikel.');
  });

  it('the newest, and what to begin with', async () => {
    const footnote = await opened();
    const newest = await talk(footnote, ['anything new?']);
    expect(pathsOf(newest)[0]).toBe('minutes-june.md');
    expect(pathsOf(newest).length).toBeLessThanOrEqual(3);
    expect((await talk(footnote, ['what should I read first?'])).kind).toBe('answered');
    const undated = await talk(await openFootnote({ 'tea.md': articles['tea.md'] }), ["what's the latest?"]);
    expect(undated.remark).toContain('None of the articles says when it was published');
  });

  it('who wrote them, and of which that is not said', async () => {
    const { text, remark } = await talk(await opened(), ['who wrote these?']);
    expect(text).toContain('Ann Lee wrote “Fire guts the Brook mill” (Holm Herald, 6 May 2024). [');
    expect(text).toContain('No author is named for “Tea”. [');
    expect(remark).toBe('There are 5 articles here.');
  });

  it('a timeline, of all and of one thing', async () => {
    const footnote = await opened();
    const all = await talk(footnote, ['Give me a timeline']);
    const paragraphs = all.text.split('\n\n');
    expect(paragraphs.map((each) => /1610|1843|22 March 2024|5 May 2024/.exec(each)?.[0])).toEqual([
      '1610',
      '1843',
      '22 March 2024',
      '5 May 2024',
    ]);
    const [first] = all.citations;
    expect(first?.quote.slice(first.answer!.start - first.start, first.answer!.end - first.start)).toContain('1610');
    const { text: ofMill } = await talk(footnote, ['Give me a timeline of the Brook mill']);
    expect(ofMill.split('\n\n').map((each) => /1843|5 May 2024/.exec(each)?.[0])).toEqual(['1843', '5 May 2024']);
  });

  it('of the one that was chosen, what that says', async () => {
    const footnote = await opened();
    const tea = footnote.articles().find(({ path }) => path === 'tea.md')!;
    for (const text of ['summarise this article', 'What is this about?']) {
      const answer = await talk(footnote, [text], { articleIds: [tea.id] });
      expect(answer.text).toMatch(/^Tea is a drink/);
    }
  });

  it('one document by its kind, and the other one', async () => {
    const footnote = await opened();
    const minutes = await talk(footnote, ['can you summarise the minutes?']);
    expect(minutes.text).toMatch(/^The standpipe of the garden society was repaired/);
    expect(minutes.remark).toBe('This may also mean “Minutes of the garden society in March”.');
    const other = await talk(footnote, ['can you summarise the minutes?', 'and the other one?']);
    expect(pathsOf(other)).toEqual(['minutes-march.md']);
  });
});

describe('two articles side by side', () => {
  it.each([
    'Compare the two reports on the mill',
    "How does the Herald's account differ from the Courier's?",
    "what's the difference between the Herald's and the Courier's story?",
  ])('%s', async (text) => {
    const answer = await talk(await opened(), [text]);
    expect(answer.kind).toBe('answered');
    expect(answer.text).toMatch(/Holm Herald, 6 May 2024: Some 60 firefighters .*Torvik Courier, 7 May 2024: About 45/);
    expect(answer.disagreements[0]?.about).toBe('60 or 45 firefighters');
    expect(new Set(pathsOf(answer))).toEqual(new Set(['herald.md', 'courier.md']));
  });

  it('what both say', async () => {
    const footnote = await opened();
    const answer = await talk(footnote, ['What do the Herald and the Courier agree on?']);
    expect(answer.text).toMatch(/Herald, 6 May 2024: .*Nobody was hurt.*Courier, 7 May 2024: Nobody was hurt/);
    const both = await talk(footnote, ['Compare the two reports on the mill', 'and what do both agree on?']);
    expect(both.text).toBe(answer.text);
  });

  it('of two that have nothing in common, what each is about', async () => {
    const answer = await talk(await opened(), ['Compare the article on tea with the one on fire']);
    expect(answer.text).toMatch(/“Tea”: Tea is a drink/);
    expect(answer.text).toMatch(/Holm Herald, 6 May 2024: Fire destroyed/);
  });
});
