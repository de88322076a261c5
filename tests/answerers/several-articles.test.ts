/** What a reader gets of several articles at once, and of "why?": who is meant, once, side by side only where it belongs. */
import { expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import type { Footnote } from '../../src/footnote.ts';
import { openFootnote, sharedFootnote } from '../fixtures/open-footnote.ts';

const head = (title: string, publisher: string): string =>
  `---\ntitle: ${title}\npublisher: ${publisher}\npublished: 2024-05-07\n---\n\n`;
const articles = {
  'tribune.md': `${head('Bus drivers walk out', 'Tribune')}Bus drivers in Calder began a strike on 6 November 2023. They want a rise of eight per cent. The company, Calder Lines, offered four per cent in October. Its manager, Bea Holroyd, said that half of all buses ran.\n`,
  'observer.md': `${head('Calm first day of bus strike', 'Observer')}The strike of the bus drivers in Calder began quietly on 6 November 2023. Calder Lines said that seven in ten buses ran; its manager, Bea Holroyd, thanked those who had come to work. The drivers ask for eight per cent more.\n`,
  'otter.md': `${head('Otters back at Sallow Mere', 'Gazette')}A pair of otters has settled at Sallow Mere for the first time since 1961. The reading room of the mere closed its gallery in November 2022. Lamps had been left burning there overnight. A warden, Lew Parry, filmed the otters from the gallery. He resigned on 4 May 2024.\n`,
};
const opened = sharedFootnote(articles);

async function ask(footnote: Footnote, ...turns: string[]): Promise<Answer> {
  const history: { question: string; answer: string }[] = [];
  let answer: Answer | undefined;
  for (const text of turns) {
    answer = await footnote.askOnce({ text, history: [...history], filters: {} }, new AbortController().signal);
    history.push({ question: text, answer: answer.text });
  }
  return answer!;
}

it('sets two accounts side by side where they speak of one thing, and nowhere else', async () => {
  const footnote = await opened();
  const { text } = await ask(footnote, 'Compare the two reports on the bus strike');
  expect(text).toMatch(/half of all buses ran\. \[\d\] Observer, [^:]+: Calder Lines said that seven in ten/);
  expect(text).not.toMatch(/four per cent in October\. \[\d\] Observer/);
  const { text: apart } = await ask(footnote, "How does the Tribune's account differ from the Gazette's?");
  for (const paragraph of apart.split('\n\n')) expect(paragraph).not.toMatch(/Tribune.*Gazette|Gazette.*Tribune/s);
});

it('tells an event of several articles once, with all of them, and says who is meant', async () => {
  const footnote = await opened();
  const { statements, citations } = await ask(footnote, 'Give me a timeline');
  const strikes = statements.filter(({ text }) => text.includes('6 November 2023'));
  expect(strikes).toHaveLength(1);
  expect(
    strikes[0]!.citations.map((number) => citations.find((each) => each.number === number)!.path).toSorted(),
  ).toEqual(['observer.md', 'tribune.md']);
  const { text: resigned } = statements.find(({ text }) => text.includes('4 May 2024'))!;
  expect(resigned).toContain('Lew Parry');

  const { events } = await footnote.guides.timeline({}, undefined, 100);
  const strike = events.filter(({ date }) => date === '2023-11-06');
  expect(strike.map(({ citation, also = [] }) => [citation, ...also].map(({ path }) => path).toSorted())).toEqual([
    ['observer.md', 'tribune.md'],
  ]);
  expect(events.find(({ date }) => date === '2024-05-04')!.citation.quote).toContain('Lew Parry');
  // Whichever of the two stands first, the event is of both.
  for (const publisher of ['Tribune', 'Observer']) {
    const own = await footnote.guides.timeline({ publisher }, undefined, 100);
    expect(own.events.map(({ date }) => date)).toContain('2023-11-06');
  }
});

it('answers a bare why with the cause, and never with what was just told', async () => {
  const footnote = await opened();
  const told = await ask(footnote, 'When did the reading room close its gallery?', 'Why?');
  expect(told.statements.map(({ text }) => text)).toEqual(['Lamps had been left burning there overnight.']);
  const untold = await ask(footnote, 'When did the bus drivers in Calder begin a strike?', 'And why?');
  expect(untold.text).toBe('The articles do not say why.');
  const german = await ask(footnote, 'When did the bus drivers in Calder begin a strike?', 'Warum?');
  expect(german.text).toBe('Die Artikel sagen nicht, warum.');
});

it('answers from one article of one sentence', async () => {
  const footnote = await openFootnote({ 'a.txt': 'The mill at Orrin was built in 1843 by Jonas Tarrant.\n' });
  expect((await ask(footnote, 'When was the mill built?')).kind).toBe('answered');
  expect((await ask(footnote, 'Who burnt the mill?')).kind).not.toBe('answered');
});
