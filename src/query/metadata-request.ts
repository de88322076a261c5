/**
 * Questions about the articles themselves: "Who wrote it?", "When was the debkafile article published?", "Which articles
 * do you have?" Promises: pure; gives what is wanted and of which article; nothing when it may be something in the
 * articles that is asked for: a book, a report on something. English only. Does not know which articles there are.
 */
import type { MetadataRequest } from '../domain.ts';
import { terms } from '../search/terms.ts';

const noun = '(?:articles?|stor(?:y|ies)|pieces?)';
const byDate = String.raw`(?:the )?(?:newest|latest|most recent|oldest|earliest) ${noun}(?: (?:you have|there is|here))?`;
/** What may be an article: others that are called a report, or that say what they are about, may be told of in one. */
const thing = String.raw`(?<thing>it|(?:the|this|that|your) (?:article|story|report|piece|post)|this|that|${byDate}|(?:the|your) [^?]*?\barticle\b[^?]*?)`;
const published = '(?:published|written|posted|printed)';
const medium = '(?:news ?paper|paper|magazine|outlet|publisher|publication|web ?site|site)';
const there =
  '(?:do you (?:have|know|hold)|are there|have you(?: got| read)?|can you (?:read|see|search)|are (?:here|in (?:here|the (?:folder|library))))';

const forms: readonly (readonly [MetadataRequest['wants'], readonly string[]])[] = [
  [
    'author',
    [
      `who (?:wrote|has written|authored) ${thing}`,
      `(?:by whom|who) (?:was|is) ${thing} written(?: by)?`,
      `who(?: is|['’]s| was) the (?:author|writer|journalist)(?: (?:of|behind) ${thing})?`,
    ],
  ],
  [
    'published',
    [
      `(?:when|(?:in |on )?(?:what|which) (?:date|day|month|year)) (?:was|is) ${thing} ${published}`,
      `when did ${thing} (?:appear|come out)`,
      `how old is (?!it|that|this$)${thing}`,
      `what(?: is|['’]s) the (?:publication )?date of ${thing}`,
    ],
  ],
  [
    'source',
    [
      `where (?:was|is) ${thing} ${published}`,
      `where did ${thing} appear`,
      `who published ${thing}`,
      `(?:in |by |from )?(?:what|which) ${medium} (?:published|is|was|ran) ${thing}(?: ${published})?(?: (?:from|in|by))?`,
      `what(?: is|['’]s) the (?:source|publisher) of ${thing}`,
    ],
  ],
  [
    'articles',
    [
      `(?:what|which)(?: is|['’]s| one is) (?<thing>${byDate})`,
      `(?:which|what|how many) (?:articles|sources|stories)(?<which> [^?]*?)? ${there}(?<rest>\\b[^?]*?)`,
      `(?:which|what) (?:articles|stories) (?:are|is|mention|cover|discuss|(?:speak|tell|talk|write)(?= of| about)|deal with) (?<which>(?:there )?(?:about|on|from|by|of)?\\b[^?]*?)`,
      `(?:list|show|name)(?: me)?(?: all)?(?: the| your)? articles(?: (?:that )?(?:you have|there are))?`,
      `(?:do you have|(?:are|is) there) (?:any |some |an )?(?:articles?|anything|something) (?<which>(?:about|on|from|by)\\b[^?]*?)`,
      `what are your (?:sources|articles)`,
      `who (?:are|were) the (?:authors|writers|journalists|publishers)(?: of (?:the|these|your|all) articles)?`,
      `(?:who|which (?:papers|newspapers|publishers|authors)) (?:wrote|published) (?:the|these|your|all the) (?:articles|stories)`,
      `(?:what|which)(?: topics| subjects| themes| things)? do (?:the|these|your) (?:articles|stories) (?:cover|discuss|deal with|talk about|speak of)`,
      `what (?:is|are) (?:this|the|your|these) (?:collection|library|folder|archive|articles) (?:all )?about`,
    ],
  ],
];
const readers = forms.flatMap(([wants, all]) =>
  all.map((form) => [wants, new RegExp(String.raw`^(?:and |but )?(?:please )?${form}[\s?.!]*$`, 'i')] as const),
);

const bare = /^(?:it|this|that|(?:the|this|that|your) (?:article|story|report|piece|post))?$/i;
/** What says that an article is meant, but not which. */
const aside = new RegExp(
  String.raw`\b(?:${noun}|${published}|newest|latest|oldest|earliest|about|you|have|there)\b`,
  'gi',
);
/** Things that have authors and dates of their own. */
const otherWork =
  /\b(?:book|novel|song|letter|poem|play|film|movie|opera|symphony|memoir|essay|paper|study|law|constitution|lyrics|hymn|anthem|album|series|script|declaration|statement|report|memo|diary)s?\b/i;

/** `before`: what was asked before, where something was: "it" may be a book that was asked about. */
export function metadataRequest(question: string, before = ''): MetadataRequest | undefined {
  for (const [wants, form] of readers) {
    const match = form.exec(question);
    if (match === null) continue;
    const { thing: said = '', which = '', rest = '' } = match.groups ?? {};
    const [, newest, oldest] = /^(?:the )?(?:(newest|latest|most recent)|(oldest|earliest))/i.exec(said) ?? [];
    const first = newest !== undefined ? 'newest' : oldest !== undefined ? 'oldest' : undefined;
    const pointsBack = wants !== 'articles' && first === undefined && bare.test(said);
    if (/^(?:it|this|that)?$/i.test(said) && pointsBack && otherWork.test(before)) return undefined;
    const about = pointsBack ? [] : [...new Set(terms(`${said} ${which} ${rest}`.replaceAll(aside, ' ')))];
    return { wants, about, pointsBack, ...(first !== undefined && { first }) };
  }
  return undefined;
}
