import { expect, it } from 'vitest';
import { answerType, isQuestion } from '../../src/query/asking.ts';
import { definitionAsked } from '../../src/query/requests.ts';

it.each([
  ['Who built it?', 'who'],
  ['By whom was the mill built?', 'who'],
  ['Which minister resigned?', 'who'],
  ['When did it open?', 'when'],
  ['In what year did it open?', 'when'],
  ['Where is the mill?', 'where'],
  ['In which city was the summit?', 'where'],
  ['How many people came?', 'how-many'],
  ['How much did it cost?', 'how-much'],
  ['How long was the siege?', 'how-long'],
  ['For how many weeks was it closed?', 'how-long'],
  ['How far is it from the border?', 'how-far'],
  ['How old is the mill?', 'how-old'],
  ['Which countries object?', 'country'],
  ['What do the articles say about the mill?', 'overview'],
  ['Tell me about the mill.', 'overview'],
  ['Why did it close?', 'why'],
  ['Did it close?', 'yes-no'],
  ['What is it made of?', 'what'],
  ['Wovon handelt der Artikel?', 'what'],
  ['What happened when it closed?', 'what'],
])('knows what is asked: %s', (question, type) => {
  expect(answerType(question, definitionAsked(question))).toBe(type);
});

it.each([
  ['Who overthrew Diem?', true],
  ['who overthrew diem', true],
  ['In 1945 who won the war', true],
  ['strike near Deir Ezzor how many killed', true],
  ['Name two parties of the coalition.', true],
  ['Somalia has border disputes. What aid does it get', true],
  ['Wovon handelt der Artikel?', true],
  ['unrest in Greece', false],
  ['POLICY TOWARD THE REGIME WHICH OVERTHREW PRESIDENT DIEM .', false],
  ['criticism of Ben Bella by leaders who helped him', false],
])('tells a question from a topic: %s', (text, is) => {
  expect(isQuestion(text)).toBe(is);
});
