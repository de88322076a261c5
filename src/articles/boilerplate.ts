/**
 * Finds what a page says beside its article: share rows, cookie notes, appeals to subscribe, comment links, copies.
 * Promises: pure; names whole blocks to cut, each with the reason, and never changes a block that stays. General rules
 * about what such lines look like, not a list of sentences; what is in doubt stays. Knows nothing of HTML or files.
 */
import { findCopies } from './copies.ts';
import { siteLine } from './publisher.ts';

export interface Cut {
  /** Which of the blocks. */
  readonly index: number;
  /** What it is: "a row of links or buttons". */
  readonly why: string;
}

/** Short lines between two appeals that are cut with them: the list of what a subscriber gets. */
const appealGap = 3;

/** `headings` says which blocks are headings: those repeat words of the text by nature. */
export function findBoilerplate(
  blocks: readonly string[],
  title: string,
  headings: ReadonlySet<number> = new Set(),
): Cut[] {
  const copies = findCopies(blocks, title);
  const why = blocks.map((block, at) =>
    headings.has(at)
      ? (interfaceRow(block) ?? appeal(block))
      : (interfaceRow(block) ?? notice(block) ?? appeal(block) ?? credit(block) ?? copies[at]),
  );
  joinAppeals(blocks, why);
  return why.flatMap((reason, index) => (reason === undefined ? [] : [{ index, why: reason }]));
}

/** Words of buttons and menus. A line made of nothing else, with at least one that no sentence needs, is a row of them. */
const buttons =
  'share tweet retweet print printer pdf email e-mail facebook twitter whatsapp linkedin reddit telegram pinterest instagram tumblr flipboard messenger ' +
  'comment comments reply subscribe unsubscribe newsletter newsletters login logout advertisement advertisements sponsored skip menu rss bookmark';
const buttonsNearby =
  'a an the this that to on in by for or and of your my us x no with via as it more all now here post posts page story article link version friendly copy save like follow view leave add ' +
  'read show hide close open toggle navigation content main site search home about contact sign log up register next previous older newer back top account news feed feeds app mail send click download continue reading below blog youtube';
const buttonWords = new Set(buttons.split(' '));
const anyButtonWords = new Set([...buttonWords, ...buttonsNearby.split(' ')]);
const menuWords = new Set(
  'home about contact news search menu login register subscribe world politics business sport sports opinion culture video videos podcasts topics archive archives shop donate help faq privacy terms cookies sitemap careers advertise us policy contacts events blog photos live weather science technology tech health'.split(
    ' ',
  ),
);

