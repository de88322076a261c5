/** What a question turns on: its names, years, numbers, months. */
import { describe, expect, it } from 'vitest';
import { bindingsOf } from '../../src/query/bindings.ts';

describe('what a question binds', () => {
  it.each([
    ['Who directs the Quillmark observatory?', ['Quillmark']],
    ['What did Rosa Marchetti say in 2019?', ['Rosa Marchetti', '2019']],
    ['How many of the 57 troops died in March?', ['57', 'March']],
    ["What was Warsaw's population in the 15th century?", ['Warsaw', '15th century']],
    ['What are the 2 houses of parliament?', []],
    ['WHO LED THE RAID ON RAQQA?', []],
    ['Why was it built?', []],
  ])('%s', (question, texts) => {
    expect(bindingsOf(question).map(({ text }) => text)).toEqual(texts);
  });

  it('years and numbers, with what is counted', () => {
    expect(bindingsOf('Which of the 1,200 workers left Holm in 1874?')).toEqual([
      { kind: 'number', text: '1,200', noun: 'workers' },
      { kind: 'name', text: 'Holm' },
      { kind: 'year', text: '1874' },
    ]);
  });
});
