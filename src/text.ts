/**
 * Sentences and spans of plain text: where sentences begin and end, and how words are compared.
 * Every offset is half-open, in UTF-16 units. Knows nothing of articles or passages.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Abbreviations after which a full stop does not end a sentence. Lower case, without the final stop.
 * Those of the second set end a sentence when the next word begins one ("… in the U.S. The army …").
 */
const NEVER_FINAL = new Set(
  (
    'mr mrs ms dr prof gen maj col lt sgt capt cmdr adm brig sen rep gov pres hon rev fr st messrs mmes ' +
    'vs no nos vol fig eq sec art ch pp cf ca approx est e.g i.e viz mt ft'
  ).split(' '),
);
const SOMETIMES_FINAL = new Set(
  (
    'inc ltd co corp bros etc jr sr al a.m p.m u.s u.k u.n e.u u.s.a i.s d.c m.p ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun'
  ).split(' '),
);

/** Words that begin a sentence far more often than they follow an abbreviation inside one. */
const SENTENCE_OPENERS = new Set(
  (
    'the a an this that these those it he she they we i in on at by for from after before but and as when while ' +
    'since although however there their his her its our some many most both during according'
  ).split(' '),
);

/** "Am 1. März": German writes an ordinal with a full stop, and what it counts with a capital. */
const germanOrdinal = /(?:^|[\s(])\d{1,2}\.$/u;
const GERMAN_OPENERS = new Set(
  'Der Die Das Ein Eine Er Sie Es Wir Ich Im In Am An Auf Bei Nach Mit Für Aber Und Doch Dann Danach Auch Als'.split(
    ' ',
  ),
);

/**
 * Sentences of a text, as spans without the white space around them; none runs across a blank line.
 * `Intl.Segmenter` proposes the ends; those after abbreviations, initials and decimals are taken back.
 */
export function sentenceSpans(text: string, language = 'en'): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const end of proposedEnds(text, segmenterFor(language))) {
    if (end < text.length && continues(text, end, language)) continue;
    const span = trimmed(text, start, end);
    if (span.end > span.start) spans.push(span);
    start = end;
  }
  return spans;
}

