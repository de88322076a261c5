/**
 * Bytes become text: byte order mark, UTF-16 without one, UTF-8, what the file declares, and at last a guess.
 * Promises: bytes that are UTF-8 are read as such, whatever they declare; a guess says that it is one; what is no text is
 * refused with a reason. Does not know what the text means.
 */

export type Decoded =
  | {
      readonly ok: true;
      readonly text: string;
      /** Name as in the Encoding Standard: utf-8, windows-1256. */
      readonly encoding: string;
      /** 0 to 1. Below 0.5 the letters may be wrong. */
      readonly confidence: number;
      /** One sentence for the reader, when there is doubt. */
      readonly note?: string;
    }
  | { readonly ok: false; readonly reason: string };

/** As much as the detector looks at: it judges by letter pairs, and more of them tell it nothing new. */
const sampleBytes = 200_000;
const doubtful = 0.5;

export async function decodeText(bytes: Uint8Array): Promise<Decoded> {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) {
    const text = decode(bytes, marked);
    if (text.includes('\0')) return binary;
    const broken = text.match(/\uFFFD/g)?.length ?? 0;
    if (broken * 20 > text.length) return { ok: false, reason: `It is marked as ${marked} but is not valid as such.` };
    return broken === 0 ? found(text, marked, 1) : found(text, marked, 0.8, brokenBytes(marked));
  }
  // No encoding of single bytes, nor any of East Asia, has these; UTF-16 has them in its spaces and punctuation.
  if (bytes.some((byte) => byte < 9)) {
    const wide = wideEncoding(bytes);
    const text = wide === undefined ? undefined : decodeStrictly(bytes, wide);
    if (wide !== undefined && text !== undefined) return found(text, wide, 0.9);
    if (bytes.includes(0)) return binary;
  }
  const declared = declaredEncoding(bytes);
  // Its text is ASCII with escapes, which is valid UTF-8 too.
  if (declared === 'iso-2022-jp' && bytes.includes(0x1b)) return found(decode(bytes, declared), declared, 0.95);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return controls(utf8) > 0.02 ? binary : found(utf8, 'utf-8', 1);
  return nearlyUtf8(bytes) ?? (await legacy(bytes, declared));
}

const binary: Decoded = { ok: false, reason: 'It holds NUL or control bytes, so it is not text.' };

