/**
 * What a question may want other than a fact: an article as a whole, several things of one kind, a definition, an overview,
 * something about the articles themselves, or what one article says. Promises: pure; each gives nothing when that is not
 * what is asked. English only. Does not know which articles there are.
 */
import type { AnswerType } from '../domain.ts';
import { terms } from '../language/terms.ts';
import type { ArticleRequest, ListRequest, MetadataRequest } from './query.ts';

// An article as a whole: "Summarise the debkafile article", "what is this article about?" Gives what remains of the request to
// tell which article is meant.

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

// Questions for several things of one kind: "Which groups …?", "Name the …", "List the … who …".
// Promises: pure; gives the question as "Which …?" asks it, or what is to be told about where nothing but the kind is
// named; nothing when one thing is asked for. English only.

const plural = String.raw`(?<kind>(?!(?:is|was|does|has|this)\b)\p{Ll}{2,}(?<!s|happen|mean|cause|make)s|people|men|women|children)\b`;
const told =
  /^(?:please |can you |could you )*(?:name|list|enumerate|give|tell|show)(?: me| us)?(?: (?:all|some|any|two|three|four|five|several))?(?: of)?(?: the)?(?: names of(?: the)?)? (?<what>.+?)[\s?.!]*$/iu;
const asksWhich = new RegExp(
  String.raw`^(?:and |but )?(?:(?:in|from|on|by|to|for|with|at) )?(?:which|what) (?:other )?(?:(?!(?:is|was|does|did|do|are|were|has|have|had)\b)[\p{L}-]+ ){0,3}?${plural}`,
  'u',
);
const opening = new RegExp(String.raw`^(?:[\p{L}\p{N}'’-]+ ){0,3}?${plural}`, 'u');
/** Adds nothing: all that is found is mentioned. */
const meta =
  /(?:,? (?:that|who|which) (?:is|are|was|were))? (?:mentioned|named|listed|quoted|cited|described|interviewed)(?: (?:here|there|by name))?$|,? (?:in|from) (?:the|these|your) (?:articles?|sources|texts?)$/i;

export function listRequest(question: string): ListRequest | undefined {
  const what = told.exec(question)?.groups?.['what'] ?? '';
  const kinds = opening.exec(what)?.groups?.['kind'];
  if (kinds !== undefined) {
    const bare = what.replace(meta, '').replace(meta, '');
    return bare === what ? { asked: `Which ${what.replace(/ (?:who|that|which) /, ' ')}?` } : allOf(bare, kinds);
  }
  const asks = asksWhich.exec(question.charAt(0).toLowerCase() + question.slice(1))?.groups?.['kind'];
  if (asks === undefined) return undefined;
  const [, bare] = /^(?:which|what) (.+?) (?:are|were) (?:there|mentioned|named|quoted)\W*$/i.exec(question) ?? [];
  return bare === undefined ? { asked: question } : allOf(bare, asks);
}

function allOf(what: string, kinds: string): ListRequest {
  return { asked: `What is said about ${what}?`, kind: singular(kinds) };
}

function singular(kind: string): string {
  return kind
    .replace(/^(?:wo)?men$/, (men) => men.replace('men', 'man'))
    .replace(/^people$/, 'person')
    .replace(/^children$/, 'child')
    .replace(/ies$/, 'y')
    .replace(/(?<=ch|sh|x)es$/, '')
    .replace(/s$/, '');
}

// "What is X?" and "Who is X?": whom or what the question wants explained.
// English only. Promises: pure. A question for somebody's name ("Who is the mayor of Tolven?") or for a property ("What is
// the height of the tower?") wants no explanation. Does not know what X is, nor what explains it (language/explanation.ts).

