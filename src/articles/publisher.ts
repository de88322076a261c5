/**
 * Who published a text, where the text says so of itself: a site's line, an appeal to subscribe, "our sources".
 * Promises: pure, never throws; a name is given only where the text uses it for itself. Being quoted is not enough,
 * except where a signed article has one listener, who is no news agency ("…", she told The Example).
 */
import { opensWithCapital } from '../text.ts';

export interface Site {
  readonly publisher?: string;
  readonly url?: string;
}

const address = String.raw`https?:\/\/[^\s<>"]+?`;
/** The lines that print plug-ins put above and below an article. */
const siteLines: readonly RegExp[] = [
  new RegExp(String.raw`^[-–—]\s+(?<name>\S.{0,80}?)\s+[-–—]\s+(?<url>${address})(?:\s+[-–—])?$`, 'u'),
  new RegExp(String.raw`^(?:article )?printed from (?<name>\S.{0,80}?)\s*[:–—-]\s*(?<url>${address})\/?$`, 'iu'),
  new RegExp(String.raw`^(?:url to article|permalink|source url)\s*:\s*(?<own>${address})$`, 'iu'),
];

/** What a line that only names the site says. */
export function siteLine(line: string): (Site & { readonly own?: string }) | undefined {
  const text = line.trim();
  if (text.length > 300 || text.includes('\n')) return undefined;
  for (const pattern of siteLines) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const { name, url, own } = groups;
    return {
      ...(name !== undefined && { publisher: name }),
      ...(url !== undefined && { url }),
      ...(own !== undefined && { own }),
    };
  }
  return undefined;
}

/** The site's name and the article's address, from all that the text says; `signed`: the text has a byline. */
export function siteOfText(blocks: readonly string[], signed: boolean): Site {
  const lines = blocks.flatMap((block) => siteLine(block) ?? []);
  const url = lines.find(({ own }) => own !== undefined)?.own ?? lines.find((line) => line.url !== undefined)?.url;
  const publisher =
    lines.find((line) => line.publisher !== undefined)?.publisher ??
    fromAppeal(blocks) ??
    fromOwnSources(blocks) ??
    fromListener(blocks, signed);
  return { ...(publisher !== undefined && { publisher }), ...(url !== undefined && { url }) };
}

/** "Become a NAME subscriber". */
function fromAppeal(blocks: readonly string[]): string | undefined {
  for (const block of blocks) {
    if (block.length > 120) continue;
    const name = /^\W*become an? (\p{Lu}.{1,50}?) (?:subscriber|member|supporter|patron)\W*$/iu.exec(block.trim())?.[1];
    if (name !== undefined && opensWithCapital(name)) return name;
  }
  return undefined;
}

/** "NAME’s military sources report", in a text that elsewhere speaks of "our sources". */
function fromOwnSources(blocks: readonly string[]): string | undefined {
  const text = blocks.join('\n');
  // Looked for first: the pattern takes a tenth of a millisecond.
  if (!text.includes('sources') || !/\bour (?:\p{L}+ (?:and \p{L}+ )?)?sources\b/iu.test(text)) return undefined;
  return /(?:^|[\n.] ?)(\p{L}[\p{L}\d.-]{2,30}(?: \p{Lu}[\p{L}\d.-]+){0,3})[’']s (?:exclusive )?(?:\p{L}+ (?:and \p{L}+ )?)?sources (?:report|reveal|disclose|say|add|note)\b/u.exec(
    text,
  )?.[1];
}

/** Agencies and stations that other papers quote all the time. */
const quotedByOthers =
  /^(?:(?:the )?(?:associated press|ap|afp|agence france-presse|reuters|bbc.*|cnn.*|nbc.*|abc.*|cbs.*|fox.*|msnbc|npr|pbs|sky.*|al[- ]?jazeera.*|al[- ]arabiya.*|bloomberg.*|new york times|washington post|wall street journal|financial times|guardian|times|dpa|efe|ansa|xinhua|tass|interfax|ria.*|sana|irna|anadolu.*|congress|house|senate|court|pentagon|un|united nations|security council|daily .*))$/i;

/** Listeners: "…," he told NAME. (at the end of a sentence, after somebody's words). */
function fromListener(blocks: readonly string[], signed: boolean): string | undefined {
  const names = new Map<string, number>();
  for (const block of blocks) {
    if (!/[“”"]/.test(block)) continue;
    for (const [, name = ''] of block.matchAll(
      /\btold ((?:The )?\p{Lu}[\p{L}\d-]*(?: \p{Lu}[\p{L}\d-]*){0,3})[.](?=\s|$)/gu,
    )) {
      names.set(name, (names.get(name) ?? 0) + 1);
    }
  }
  const [only, ...more] = names;
  if (only === undefined || more.length > 0 || quotedByOthers.test(only[0])) return undefined;
  // One listener who is a person is called by a name that the text has elsewhere too.
  const elsewhere = blocks.join('\n').split(only[0]).length - 1;
  if (elsewhere > only[1]) return undefined;
  return signed ? only[0] : undefined;
}