function found(text: string, encoding: string, confidence: number, note?: string): Decoded {
  return { ok: true, text, encoding, confidence, ...(note !== undefined && { note }) };
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** Characters of living scripts. With its two bytes swapped, a text falls outside them. */
const usual = /[\t\n\r\u0020-\u007E\u00A0-\u22FF\u3000-\u30FF\u4E00-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]/gu;

function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, sampleBytes - (sampleBytes % 2));
  // ASCII with a stray NUL would do as Chinese; true UTF-16 has a NUL to each ASCII character, or other bytes.
  const zeros = sample.filter((byte) => byte === 0).length;
  if (zeros * 4 < sample.length && sample.every((byte) => byte === 0 || isPlainAscii(byte))) return undefined;
  const share = (encoding: string): number => {
    const text = decode(sample, encoding);
    return (text.match(usual)?.length ?? 0) / text.length;
  };
  const [little, big] = [share('utf-16le'), share('utf-16be')];
  if (!(Math.max(little, big) > 0.95)) return undefined;
  // Some bytes that are no text would do, but for want of a space or a stop.
  if (!/[\s\p{P}]/u.test(decode(sample, little > big ? 'utf-16le' : 'utf-16be'))) return undefined;
  // Letters with swapped bytes may be Chinese characters; but the zero bytes of spaces and Latin letters tell the order.
  const odd = sample.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  const even = sample.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  if (Math.max(odd, even) > Math.max(sample.length * 0.03, Math.min(odd, even) * 20)) {
    return odd > even ? 'utf-16le' : 'utf-16be';
  }
  if (Math.min(little, big) > 0.8) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function isPlainAscii(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** By <meta charset>, <meta http-equiv> or an XML declaration; undefined for a name that nobody knows. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, 2048));
  if (!/^\s*</.test(head)) return undefined;
  const name = /(?:<\?xml[^<>]*\sencoding|<meta[^<>]*[\s;"']charset)\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  return name === undefined ? undefined : knownEncoding(name);
}

function knownEncoding(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

function brokenBytes(encoding: string): string {
  return `A few of its bytes are not valid ${encoding} and are shown as \uFFFD.`;
}

/** UTF-8 with a few bytes broken, as in a file that was cut: the broken ones show as replacement characters. */
function nearlyUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = decode(bytes, 'utf-8');
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const multiple = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  if (multiple < 10 || broken * 20 > multiple) return undefined;
  return found(text, 'utf-8', 0.8, brokenBytes('utf-8'));
}

async function legacy(bytes: Uint8Array, declared: string | undefined): Promise<Decoded> {
  // Read only when needed: the detector's tables take 80 MB.
  const { detectAll } = await import('jschardet');
  const sample = withoutDeclaration(bytes.subarray(0, sampleBytes));
  const guesses = detectAll(sample, { minimumThreshold: 0 }).flatMap(({ encoding, confidence }) => {
    const known = encoding === null ? undefined : knownEncoding(aliases[encoding] ?? encoding);
    const text = known === undefined || known.startsWith('utf') ? undefined : decodeStrictly(bytes, known);
    return known === undefined || text === undefined || controls(text) > 0.001
      ? []
      : [{ encoding: known, text, confidence }];
  });
  // A few words fit many encodings about as well: then it is one that many people use.
  const first = guesses[0]?.confidence ?? 0;
  const likely = guesses.filter(({ encoding, confidence }) => confidence >= 0.3 || !rare.test(encoding));
  const latin = likely.find(({ encoding, confidence }) => encoding === 'windows-1252' && confidence > first * 0.9);
  const best = latin ?? likely[0];
  if (declared !== undefined && !declared.startsWith('utf')) {
    const text = decodeStrictly(bytes, declared);
    // Western letters are what programs declare when they do not know; what fits far better goes first.
    const western = guesses.find(({ encoding }) => encoding === 'windows-1252')?.confidence ?? 0;
    const wrong = declared === 'windows-1252' && best !== undefined && best.confidence > Math.max(0.2, western * 3);
    if (text !== undefined && !wrong && controls(text) <= 0.001) return found(text, declared, 0.9);
  }
  if (best === undefined || isNoise(best.text, best.confidence))
    return { ok: false, reason: 'Its encoding cannot be told. Save it as UTF-8 and it will be read.' };
  const note =
    declared === undefined
      ? `Its encoding is not declared; ${best.encoding} is a guess.`
      : `It declares ${declared}, which does not fit; ${best.encoding} is a guess.`;
  return found(
    best.text,
    best.encoding,
    best.confidence,
    best.confidence < doubtful || declared !== undefined ? note : undefined,
  );
}

/** Any bytes are letters of some encoding: a few of the same, or in no order of any language, are no text. */
function isNoise(text: string, confidence: number): boolean {
  const ascii = text.match(/[\t\n\r -~]/g)?.length ?? 0;
  // What the detector finds in noise, up to .14 of a long one; in 40 letters of Greek, its least, it finds .3.
  const least = text.length < 40 ? 0.05 : 0.2;
  return ascii * 2 < text.length && (confidence < least || new Set(text).size < 5);
}

const rare = /^(?:iso-8859-(?:3|4|10|13|14|16)|macintosh|x-mac-cyrillic|ibm866|koi8-u|windows-(?:874|1258))$/;
/** Names of the detector that the Encoding Standard knows by another. */
const aliases: Readonly<Record<string, string>> = {
  CP932: 'shift_jis',
  CP949: 'euc-kr',
  MacRoman: 'macintosh',
  MacCyrillic: 'x-mac-cyrillic',
};

function withoutDeclaration(bytes: Uint8Array): Uint8Array {
  // Not slice(): of a Buffer that is the same memory.
  const copy = Uint8Array.from(bytes);
  const head = latin1(copy.subarray(0, 2048));
  for (const { index, 0: whole } of head.matchAll(/<\?xml[^<>]*>|<meta[^<>]*charset[^<>]*>/gi)) {
    copy.fill(0x20, index, index + whole.length);
  }
  return copy;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return repaired(new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding);
  } catch {
    return undefined;
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return repaired(new TextDecoder(encoding).decode(bytes), encoding);
}

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Node 20 decodes windows-1252 as if it were ISO-8859-1: quotation marks and dashes come out as controls. */
function repaired(text: string, encoding: string): string {
  return encoding === 'windows-1252' ? withoutControls(text) : text;
}

/** Controls of the second set (U+0080 to U+009F) as the characters that windows-1252 has in their places. */
export function withoutControls(text: string): string {
  return text.replaceAll(/[\u0080-\u009F]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80));
}

/** The share of control characters, of which a text has none but white space. */
function controls(text: string): number {
  // oxlint-disable-next-line no-control-regex -- counting control characters is the point
  const count = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F-\u0084\u0086-\u009F]/g)?.length ?? 0;
  return text === '' ? 0 : count / text.length;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