const questions = [
  /^(?:and |so |but )?(?<asks>who|what)(?:['’]s| is| are| was| were) (?:exactly |actually )?(?:meant by )?(?<subject>.+?)$/i,
  /^(?:please )?define (?<subject>.+?)$/i,
  /^what do(?:es)? (?<subject>.+?) (?:mean|stand for)$/i,
];
const mostWords = 5;
/** A property, a relation or something that happens is asked for. */
const isMore =
  /\b(?:in|on|at|by|to|from|with|about|between|during|after|before|against|that|which|who|there|it|he|she|they|this|these|those|his|her|its|their|his|my|your|our|new|known|said|wrong|left|another|others?|some|synonyms?|terms?|examples?|names?|kinds?|types?)\b|\b\p{Ll}+(?:ing|ed)\b|['’]s\b|\bof$/u;
const isRole =
  /\b(?:presidents?|ministers?|secretary|kings?|queens?|emperors?|popes?|chiefs?|directors?|governors?|mayors?|generals?|commanders?|chancellors?|leaders?|heads?|authors?|ambassadors?|spokes\w+|owners?|founders?|winners?|members?|count(?:ess)?|duke|earl|baron|bishop|archbishop|prince(?:ss)?)\b/i;

/** What the question wants explained, as it names it, without its article; undefined when it asks for something else. */
export function definitionAsked(question: string): string | undefined {
  const bare = question.trim().replace(/[\s?.!]+$/u, '');
  for (const form of questions) {
    const { asks = 'what', subject: whole = '' } = form.exec(bare)?.groups ?? {};
    const subject = whole
      .trim()
      .replace(/^(?:an?|the) /i, '')
      .replaceAll(/["“”]|^['‘]|['’]$/g, '');
    if (subject === '' || subject.split(' ').length > mostWords || isMore.test(subject)) continue;
    const hasArticle = /^the /i.test(whole);
    const isName = /^\p{Lu}/u.test(subject);
    // "The height of the tower", "the turnout": a property, unless it is a name: "the Rhine".
    if (hasArticle && !isName) continue;
    if (!isName && /\bof\b/.test(subject)) continue;
    if (asks.toLowerCase() === 'who' && hasArticle && /\b\p{Ll}{3,}/u.test(subject)) continue;
    if (asks.toLowerCase() === 'who' && isRole.test(subject) && (hasArticle || / of /.test(subject))) continue;
    return subject;
  }
  return undefined;
}

// "Tell me about Amerli", "What do the articles say about drones?": what an overview is wanted of.
// Promises: pure; nothing when it is something else that is asked. English only.

/** Who says it in "what do they say about …"; when it is a person, their name tells as much as the subject. */
const sources =
  '(?:(?:the |these |all |your |our )?(?:articles?|sources|stories|reports|papers|texts|it|they|we|you) )?';
const overviews = [
  /\b(?:articles|sources|reports|papers) (?:differ|disagree) (?:about|on|over|in) (?<subject>.+?)[\s?.!]*$/i,
  new RegExp(
    String.raw`\bwhat (?:do|does|did|is|was|has been|have|has|can) ${sources}(?:say|said|report|reported|write|written|known|know|told|tell|learn|learnt|read) (?:to us |us |me )?(?:about|of|on) (?<subject>.+?)[\s?.!]*$`,
    'i',
  ),
  /^(?:please )?(?:can you |could you )?(?:tell me|summari[sz]e)(?: (?:what is known|everything|all|something|more))? (?:about |of |on )?(?<subject>.+?)[\s?.!]*$/i,
];

/** What an overview is wanted of; undefined when it is something else that is asked. */
export function overviewSubject(question: string, type: AnswerType): string | undefined {
  if (type !== 'overview') return undefined;
  return overviews.map((form) => form.exec(question)?.groups?.['subject']).find((subject) => subject !== undefined);
}

// Questions about the articles themselves: "Who wrote it?", "When was the debkafile article published?", "Which articles
// do you have?" Promises: pure; gives what is wanted and of which article; nothing when it may be something in the
// articles that is asked for: a book, a report on something. English only. Does not know which articles there are.

const noun = '(?:articles?|stor(?:y|ies)|pieces?)';
const articleByDate = String.raw`(?:the )?(?:newest|latest|most recent|oldest|earliest) ${noun}(?: (?:you have|there is|here))?`;
/** What may be an article: others that are called a report, or that say what they are about, may be told of in one. */
const thing = String.raw`(?<thing>it|(?:the|this|that|your) (?:article|story|report|piece|post)|this|that|${articleByDate}|(?:the|your) [^?]*?\barticle\b[^?]*?)`;
const published = '(?:published|written|posted|printed)';
const medium = '(?:news ?paper|paper|magazine|outlet|publisher|publication|web ?site|site)';
const there =
  '(?:do you (?:have|know|hold)|are there|have you(?: got| read)?|can you (?:read|see|search)|are (?:here|in (?:here|the (?:folder|library))))';

const metadataForms: readonly (readonly [MetadataRequest['wants'], readonly string[]])[] = [
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
      `(?:what|which)(?: is|['’]s| one is) (?<thing>${articleByDate})`,
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
const readers = metadataForms.flatMap(([wants, all]) =>
  all.map((form) => [wants, new RegExp(String.raw`^(?:and |but )?(?:please )?${form}[\s?.!]*$`, 'i')] as const),
);

const bare = /^(?:it|this|that|(?:the|this|that|your) (?:article|story|report|piece|post))?$/i;
/** What says that an article is meant, but not which. */
const metadataAside = new RegExp(
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
    const about = pointsBack ? [] : [...new Set(terms(`${said} ${which} ${rest}`.replaceAll(metadataAside, ' ')))];
    return { wants, about, pointsBack, ...(first !== undefined && { first }) };
  }
  return undefined;
}

// Questions for what one article says: "What does it say about drones?", "Who is quoted in this article?".
// Promises: pure; gives the question without the words that point to the article; nothing when "it" may be something else:
// only after an article was asked about is "it" one. English only.

const thatOne = '(?:it|(?:this|that|the) (?:article|story|report|piece))';
const saysAbout = new RegExp(
  String.raw`^(?:and )?what (?:else )?(?:does|did) (?<one>${thatOne}) (?:say|report|write|tell us|mention) (?:about|of|on) (?<subject>.+?)[\s?.!]*$`,
  'i',
);
const within = new RegExp(String.raw`,? \b(?:in|according to) (?<one>${thatOne})(?=[\s?.!,]*$|,)`, 'i');

/** `before`: the questions before it. */
export function insideArticle(question: string, before: readonly string[]): string | undefined {
  const says = saysAbout.exec(question)?.groups;
  const subject = says?.['subject'];
  const asked = subject === undefined ? question.replace(within, '') : `What is said about ${subject}?`;
  if (asked === question) return undefined;
  const named = says?.['one'] ?? within.exec(question)?.groups?.['one'];
  if (named?.toLowerCase() !== 'it') return asked;
  const last = before.at(-1);
  if (last === undefined) return undefined;
  const isOfArticle =
    articleRequest(last) !== undefined ||
    metadataRequest(last) !== undefined ||
    insideArticle(last, before.slice(0, -1)) !== undefined;
  return isOfArticle ? asked : undefined;
}
