/**
 * What counts as hidden: words that a page or a file holds and that nobody who looks at it sees (docs/formats.md says
 * the policy). They are left out, because they would be cited as if they had been read.
 * Promises: pure, in linear time; judges declarations of style, wherever they were written. In doubt words are seen.
 * Does not know documents: hidden-html.ts, markdown.ts, xhtml-blocks.ts do.
 */

/** Properties of CSS, lower case, as they were declared. */
export type Declared = ReadonlyMap<string, string>;

/** Red, green, blue; absent where it cannot be told. */
export type Colour = readonly [number, number, number] | undefined;

/** Pixels beyond the edges of the window. */
const farAway = 500;
/** Pixels; smaller letters are dots. */
export const smallestLetters = 2;
/** Of 255, in each of the three: #f5f5f5 on white is a fault of taste that can still be seen. */
const nearEnough = 8;
/** Bootstrap, WordPress, Drupal, HTML5 boilerplate and others call so what only screen readers say. */
const forScreenReaders = new Set(
  'sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only element-invisible u-visually-hidden a11y-hidden'.split(
    ' ',
  ),
);

/** How an element is written, whatever stands around it. `isOpened`: a control of the page opens and closes it. */
export function isHiddenElement(
  attribute: (name: string) => string | null | undefined,
  declared: Declared,
  isOpened = false,
): boolean {
  const hidden = attribute('hidden');
  return (
    // Found by a search in the page, and shown then.
    (typeof hidden === 'string' && hidden.toLowerCase() !== 'until-found') ||
    attribute('aria-hidden') === 'true' ||
    (attribute('class') ?? '').split(/\s+/u).some((name) => forScreenReaders.has(name.toLowerCase())) ||
    declared.get('display') === 'none' ||
    declared.get('content-visibility') === 'hidden' ||
    opacityOf(declared.get('opacity')) <= 0.05 ||
    /\bscale(?:3d|x|y)?\(\s*0\s*[,)]/u.test(declared.get('transform') ?? '') ||
    isFarAway(declared) ||
    isClipped(declared) ||
    (!isOpened && hasNoSize(declared))
  );
}

/** Written in the element itself, as in Markdown and in feeds, where no style sheet is known. */
export function isHiddenInline(attribute: (name: string) => string | null | undefined): boolean {
  const declared = declarationsOf(attribute('style') ?? '');
  const size = fontSize(declared.get('font-size'), 16);
  return (
    isHiddenElement(attribute, declared) ||
    /^(?:hidden|collapse)$/u.test(declared.get('visibility') ?? '') ||
    size < smallestLetters ||
    isLikeBackground(declared.get('color'), backgroundOf(declared, [255, 255, 255]))
  );
}

export function declarationsOf(style: string): Map<string, string> {
  const declared = new Map<string, string>();
  const urgent = new Map<string, string>();
  for (const each of style.split(';')) {
    const colon = each.indexOf(':');
    if (colon < 0) continue;
    const name = each.slice(0, colon).trim().toLowerCase();
    const given = each
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const value = given.endsWith('!important') ? given.slice(0, -'!important'.length).trim() : given;
    (value === given ? declared : urgent).set(name, value);
  }
  for (const [name, value] of urgent) declared.set(name, value);
  return declared;
}

/** Whether letters of this colour cannot be told from what they stand on. */
export function isLikeBackground(colour: string | undefined, background: Colour): boolean {
  if (colour === undefined) return false;
  const parsed = parseColour(colour);
  if (parsed === undefined) return false;
  if (parsed.alpha <= 0.05) return true;
  return (
    background !== undefined && parsed.of.every((part, at) => Math.abs(part - (background[at] ?? 0)) <= nearEnough)
  );
}

/** What letters of an element stand on; that of what it stands in, unless it has one of its own. */
export function backgroundOf(declared: Declared, around: Colour): Colour {
  const image = declared.get('background-image');
  if (image !== undefined && image !== 'none') return undefined;
  const given = declared.get('background-color') ?? declared.get('background');
  if (given === undefined || /^(?:none|inherit|unset|initial)$/u.test(given)) return around;
  const parsed = parseColour(given.split(/\s+(?![^(]*\))/u)[0] ?? '');
  if (parsed === undefined) return undefined;
  return parsed.alpha === 0 ? around : parsed.alpha === 1 ? parsed.of : undefined;
}

/** In pixels, by that of what it stands in. */
export function fontSize(given: string | undefined, around: number): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(px|pt|em|rem|ex|ch|%|vw|vh)?$/u.exec(given ?? '');
  if (match === null) return given === undefined || given === 'inherit' ? around : 16;
  const count = Number(match[1]);
  const units: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, em: around, '%': around / 100 };
  return count * (units[match[2] ?? 'px'] ?? 16);
}

function opacityOf(given: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/u.exec(given ?? '');
  return match === null ? 1 : Number(match[1]) / (match[2] === '%' ? 100 : 1);
}

