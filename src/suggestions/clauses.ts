/**
 * The main clause of a plain sentence: who, did or was, what. "In June 2016 Russian aircraft bombed the base at Al Tanf,
 * near …" is Russian aircraft, bomb, the base at Al Tanf. Undefined for every sentence that is less plain.
 */
import { insideForm } from './names-in-text.ts';
import { date } from './time-and-number.ts';
import { baseOf } from './verbs.ts';

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

/** Words that cannot stand in a plain subject. */
const notInSubject = new Set(
  (
    'that which who whom whose when where while if because and or but not has have had is are be been being to will ' +
    'would can could may might should did does do said says there it he she they we i you this these those as than by'
  ).split(' '),
);
const prepositions = new Set(
  'in on at from by to for with after before during of near under as and or into between'.split(' '),
);
/** Verbs that need no object. */
const complete = new Set(
  'begin end fall collapse explode resign meet open close start resume retreat surrender return fight finish'.split(
    ' ',
  ),
);
const adverb = /^\p{Ll}+ly$/u;
/** Where what belongs to the main clause ends. */
const clauseEnd =
  /,|;|:|—|–|\(| (?:that|which|who|whom|whose|while|because|when|where|until|although|but|so|if|and (?=\p{Ll}+ed\b))\b/u;

const leadingDate = new RegExp(`^${date},? `, 'u');
const dateIn = new RegExp(`(?:^| )${date}`, 'u');

export function clauseOf(sentence: string, text: string): Clause | undefined {
  const leading = leadingDate.exec(sentence)?.[0] ?? '';
  const words = sentence.slice(leading.length).split(' ');
  const at = words.slice(0, longestSubject + 2).findIndex((word, index) => index > 0 && isVerb(word));
  if (at < 1) return undefined;
  const subjectWords = words.slice(0, at).filter((word, index) => index < at - 1 || !adverb.test(word));
  const [first, ...others] = subjectWords;
  if (
    first === undefined ||
    subjectWords.length > longestSubject ||
    subjectWords.some(isOutOfPlace) ||
    /^An? .* of /.test(subjectWords.join(' '))
  )
    return undefined;
  const opened = leading === '' ? insideForm(first, text) : first;
  if (opened === undefined) return undefined;

  const verb = words[at] ?? '';
  const next = words[at + 1]?.toLowerCase() ?? '';
  const base = baseOf(verb);
  const rest = words.slice(at + 1).join(' ');
  const [main = ''] = rest.split(clauseEnd);
  const dated = leading !== '' || dateIn.test(main);
  // What follows the date belongs to it as often as not.
  const [beforeDate = ''] = main.split(dateIn);
  const object = beforeDate.trim();
  if (object.split(' ').length > longestObject) return undefined;
  const subject = [opened, ...others].join(' ');
  if (base === undefined) {
    const isPassive =
      /^(?:\p{Ll}+ly )?\p{Ll}+(?:ed|[bkrtuw]n|ilt|eld|ent|ound|ost|ade|aid|eft|old|ught|shot|hit|set)(?: |$)/u.test(
        object,
      );
    return isPassive ? { subject, auxiliary: verb, object, dated } : undefined;
  }
  // "… built in 1808": the date is that of the last word.
  if (beforeDate !== main && /(?:\p{L}{2}ed|built|held|made|born|found|written)$/u.test(object)) return undefined;
  const needsObject = !complete.has(base);
  if (next === 'by' || next === 'to' || (needsObject && (object === '' || prepositions.has(next)))) return undefined;
  return { subject, auxiliary: 'did', verb: base, object, dated };
}

function isVerb(word: string): boolean {
  return word === 'was' || word === 'were' || (/^\p{Ll}/u.test(word) && baseOf(word) !== undefined);
}

function isOutOfPlace(word: string): boolean {
  return (
    notInSubject.has(word.toLowerCase()) ||
    !/^[\p{L}\p{N}'’.-]+$/u.test(word) ||
    (/['’]s$/.test(word) && word.length < 4)
  );
}
