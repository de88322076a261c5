import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBoilerplate } from '../../src/articles/boilerplate.ts';
import { cleanPlainText } from '../../src/articles/plain-text.ts';

const title = 'Old bridge closed after the flood';
const body =
  'The old bridge was closed on Monday after the flood had damaged two of its seven pillars, the council said.';
const other = 'Engineers will look at the pillars on Thursday, said the mayor, and asked for patience and for money.';
const isCut = (line: string): boolean => findBoilerplate([body, line, other], title).some(({ index }) => index === 1);

describe('boilerplate', () => {
  it.each([
    'Print Friendly, PDF & Email',
    'Share on Facebook',
    'Tweet',
    'Share this:',
    '12 Comments',
    'No comments :',
    'Leave a reply',
    'Post a Comment',
    'Skip to main content',
    'Home | World | Sport | About us',
    'We use cookies to give you the best experience. By continuing you agree to our policy.',
    'If you have trouble reading this article, please tell us here.',
    'Subscribe to our newsletter',
    'Sign up for our free weekly letter and read it here',
    'Become a Bridge Weekly subscriber',
    'Only €4.50 per month!',
    'The best stories, in your inbox each morning',
    '• An ad-free experience',
    'Support us',
    '© 2020 The Example Post. All rights reserved.',
    'Read more: Ten bridges that fell',
    'A diver at the bridge. City police photo',
    'The way to the north bridge. Map via Example Maps',
    'Photo: Ann Lee',
    'Rescue boats on Monday (AP Photo/Bo Ray)',
    'Image courtesy of the council',
    `${title} ${title}`,
    'The old bridge was closed on Monday after the flood had damaged...',
    'damaged two of its seven pillars',
    '- The Example Post - https://example.org -',
    '* * *',
  ])('is %j', (line) => {
    expect(isCut(line)).toBe(true);
  });

  it.each([
    'Boats may not pass below the bridge until the end of the month, and buses run to the north bridge.',
    'The council asked people to subscribe to its newsletter, the mayor said.',
    '“Show your support for the bridge,” he said.',
    'The site uses cookies to follow its readers, a study found.',
    'The bigger picture',
    'What the map shows',
    'Comments by the mayor were few.',
    'He shared the story with friends.',
    'Special thanks to the harbour master',
    'The price rose to $19.99 per year.',
    'World',
    'The pillars',
    'Home news from Leeds',
    'Follow the money',
  ])('is not %j', (line) => {
    expect(isCut(line)).toBe(false);
  });

  it('takes the short lines between two appeals with them, and no longer ones', () => {
    const lines = [body, 'Subscribe to our newsletter', '• A private group', 'Become a Bridge Weekly member'];
    expect(findBoilerplate(lines, title).map(({ index }) => index)).toEqual([1, 2, 3]);
    expect(findBoilerplate(lines.with(2, body), title).map(({ index }) => index)).toEqual([1, 3]);
  });

  it('leaves headings, which repeat the text by nature, and refrains', () => {
    const heading = 'damaged two of its seven pillars';
    expect(findBoilerplate([heading, body], title, new Set([0]))).toEqual([]);
    expect(findBoilerplate([heading, 'Between.', heading], title)).toEqual([]);
  });

  it('is cut as whole blocks, and a copy never without its source', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(title, body, body.slice(0, 60), 'Tweet', 'Subscribe to our newsletter', '...', 'Map via'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const cuts = findBoilerplate(lines, title);
        expect(new Set(cuts.map(({ index }) => index)).size).toBe(cuts.length);
        const kept = lines.filter((_, at) => !cuts.some(({ index }) => index === at));
        if (lines.includes(body)) expect(kept).toContain(body);
      }),
    );
  });

  it('leaves the lines of a text that stay exactly as they were', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom('', title, body, 'Tweet', '© 2020 X', 'Oct. 15, 2015', 'By Ann Lee'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { content } = cleanPlainText(lines.join('\n'), 'a.txt');
        const whole = lines.map((words) => words.trim());
        for (const kept of content.text.split('\n')) {
          expect(whole.join('\n')).toContain(kept);
        }
        for (const { start, end } of content.headings) expect(whole).toContain(content.text.slice(start, end));
      }),
    );
  });
});
