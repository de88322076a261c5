/** A ZIP file of articles: each file in it is an article, and what in it cannot be read is named. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import { ReadingProcesses } from '../../src/articles/reading-process.ts';
import { makePdf, pdfLines } from '../fixtures/make-pdf.ts';
import { makeDocx, makeZip } from '../fixtures/make-zip.ts';

const docx = makeDocx('<w:p><w:r><w:t>The mill burnt down.</w:t></w:r></w:p>');

describe('a ZIP file', () => {
  it('gives each article in it, of any format', async () => {
    const outcome = await readArticle(
      'news.zip',
      makeZip([
        { name: 'north/', data: '' },
        { name: 'north/bridge.md', data: '---\npublished: 2017-04\n---\n# The bridge\n\nThe bridge was closed.' },
        { name: 'harvest.txt', data: Buffer.from('La moisson\n\nLa récolte a été mauvaise.', 'latin1') },
        { name: 'mill.docx', data: docx },
        { name: 'flood.pdf', data: makePdf({ pages: [pdfLines(['The river rose.'])] }) },
        {
          name: 'feed.json',
          data: JSON.stringify([
            { id: 1, title: 'One', text: 'First.' },
            { id: 2, text: 'Second.' },
          ]),
        },
        { name: 'photo.jpg', data: 'picture' },
        { name: '__MACOSX/._bridge.md', data: 'no article' },
      ]),
    );
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.left).toBeUndefined();
    const found = Object.fromEntries(outcome.entries!.map(({ key, content }) => [key, content]));
    expect(found['north-bridge-md']).toMatchObject({
      title: 'The bridge',
      published: '2017-04',
      text: 'The bridge was closed.',
    });
    expect(found['harvest-txt']).toMatchObject({
      text: 'La récolte a été mauvaise.',
      doubt: expect.stringMatching(/guess/),
    });
    expect(found['mill-docx']).toMatchObject({ title: 'mill', text: 'The mill burnt down.' });
    expect(found['flood-pdf']).toMatchObject({ text: 'The river rose.', pages: [{ start: 0, end: 15 }] });
    expect(Object.keys(found).filter((key) => key.startsWith('feed-json-'))).toHaveLength(2);
    expect(Object.keys(found)).toHaveLength(6);
  });

  it('names what in it cannot be read, and reads the rest', async () => {
    const outcome = await readArticle(
      'news.zip',
      makeZip([
        { name: 'bridge.txt', data: 'The bridge\n\nThe bridge was closed.' },
        { name: 'locked.pdf', data: makePdf({ pages: [pdfLines(['Secret.'])], locked: true }) },
        { name: 'inner.zip', data: makeZip([{ name: 'deep.txt', data: 'Deep.' }]) },
      ]),
    );
    expect(outcome).toMatchObject({ ok: true, entries: [{ key: 'bridge-txt' }] });
    expect(outcome.ok && outcome.left).toMatch(
      /^In it is not read: locked\.pdf: .*password.* inner\.zip: It is a ZIP file in another\.$/,
    );
  });

  it('is one article when an office file bears its name, and none without articles', async () => {
    expect(await readArticle('mill.zip', docx)).toMatchObject({ ok: true, content: { text: 'The mill burnt down.' } });
    const pictures = makeZip([{ name: 'photo.jpg', data: 'picture' }]);
    expect(await readArticle('a.zip', pictures)).toEqual({
      ok: false,
      reason: 'It holds no files of a kind that is read.',
    });
  });

  it('keeps to the limits of the settings as a whole', async () => {
    const processes = new ReadingProcesses(loadConfig({ FOOTNOTE_READ_UNPACKED_MB: '1' }, {}, '/nowhere').reading);
    onTestFinished(() => processes.close());
    const parts = Array.from({ length: 20 }, (_, at) => ({
      name: `${at}.txt`,
      data: `The river rose ${at}. `.repeat(4000),
    }));
    expect(await readArticle('a.zip', makeZip(parts), processes)).toEqual({
      ok: false,
      reason: 'It unpacks to more than 1 MB.',
    });
  });
});
