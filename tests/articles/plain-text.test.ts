import { describe, expect, it } from 'vitest';
import { cleanPlainText, readPlainText } from '../../src/articles/plain-text.ts';

const paragraph = (n: number): string =>
  `Paragraph ${n} tells how the old bridge was closed after the flood, and what the council means to do about it now.`;

describe('a pasted article', () => {
  it('gives its title, site, byline and date, and only its own words', () => {
    const file = [
      '- The Example Post - https://example.org/bridge -',
      '',
      'Environment',
      'Old bridge closed after the flood',
      'By Ann Lee and Bo Ray |',
      'Thursday, October 15, 2015',
      paragraph(1),
      'A diver at work. City police photo',
      'What happens next',
      paragraph(2),
      'Print Friendly, PDF & Email',
    ].join('\n');
    const { content, cut } = cleanPlainText(file, 'a.txt');
    expect(content).toMatchObject({
      title: 'Old bridge closed after the flood',
      publisher: 'The Example Post',
      author: 'Ann Lee and Bo Ray',
      published: '2015-10-15',
      publishedNote: 'From a line at the top of the text.',
      url: 'https://example.org/bridge',
      text: `${paragraph(1)}\n\nWhat happens next\n\n${paragraph(2)}`,
    });
    expect(content.headings.map(({ start, end }) => content.text.slice(start, end))).toEqual(['What happens next']);
    expect(cut.map(({ why }) => why)).toEqual([
      'a line that names the site',
      'the name of a section',
      'the title',
      'the byline',
      'the date',
      'a picture’s credit',
      'a row of links or buttons',
    ]);
  });

  it('may label what it says of itself', () => {
    const file = `Title: A bridge\nAuthor: Ann Lee\nSource: The Example Post\nDate: 3 May 2019\nURL: https://example.org/a\n\n${paragraph(1)}`;
    expect(readPlainText(file, 'a.txt')).toEqual({
      title: 'A bridge',
      author: 'Ann Lee',
      publisher: 'The Example Post',
      published: '2019-05-03',
      publishedNote: 'From the line “Date: 3 May 2019”.',
      url: 'https://example.org/a',
      language: 'en',
      text: paragraph(1),
      headings: [],
    });
  });

  it.each([
    ['Become a Bridge Weekly subscriber', 'Bridge Weekly'],
    ['Bridgewatch’s local sources report more. Our sources add that it rains.', 'Bridgewatch'],
    ['By Ann Lee\n\n“It will open,” the mayor told Al-Example.', 'Al-Example'],
    ['By Ann Lee\n\n“It will open,” the mayor told Reuters.', undefined],
    ['“It will open,” the mayor told Al-Example.', undefined],
    ['By Ann Lee\n\nMayor Ray spoke. “It will open,” the diver told Ray.', undefined],
  ])('with %j is published by %s', (line, publisher) => {
    expect(readPlainText(`A title\n\n${line}\n\n${paragraph(1)}`, 'a.txt').publisher).toBe(publisher);
  });

  it('keeps paragraphs that an editor wrapped, lists and addresses as they are', () => {
    const wrapped =
      'The old bridge over the river was closed on\nMonday after the flood had damaged two of its\nseven pillars.';
    const list = 'Bring:\nboots\na lamp\nrope';
    expect(readPlainText(`Title\n\n${wrapped}\n\n${list}`, 'a.txt').text).toBe(`${wrapped}\n\n${list}`);
  });

  it('that has no title is called by its name, and loses no words', () => {
    const long = paragraph(1).repeat(4);
    expect(readPlainText(long, 'old-bridge.txt')).toMatchObject({ title: 'old bridge', text: long });
    expect(readPlainText('One line', 'a.txt')).toMatchObject({ title: 'One line', text: 'One line' });
  });

  it('knows other scripts by their letters', () => {
    expect(readPlainText('عنوان\n\nأعلنت الوزارة يوم الخميس.', 'a.txt').language).toBe('ar');
    expect(readPlainText('題\n\n橋は閉鎖された。', 'a.txt').language).toBe('ja');
  });
});
