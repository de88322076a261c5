import { expect, it } from 'vitest';
import { oneOf } from '../../src/language/en/naming.ts';

it('finds who is named as one of a kind', () => {
  const baker = oneOf('baker');
  for (const text of ['Ida Brandt, an old village baker, sold it.', 'Brandt baker of Orre', 'by bakers of Orre'])
    expect(text).toMatch(baker);
  for (const text of ['Some bakers say so.', 'the bakery of Orre']) expect(text).not.toMatch(baker);
});
