/**
 * When an article was published, by its own words: labels ("Published: …"), a date line at the top, a dateline, and as
 * a last resort a guess, which is called one.
 * Promises: never throws, never looks at a file's time, never invents a year: a day without one counts only where its
 * weekday leaves a single year of those that the text names. What is stated wins over what is guessed.
 */
import { onOneLine } from '../text.ts';
import { calendarDate, datesIn, parseDate, weekdayOf, yearlessDatesIn } from './date-forms.ts';

export type DateOrigin = 'stated' | 'meta' | 'dateline' | 'text' | 'guess';

export interface FoundDate {
  readonly published: string;
  readonly origin: DateOrigin;
  /** One plain sentence for the reader: how the date is known. */
  readonly note: string;
}

/** Lines at the top among which a label or a date line is looked for, and lines at the end that may be labels. */
const topLines = 8;
const endLines = 4;
/** Paragraphs at the top, one of which may open with a dateline: a title and a deck may stand before it. */
const datelineBlocks = 5;

const label =
  /^\W*(?:(?:first |originally )?(?:published|posted|issued|released)|publication date|date published|pub(?:lish)?\.? ?date|date|veröffentlicht|publié|publicado|pubblicato|опубликовано|تاريخ النشر)(?: online)?(?: (?:on|at|am|le|el))?\s*[:\-–|]?\s*/iu;
const updateLabel =
  /^\W*(?:(?:last )?(?:updated|modified|revised|edited)|(?:last )?update|aktualisiert|mis à jour)\b/iu;
/** What may stand beside the date on a date line: a weekday, a time, a zone, a label. */
const besideDate =
  /\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|of|the|a\.?m|p\.?m|gmt|utc|[ecmp][sd]?t|bst|cest|ist|posted|published|date|updated|last|first|local time)\b\.?|\d{1,2}[:.h]\d\d(?::\d\d)?|[+-]\d\d:?\d\d|[\s,.;:|/()[\]–—-]/giu;
const agency = String.raw`(?:\(?(?:Reuters|AP|AFP|UPI|ANSA|dpa|EFE|Xinhua|TASS|IANS|PTI|CNN|BBC)\)?)`;
const place = String.raw`\p{Lu}[\p{L}.'’-]*(?:[ /,]+(?:\p{L}[\p{L}.'’-]*)){0,5}`;
const datelineStart = new RegExp(String.raw`^(?:${agency}\s*[-–—]?\s*)?(?:${place})?,?\s*\(?$`, 'u');
const datelineEnd = new RegExp(
  String.raw`^\)?\.?,?\s{0,9}(?:[/(]?\s{0,9}[\p{L}. -]{2,30}\s{0,9}[/)]?)?\s{0,9}[-–—:]+\s`,
  'u',
);

/** The publication date that a text gives of itself. `blocks` are its lines or paragraphs, in order. */
export function dateOfText(blocks: readonly string[]): FoundDate | undefined {
  return statedDate(blocks) ?? dateLine(blocks) ?? dateline(blocks) ?? guess(blocks) ?? updateDate(blocks);
}

/** The publication date among values of metadata, the most trusted first; `source` names where each stands. */
export function dateOfMeta(values: readonly { value: string; source: string }[]): FoundDate | undefined {
  for (const { value, source } of values) {
    const published = parseDate(value);
    if (published !== undefined) return { published, origin: 'meta', note: `From the metadata (${source}).` };
  }
  return undefined;
}

/** The date of a line that says nothing else: "Thursday, October 15, 2015". */
export function dateOfLine(line: string): string | undefined {
  if (line.length > 80 || updateLabel.test(line)) return undefined;
  const [date, ...more] = datesIn(line);
  // A month or a year alone on a line may as well be a title or a heading.
  if (date === undefined || more.length > 0 || date.iso.length < 10) return undefined;
  const beside = (line.slice(0, date.start) + line.slice(date.end)).replaceAll(/T\d\d:.*$/g, '');
  return beside.replaceAll(besideDate, '') === '' ? date.iso : undefined;
}

/** The date that a line labels as that of publication. */
export function dateOfLabel(line: string): string | undefined {
  if (line.length > 160) return undefined;
  // After a byline and a bar, too: "By Ann Lee | Published 3 May 2019".
  for (const part of [line, ...line.split(/\s[|•·–—]\s/u)]) {
    const match = label.exec(part);
    if (match === null) continue;
    const rest = part.slice(match[0].length);
    const [date] = datesIn(rest);
    if (date !== undefined && rest.slice(0, date.start).replaceAll(besideDate, '') === '') return date.iso;
    if (/^\d{4}$/.test(rest.trim())) return rest.trim();
  }
  return undefined;
}

