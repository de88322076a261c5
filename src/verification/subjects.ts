/**
 * Whether a statement says of somebody a deed that its quote says of somebody else in the same sentence: "the fire brigade pulled
 * them out" of "a farmer pulled them out before the fire brigade came".
 * Promises: pure; only speaks up where the verb stands once in the quotes, active in both, and its subject in the statement stands
 * in the quote, but not as its subject. English only.
 */
import * as clauses from '../language/en/clauses.ts';
import {
  isAttribution,
  isAuxiliary,
  isPreposition,
  startOfVerb,
  subjectAtEnd,
  type Words,
} from './alignment/phrases.ts';
import { isVerb, saySame, type Word, wordsOf } from './alignment/words.ts';

interface Deed {
  readonly verb: Word;
  /** "The talks opened", "they opened the talks". */
  readonly hasObject: boolean;
  readonly subject: Words;
}

export function subjectProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const quoted = quotes.map((quote) => wordsOf(quote));
  for (const { verb, subject, hasObject } of deedsIn(wordsOf(sentence))) {
    const same = quoted.flatMap((words) => deedsIn(words).filter((deed) => saySame(deed.verb, verb)));
    const times = quoted.flat().filter((word) => saySame(word, verb)).length;
    const [deed] = same;
    if (deed === undefined || times !== 1 || deed.hasObject !== hasObject) continue;
    const isOf = (word: Word): boolean => deed.subject.some((other) => saySame(word, other));
    const own = subject.filter(isContent);
    const stands = own.every((word) => quoted.flat().some((other) => saySame(word, other)));
    // "Iraq’s prime minister" is "the Iraqi prime minister".
    const isOwner = (word: Word): boolean => subject[subject.indexOf(word) + 1]?.lower === clauses.small.genitive;
    const strangers = own.filter((word) => word.isName && !isOwner(word) && !isOf(word));
    if (own.length > 0 && stands && (!own.some(isOf) || strangers.length > 0)) {
      return `It says “${verb.text}” of “${text(subject)}”, and the words that it quotes of “${text(deed.subject)}”.`;
    }
  }
  return undefined;
}

function text(words: Words): string {
  return words.map((word) => word.text).join(' ');
}

/** Verbs in the active voice with what stands before them as their subject; none where that is a pronoun or a relative. */
function deedsIn(words: Words): Deed[] {
  return words.flatMap((verb, at): Deed[] => {
    if (
      !isVerb(verb) ||
      isAuxiliary(verb) ||
      (verb.operator !== undefined && !isAttribution(verb)) ||
      clauses.gerund.of.test(verb.lower)
    )
      return [];
    const start = startOfVerb(words, at);
    const isPassive = words.slice(start, at).some(({ lower }) => clauses.be.has(lower));
    const subject = subjectAtEnd(words.slice(0, start));
    const isTold =
      subject.some(isContent) &&
      !subject.some(
        ({ lower }) => clauses.pronouns.has(lower) || clauses.relatives.has(lower) || clauses.prepositions.has(lower),
      );
    // "… and left": its subject stands further before.
    const isJoined = clauses.coordinators.has(words[start - 1]?.lower ?? '');
    const object = words[at + 1];
    const hasObject = object !== undefined && object.kind !== 'mark' && !isPreposition(object);
    return isPassive || !isTold || isJoined ? [] : [{ verb, subject, hasObject }];
  });
}

function isContent(word: Word): boolean {
  return (
    word.kind === 'word' &&
    word.operator === undefined &&
    !clauses.articles.has(word.lower) &&
    !clauses.coordinators.has(word.lower) &&
    word.lower !== clauses.small.genitive
  );
}