/** Pixels, about; undefined for what is none. */
function pixels(given: string | undefined): number | undefined {
  const match = /^(-?(?:\d+(?:\.\d+)?|\.\d+))(px|pt|em|rem|vw|vh|%)?$/u.exec(given ?? '');
  if (match === null) return undefined;
  const units: Readonly<Record<string, number>> = { em: 16, rem: 16, vw: 10, vh: 10, '%': 10 };
  return Number(match[1]) * (units[match[2] ?? ''] ?? 1);
}

function isFarAway(declared: Declared): boolean {
  const isPlaced = /^(?:absolute|fixed|relative)$/u.test(declared.get('position') ?? '');
  const away = ['left', 'right', 'top', 'bottom'].some((side) => (pixels(declared.get(side)) ?? 0) <= -farAway);
  const indent = pixels(declared.get('text-indent')?.split(/\s/u)[0]) ?? 0;
  const margins = ['margin-left', 'margin-top'].some((side) => (pixels(declared.get(side)) ?? 0) <= -farAway);
  const moved = /\btranslate(?:3d|x|y)?\(\s*-(\d+)(px|em|rem|vw|vh|%)/u.exec(declared.get('transform') ?? '');
  return (
    (isPlaced && away) ||
    margins ||
    indent <= -farAway ||
    (moved !== null && (pixels(`${moved[1]}${moved[2]}`) ?? 0) > 2 * farAway)
  );
}

function isClipped(declared: Declared): boolean {
  const clip = /^rect\(([^)]*)\)$/u.exec(declared.get('clip') ?? '')?.[1];
  const path = declared.get('clip-path') ?? '';
  return (
    (clip !== undefined && clip.split(/[\s,]+/u).every((side) => side === '' || Math.abs(pixels(side) ?? 99) <= 1)) ||
    /^inset\(\s*(?:[5-9]\d|100)%/u.test(path) ||
    /^circle\(\s*0(?:px|%)?\s*(?:at\b|\))/u.test(path) ||
    /^polygon\(\s*(?:0(?:px|%)?[\s,]*)+\)$/u.test(path)
  );
}

/** One pixel is what screen readers are left. */
function hasNoSize(declared: Declared): boolean {
  const cuts = ['overflow', 'overflow-x', 'overflow-y'].some((name) =>
    /\b(?:hidden|clip)\b/u.test(declared.get(name) ?? ''),
  );
  return cuts && ['height', 'max-height', 'width', 'max-width'].some((side) => (pixels(declared.get(side)) ?? 99) <= 1);
}

const named: Readonly<Record<string, readonly [number, number, number]>> = {
  white: [255, 255, 255],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  ghostwhite: [248, 248, 255],
  floralwhite: [255, 250, 240],
  whitesmoke: [245, 245, 245],
  black: [0, 0, 0],
};

function parseColour(
  given: string,
): { readonly of: readonly [number, number, number]; readonly alpha: number } | undefined {
  if (given === 'transparent') return { of: [0, 0, 0], alpha: 0 };
  const name = named[given];
  if (name !== undefined) return { of: name, alpha: 1 };
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/u.exec(given)?.[1];
  if (hex !== undefined) {
    const wide = hex.length < 6 ? hex.replaceAll(/./gu, '$&$&') : hex;
    const [red = 0, green = 0, blue = 0, alpha = 255] = (wide.match(/../gu) ?? []).map((pair) => parseInt(pair, 16));
    return { of: [red, green, blue], alpha: alpha / 255 };
  }
  const parts = /^(rgb|hsl)a?\(([^()]{1,60})\)$/u.exec(given);
  if (parts === null) return undefined;
  const [first = 0, second = 0, third = 0, alpha = 1] = (parts[2]?.match(/[\d.]+%?/gu) ?? []).map((part, at) =>
    part.endsWith('%') ? (Number(part.slice(0, -1)) / 100) * (at === 3 || parts[1] === 'hsl' ? 1 : 255) : Number(part),
  );
  if (parts[1] === 'rgb') return { of: [first, second, third], alpha };
  // Only greys can be told without more arithmetic; others are seen on white and on black.
  const grey = Math.round(third * 255);
  return second === 0 || third === 0 || third === 1 ? { of: [grey, grey, grey], alpha } : undefined;
}

/** Letters that have no shape: those of tags but in flags, and runs of joiners and selectors that join nothing. */
const shapeless =
  /(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,8})[\u{E0000}-\u{E007F}]+|[\u{E0100}-\u{E01EF}]{2,}|[\u200B-\u200F\u2060-\u2064\uFEFF\u00AD\u180E]{3,}/gu;

export function withoutShapeless(text: string): string {
  return /[\u00AD\u180E\u200B-\u200F\u2060-\u2064\uFEFF\u{E0000}-\u{E01EF}]/u.test(text)
    ? text.replaceAll(shapeless, '')
    : text;
}

/** For the reader; undefined for none. */
export function saidOfHidden(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? '1 hidden passage was left out.' : `${count} hidden passages were left out.`;
}

/** Words enough to be read as something that is said. */
export function isPassage(text: string): boolean {
  return text.trim().length >= 20 && /\S\s+\S+\s+\S/u.test(text.trim().slice(0, 2000));
}
