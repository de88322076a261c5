/** Which sentences explain what is asked to be explained. */
import { expect, it } from 'vitest';
import { definitionAsked } from '../../src/query/requests.ts';
import { explaining } from '../../src/language/explanation.ts';

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
  const explains = explaining(definitionAsked(question)!);
  expect(explains(more)).toBeGreaterThan(explains(less));
});
