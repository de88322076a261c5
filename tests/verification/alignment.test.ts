import { describe, expect, it } from 'vitest';
import { follows, retold } from '../../src/verification/alignment/follows.ts';
import { mistakeIn } from '../../src/verification/alignment/mistakes.ts';

const holds = (statement: string, quote: string, ...before: string[]): boolean =>
  follows(statement, [retold({ text: quote, before })]);
const mistake = (statement: string, quote: string, ...before: string[]): string | undefined =>
  mistakeIn(statement, [retold({ text: quote, before })]);

describe('a sentence follows from the words that it quotes', () => {
  it.each([
    ['an aside left out', 'Brandt sold the mill.', 'Brandt, who had run it for years, sold the mill.'],
    ['a phrase left out', 'The ferry sank in May.', 'The old ferry sank off the coast in May.'],
    ['the passive', 'The mill was sold by Brandt in 2020.', 'Brandt sold the mill in 2020.'],
    ['the active', 'Brandt sold the mill in 2020.', 'The mill was sold by Brandt in 2020.'],
    ['the other side', 'Holm bought the mill from Brandt in 2020.', 'Brandt sold the mill to Holm in 2020.'],
    ['the loser', 'Holm lost to Lauvik in the final.', 'Lauvik beat Holm in the final.'],
    ['an apposition', 'Ida Brandt is the mayor of Lauvik.', 'Ida Brandt, the mayor of Lauvik, opened the bridge.'],
    ['the speaker first', 'According to Ida Brandt, the dam leaks.', 'The dam leaks, Ida Brandt said.'],
    ['a day in other form', 'The bridge opened on May 3, 2022.', 'The bridge opened on 3 May 2022.'],
    ['a number in words', 'Fifty-seven sheep were lost.', '57 sheep were lost.'],
    ['the end first', 'In May, the bridge reopened.', 'The bridge reopened in May.'],
    ['a deed as a noun', 'The resignation of Ida Brandt came on Monday.', 'Ida Brandt resigned on Monday.'],
    ['a synonym', 'The work began in May.', 'The work started in May.'],
    ['one clause of two', 'The ferry was raised in June.', 'The ferry sank in May, but it was raised in June.'],
    ['the first of two', 'The port was closed.', 'The port was closed, and it may reopen if the pier is whole.'],
    [
      'the last of three',
      'The study was printed in May.',
      'The study began in 2017, ended in 2019 and was printed in May.',
    ],
    ['what had happened before', 'The mill was sold in May.', 'When the mill was sold in May, Brandt left.'],
    ['what is possible', 'It is possible that the mill will close.', 'The mill may close.'],
    ['a contrast inside', 'Holm, unlike Lauvik, has no harbour.', 'Unlike Lauvik, Holm has no harbour.'],
    [
      'a speaker with an aside',
      'According to Ida Brandt, the mayor, the dam leaks.',
      'Ida Brandt, the mayor, said the dam leaks.',
    ],
    ['a participle in the subject', 'The bank was robbed by two masked men.', 'Two masked men robbed the bank.'],
    [
      'an opening inside',
      'On May 3, the flood ruined the mill.',
      'The flood, on 3 May, ruined the mill but did not reach the dam.',
    ],
  ])('%s', (_, statement, quote) => {
    expect(holds(statement, quote)).toBe(true);
  });

  it('with a name for a pronoun, from the sentence before', () => {
    expect(holds('Ida Brandt sold the mill.', 'She sold the mill.', 'Ida Brandt left in May.')).toBe(true);
    expect(holds('In 2020 Holm bought the mill of Lauvik.', 'In 2020 it sold its mill to Holm.', 'Lauvik grew.')).toBe(
      true,
    );
    expect(holds('Jon Holm sold the mill.', 'She sold the mill.', 'Ida Brandt met Jon Holm.')).toBe(false);
  });
});

