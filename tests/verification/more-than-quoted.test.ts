import { describe, expect, it } from 'vitest';
import { mergedProblem } from '../../src/verification/merged.ts';
import { pairProblem } from '../../src/verification/pairs.ts';
import { samePartProblem } from '../../src/verification/same-part.ts';
import { strengthProblem } from '../../src/verification/strength.ts';
import { subjectProblem } from '../../src/verification/subjects.ts';

describe('a statement says more than its quote', () => {
  it.each([
    ['settled for weighed', 'The firm has decided on a recall.', 'The firm is considering a recall.'],
    ['with a purpose', 'Klee sold the line in order to save it.', 'Klee sold the line to the Ulmary company.'],
    ['with a cause', 'Rowe sold it because he was poor.', 'Rowe, who was poor by then, sold it.'],
    ['with a manner', 'The tower was hastily rebuilt.', 'The tower was rebuilt.'],
    ['with another relative', 'The third is his sister, Cora.', 'The third is his wife, Cora.'],
    ['of the whole for a part', 'The night nurses slept.', 'Some of the night nurses slept.'],
    ['of all without the exception', 'All plants run on gas.', 'All plants except the one in Sorvik run on gas.'],
    ['done for planned', 'Profit has fallen to 71 million.', 'Analysts expect that profit will fall to 71 million.'],
  ])('%s', (_, statement, quote) => {
    expect(strengthProblem(statement, [quote])).toBeDefined();
  });

  it.each([
    ['settled otherwise', 'The council has decided on a recall.', 'The council voted for a recall.'],
    ['a purpose told', 'Klee sold the line in order to save the firm.', 'Klee sold the line to save the firm.'],
    ['a cause told', 'It closed because of the flood.', 'The flood led to its closing.'],
    ['a manner told', 'The tower was hastily rebuilt.', 'The tower was rebuilt in haste.'],
    ['the relative', 'His wife left.', 'His wife and his sister left.'],
    ['the part', 'Four of the nurses slept.', 'Only 4 of the nurses slept.'],
    ['which of the whole', 'The nurses who napped did well.', 'Some of the nurses napped and did well.'],
    ['the exception', 'All plants but one run on gas.', 'All plants except the one in Sorvik run on gas.'],
  ])('not where its quote says so: %s', (_, statement, quote) => {
    expect(strengthProblem(statement, [quote])).toBeUndefined();
  });
});

describe('numbers that have changed places', () => {
  const shares = 'Of the night nurses 37 percent had headaches, against 21 percent of the day nurses.';
  const sales = 'Halden earned $118 million in 2021, up from $97 million in 2020.';

  it.each([
    ['shares', 'Of the day nurses 37 percent had headaches, against 21 percent of the night nurses.', shares],
    ['years', 'Halden earned $118 million in 2020 and $97 million in 2021.', sales],
    [
      'outcomes',
      'A court convicted the former mayor, Tansy, of fraud.',
      'A court acquitted the former mayor, Tansy, of fraud, but convicted his deputy, Pike.',
    ],
    [
      'days',
      'The florist reopened in 2021 and the shop in 2022.',
      'The shop reopened in 2021, and the florist in 2022.',
    ],
  ])('%s', (_, statement, quote) => {
    expect(pairProblem(statement, [quote])).toBeDefined();
  });

  it.each([
    ['in another order', '21 percent of the day nurses had headaches and 37 percent of the night nurses.', shares],
    ['one of the two', 'In 2020 Halden earned $97 million.', sales],
    [
      'of a phrase by itself',
      'The Croat, who is 23, signed until 2027.',
      'The Croat, 23, signed until 2027, two hours late.',
    ],
  ])('not %s', (_, statement, quote) => {
    expect(pairProblem(statement, [quote])).toBeUndefined();
  });
});

describe('what one quote says of one, and another of another', () => {
  const [sold, left] = ['Ida Brandt sold the old mill.', 'Jon Holm left the town council in May.'];

  it.each([
    ['a deed', 'Ida Brandt left the town council in May.', [sold, left]],
    ['two deeds', 'Ida Brandt sold the old mill and left the town council in May.', [sold, left]],
    ['words', 'Holm said the old mill was leaking.', ['The old mill is leaking, Ida Brandt said.', left]],
    ['a deed of a namesake', 'Ida Brandt lost sixty sheep.', [sold, 'Her cousin Nils Brandt lost sixty sheep.']],
  ])('is not said of the first: %s', (_, statement, quotes) => {
    expect(mergedProblem(statement, quotes)).toBeDefined();
  });

  it.each([
    ['each of its own', 'Ida Brandt sold the old mill, and Jon Holm left the town council in May.', [sold, left]],
    ['a pronoun', 'Ida Brandt left the town council.', [sold, 'She left the town council, Jon Holm said.']],
    ['one quote', 'Ida Brandt left the town council.', [left]],
  ])('is told where it may be: %s', (_, statement, quotes) => {
    expect(mergedProblem(statement, quotes)).toBeUndefined();
  });
});

describe('who did it in one quote', () => {
  const rescue = 'A farmer, Owen Pasco, pulled five people out before the fire brigade arrived.';

  it.each([
    ['somebody else of the sentence', 'The fire brigade pulled five people out.', [rescue]],
    [
      'one more',
      'Felix Adeyemi and Wen Zhao claimed that it works.',
      ['Wen Zhao claimed that it works.', 'Felix Adeyemi left.'],
    ],
  ])('is not %s', (_, statement, quotes) => {
    expect(subjectProblem(statement, quotes)).toBeDefined();
  });

  it.each([
    ['who did', 'Owen Pasco pulled five people out.', rescue],
    ['a thing that something happened to', 'The talks opened in May.', 'Officials opened the talks in May.'],
    ['whose second deed it is', 'Holm left the town.', 'Holm sold the mill of Brandt and left the town.'],
    ['in other words', 'Iraq’s minister spoke up.', 'Ali, the Iraqi minister, spoke up in Iraq.'],
  ])('is %s', (_, statement, quote) => {
    expect(subjectProblem(statement, [quote])).toBeUndefined();
  });
});

describe('the part of a quote that tells the same', () => {
  it.each([
    [
      'denies it not',
      'Adeyemi said the sample was not large.',
      'Adeyemi, who was not involved, said the sample was large.',
    ],
    [
      'counts otherwise',
      'Most nappers had been shift workers.',
      'Most nappers slept well, and some had been shift workers.',
    ],
  ])('%s', (_, statement, quote) => {
    expect(samePartProblem(statement, [quote])).toBeDefined();
  });

  it.each([
    ['denies it too', 'Adeyemi was not involved.', 'Adeyemi, who was not involved, said the sample was large.'],
    [
      'counts the same',
      'Some nappers had been shift workers.',
      'Most slept well, and some nappers had been shift workers.',
    ],
  ])('%s', (_, statement, quote) => {
    expect(samePartProblem(statement, [quote])).toBeUndefined();
  });
});
