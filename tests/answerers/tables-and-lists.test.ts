/** What a reader gets from tables and lists without a model: the cell that the question names, or nothing; lists in order. */
import { expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import type { Footnote } from '../../src/footnote.ts';
import { openFootnote } from '../fixtures/open-footnote.ts';

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
  const footnote = await openFootnote(articles);
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
  const footnote = await openFootnote(articles);
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
  const footnote = await openFootnote(articles);
  expect((await ask(footnote, question)).kind).not.toBe('answered');
});

it('gives the steps that are asked for, all of them and no others, in their order', async () => {
  const footnote = await openFootnote(articles);
  const { text, statements } = await ask(footnote, 'How do I change the filter of the garden pump?');
  expect(text).toBe('1. Unplug the pump. [1]\n2. Close the valve. [2]\n3. Unscrew the grey cap. [3]');
  expect(statements.map(({ item, start, end }) => [item, text.slice(start, end)])).toEqual([
    ['1.', 'Unplug the pump.'],
    ['2.', 'Close the valve.'],
    ['3.', 'Unscrew the grey cap.'],
  ]);
});
