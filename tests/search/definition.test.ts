/** What is asked to be explained, and which sentences explain it. */
import { expect, it } from 'vitest';
import { definitionAsked } from '../../src/search/definition.ts';

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
  expect(definitionAsked(question)?.subject).toBe(subject);
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

it.each([
  ['Who is Carmit Valensi?', 'Valensi is a research fellow.', 'Dr Carmit Valensi told The Media Line so.'],
  [
    'Who is Carmit Valensi?',
    'Dr Carmit Valensi told The Media Line so.',
    'The leak, said Valensi, was meant for Iran.',
  ],
  ['Who is Yossi Cohen?', 'It was led by the Mossad spy chief, Yossi Cohen, at noon.', 'Cohen flew home.'],
  ['What is the NSyA?', 'The New Syrian Army (NSyA) consists of fighters.', 'Aircraft bombed the NSyA base.'],
  ['What is ISIS?', 'The "Islamic State of Iraq and Syria" (ISIS) fled.', 'ISIS fled.'],
  ['What is oxygen?', 'Oxygen is a chemical element.', 'The ratio of oxygen is a measure of age.'],
  ['Who was Genghis Khan?', 'Genghis Khan, the founder of an empire, died.', 'Batu Khan was a grandson of his.'],
  ['What is septicemia?', 'Some die of septicemia (a type of "blood poisoning").', 'Septicemia kills.'],
  ['What is a ferry?', 'FERRIES are no bridges, and a ferry is a ship.', 'Ferry tickets are sold.'],
  ['What is X?', 'X is a letter.', '[X]( is a* link.'],
])('%s: %s says more than %s', (question, more, less) => {
  const explains = definitionAsked(question)!.in;
  expect(explains(more)).toBeGreaterThan(explains(less));
});