function statedDate(blocks: readonly string[]): FoundDate | undefined {
  for (const line of edges(blocks)) {
    const published = dateOfLabel(line);
    if (published !== undefined) return { published, origin: 'stated', note: `From the line “${shown(line)}”.` };
  }
  return undefined;
}

function dateLine(blocks: readonly string[]): FoundDate | undefined {
  for (const [at, line] of blocks.slice(0, topLines).entries()) {
    const parts = [line, ...(line.length <= 160 ? line.split(/(?<!\s)\s*[|•·]\s*|\s[–—-]\s/u) : [])];
    const published = parts.map(dateOfLine).find((date) => date !== undefined);
    if (published === undefined) continue;
    const note = at === 0 ? 'From the first line of the text.' : 'From a line at the top of the text.';
    return { published, origin: 'text', note };
  }
  return undefined;
}

function dateline(blocks: readonly string[]): FoundDate | undefined {
  for (const block of blocks.slice(0, datelineBlocks)) {
    const head = block.slice(0, 140);
    const [date] = datesIn(head);
    if (date !== undefined) {
      if (isDateline(head.slice(0, date.start), head.slice(date.end))) {
        return { published: date.iso, origin: 'dateline', note: 'From the dateline.' };
      }
    }
  }
  return undefined;
}

function isDateline(before: string, after: string): boolean {
  const bare = before.replace(/(?:,\s*|(?<!\s)\s*)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$/iu, ' ');
  return bare.length <= 60 && datelineStart.test(bare) && datelineEnd.test(`${after} `);
}

function guess(blocks: readonly string[]): FoundDate | undefined {
  const text = blocks.join('\n').slice(0, 200_000);
  return guessFromWeekday(text) ?? guessFromEarlier(text);
}

/** "Thursday, Sept. 4" fits 2014 and not 2013 or 2015: if the text names one year that fits, it is that one. */
function guessFromWeekday(text: string): FoundDate | undefined {
  const [first] = yearlessDatesIn(text);
  if (first === undefined) return undefined;
  const years = new Set(text.match(/(?<![\d.,$€£-])(?:19|20)\d\d(?![\d%]|[.,-]\d)/g));
  const fits = [...years].flatMap((year) => {
    const iso = calendarDate(year, first.month, first.day);
    return iso !== undefined && weekdayOf(iso) === first.weekday ? [iso] : [];
  });
  const [only, ...more] = fits;
  if (only === undefined || more.length > 0) return undefined;
  return {
    published: only.slice(0, 7),
    origin: 'guess',
    note: 'A guess: the text gives a weekday and a day without a year, which fit only one of the years that it names.',
  };
}

/** "Earlier in April 2017" was written in that month, or soon after. */
function guessFromEarlier(text: string): FoundDate | undefined {
  for (const { index, 0: words } of text.matchAll(/\b(?:earlier|later) (?:this month, )?in (?=\p{Lu}|\d)/gu)) {
    const rest = text.slice(index + words.length, index + words.length + 40);
    const [date] = datesIn(rest);
    if (date === undefined || date.start !== 0 || date.iso.length !== 7) continue;
    return {
      published: date.iso,
      origin: 'guess',
      note: `A guess: the text speaks of “${(words + rest.slice(0, date.end)).replaceAll(/\s+/gu, ' ')}”.`,
    };
  }
  return undefined;
}

/** Better than nothing, and said to be what it is. */
function updateDate(blocks: readonly string[]): FoundDate | undefined {
  for (const line of edges(blocks)) {
    const match = updateLabel.exec(line);
    if (match === null || line.length > 160) continue;
    const published = datesIn(line)[0]?.iso;
    if (published === undefined) continue;
    return { published, origin: 'guess', note: 'A guess: the text gives only the date of its last update.' };
  }
  return undefined;
}

function edges(blocks: readonly string[]): string[] {
  if (blocks.length <= topLines + endLines) return [...blocks];
  return [...blocks.slice(0, topLines), ...blocks.slice(-endLines)];
}

function shown(line: string): string {
  const flat = onOneLine(line);
  return flat.length <= 80 ? flat : `${flat.slice(0, 79)}…`;
}
