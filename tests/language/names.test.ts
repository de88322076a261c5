/** Expressions that are made out of a name. */
import { expect, it } from 'vitest';
import { explanations, lastNameAlone } from '../../src/language/en/definitions.ts';
import { commonNoun, fullName } from '../../src/language/en/proper-names.ts';

it.each([
  ['a name written small', commonNoun('Board'), 'Other boards agreed.', 'The boarding began.'],
  ['the full name', fullName('Tolen'), 'Then Mara Tolen left.', 'Then the Tolen-Marsh road was closed.'],
  ['the full name', fullName('Tolen'), 'It was told by Mara Lena Tolen.', 'It was told in the Tolen.'],
  ['a last name by itself', new RegExp(lastNameAlone('Tolen'), 'u'), 'It was Professor Tolen.', 'It was Lena Tolen.'],
  ['a definition', explanations.defined('Lenn'), 'Lenn, on the lake, is a town.', 'The mayor of Lenn is a baker.'],
  ['an apposition', explanations.apposed('Lenn'), 'They left Lenn, the old town.', 'They left Lenn, when it rained.'],
  ['a bracket', explanations.inBrackets('Lenn'), 'They left Lenn (a town).', 'They left Lenn (at last).'],
  ['a name spelled out', explanations.spelledOut('LWB'), 'the Lenn Water Board (LWB)', 'in 1999 (LWB)'],
  ['a name behind what it is', explanations.calledSo('Mara'), 'The mayor, Mara, left.', 'In Aven, Mara left.'],
  ['a name that is given', explanations.calledSo('Aven'), 'a lake known as Aven', 'a lake near Aven'],
  ['a title', explanations.titled('Tolen'), 'They met Mayor Tolen.', 'They met the mayor, Tolen.'],
  ['what a sentence opens with', explanations.opening('Lenn'), 'The Lenn is deep.', 'In Lenn it is deep.'],
])('finds %s: %s', (_what, form, finds, leaves) => {
  expect(finds).toMatch(form);
  expect(leaves).not.toMatch(form);
});
