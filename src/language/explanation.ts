/**
 * How far a sentence explains whom or what a question wants explained: "Valensi is a research fellow" says who Valensi is.
 * English only. Promises: pure. Does not know the question (query/requests.ts), nor what the subject is.
 */
import { escapeRegExp } from '../text.ts';

const article = '(?:an?|the|one|any|some|part|also an?|now an?|not an?)';
const aside = String.raw`(?:\s*\([^)]{1,300}\))?(?:,[^,.;]{1,120},|,[^,.;]{1,60},[^,.;]{1,60},)?`;
const is = String.raw`(?:is|are|was|were|remains|became) (?:\p{L}+ly )?${article} `;
const means = '(?:means|refers? to|consists? of|stands? for|describes|is defined as) ';
const title =
  '(?:President|Minister|Secretary|General|Gen\\.|Colonel|Major|Captain|Dr\\.?|Professor|Prof\\.|King|Queen|Emperor|Pope|Senator|Governor|Mayor|Ayatollah|Sheikh)';
/** Where a clause begins, with what may stand before the name: no "ratio of". */
const opening = String.raw`(?:^|[,;:“"] ?|\b(?:that|and|but) )(?:[Tt]he |[Aa]n? )?(?:(?!(?:of|in|with|by|for|from|to|on|at) )[\p{L}.]+ ){0,3}?["“(]?`;

/** How far a sentence explains the subject, 0 to 1: 1 says what it is, 0.25 only begins with it, 0 neither. */
export function explaining(subject: string): (sentence: string) => number {
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
  const compiled = forms.map(([worth, form]) => ({ worth, form: new RegExp(form, 'u') }));
  // Most sentences do not name it; the forms take a hundred times as long to find that out.
  const last = subject.slice(subject.lastIndexOf(' ') + 1).toLowerCase();
  return (sentence) =>
    sentence.toLowerCase().includes(last) ? (compiled.find(({ form }) => form.test(sentence))?.worth ?? 0) : 0;
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
