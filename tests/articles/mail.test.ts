import { describe, expect, it } from 'vitest';
import { readMail } from '../../src/articles/mail.ts';
import { readArticle } from '../../src/articles/read-article.ts';

const paragraph =
  'The old bridge was closed on Monday after the flood had damaged two of its seven pillars, the council said.';
const lines = (...all: string[]): Buffer => Buffer.from(all.join('\r\n'), 'latin1');

describe('a letter', () => {
  it('gives subject, sender and date, its words decoded', async () => {
    const mail = lines(
      'From: =?utf-8?B?QW5uYSBMw6k=?= <ann@example.org>',
      'To: b@example.org',
      'Subject: =?windows-1252?Q?The_bridge_=96_caf=E9_closed?=',
      'Date: Mon, 3 Feb 2020 23:30:00 -0500',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      `${paragraph} It=92s =`,
      'raining.',
      '',
      'Unsubscribe',
    );
    const read = await readMail(mail, 'a.eml');
    expect(read).toMatchObject({
      title: 'The bridge – café closed',
      author: 'Anna Lé',
      published: '2020-02-03',
      publishedNote: 'From the date of the letter.',
    });
    expect(read.text).toContain(paragraph);
    expect(read.text).toContain('It’s raining.');
    expect(read.text).not.toContain('Unsubscribe');
  });

  it('prefers its HTML, and leaves attachments unread', async () => {
    const mail = lines(
      'From: Ann Lee <ann@example.org>',
      'Subject: The bridge',
      'Date: 3 Feb 2020 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(`<html><body><h2>Why</h2><p>${paragraph}</p></body></html>`).toString('base64'),
      '--b',
      'Content-Type: text/plain',
      'Content-Disposition: attachment; filename="a.txt"',
      '',
      'Attached words.',
      '--b--',
    );
    const { title, text, headings } = await readMail(mail, 'a.eml');
    expect({ title, text }).toEqual({ title: 'The bridge', text: `Why\n\n${paragraph}` });
    expect(headings.map(({ start, end }) => text.slice(start, end))).toEqual(['Why']);
  });
});

describe('a page saved as one file', () => {
  const saved = (head: string): Buffer =>
    lines(
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://example.org/bridge',
      'Subject: Bridge closed - The Example Post',
      'Date: Fri, 1 Jan 2021 10:00:00 -0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://example.org/bridge',
      '',
      `<html><head>${head}</head><body><article><p>${paragraph}</p></article></body></html>`.replaceAll('=', '=3D'),
      '--b',
      'Content-Type: text/html',
      'Content-Location: https://ads.example.org/',
      '',
      '<html><body><p>Buy boots.</p></body></html>',
      '--b--',
    );

  it('gives the page, its address, and no date of the saving', async () => {
    const read = await readMail(saved(''), 'a.mhtml');
    expect(read).toMatchObject({
      title: 'Bridge closed - The Example Post',
      url: 'https://example.org/bridge',
      text: paragraph,
    });
    expect(read).not.toHaveProperty('published');
    expect(read).not.toHaveProperty('author');
  });

  it('gives what the page says of itself first', async () => {
    const head = `<title>Own title</title><meta name="author" content="Ann Lee"><meta name="date" content="2020-02-03">`;
    expect(await readMail(saved(head), 'a.mhtml')).toMatchObject({
      title: 'Own title',
      author: 'Ann Lee',
      published: '2020-02-03',
    });
  });

  it('is told by what it holds', async () => {
    expect(await readArticle('a.mht', saved(''))).toMatchObject({ ok: true, content: { text: paragraph } });
    const notes = Buffer.from(`From: the river\n\n${paragraph}`);
    expect(await readArticle('a.txt', notes)).toMatchObject({ ok: true, content: { title: 'From: the river' } });
  });
});