function interfaceRow(block: string): string | undefined {
  const text = block.trim();
  if (text.length > 120 || text.includes('\n')) return undefined;
  const words = text.toLowerCase().match(/[\p{L}\d][\p{L}\d'’-]*/gu) ?? [];
  // Bars among dashes stand below the head of a table.
  if (words.length === 0)
    return /\p{L}|\d|\|[^|\n-]*-|-[^|\n-]*\|/u.test(text) || text.length > 40 ? undefined : ornament(text);
  const known = words.every((word) => anyButtonWords.has(word) || /^\d+k?$/.test(word));
  // A full stop makes it a sentence.
  if (known && words.some((word) => buttonWords.has(word)) && words.length <= 10 && !/[.?]$/.test(text)) {
    return 'a row of links or buttons';
  }
  const parts = text.split(/\s*[|•·»›>/]\s*|\s{2,}/u).filter((part) => part !== '');
  const menu = parts.filter((part) =>
    part
      .toLowerCase()
      .split(/[\s&]+/u)
      .every((word) => menuWords.has(word)),
  );
  if (parts.length >= 3 && menu.length >= parts.length * 0.6) return 'a row of links or buttons';
  return undefined;
}

/** A rule of dashes or stars. */
function ornament(text: string): string | undefined {
  return /^[\s\-–—_*=~•·#|]+$/u.test(text) ? 'an ornament' : undefined;
}

const notices: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:we|our|this (?:web)?site|by (?:continuing|using|browsing))\b[^.]*\bcookies?\b[^]*\b(?:you|your|accept|agree|consent|continu\w+|settings|preferences|policy)\b/i,
    'a note on cookies',
  ],
  [
    /^(?:©|\(c\)|copyright\b).{0,200}$|\ball rights reserved\.?$|\bmay not be (?:published|reproduced|copied)[^.]*\bredistributed\b/i,
    'a note on rights',
  ],
  [
    /^(?:read (?:more|also|next|the full)|also read|see also|related(?: (?:articles?|stories|posts|topics|reading))?|recommended|more (?:from|on|stories)|you (?:may|might) also like|trending|most (?:read|popular|viewed)|filed under|tags?|tagged|categories)\b\s*[:»>].{0,140}$/i,
    'a link to something else',
  ],
  [
    /\b(?:problems?|trouble|difficult(?:y|ies)) (?:viewing|reading|loading|seeing|accessing) (?:this|our) (?:article|page|story|site|video|e?-?mail)\b/i,
    'a note to the reader',
  ],
  [/\b(?:enable|turn on|requires?) javascript\b|\byour browser (?:does not|doesn['’]t|is)\b/i, 'a note to the reader'],
];

function notice(block: string): string | undefined {
  if (siteLine(block) !== undefined) return 'a line that names the site';
  if (block.length > 500 || quotesSomebody(block)) return undefined;
  return notices.find(([pattern]) => pattern.test(block.trim()))?.[1];
}

const appeals: readonly RegExp[] = [
  /^(?:please )?(?:subscribe|sign up|register|sign in|log in|donate|join)\b.{0,100}\b(?:us|our|we|now|today|newsletters?|free|read|access|inbox|updates|here|member(?:ship)?|alerts|channel)\b/i,
  /^become an? .{1,60}\b(?:subscriber|member|patron|supporter|donor)\b/i,
  /^(?:please )?(?:show your support|support (?:us|our)\b|help us\b|follow us\b|like us\b|find us\b|buy (?:us|me) a coffee|click here\b|download (?:our|the) .{0,20}app\b|get (?:our|the) (?:best|latest|top|free|daily|weekly)\b)/i,
  /\b(?:to|in|into) your inbox\b/i,
  /\b(?:ad[- ]free|100% free of ads|without ads)\b.{0,20}\b(?:experience|reading|access|site|version)\b/i,
  /^(?:only|just|from|for|for only|for just)? ?[$€£]\s?\d+(?:[.,]\d\d)?\s*(?:per|an?|\/|each|every)\s*(?:year|month|week|day)\b.{0,30}$/i,
  /\b(?:already a|not a) (?:subscriber|member)\b/i,
  /^(?:this (?:article|story|content) is|you have) .{0,60}\b(?:free articles?|for (?:subscribers|members)|subscribers? only)\b/i,
];

function appeal(block: string): string | undefined {
  const text = withoutBullet(block);
  if (text.length > 250 || quotesSomebody(text)) return undefined;
  return appeals.some((pattern) => pattern.test(text)) ? 'an appeal to the reader' : undefined;
}

const pictureWords =
  'photo|photograph|photography|picture|image|illustration|map|graphic|infographic|screengrab|screenshot|video';
const credits: readonly RegExp[] = [
  new RegExp(String.raw`^\W*(?:${pictureWords})s?(?: credits?| courtesy(?: of)?| by| via|:| ©).{0,140}$`, 'i'),
  new RegExp(
    String.raw`(?:^|[.!?)”"] +|\()(?:[\p{L}\d.'’/-]+ ){1,6}(?:${pictureWords})(?: via(?: [\p{L}\d.'’-]+){0,4})?\)?$`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:^|[.!?)”"] +|\()(?:${pictureWords})s? (?:via|by|courtesy(?: of)?|credit:?)(?: [\p{L}\d.'’/&-]+){0,6}\)?\.?$`,
    'iu',
  ),
  /(?:\(|\bvia |[/|] ?)(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|Shutterstock|Flickr|Wikimedia(?: Commons)?|Anadolu|Xinhua)(?: (?:photo|images?|pictures?))?(?:\/[^)]{1,40})?\)?$/i,
];

/** A picture's line, that names who made the picture. A picture is not kept, so its line speaks of nothing. */
function credit(block: string): string | undefined {
  const text = block.trim();
  if (text.length > 200 || text.includes('\n') || quotesSomebody(text)) return undefined;
  // A heading such as "The bigger picture" ends in the same words; a credit has a sentence before it, or a source.
  const wholeLine = !/[.!?)”"] /.test(text);
  if (wholeLine && !/\b(?:via|by|courtesy|credit|file|handout|stock)\b|[:©/]|\b[A-Z]{2,}\b/.test(text))
    return undefined;
  return credits.some((pattern) => pattern.test(text)) ? 'a picture’s credit' : undefined;
}

function joinAppeals(blocks: readonly string[], why: (string | undefined)[]): void {
  const isAppeal = (at: number): boolean => why[at] === 'an appeal to the reader' || why[at] === 'a note to the reader';
  for (let at = 0; at < blocks.length; at += 1) {
    if (!isAppeal(at)) continue;
    let next = at + 1;
    while (next < blocks.length && next - at <= appealGap && why[next] === undefined) next += 1;
    if (next >= blocks.length || !isAppeal(next)) continue;
    const between = blocks.slice(at + 1, next);
    if (between.some((block) => block.length > 80 || /[.?!:”"]$/.test(block.trim()))) continue;
    why.fill('an appeal to the reader', at + 1, next);
  }
}

function withoutBullet(block: string): string {
  return block.trim().replace(/^[-–—*•·»]\s*/u, '');
}

/** Somebody's words are the article's matter, even when they ask to subscribe. */
function quotesSomebody(text: string): boolean {
  return /[“”"«»„]/.test(text) || /\b(?:said|says|told|according to|reported)\b/i.test(text);
}
