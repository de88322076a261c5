/**
 * The main clause of a plain sentence: who, did or was, what. "In June 2016 Russian aircraft bombed the base at Al Tanf,
 * near …" is Russian aircraft, bomb, the base at Al Tanf. Undefined for every sentence that is less plain.
 */
import * as date from '../language/en/date-phrases.ts';
import { genitive } from '../language/en/inflection.ts';
import * as clause from '../language/en/main-clause.ts';
import { baseOfPast } from '../language/en/past-forms.ts';
import { insideForm } from './names-in-text.ts';

export interface Clause {
  readonly subject: string;
  /** "was" or "were", where the clause has one. */
  readonly auxiliary: string;
  /** Without "did"; undefined where there is an auxiliary. */
  readonly verb?: string;
  /** What follows, without the date. */
  readonly object: string;
  /** Whether the clause says when it was. */
  readonly dated: boolean;
}

const longestSubject = 8;
const longestObject = 14;

export function clauseOf(sentence: string, text: string): Clause | undefined {
  const leading = date.leading.of.exec(sentence)?.[0] ?? '';
  const words = sentence.slice(leading.length).split(' ');
  const at = words.slice(0, longestSubject + 2).findIndex((word, index) => index > 0 && isVerb(word));
  if (at < 1) return undefined;
  const subjectWords = words.slice(0, at).filter((word, index) => index < at - 1 || !clause.adverb.of.test(word));
  const [first, ...others] = subjectWords;
  if (
    first === undefined ||
    subjectWords.length > longestSubject ||
    subjectWords.some(isOutOfPlace) ||
    clause.indefiniteOf.of.test(subjectWords.join(' '))
  )
    return undefined;
  const opened = leading === '' ? insideForm(first, text) : first;
  if (opened === undefined) return undefined;

  const verb = words[at] ?? '';
  const next = words[at + 1]?.toLowerCase() ?? '';
  const base = baseOf(verb);
  const rest = words.slice(at + 1).join(' ');
  const [main = ''] = rest.split(clause.end.of);
  const dated = leading !== '' || date.anywhere.of.test(main);
  // What follows the date belongs to it as often as not.
  const [beforeDate = ''] = main.split(date.anywhere.of);
  const object = withoutAdverb(beforeDate.trim());
  if (object.split(' ').length > longestObject) return undefined;
  const subject = [opened, ...others].join(' ');
  if (base === undefined) {
    return clause.participle.of.test(object) ? { subject, auxiliary: verb, object, dated } : undefined;
  }
  if (beforeDate !== main && clause.lastParticiple.of.test(object)) return undefined;
  const needsObject = !clause.intransitive.has(base);
  if (clause.agentOrInfinitive.has(next) || (needsObject && (object === '' || clause.prepositions.has(next))))
    return undefined;
  return { subject, auxiliary: 'did', verb: base, object, dated };
}

/** "Began quietly": how it was, nobody asks. */
function withoutAdverb(object: string): string {
  const words = object.split(' ');
  return clause.adverb.of.test(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : object;
}

function isVerb(word: string): boolean {
  return clause.pastOfBe.has(word) || (/^\p{Ll}/u.test(word) && baseOf(word) !== undefined);
}

function isOutOfPlace(word: string): boolean {
  return (
    clause.notInSubject.has(word.toLowerCase()) ||
    !/^[\p{L}\p{N}'’.-]+$/u.test(word) ||
    (genitive.of.test(word) && word.length < 4)
  );
}

/** Undefined for what is not the past of a known verb. */
export function baseOf(past: string): string | undefined {
  return baseOfPast.get(past.toLowerCase());
}
