/** What is asked to be explained. */
import { expect, it } from 'vitest';
import { definitionAsked } from '../../src/query/requests.ts';

it.each([
  ['What is oxygen?', 'oxygen'],
  ['What is a steam engine?', 'steam engine'],
  ['What is the Rhine?', 'Rhine'],
  ['Who was Genghis Khan?', 'Genghis Khan'],
  ['Who were the Huguenots?', 'Huguenots'],
  ['who is soleimani', 'soleimani'],
  ['What does TOW mean?', 'TOW'],
  ['Define inflation.', 'inflation'],
])('%s asks what %s is', (question, subject) => {
  expect(definitionAsked(question)).toBe(subject);
});

it.each([
  'Who is the mayor of Tolven?',
  'Who is the US secretary of state?',
  'What is the height of the tower?',
  'What is the capital of France?',
  "What is NATO's position?",
  'What was destroyed?',
  'What is happening in Raqqa?',
  'Who was Count of Melfi?',
  'What is another term for rotors?',
  'What are some large companies?',
  'Who was Iqbal a critic of?',
  'Who is he?',
  'What is it?',
])('%s asks for something else', (question) => {
  expect(definitionAsked(question)).toBeUndefined();
});
