/** Names of strangers become names that are safe on every system. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameFor, numbered, safeName } from '../../src/adding/file-name.ts';

const text = Buffer.from('Words.');

it('is always one safe name, whatever was sent, and the same for itself', () => {
  const pieces = fc.constantFrom(
    '..',
    '/',
    '\\',
    '.',
    ' ',
    '\0',
    '\r\n',
    '~',
    ':',
    'con',
    'nul.',
    'é',
    '\u202E',
    '🏳️‍🌈',
    '\uD800',
    'a',
    '.txt',
    '.md',
  );
  const sent = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 200 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(sent, (name) => {
      const safe = fileNameFor(`${name}.txt`, text);
      expect(safe).toBe(safe.normalize('NFC'));
      expect(safe).toMatch(/^[^./\\\s][^/\\]*\.txt$/u);
      // oxlint-disable-next-line no-control-regex -- none of them may be left
      expect(safe).not.toMatch(/[\u0000-\u001F\u007F-\u009F"*:<>?|\u202A-\u202E\u2066-\u2069]|\p{Cs}/u);
      expect(safe).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      expect(safe).not.toMatch(/[. ~]\.txt$/);
      expect(Buffer.byteLength(numbered(safe, 999))).toBeLessThanOrEqual(120);
      expect(fileNameFor(safe, text)).toBe(safe);
    }),
    { numRuns: 500 },
  );
});

describe('the ending fits what is in the file', () => {
  const page = Buffer.from('<!doctype html><title>x</title>');
  const epub = Buffer.from('PK\u0003\u0004__________________________mimetypeapplication/epub+zip');
  it.each([
    ['notes', text, 'notes.txt'],
    ['notes.text', text, 'notes.txt'],
    ['notes.markdown', text, 'notes.md'],
    ['St. Petersburg', text, 'St. Petersburg.txt'],
    ['page.aspx', page, 'page.html'],
    ['v1.2', page, 'v1.2.html'],
    ['page.HTM', page, 'page.htm'],
    ['paper.docx', Buffer.from('%PDF-1.7'), 'paper.pdf'],
    ['book.zip', epub, 'book.epub'],
    ['book.txt', epub, 'book.epub'],
    ['many.zip', Buffer.from('PK\u0003\u0004'), 'many.zip'],
    ['picture.png', text, 'picture.png'],
  ])('%s', (sent, bytes, kept) => {
    expect(fileNameFor(sent, bytes)).toBe(kept);
  });
});

it('numbers names that are taken, before the ending', () => {
  expect(numbered(safeName('The mill', '.txt'), 2)).toBe('The mill (2).txt');
});
