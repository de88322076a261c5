/**
 * Whether a sentence says more than its quotes: "all" of some, "the largest" of one of the largest, "more than 100" of 100,
 * "proves" of "suggests", a fact of an "if", what has happened of what is planned.
 * Promises: pure; only speaks up where a word of its lists stands in the sentence, and none that would allow it in the
 * quotes. Lists of plain words; knows no meaning beyond them. English only.
 */
import { concessive, contrastive } from '../language/en/conjunctions.ts';
import {
  cause,
  causeInAnyWay,
  certain,
  certainInAnyWay,
  conditional,
  decision,
  decisionInAnyWay,
  manner,
  hypothetical,
  perfect,
  planned,
  prospective,
  purpose,
  purposeInAnyWay,
} from '../language/en/modality.ts';
import * as quantifiers from '../language/en/quantifiers.ts';
import {
  likeSuperlative,
  oneOfMany,
  superlative,
  superlativeInAnyWay,
  ultimate,
  ultimateInAnyWay,
} from '../language/en/superlatives.ts';
import { kin } from '../language/en/roles.ts';
import { adverbEnd } from '../language/en/word-endings.ts';
import type { Pattern } from '../language/pattern.ts';
import { numbersOf, plain } from './facts.ts';

/** What strengthens, and what must stand in the quotes for it. */
const stronger: readonly (readonly [Pattern, Pattern])[] = [
  [quantifiers.universal, quantifiers.universalInAnyWay],
  [quantifiers.exclusive, quantifiers.exclusiveInAnyWay],
  [quantifiers.atAnyTime, quantifiers.atAnyTimeOrNone],
  [ultimate, ultimateInAnyWay],
  [concessive, contrastive],
  [certain, certainInAnyWay],
  [decision, decisionInAnyWay],
  [purpose, purposeInAnyWay],
  [cause, causeInAnyWay],
];

/** Before a number, and what must stand near that number in the quotes. */
const bounds: readonly (readonly [Pattern, Pattern])[] = [
  [quantifiers.aboveNumber, quantifiers.aboveInAnyWay],
  [quantifiers.belowNumber, quantifiers.belowInAnyWay],
];
/** Letters that words of one root share. */
const longestRoot = 5;
/** Characters before a number and behind it; and before a superlative. */
const reach = { before: 22, behind: 14, superlative: 35 };

/** What is wrong, as a sentence; undefined when nothing is. */
export function strengthProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = plain(sentence);
  const quoted = plain(quotes.join('\n'));
  for (const [strong, allowed] of stronger) {
    const word = strong.of.exec(said)?.[0];
    if (word !== undefined && !allowed.of.test(quoted))
      return `It says “${word}”, which the words that it quotes do not.`;
  }
  const how = manner.of.exec(said)?.[0];
  if (how !== undefined && !isToldHow(how, quoted)) return `It says “${how}”, which the words that it quotes do not.`;
  const relative = wordsOf(said, kin.of).find((word) => !wordsOf(quoted, kin.of).includes(word));
  if (relative !== undefined && wordsOf(quoted, kin.of).length > 0) {
    return `It says “${relative}” where the words that it quotes say otherwise.`;
  }
  const { exceptSome } = quantifiers;
  if (quantifiers.universal.of.test(said) && exceptSome.of.test(quoted) && !exceptSome.of.test(said)) {
    return 'It says of all what the words that it quotes say with an exception.';
  }
  const whole = wholeForPart(said, quoted);
  if (whole !== undefined) return `It says of the ${whole} what the words that it quotes say of a part of them.`;
  const extreme = extremeIn(said);
  if (extreme !== undefined && !isExtreme(extreme, said, quoted)) {
    return `It says “${extreme}”, which the words that it quotes do not.`;
  }
  for (const [form, allowed] of bounds) {
    for (const [words, number = ''] of said.matchAll(form.of)) {
      if (!isNear(quoted, number.replace(/[.,]+$/, ''), allowed.of)) {
        return `It says “${words}”, and the words that it quotes only give the number.`;
      }
    }
  }
  if (
    conditional.of.test(quoted) &&
    quotes.every((quote) => conditional.of.test(quote)) &&
    !hypothetical.of.test(said)
  ) {
    return 'It tells as a fact what the words that it quotes only suppose.';
  }
  if (
    perfect.of.test(said) &&
    !prospective.of.test(said) &&
    quotes.every((quote) => planned.of.test(quote) && !perfect.of.test(quote))
  ) {
    return 'It tells as done what the words that it quotes only plan.';
  }
  return undefined;
}

/** "Hastily" of haste; some say it with other words of the same root. */
function isToldHow(how: string, quoted: string): boolean {
  const root = how.toLowerCase().replace(adverbEnd.of, '').slice(0, longestRoot);
  return wordsOf(quoted, /\p{L}+/gu).some((word) => word.startsWith(root));
}

function wordsOf(text: string, form: RegExp): string[] {
  return [...text.matchAll(new RegExp(form, form.flags.replace('g', '') + 'g'))].map(([word]) => word.toLowerCase());
}

/** Of "some of the nurses", the nurses, where the sentence speaks of them without the part. */
function wholeForPart(said: string, quoted: string): string | undefined {
  const parts = [...quoted.matchAll(quantifiers.partOf.of)].flatMap(({ groups }) =>
    groups?.['part'] !== undefined && groups['whole'] !== undefined ? [[groups['part'], groups['whole']] as const] : [],
  );
  const words = new Set(said.toLowerCase().match(/[\p{L}\d]+/gu) ?? []);
  const values = new Set(numbersOf(said));
  for (const [part, whole] of parts) {
    const isTold = words.has(part.toLowerCase()) || numbersOf(part).some((value) => values.has(value));
    const isAlone = quantifiers.ofWhole(whole).test(said);
    // It may be said of the whole elsewhere.
    const isOnce = quoted.split(new RegExp(String.raw`\b${whole}\b`, 'iu')).length === 2;
    if (!isTold && isAlone && isOnce) return whole;
  }
  return undefined;
}

function extremeIn(said: string): string | undefined {
  return [...said.matchAll(superlative.of)].map(([words]) => words).find((words) => !likeSuperlative.of.test(words));
}

/** Whether the quotes have something that is most of all, and not merely among the most. */
function isExtreme(extreme: string, said: string, quoted: string): boolean {
  if (!superlativeInAnyWay.of.test(quoted)) return false;
  const word = extreme.split(' ').at(-1) ?? extreme;
  const before = (text: string): string => text.slice(0, Math.max(0, text.indexOf(word))).slice(-reach.superlative);
  return !quoted.includes(word) || !oneOfMany.of.test(before(quoted)) || oneOfMany.of.test(before(said));
}

function isNear(quoted: string, number: string, allowed: RegExp): boolean {
  const places = [
    ...quoted.matchAll(new RegExp(String.raw`(?<![\d.,])${number.replaceAll('.', String.raw`\.`)}(?!\d|[.,]\d)`, 'g')),
  ];
  // Written in words there: not for this check.
  if (places.length === 0) return true;
  return places.some(({ index }) =>
    allowed.test(quoted.slice(Math.max(0, index - reach.before), index + number.length + reach.behind)),
  );
}
