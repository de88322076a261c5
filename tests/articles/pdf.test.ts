/** PDF: words, pages and properties, read through the process that reads them in the product. */
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import { makeLongPdf, makePdf, pdfLines } from '../fixtures/make-pdf.ts';

async function contentOf(file: Uint8Array, path = 'reports/some-report.pdf') {
  const outcome = await readArticle(path, file);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.content;
}

async function reasonFor(file: Uint8Array): Promise<string> {
  const outcome = await readArticle('a.pdf', file);
  return outcome.ok ? '' : outcome.reason;
}

const running = (page: number) => [
  { text: 'THE DAILY PAPER', bottom: 770, size: 8 },
  { text: `Page ${page} of 4`, bottom: 30, size: 8 },
];
const report = makePdf({
  info: { Title: 'Floods in the valley', Author: 'Ann Lee', CreationDate: "D:20170412093000+02'00'" },
  pages: [
    [
      ...running(1),
      ...pdfLines([
        'The river rose by two metres in the night, and the bridge of the old town was clo-',
        'sed before the morning. The well-known market did not open.',
        '',
        '',
        'A second paragraph tells of the people who left their houses when the water came, and',
      ]),
    ],
    [
      ...running(2),
      ...pdfLines(['went to the school on the hill.']),
      { text: 'What comes next', bottom: 660, size: 16 },
      ...pdfLines(
        ['Rain is expected until Friday (the 14th). The army sends boats to the well-', 'known market.'],
        620,
      ),
    ],
    running(3),
    [...running(4), ...pdfLines(['The last page.'])],
  ],
});

describe('a PDF', () => {
  it('says who made it; the day on which it was made is not its date', async () => {
    const content = await contentOf(report);
    expect(content).toMatchObject({ title: 'Floods in the valley', author: 'Ann Lee' });
    expect(content).not.toHaveProperty('published');
    expect(content).not.toHaveProperty('publishedNote');
  });

  it.each([
    ['a byline', {}, ['By Ann Lee'], 'Ann Lee', undefined],
    ['a name that its properties give', { Author: 'Ann Lee' }, ['Ann Lee'], 'Ann Lee', undefined],
    ['a byline and a date', {}, ['By Ann Lee and Bo Kim', '12 April 2017'], 'Ann Lee and Bo Kim', '2017-04-12'],
  ])('does not take %s for the end of the title, nor for text', async (_what, info, under, author, published) => {
    const head = ['Floods in the valley', 'and on the hills', ...under].map((text, at) => ({
      text,
      bottom: 770 - 22 * at,
      size: 20 - Number(at > 1) * 2,
    }));
    const text = [
      'The river rose by two metres in the night.',
      'The market did not open, and nobody came to the town.',
    ];
    const content = await contentOf(makePdf({ info, pages: [[...head, ...pdfLines(text, 600)]] }));
    expect(content.title).toBe('Floods in the valley and on the hills');
    expect(content.author).toBe(author);
    expect(content.published).toBe(published);
    expect(content.text).not.toContain('Ann Lee');
    expect(content.text).toContain('The river rose by two metres in the night.');
  });

  it('gives paragraphs across lines and pages, without running heads and page numbers', async () => {
    const { text, headings } = await contentOf(report);
    expect(text.split('\n\n')).toEqual([
      'The river rose by two metres in the night, and the bridge of the old town was closed before the morning. ' +
        'The well-known market did not open.',
      'A second paragraph tells of the people who left their houses when the water came, and went to the school on the hill.',
      'What comes next',
      'Rain is expected until Friday (the 14th). The army sends boats to the well-known market.',
      'The last page.',
    ]);
    expect(headings.map(({ start, end }) => text.slice(start, end))).toEqual(['What comes next']);
  });

  it('knows page numbers that lag behind the pages, and leaves numbers of the text alone', async () => {
    const page = (number: number) => [
      { text: `Chapter ${number} of the rivers ${number}`, bottom: 760 },
      ...pdfLines([`${number} people were seen on the bridge,`, 'which was closed at noon.']),
    ];
    const { text } = await contentOf(makePdf({ pages: [pdfLines(['The cover.']), page(1), page(2)] }));
    expect(text).not.toMatch(/Chapter/);
    expect(text).toMatch(/1 people were seen[^]+2 people were seen/);
  });

  it('that a browser printed loses the time and address on its edges', async () => {
    const printed = [
      { text: '11/21/26, 11:41 AM A title', bottom: 780, size: 8 },
      ...pdfLines(['The text.', 'It goes on.']),
      { text: 'https://example.org/a 1/1', bottom: 20, size: 8 },
    ];
    expect((await contentOf(makePdf({ pages: [printed] }))).text).toBe('The text. It goes on.');
  });

  it('tells on which page words stand, an empty page too', async () => {
    const { text, pages } = await contentOf(report);
    expect(pages).toHaveLength(4);
    const pageOf = (words: string): number =>
      1 + pages!.findIndex(({ start, end }) => text.indexOf(words) >= start && text.indexOf(words) < end);
    expect(pageOf('The river')).toBe(1);
    expect(pageOf('who left')).toBe(1);
    expect(pageOf('went to the school')).toBe(2);
    expect(pageOf('The last')).toBe(4);
    expect(pages!.at(-1)!.end).toBe(text.length);
    expect(pages![2]!.start).toBe(pages![2]!.end);
  });

  it('gives passages that stand in the text', async () => {
    const content = await contentOf(report);
    const passages = splitIntoPassages({ id: 'a', ...content });
    expect(passages.filter(({ text, start, end }) => content.text.slice(start, end) !== text)).toEqual([]);
    expect(passages.at(-1)!.heading).toBe('What comes next');
  });

  it('takes its largest words for the title when its properties name none, else its name', async () => {
    const lines = [{ text: 'Own title', bottom: 760, size: 20 }, ...pdfLines(['The text of the article is here.'])];
    const info = { Title: 'Microsoft Word - draft7.doc', Author: 'user' };
    const content = await contentOf(makePdf({ info, pages: [lines] }));
    expect(content).toMatchObject({ title: 'Own title', text: 'The text of the article is here.' });
    expect(content).not.toHaveProperty('author');
    expect((await contentOf(makePdf({ pages: [lines.slice(1)] }))).title).toBe('some report');
  });

  it('is told by its content, whatever its name', async () => {
    expect((await contentOf(report, 'notes.txt')).title).toBe('Floods in the valley');
  });

  it.each([
    ['a password', makePdf({ pages: [pdfLines(['Secret.'])], locked: true }), /password/],
    ['pictures only', makePdf({ pages: [[], []], drawing: '100 100 300 300 re f' }), /scan/],
    ['half of its bytes', report.subarray(0, 300), /damaged/],
    ['a head and noise', Buffer.from(`%PDF-1.7\n${'\0\u0001xyz'.repeat(2000)}`), /damaged/],
  ])('with %s is refused with the reason', async (_what, file, expected) => {
    expect(await reasonFor(file)).toMatch(expected);
  });

  it('of 3,000 pages ends inside its limits', async () => {
    const began = performance.now();
    const outcome = await readArticle('long.pdf', makeLongPdf());
    expect(performance.now() - began).toBeLessThan(25_000);
    if (outcome.ok) expect(outcome.content.pages).toHaveLength(3000);
    else expect(outcome.reason).toMatch(/longer than|more than/);
  });
});