it.each([
  ['what was done to it for what it did', 'Holm invaded in 1990.', 'The invasion of Holm in 1990 took two days.'],
  ['a victory for a defeat', 'The victory of Holm came in May.', 'The defeat of Holm came in May.'],
  ['a preposition left out', 'Brandt voted the plan.', 'Brandt voted against the plan.'],
])('does not follow: %s', (_, statement, quote) => {
  expect(holds(statement, quote)).toBe(false);
});

it('follows with the whole name of whom an earlier sentence names, unless two share it', () => {
  const [quote, before] = ['The mill was sold, Brandt said.', 'The mayor Ida Brandt left in May.'];
  expect(holds('The mill was sold, Ida Brandt said.', quote, before)).toBe(true);
  expect(holds('The mill was sold, Ida Brandt said.', quote, before, 'Olle Brandt stayed.')).toBe(false);
  expect(holds('Ida Brandt said the mill was sold.', 'Brandt said the mill was sold.', before)).toBe(true);
  const [men, hospital] = ['Men from Carrow put out the fire.', 'Seven were taken to Carrow Hospital.'];
  expect(holds('Men from Carrow Hospital put out the fire.', men, hospital)).toBe(false);
});

it.each([
  ['what was only planned', 'The mill is sold.', 'Brandt will leave when the mill is sold.'],
  ['what somebody tells', 'The mill was sold.', 'Brandt said she left because the mill was sold.'],
  ['a deed of another', 'The firm sold the mill.', 'The firm that Brandt founded grew and Holm sold the mill.'],
  ['one of two that may be', 'Brandt was dismissed.', 'Brandt resigned or was dismissed.'],
  ['a time for a doer', 'The mill was sold by 2020.', 'The mill was sold by 2021.'],
])('does not follow, though a part of it stands there: %s', (_, statement, quote) => {
  expect(holds(statement, quote)).toBe(false);
});

describe('what has changed is told', () => {
  it.each([
    ['the other way round', 'Lauvik beat Holm in the final.', 'Holm beat Lauvik in the final.'],
    ['the other way round', 'The fire killed 12 men and injured 57.', 'The fire killed 57 men and injured 12.'],
    [
      'the other way round',
      'Brandt was charged in 2020 and tried in 2019.',
      'Brandt was charged in 2019 and tried in 2020.',
    ],
    ['“will”', 'The mill will close.', 'The mill may close.'],
    ['“Most”', 'Most workers stayed.', 'Some workers stayed.'],
    ['“quickly”', 'The mill quickly closed.', 'The mill closed.'],
    ['“Only”', 'The clerks were paid.', 'Only the clerks were paid.'],
    ['“if”', 'The mill will close.', 'The mill will close if prices fall.'],
    ['“said”', 'The dam leaks.', 'Brandt said the dam leaks.'],
    ['“not”', 'The mill was sold.', 'The mill was not sold.'],
    ['“plans”', 'Brandt closed the mill.', 'Brandt plans to close the mill.'],
    ['“lorry”', 'A lorry hit the wall.', 'A vehicle hit the wall.'],
    ['“Dunmere”', 'A court in Dunmere fined Brandt.', 'A court in Sele fined Brandt.'],
  ])('%s: %s', (told, statement, quote) => {
    expect(holds(statement, quote)).toBe(false);
    expect(mistake(statement, quote)).toContain(told);
  });

  it('a cause between two things that are quoted', () => {
    const quotes = ['The chief resigned on Monday.', 'The shares fell on Tuesday.'];
    const told = quotes.map((text) => retold({ text, before: [] }));
    expect(mistakeIn('The shares fell on Tuesday because the chief resigned.', told)).toContain('“because”');
    expect(follows('The chief resigned on Monday and the shares fell on Tuesday.', told)).toBe(true);
  });

  it('of a sentence in words of its own, nothing', () => {
    const quote = 'Brandt sold the mill in 2020 after years of losses.';
    expect(mistake('Ownership passed to somebody else once the business no longer paid.', quote)).toBeUndefined();
  });
});
