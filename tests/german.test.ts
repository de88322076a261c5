/** German articles, asked in German, with no model: found, quoted, dated, checked and refused as English ones are. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../src/domain.ts';
import { factsMissingFrom } from '../src/verification/facts.ts';
import { sharedFootnote } from './fixtures/open-footnote.ts';

const harbour = `---
title: Der neue Hafen von Lauvik
author: Ida Brandt
publisher: Lauviker Bote
published: 2023-05-14
---
Am 3. Mai 2023 eröffnete Bürgermeisterin Mara Tolen den neuen Hafen von Lauvik. Der Bau dauerte vier Jahre und kostete 12,5 Millionen Euro.

Die Fähre „Nordstern“ fasst 240 Fahrgäste und fährt dreimal am Tag nach Brekke. Weil das alte Becken versandet war, musste die Gemeinde ein neues ausheben lassen.

Der Fischer Jonas Weck war von Anfang an dabei. Die Kaimauer ist 1.200 Meter lang. Der Hafenrat lehnte eine zweite Anlegestelle ab.
`;
const mill = `---
title: Die Mühle am Fluss
publisher: Talzeitung
published: 2021-09-02
---
Die Mühle von Brekke wurde 1784 von Anders Holm gebaut. Sie mahlt bis heute Korn für drei Bäckereien.

Im Winter 2018 brannte das Dach ab. Die Reparatur bezahlte der Verein der Mühlenfreunde mit 80.000 Euro. Ein Kollergang ist ein Mahlwerk aus zwei Steinen, die sich auf einer Platte drehen.
`;

const opened = sharedFootnote({ 'hafen.md': harbour, 'muehle.md': mill });

async function ask(text: string): Promise<Answer> {
  return (await opened()).askOnce({ text, history: [], filters: {} }, new AbortController().signal);
}

describe('German', () => {
  it.each([
    ['Wer eröffnete den neuen Hafen von Lauvik?', 'Mara Tolen', 'hafen.md'],
    ['Wann wurde der Hafen eröffnet?', '3. Mai 2023', 'hafen.md'],
    ['Wie viel kostete der Bau des Hafens?', '12,5 Millionen Euro', 'hafen.md'],
    ['Wie viele Fahrgäste fasst die Fähre?', '240', 'hafen.md'],
    ['Warum musste ein neues Becken ausgehoben werden?', 'versandet', 'hafen.md'],
    ['Wie lang ist die Kaimauer?', '1.200 Meter', 'hafen.md'],
    ['Wer hat die Mühle gebaut?', 'Anders Holm', 'muehle.md'],
    ['Was ist ein Kollergang?', 'Mahlwerk', 'muehle.md'],
    ['Was sagen die Artikel über die Fähre?', '240', 'hafen.md'],
    ['wohin fährt die nordstern', 'Brekke', 'hafen.md'],
  ])('%s', async (question, words, path) => {
    const { kind, text, citations } = await ask(question);
    expect(kind).toBe('answered');
    expect(text).toContain(words);
    expect(citations[0]).toMatchObject({ path, published: path === 'hafen.md' ? '2023-05-14' : '2021-09-02' });
  });

  it.each([
    ['Wer ist der König von Norwegen?', 'Kein Artikel spricht von Norwegen.'],
    ['Wer baute die Mühle im Jahr 1912?', 'berichten von 1784, 2018 und 2023, nicht von 1912.'],
    ['Wann brannte die Kirche von Lauvik?', 'Kein Artikel erwähnt „Kirche“.'],
    ['Wie viele Einwohner hat Lauvik?', /^In den Artikeln steht dazu nichts\.|^Die Artikel streifen das Thema/],
  ])('is refused in German, with what is missing: %s', async (question, words) => {
    const { kind, text } = await ask(question);
    expect(kind).not.toBe('answered');
    expect(text).toMatch(words);
  });

  it('holds a sentence of a model against the quote: numbers in words, dates as they are written', () => {
    const source = { title: '', language: 'de', published: '2023-05-14', text: harbour };
    const quote = 'Die Anlage hat 57 Plätze und zwei Kräne.';
    const missing = (sentence: string): string[] => factsMissingFrom(sentence, [quote], [source]);
    expect(missing('Die Anlage hat siebenundfünfzig Plätze, so am 14. Mai 2023.')).toEqual([]);
    expect(missing('Die Anlage hat achtundfünfzig Plätze.')).toEqual(['58']);
    expect(missing('Die Anlage hat drei Kräne.')).toEqual(['3']);
  });
});
