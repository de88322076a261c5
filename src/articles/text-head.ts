/**
 * The top of a plain text: which line is the title, who wrote it, what stands there only to be filed by.
 * Promises: pure; takes out whole lines from the first few pieces, never from the body.
 */
import { opensWithCapital } from '../text.ts';
import { dateOfLabel, dateOfLine } from './dates.ts';
import { siteLine } from './publisher.ts';

export interface TextHead {
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly url?: string;
  /** Pieces that were taken, by index, with what each is. */
  readonly taken: ReadonlyMap<number, string>;
}

/** Pieces among which the head is looked for, and the length from which a piece is a paragraph of the body. */
const headPieces = 8;
const longestTitle = 250;

const sections = new Set(
  (
    'terrorism politics world news opinion opinions analysis business economy sport sports security culture science technology tech health ' +
    'education environment climate travel features feature commentary editorial editorials letters interview interviews investigation investigations ' +
    'exclusive breaking international national local regional region regions africa asia europe americas americas oceania iraq iran syria israel turkey ' +
    'russia china us usa uk eu defence defense military diplomacy energy society religion history arts books film music style food life lifestyle ' +
    'media people law crime justice human rights report reports article articles blog blogs video photos gallery top stories story headlines latest ' +
    'conflict war conflicts wars middle east mideast north south latin america united states nations and of the in affairs foreign policy finance markets'
  ).split(' '),
);
const name = String.raw`\p{Lu}[\p{L}.'’-]*|(?:al|el|de|del|della|di|da|dos|du|van|von|der|den|bin|bint|ibn|abu|la|le)(?:[-’'][\p{L}.'’-]+)?`;
const byline = new RegExp(
  String.raw`^(?:by|von|par|por)[:\s]\s*(?<names>(?:${name})(?:(?:,? and |,? & |, |\s+)(?:${name})){0,9})\s*(?:$|[|,•·–—(]|\s-\s)`,
  'iu',
);
const labelled =
  /^(?<label>title|headline|author|byline|by|source|publisher|publication|url|link)\s*:\s*(?<value>\S.*)$/iu;

export function headOf(pieces: readonly string[], titleKnown: boolean): TextHead {
  const head: { title?: string; author?: string; publisher?: string; url?: string } = {};
  const taken = new Map<number, string>();
  for (const [at, text] of pieces.slice(0, headPieces).entries()) {
    const site = siteLine(text);
    const label = labelled.exec(text)?.groups;
    if (site !== undefined) {
      take(at, 'a line that names the site');
      if (site.publisher !== undefined) head.publisher ??= site.publisher;
      const url = site.own ?? site.url;
      if (url !== undefined) head.url ??= url;
    } else if (dateOfLine(text) !== undefined || (text.length < 60 && dateOfLabel(text) !== undefined)) {
      take(at, 'the date');
    } else if (label !== undefined && text.length <= longestTitle && takeLabel(label)) {
      take(at, 'a labelled line');
    } else if (authorOf(text) !== undefined) {
      head.author ??= authorOf(text) ?? '';
      take(at, 'the byline');
    } else if (head.title === undefined && !titleKnown) {
      if (isSection(text) && isTitle(pieces[at + 1] ?? '')) take(at, 'the name of a section');
      else if (!isTitle(text)) break;
      else {
        head.title = text;
        take(at, 'the title');
      }
    } else if (text.length > longestTitle) break;
  }
  return { ...head, taken };

  function take(at: number, what: string): void {
    taken.set(at, what);
  }

  function takeLabel({ label = '', value = '' }: Record<string, string | undefined>): boolean {
    const key = label.toLowerCase();
    if (key === 'title' || key === 'headline') head.title ??= value;
    else if (key === 'author' || key === 'byline' || key === 'by') head.author ??= value;
    else if (key === 'url' || key === 'link') {
      if (!/^https?:\/\/\S+$/i.test(value)) return false;
      head.url ??= value;
    } else if (/^https?:/i.test(value) || /[.!?]$/.test(value)) return false;
    else head.publisher ??= value;
    return true;
  }
}

function isTitle(text: string): boolean {
  return text !== '' && text.length <= longestTitle && !text.includes('\n') && dateOfLine(text) === undefined;
}

/** "Terrorism", "Middle East": one to three words, all of which papers name their sections by. */
function isSection(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s,&/|>-]+/u)
    .filter((word) => word !== '');
  return words.length > 0 && words.length <= 3 && words.every((word) => sections.has(word));
}

/** The names of a line that says by whom it is and nothing else. */
export function authorOf(text: string): string | undefined {
  if (text.length > 120 || text.includes('\n')) return undefined;
  const names = byline.exec(text)?.groups?.['names']?.trim();
  // "By Land and Sea" has no given name and surname.
  return names !== undefined && opensWithCapital(names) && names.includes(' ') ? names : undefined;
}
