/**
 * "What is X?" and "Who is X?": whom or what the question wants explained, and how far a sentence explains it.
 * English only. Promises: pure. A question for somebody's name ("Who is the mayor of Tolven?") or for a property ("What is
 * the height of the tower?") wants no explanation. Does not know what X is.
 */

import { escapeRegExp } from '../text.ts';

export interface Definition {
  /** As the question names it, without its article. */
  readonly subject: string;
  /** 0 to 1: 1 says what it is, 0.25 only begins with it, 0 neither. */
  readonly in: (sentence: string) => number;
}

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

/** What the question wants explained; undefined when it asks for something else. */
export function definitionAsked(question: string): Definition | undefined {
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
    return { subject, in: explaining(subject) };
  }
  return undefined;
}

const article = '(?:an?|the|one|any|some|part|also an?|now an?|not an?)';
const aside = String.raw`(?:\s*\([^)]{1,300}\))?(?:,[^,.;]{1,120},|,[^,.;]{1,60},[^,.;]{1,60},)?`;
const is = String.raw`(?:is|are|was|were|remains|became) (?:\p{L}+ly )?${article} `;
const means = '(?:means|refers? to|consists? of|stands? for|describes|is defined as) ';
const title =
  '(?:President|Minister|Secretary|General|Gen\\.|Colonel|Major|Captain|Dr\\.?|Professor|Prof\\.|King|Queen|Emperor|Pope|Senator|Governor|Mayor|Ayatollah|Sheikh)';
/** Where a clause begins, with what may stand before the name: no "ratio of". */
const opening = String.raw`(?:^|[,;:“"] ?|\b(?:that|and|but) )(?:[Tt]he |[Aa]n? )?(?:(?!(?:of|in|with|by|for|from|to|on|at) )[\p{L}.]+ ){0,3}?["“(]?`;

function explaining(subject: string): Definition['in'] {
  const name = String.raw`(?<![\p{L}\p{N}-])(?:${[anyCase(subject), ...lastName(subject)].join('|')})(?:e?s)?(?![\p{L}\p{N}-])`;
  const isAcronym = /^\p{Lu}[\p{L}\d]*\p{Lu}$/u.test(subject);
  const forms: readonly (readonly [worth: number, form: string])[] = [
    [1, String.raw`${opening}${name}["”)]{0,2}${aside} (?:${is}|${means})`],
    [0.8, String.raw`${name}["”)]{0,2}(?: \([^)]{1,80}\))?, (?:an?|the|one of|then|former|founder|leader|head|based) `],
    [0.8, String.raw`${name} \((?:an?|the|any|from|that is|i\.e\.|meaning) `],
    // "Islamic State of Iraq and Syria" (ISIS)
    ...(isAcronym ? [[0.8, String.raw`\p{L}["”]? \(${name}\)`] as const] : []),
    // Israel's Mossad spy chief, Yossi Cohen, said
    [0.6, String.raw`\p{Ll}, ${name}(?:[,.]| told| said)|(?:called|known as|named|termed) (?:the |an? )?["“]?${name}`],
    [0.5, String.raw`${title} ${name}`],
    [0.25, String.raw`^(?:(?:The|An?) )?${name}`],
  ];
  // Most who ask whether a definition is wanted never look for one.
  let compiled: readonly { readonly worth: number; readonly form: RegExp }[] | undefined;
  return (sentence) => {
    compiled ??= forms.map(([worth, form]) => ({ worth, form: new RegExp(form, 'u') }));
    return compiled.find(({ form }) => form.test(sentence))?.worth ?? 0;
  };
}

/** "Valensi is a research fellow" says who Carmit Valensi is; "Batu Khan is a grandson" does not say who Genghis Khan is. */
function lastName(subject: string): string[] {
  const words = subject.split(' ');
  const last = words.at(-1) ?? '';
  const isPerson = words.length > 1 && words.every((word) => /^\p{Lu}|^(?:al|bin|ibn|de|van|von)-?/u.test(word));
  return isPerson && last.length > 3
    ? [String.raw`(?:(?<=${title} )|(?<!\p{Lu}[\p{L}’'.-]* ))${escapeRegExp(last)}`]
    : [];
}

/** Each word as it stands, with a capital, or in capitals: questions are often typed small. */
function anyCase(subject: string): string {
  return subject
    .split(' ')
    .map((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .map((forms) => `(?:${[...new Set(forms)].map(escapeRegExp).join('|')})`)
    .join(' ');
}
