/**
 * What a reader gets from a folder of short articles of many kinds: the sentence that answers and not the rest of the
 * article, no neighbour's price, year or town, what was said in an interview, and follow-ups that name nothing.
 */
import { describe, expect, it } from 'vitest';
import type { Footnote } from '../src/footnote.ts';
import { sharedFootnote } from './fixtures/open-footnote.ts';

const articles = {
  'drill.md': `# The Tarvo T2 drill

The Tarvo T2 drills a hole in oak in nine seconds, faster than any other drill that we tried this year. It costs £85, which is £15 more than the Benno Mini.

The handle stays dry, and the battery is changed in a moment. At 91 decibels it is loud, too. We did not like its case, whose lid broke after a month.

The drill weighs 1.4 kilograms and comes in red and grey. The guarantee lasts four years.`,
  'lamp.md': `# The Benno Arc lamp

The Benno Arc is a desk lamp with an arm that reaches over a drawing table. It costs £32. Its light is even, but the switch is stiff.

The guarantee is two years. We gave it three stars of five.`,
  'baker.md': `# An evening with Lisbet Moor

Lisbet Moor bakes bread in a lighthouse near Tarn Head. She used to be a dentist.

Why did you leave your practice? "I broke my wrist on the ice. The surgeon said that I should knead something every day."

What is the worst enemy of good bread? "Haste, not bad flour. People bake before the dough is ready."

Moor sells her loaves only on Fridays, at 6 euros each. Her brother Anton built the oven.`,
  'island.md': `# A day on Rusk Island

The boat to Rusk Island leaves Tarn Head at 9:30 and takes fifty minutes. A return ticket costs €18.

Stay at the Anchor Inn, where Ida Fenn cooks and knows everybody. The mill was built in 1812 by the engineer Jonas Wick, and it can be climbed on Sundays.`,
  'council.md': `# Minutes of the council of Tarn Head

The council agreed to plant 60 birches along Mill Road. The birches will be given by a brewery. The treasurer of the council died in March.

Dogs may run on the beach from October. The mayor, Olga Brand, was in the chair.`,
  'fair.md': `# The fair of Lower Sund

Some 900 people came to the fair of Lower Sund. The brewery's horses won the race, and it rained all day.`,
};
const opened = sharedFootnote(articles);

async function reply(footnote: Footnote, ...questions: readonly string[]): Promise<string> {
  const history: { question: string; answer: string }[] = [];
  let kind = '';
  for (const text of questions) {
    const answer = await footnote.askOnce({ text, history, filters: {} }, new AbortController().signal);
    history.push({ question: text, answer: answer.text });
    kind = answer.kind;
  }
  return kind === 'answered' ? (history.at(-1)?.answer ?? '') : kind;
}

describe('short articles', () => {
  it('what answers stands without what else the article says of the same thing', async () => {
    const footnote = await opened();
    const loud = await reply(footnote, 'How loud is the Tarvo T2 drill?');
    expect(loud).toContain('91 decibels');
    expect(loud).not.toMatch(/£85|grey|nine seconds/);
  });

  it.each([
    'How much did the Tarvo T2 cost in 2015?',
    'How many birches were planted in Lower Sund?',
    "How old is Anton Moor's wife?",
    'When did Jonas Wick die?',
  ])('%s is not answered by what stands near', async (question) => {
    const footnote = await opened();
    expect(await reply(footnote, question)).toMatch(/^not-/);
  });

  it.each([
    ['How much does the Tarvo T2 cost?', '£85'],
    ['How many birches will be planted in Tarn Head?', '60 birches'],
    ['When was the mill on Rusk Island built?', '1812'],
  ])('%s is', async (question, words) => {
    const footnote = await opened();
    expect(await reply(footnote, question)).toContain(words);
  });

  it('in an interview, the words after the question answer, and the question stands before them', async () => {
    const footnote = await opened();
    const enemy = await reply(footnote, 'What is the worst enemy of bread?');
    expect(enemy).toMatch(/^What is the worst enemy of good bread\? "Haste, not bad flour\./);
  });

  it.each([
    ['Which is more expensive, the Tarvo T2 or the Benno Arc?', ['£85', '£32']],
    ['Which is cheaper, the drill or the lamp?', ['£85', '£32']],
    ['Compare the guarantee of the drill and the lamp.', ['four years', 'two years']],
  ])('%s gets both', async (question, words) => {
    const footnote = await opened();
    const both = await reply(footnote, question);
    for (const each of words) expect(both).toContain(each);
  });

  it('a follow-up that names nothing is about what was spoken of', async () => {
    const footnote = await opened();
    const boat = 'When does the boat to Rusk Island leave?';
    expect(await reply(footnote, boat, 'Where can I stay?')).toContain('Anchor Inn');
    expect(await reply(footnote, boat, 'Are you sure?')).toContain('9:30');
    expect(await reply(footnote, boat, 'thanks', 'And what does it cost?')).toContain('€18');
  });
});