/** What refers to a source, as encyclopedias write it behind the full stop: "in 1903.[12] He", "success.:121,154 He". */
const reference = String.raw`(?::\d[\d,–-]{0,60}|\[\p{L}{0,8} ?\d{1,3}\]){1,12}`;
const endsInReference = new RegExp(String.raw`[.!?]["'”’)]?${reference}$`, 'u');
/** From its first space on, so that a long one is read once. */
const gapBeforeOpening = /(?<!\s)\s+(?=[\p{Lu}“"‘])/gu;
/** Characters that stand before a gap and may be one: looking further back takes time that grows with the square. */
const longestReference = 120;
const lastReference = new RegExp(`${reference}$`, 'u');

/** Characters that are segmented at once: the time that `Intl.Segmenter` takes grows with the square of the length. */
const segmentedAtOnce = 10_000;

function* proposedEnds(text: string, segmenter: Intl.Segmenter): Generator<number, void> {
  let from = 0;
  while (from < text.length) {
    const piece = text.slice(from, from + segmentedAtOnce);
    const ends = Array.from(segmenter.segment(piece), ({ index, segment }) => [
      ...Array.from(segment.matchAll(gapBeforeOpening), (gap) =>
        endsInReference.test(segment.slice(Math.max(0, gap.index - longestReference), gap.index))
          ? [from + index + gap.index + gap[0].length]
          : [],
      ).flat(),
      from + index + segment.length,
    ]).flat();
    // The last sentence of a piece may go on behind it, so the next piece begins with it.
    if (from + piece.length < text.length && ends.length > 1) ends.pop();
    yield* ends;
    from = ends.at(-1) ?? text.length;
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

/** A segmenter takes about a millisecond to make, so one is kept for each language. */
function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    try {
      segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    } catch {
      // Not a BCP 47 tag: front matter is written by hand.
      segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    }
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Whether the break that is proposed at `end` falls inside a sentence. */
function continues(text: string, end: number, language: string): boolean {
  const ahead = text.slice(Math.max(0, end - 40), end);
  const gap = ahead.slice(ahead.trimEnd().length) + (/^\s*/u.exec(text.slice(end, end + 40))?.[0] ?? '');
  // A blank line parts paragraphs, whatever stands at its ends.
  if (/\n[^\S\n]*\n/u.test(gap)) return false;
  const before = text
    .slice(Math.max(0, end - 40), end)
    .trimEnd()
    .replace(lastReference, '');
  const after = text.slice(end, end + 40).trimStart();
  // A lone line break, as in hard-wrapped text, ends no sentence unless a stop stands before it.
  if (!/[.!?…。！？؟۔][\p{Pe}\p{Pf}"'’”]*$/u.test(before)) return true;
  // A small letter goes on with a sentence, but for names that are written small, at the start of a line.
  const small = /^\p{Ll}/u.test(after) && !gap.includes('\n');
  if (!before.endsWith('.')) return small && !/[。！？]$/u.test(before);
  if (small) return true;
  if (/\d\.$/.test(before) && /^\d/.test(after)) return true;
  if (
    language.startsWith('de') &&
    germanOrdinal.test(before) &&
    !GERMAN_OPENERS.has(/^\p{L}+/u.exec(after)?.[0] ?? '')
  ) {
    return true;
  }
  const word = /(?:^|[\s(“"'‘—–-])((?:\p{L}+\.)*\p{L}+)\.$/u.exec(before)?.[1];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  // "Brown v. Board", "c. 1200"; but "George V. The"
  if (word === 'v' || (word === 'c' && /^\d/.test(after))) return true;
  if (NEVER_FINAL.has(lower)) return !(lower === 'no' && !/^\d/.test(after));
  const next = /^[“"'‘(]?(\p{L}+)/u.exec(after)?.[1]?.toLowerCase();
  const opens = next !== undefined && SENTENCE_OPENERS.has(next);
  // An initial: "George W. Bush"; but "vitamin C. The" ends.
  if (/^\p{Lu}$/u.test(word)) return !opens;
  if (lower === 'may' || lower === 'march') return false;
  if (SOMETIMES_FINAL.has(lower) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) {
    // A short month or weekday goes on with its day: "Sept. 4".
    return next === undefined ? /^\d/.test(after) : !opens;
  }
  return false;
}

/** The span without the white space at its two ends. */
function trimmed(text: string, start: number, end: number): Span {
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

/** Blocks between blank lines (paragraphs and headings), without the white space around them. */
export function blockSpans(text: string): Span[] {
  const spans: Span[] = [];
  const gap = /\n[^\S\n]*\n\s*/gu;
  let start = 0;
  for (const match of text.matchAll(gap)) {
    const span = trimmed(text, start, match.index);
    if (span.end > span.start) spans.push(span);
    start = match.index + match[0].length;
  }
  const last = trimmed(text, start, text.length);
  if (last.end > last.start) spans.push(last);
  return spans;
}

/** Lower case without diacritics, for comparing words rather than quoting them. */
export function foldCase(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

export function holdsDigit(text: string): boolean {
  return /\d/.test(text);
}

/** One at least. */
export function countWords(text: string): number {
  let count = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const isSpace = isWhiteSpace(text.charCodeAt(at));
    if (!isSpace && !isInWord) count += 1;
    isInWord = !isSpace;
  }
  return Math.max(1, count);
}

/** As \s and `trim` take it. */
function isWhiteSpace(code: number): boolean {
  if (code < 160) return code === 32 || (code >= 9 && code <= 13);
  return code === 160 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}

/** Without the white space at its ends, and with one space for any other. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Whether it opens with a capital letter, of any script that has them. */
export function opensWithCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return /^\p{Lu}/u.test(text);
}

/** Its lines end as those of Unix do. */
export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/**
 * Letters with their marks in one form. Of marks on one letter thirty stay, more than any language writes (the limit of
 * Unicode's stream-safe format): the time that putting them in order takes grows with the square of their number.
 */
export function composed(text: string): string {
  return (/\p{M}{31}/u.test(text) ? text.replaceAll(/(\p{M}{30})\p{M}+/gu, '$1') : text).normalize('NFC');
}

export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Pieces up to this length are copied by V8 itself. */
const longestCopiedPiece = 12;

/** Of its own: a longer piece of a string keeps the whole string in memory. */
export function copyOf(text: string): string {
  return text.length > longestCopiedPiece ? Buffer.from(text, 'utf16le').toString('utf16le') : text;
}

/** For a pattern that is to find just this text. */
export function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** "Who pays?" without the marks behind it. */
export function withoutEndMarks(text: string): string {
  return text.replace(/(?<![\s?.!])[\s?.!]+$/u, '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words as they are written in HTML, in text and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** What each pattern finds, replaced: one after another. */
export function rewritten(text: string, rules: readonly (readonly [{ readonly of: RegExp }, string])[]): string {
  return rules.reduce((rest, [{ of }, instead]) => rest.replace(of, instead), text);
}
