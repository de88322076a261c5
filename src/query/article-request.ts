/**
 * Requests for an article as a whole: "Summarise the debkafile article", "what is this article about?"
 * Promises: pure; gives what remains of the request to tell which article is meant, nothing when that is not what is
 * asked. English only. Does not know which articles there are.
 */
import type { ArticleRequest } from '../domain.ts';
import { terms } from '../search/terms.ts';

const one = String.raw`(?:article|story|report|piece|text|post|essay|it)`;
const polite = String.raw`^(?:and )?(?:please |can you |could you |would you )*`;
const forms = [
  new RegExp(String.raw`${polite}(?:summari[sz]e|sum up|outline|recap)\b(?<which>.*)$`, 'i'),
  new RegExp(
    String.raw`${polite}(?:give|write|show|tell)(?: me| us)? (?:an? |the )?(?:short |brief |quick )?(?:gist|summary|overview|outline|main points|key points)\b(?<which>.*)$`,
    'i',
  ),
  new RegExp(
    String.raw`^what (?:is|are|was|were) (?:the )?(?:gist|summary|main points?|key points?|main argument|main message)\b(?<which>.*)$`,
    'i',
  ),
  new RegExp(String.raw`^what(?: is|['’]s| was) (?<which>.*\b${one}\b.*?) (?:mainly |really |all )?about\s*\?*$`, 'i'),
  new RegExp(
    String.raw`^what (?:does|did) (?<which>(?:the|this|that|it) [^?]*?${one}\b[^?]*?|it) (?:say|argue|report|conclude)\s*\?*$`,
    'i',
  ),
];
const namesOne = new RegExp(String.raw`\b${one}\b|["“”«»]`, 'i');
/** "What the articles say about Palmyra" is asked of all of them. */
const namesAll = /\b(?:articles|stories|reports|sources)\b|\bwhat\b/i;
const aside =
  /\b(?:in|with|using) (?:a few|one|two|three|four|five|\d+|short|brief|plain|simple) ?(?:short |simple )?(?:sentences?|words?|lines?|points?|paragraphs?)?|\b(?:briefly|shortly|in short|for me|for us|please|titled|called|entitled|headlined|published|written|dated|article|story|report|piece|text|post|essay|about|say)\b/gi;

/** What says which of all it is, by its date. */
const byDate = /\b(?:(?<newest>newest|latest|most recent)|(?<oldest>oldest|earliest))\b/i;

export function articleRequest(question: string): ArticleRequest | undefined {
  for (const form of forms) {
    const which = form.exec(question)?.groups?.['which'];
    if (which === undefined) continue;
    if (!namesOne.test(which) || namesAll.test(which.replace(/["“«].*["”»]/u, ''))) return undefined;
    const about = [...new Set(terms(which.replace(byDate, ' ').replaceAll(aside, ' ')))];
    const dated = byDate.exec(which)?.groups;
    if (dated === undefined) return { about };
    return { about, first: dated['newest'] === undefined ? 'oldest' : 'newest' };
  }
  return undefined;
}
