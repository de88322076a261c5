/** What a reader gets from tables and lists without a model: the cell that the question names, or nothing; lists in order. */
import { expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import type { Footnote } from '../../src/footnote.ts';
import { openFootnote, sharedFootnote } from '../fixtures/open-footnote.ts';

const articles = {
  'roofs.md':
    '# The roofers of the quay\n\nThe yearly figures are out.\n\n| Year | Roofs | Apprentices | Chair |\n| --- | --- | --- | --- |\n' +
    '| 2020 | 17 | 3 | Ada Brink |\n| 2021 | 45 | 5 | Piet Halloran |\n| 2022 | 51 | 7 | Ada Brink |\n| Total | 113 | 15 |  |\n',
  'ferry.md':
    '# The ferry to Skarn\n\nWhat it carried.\n\n|  | 2021 | 2022 |\n| --- | --- | --- |\n| Passengers | 61,300 | 74,850 |\n| Cars | 12,940 | 14,110 |\n',
  'pump.md':
    '# The garden pump\n\n| | |\n|---|---|\n| Weight | 7.2 kg |\n| Noise | 71 dB |\n\n## Changing the filter\n\n1. Unplug the pump.\n' +
    '2. Close the valve.\n3. Unscrew the grey cap.\n\n## In winter\n\n1. Drain the pump.\n2. Coil the hose.\n',
  'stock.csv': 'Item;Shelf;Price\n"Nails, long";B4;£3.20\nHinges;A1;£7.50\n',
};
const opened = sharedFootnote(articles);

async function ask(footnote: Footnote, text: string): Promise<Answer> {
  const answer = await footnote.askOnce({ text, history: [], filters: {} }, new AbortController().signal);
  for (const { articleId, quote, start, end, head } of answer.citations) {
    const whole = footnote.article(articleId)?.text ?? '';
    expect(whole.slice(start, end)).toBe(quote);
    if (head !== undefined) expect(whole.slice(head.start, head.end)).toBe(head.quote);
  }
  return answer;
}

it.each([
  ['How many roofs in 2021?', '2021: 45 roofs', '45'],
  ['How many roofs and apprentices were there in 2020?', '2020: 17 roofs; 3 apprentices', '17'],
  ['Who was the chair in 2021?', '2021 – Chair: Piet Halloran', 'Piet Halloran'],
  ['Which year had the most roofs?', '2022: 51 roofs', '2022'],
  ['Which year had the fewest apprentices?', '2020: 3 apprentices', '2020'],
  ['How many passengers did the Skarn ferry carry in 2022?', '2022: 74,850 passengers', '74,850'],
  ['How heavy is the garden pump?', 'Weight: 7.2 kg', '7.2 kg'],
  ['What is the price of hinges?', 'Hinges – Price: £7.50', '£7.50'],
  ['Where are the long nails?', undefined, undefined],
])('answers %j from the row and column that it names', async (question, text, marked) => {
  const footnote = await opened();
  const { kind, statements, citations } = await ask(footnote, question);
  if (text === undefined) {
    expect(kind).not.toBe('answered');
    return;
  }
  expect(statements[0]?.text).toBe(text);
  const [{ quote, start, answer }] = citations as [(typeof citations)[number]];
  expect(quote.slice((answer?.start ?? 0) - start, (answer?.end ?? 0) - start)).toBe(marked);
});

it('quotes the row with what heads it', async () => {
  const footnote = await opened();
  const { citations } = await ask(footnote, 'How many roofs in 2021?');
  expect(citations).toMatchObject([
    { quote: '2021 | 45 | 5 | Piet Halloran', head: { quote: 'Year | Roofs | Apprentices | Chair' } },
  ]);
});

it.each([
  'How many roofs in 2019?',
  'How many windows in 2021?',
  'How many roofs were there before 2021?',
  'How many buses did the Skarn ferry carry in 2022?',
  'What is the price of screws?',
  'How long is the cable of the garden pump?',
])('gives no other row for %j', async (question) => {
  const footnote = await opened();
  expect((await ask(footnote, question)).kind).not.toBe('answered');
});

it('gives the steps that are asked for, all of them and no others, in their order', async () => {
  const footnote = await opened();
  const { text, statements } = await ask(footnote, 'How do I change the filter of the garden pump?');
  expect(text).toBe('1. Unplug the pump. [1]\n2. Close the valve. [2]\n3. Unscrew the grey cap. [3]');
  expect(statements.map(({ item, start, end }) => [item, text.slice(start, end)])).toEqual([
    ['1.', 'Unplug the pump.'],
    ['2.', 'Close the valve.'],
    ['3.', 'Unscrew the grey cap.'],
  ]);
});

const lists = {
  'cheese.md':
    '# Damson cheese\n\nIt keeps for a year.\n\n## You will need\n\n- 1 kg damsons\n- sugar\n\n## Method\n\n1. Simmer the damsons.\n2. Rub them through a sieve.\n',
  'hall.md':
    '# The village hall\n\nIt has forty seats.\n\nGuests must not:\n\n- smoke\n- bring dogs\n\nAgenda:\n\n1. Apologies\n2. The roof\n3. Any other business\n',
  'verein.md':
    '---\nlanguage: de\n---\n\n# Jahresbericht des Imkervereins\n\nDer Winter war mild und lang.\n\n| Jahr | Völker | Honig in kg |\n| --- | --- | --- |\n| 2021 | 164 | 2.310 |\n| 2022 | 171 | 945 |\n\n' +
    '## Mitzubringen sind\n\n- Schleier\n- Handschuhe\n',
};
const openedLists = sharedFootnote(lists);

it.each([
  ['What are the steps of the recipe?', ['Simmer the damsons.', 'Rub them through a sieve.']],
  ['What do I need for damson cheese?', ['1 kg damsons', 'sugar']],
  ['What is forbidden in the village hall?', ['smoke', 'bring dogs']],
  ["What's on the agenda?", ['Apologies', 'The roof', 'Any other business']],
  ['Wie viele Völker gab es 2022?', ['2022 – Völker: 171']],
  ['In welchem Jahr gab es den meisten Honig?', ['2021 – Honig in kg: 2.310']],
  ['Was muss man zum Imkerverein mitbringen?', ['Schleier', 'Handschuhe']],
  ['What do I need for quince jelly?', undefined],
  ['What is allowed in the village hall?', undefined],
  ['Wie viele Völker gab es 2019?', undefined],
])('tells %j by what the list or the table is for, in order, each with its words', async (question, said) => {
  const footnote = await openedLists();
  const { kind, statements } = await ask(footnote, question);
  if (said === undefined) expect(kind).not.toBe('answered');
  else expect(statements.map(({ text }) => text)).toEqual(said);
  expect(statements.every(({ citations }) => citations.length > 0)).toBe(true);
});

it('asks which is meant where several articles have such a list', async () => {
  const other = '# Plum jam\n\nIt keeps, too.\n\n## Method\n\n1. Simmer the plums.\n2. Fill the jars.\n';
  const footnote = await openFootnote({ ...lists, 'jam.md': other });
  const { kind, suggestions } = await ask(footnote, 'What are the steps of the recipe?');
  expect(kind).toBe('not-answered');
  expect(suggestions).toHaveLength(2);
});
