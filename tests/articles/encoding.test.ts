import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/articles/encoding.ts';
import { readArticle } from '../../src/articles/read-article.ts';

/** The bytes of a text in an encoding of single bytes, by asking the decoder for all 256. */
function encode(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  // Node 20 takes windows-1252 for ISO-8859-1.
  if (encoding === 'windows-1252')
    ['’', '“', '”', '–'].forEach((char, at) => bytes.set(char, [0x92, 0x93, 0x94, 0x96][at]!));
  return Buffer.from(Array.from(text, (char) => bytes.get(char)!));
}

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const arabic =
  'أعلن مجلس المدينة يوم الخميس أن الجسر القديم سيبقى مغلقا حتى نهاية الشهر بعد الفيضان. وقال رئيس البلدية إن المهندسين يعملون كل يوم.';
const russian = 'Совет города сообщил в четверг, что старый мост останется закрытым до конца месяца после наводнения.';
const french =
  'Le conseil a annoncé jeudi que le vieux pont resterait fermé – l’été entier, peut-être – après la crue.';
const chinese = '市议会星期四宣布，洪水过后，旧桥将关闭到月底。工程师每天都在工作，市长请大家耐心等待。';

describe('bytes', () => {
  it.each<readonly [string, string, Buffer, string]>([
    ['utf-8', 'utf-8', Buffer.from(arabic), arabic],
    ['utf-8 with a mark', 'utf-8', Buffer.from(`\uFEFF${french}`), french],
    ['utf-16le with a mark', 'utf-16le', Buffer.from(`\uFEFF${arabic}`, 'utf16le'), arabic],
    ['utf-16be with a mark', 'utf-16be', swapped(`\uFEFF${arabic}`), arabic],
    ...[arabic, russian, french, chinese].flatMap((text) => [
      ['utf-16le', 'utf-16le', Buffer.from(text, 'utf16le'), text] as const,
      ['utf-16be', 'utf-16be', swapped(text), text] as const,
    ]),
    ['windows-1256', 'windows-1256', encode(arabic, 'windows-1256'), arabic],
    ['iso-8859-6', 'iso-8859-6', encode(arabic, 'iso-8859-6'), arabic],
    ['windows-1251', 'windows-1251', encode(russian, 'windows-1251'), russian],
    ['koi8-r', 'koi8-r', encode(russian, 'koi8-r'), russian],
    ['windows-1252', 'windows-1252', encode(french, 'windows-1252'), french],
  ])('in %s, undeclared, are read as %s', async (_what, encoding, bytes, text) => {
    expect(await decodeText(bytes)).toMatchObject({ ok: true, encoding, text });
  });

  it.each([
    ['iso-8859-1', 'utf-8', 'utf-8'],
    ['windows-1252', 'windows-1256', 'windows-1256'],
    ['utf-8', 'iso-8859-6', 'iso-8859-6'],
    ['windows-1256', 'windows-1256', 'windows-1256'],
  ])('that declare %s and are %s are read as %s', async (declared, real, read) => {
    const page = `<html><head><meta charset="${declared}"></head><body>${arabic}</body></html>`;
    const bytes = real === 'utf-8' ? Buffer.from(page) : encode(page, real);
    expect(await decodeText(bytes)).toMatchObject({ ok: true, encoding: read, text: page });
  });

  it('that an XML declaration or a header tag describes are read by it', async () => {
    for (const page of [
      `<?xml version="1.0" encoding="koi8-r"?><html><body>мост</body></html>`,
      `<html><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>мост`,
    ]) {
      expect(await decodeText(encode(page, 'koi8-r'))).toMatchObject({ encoding: 'koi8-r', text: page });
    }
  });

  it('that leave it open say that a guess is one', async () => {
    const decoded = await decodeText(encode('café, déjà', 'windows-1252'));
    expect(decoded).toMatchObject({ ok: true, text: 'café, déjà', note: expect.stringMatching(/guess/) });
    expect(decoded.ok && decoded.confidence).toBeLessThan(0.5);
  });

  it('of which a few are broken keep the rest', async () => {
    const bytes = Buffer.concat([Buffer.from(arabic), Buffer.from([0xd8])]);
    expect(await decodeText(bytes)).toMatchObject({
      text: `${arabic}\uFFFD`,
      note: expect.stringMatching(/not valid/),
    });
  });

  it.each([
    ['NULs', Buffer.from('a\0b')],
    ['a stray NUL, which would do as Chinese', Buffer.from('The \0 lighthouse')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72])],
    ['half a character after a mark', Buffer.from([0xff, 0xfe, 0x00])],
    ['control characters', Buffer.from([1, 2, 3, 4, 5, 6, 7, 65])],
  ])('with %s are no text', async (_what, bytes) => {
    expect(await decodeText(bytes)).toMatchObject({ ok: false, reason: expect.stringMatching(/not (?:text|valid)/) });
  });

  it('of any kind give an outcome, and UTF-8 its own text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(typeof (await decodeText(bytes)).ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        const plain = text.replaceAll(/\p{Cc}/gu, ' ').replace(/^\uFEFF/, '');
        expect(await decodeText(Buffer.from(plain))).toMatchObject({ encoding: 'utf-8', text: plain });
      }),
    );
  });
});

it('an article in another encoding is read, with its doubt', async () => {
  const file = encode(`Le pont\n\n${french}`, 'windows-1252');
  expect(await readArticle('a.txt', file)).toMatchObject({
    ok: true,
    content: { title: 'Le pont', text: french, doubt: 'Its encoding is not declared; windows-1252 is a guess.' },
  });
  expect(await readArticle('a.txt', Buffer.from(french))).not.toHaveProperty('content.doubt');
});

it.each(['fffe', 'ffff', 'feff', 'fefe', 'fffeffff', 'ff', 'e4f6fc', 'ff'.repeat(300), 'a5c8d9f0b7e3'])(
  'the bytes %s are no article',
  async (bytes) => {
    expect(await readArticle('a.txt', Buffer.from(bytes, 'hex'))).toMatchObject({ ok: false });
  },
);

it('bytes in no order of any language are no article', async () => {
  let state = 1;
  const noise = Array.from({ length: 200 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 0xa1 + ((state >>> 24) % 94);
  });
  expect(await readArticle('a.txt', Uint8Array.from(noise))).toMatchObject({ ok: false });
});
