/**
 * The same deed in the other voice, and from its other side: "Brandt sold the mill to Holm", "the mill was sold to Holm by Brandt",
 * "Holm bought the mill from Brandt". Promises: pure; each says no more than the sentence. English only.
 */
import * as clauses from '../../language/en/clauses.ts';
import { converseOutcomes, converses } from '../../language/en/equivalents.ts';
import { regularBases } from '../../language/en/verbs.ts';
import {
  endOfPhrase,
  endWithAside,
  isAttribution,
  isAuxiliary,
  isModal,
  isModifierOfSubject,
  isPreposition,
  made,
  startOfVerb,
  subjectAtEnd,
  type Words,
} from './phrases.ts';
import { baseOf, isVerb, type Word } from './words.ts';

/** The other voice, and the deed from its other side; of each verb that has a subject right before it. */
export function otherVoices(words: Words): Words[] {
  return words.flatMap((_, at) => (mayTurn(words, at) ? voicesOf(words, at) : []));
}

/** A verb that has a voice, be it behind "did not" in its base form. */
function mayTurn(words: Words, at: number): boolean {
  const [word, before] = [words[at], words[at - 1]];
  if (word === undefined || isAuxiliary(word) || isModal(word) || word.isName) return false;
  if (isModifierOfSubject(words, at)) return false;
  if (word.operator !== undefined && !isAttribution(word)) return false;
  return (
    isVerb(word) ||
    (word.kind === 'word' &&
      (isModal(before) ||
        (before?.operator === 'negation' && (isModal(words[at - 2]) || isAuxiliary(words[at - 2])))) &&
      !isPreposition(word)) ||
    (regularBases.has(word.lower) && isAuxiliary(before))
  );
}

function voicesOf(words: Words, place: number): Words[] {
  const particle = clauses.particles.has(words[place + 1]?.lower ?? '') ? words.slice(place + 1, place + 2) : [];
  return inOtherVoice(particle.length > 0 ? words.filter((_, at) => at !== place + 1) : words, place).map((variant) =>
    variant.flatMap((word) => (word === words[place] ? [word, ...particle] : [word])),
  );
}

function inOtherVoice(words: Words, at: number): Words[] {
  const verb = words[at];
  if (verb === undefined) return [];
  const start = startOfVerb(words, at);
  const helpers = words.slice(start, at);
  const subject = subjectAtEnd(words.slice(0, start));
  const lead = words.slice(0, start - subject.length);
  if (subject.length === 0) return [];
  const kept = helpers.filter((word) => !clauses.be.has(word.lower));
  const isPassive = helpers.some(({ lower }) => clauses.be.has(lower));
  const behind = words.slice(at + 1);
  if (isPassive) {
    const by = behind.findIndex(({ lower }) => lower === clauses.small.by);
    const found: Words[] = [];
    if (by >= 0) {
      const end = endWithAside(behind, endOfPhrase(behind, by + 1));
      const agent = behind.slice(by + 1, end);
      const rest = [...behind.slice(0, by), ...behind.slice(end)];
      for (const longer of [end, ...longerObjects(behind, end)]) {
        const doer = behind.slice(by + 1, longer);
        found.push([...lead, ...doer, ...kept, verb, ...subject, ...behind.slice(0, by), ...behind.slice(longer)]);
        if (by === 1)
          found.push([...lead, ...doer, ...kept, verb, ...behind.slice(0, by), ...subject, ...behind.slice(longer)]);
      }
      found.push(...otherSides(lead, agent, kept, verb, subject, rest));
    }
    found.push(...otherSides(lead, [], kept, verb, subject, behind));
    return found;
  }
  const end = endOfPhrase(behind, 0);
  const object = behind.slice(0, end);
  const rest = behind.slice(end);
  if (object.length === 0) return otherOutcomes(lead, subject, kept, verb, [], rest);
  return [
    ...longerObjects(behind, end).flatMap((longer): Words[] => [
      [
        ...lead,
        ...behind.slice(0, longer),
        ...kept,
        made(clauses.small.was),
        verb,
        made(clauses.small.by),
        ...subject,
        ...behind.slice(longer),
      ],
      [...lead, ...behind.slice(0, longer), ...kept, made(clauses.small.was), verb, ...behind.slice(longer)],
    ]),
    ...(endWithAside(behind, end) > end
      ? [
          [
            ...lead,
            ...behind.slice(0, endWithAside(behind, end)),
            ...kept,
            made(clauses.small.was),
            verb,
            ...behind.slice(endWithAside(behind, end)),
            made(clauses.small.by),
            ...subject,
          ],
          [
            ...lead,
            ...behind.slice(0, endWithAside(behind, end)),
            ...kept,
            made(clauses.small.was),
            verb,
            ...behind.slice(endWithAside(behind, end)),
          ],
        ]
      : []),
    ...datives(object).flatMap(([receiver, thing]) => [
      ...otherSides(lead, subject, kept, verb, thing, [made(clauses.small.to), ...receiver, ...rest]),
      [
        ...lead,
        ...receiver,
        ...kept,
        made(clauses.small.was),
        verb,
        ...thing,
        made(clauses.small.by),
        ...subject,
        ...rest,
      ],
      [...lead, ...receiver, ...kept, made(clauses.small.was), verb, ...thing, ...rest],
    ]),
    [...lead, ...object, ...kept, made(clauses.small.was), verb, made(clauses.small.by), ...subject, ...rest],
    [...lead, ...object, ...kept, made(clauses.small.was), verb, ...rest, made(clauses.small.by), ...subject],
    [...lead, ...object, ...kept, made(clauses.small.was), verb, ...rest],
    ...otherSides(lead, subject, kept, verb, object, rest),
    ...otherOutcomes(lead, subject, kept, verb, object, rest),
  ];
}

/** Where an object may end that has phrases of its own: "the claim of Brandt against her publisher". */
function longerObjects(behind: Words, end: number): number[] {
  const found: number[] = [];
  let at = end;
  while (found.length < 3 && at < behind.length) {
    if (isVerb(behind[at])) break;
    at = endWithAside(behind, endOfPhrase(behind, at + 1));
    if (at > end) found.push(at);
  }
  return found;
}

/** "Gave each of them a band": who, and what. */
function datives(object: Words): (readonly [Words, Words])[] {
  const at = object.findIndex(
    (word, place) => place > 0 && (clauses.articles.has(word.lower) || word.kind === 'number'),
  );
  return at < 0 || isPreposition(object[at - 1]) ? [] : [[object.slice(0, at), object.slice(at)]];
}

/** "Brandt sold the mill to Holm": "Holm bought the mill from Brandt". */
function otherSides(lead: Words, agent: Words, helpers: Words, verb: Word, object: Words, rest: Words): Words[] {
  return converses.flatMap(([one, before, other, beforeOther]): Words[] => {
    const pairs = [
      [one, before, other, beforeOther],
      [other, beforeOther, one, before],
    ] as const;
    return pairs.flatMap(([own, preposition, turned, prepositionTurned]): Words[] => {
      if (verb.base !== baseOf(own)) return [];
      const at = rest.findIndex(({ lower }) => lower === preposition);
      if (at < 0) return [];
      const end = endOfPhrase(rest, at + 1);
      const partner = rest.slice(at + 1, end);
      const others = [...rest.slice(0, at), ...rest.slice(end)];
      const from = agent.length === 0 ? [] : [made(prepositionTurned), ...agent];
      return [
        [...lead, ...partner, ...helpers, made(turned), ...object, ...from, ...others],
        [...lead, ...partner, ...helpers, made(turned), ...object, ...others, ...from],
        [...lead, ...partner, ...helpers, made(turned), ...from, ...object, ...others],
      ];
    });
  });
}

/** "Lauvik beat Holm": "Holm lost to Lauvik". */
function otherOutcomes(lead: Words, subject: Words, helpers: Words, verb: Word, object: Words, rest: Words): Words[] {
  return converseOutcomes.flatMap(([one, other, before]): Words[] => {
    const behind = before === '' ? [] : [made(before)];
    if (verb.base === baseOf(one) && object.length > 0) {
      const score = object.findIndex(({ kind }) => kind === 'number');
      const loser = score < 0 ? object : object.slice(0, score);
      return [
        [...lead, ...loser, ...helpers, made(other), ...object.slice(loser.length), ...behind, ...subject, ...rest],
        [...lead, ...object, ...helpers, made(other), ...behind, ...subject, ...rest],
        [...lead, ...object, ...helpers, made(other), ...rest, ...behind, ...subject],
      ];
    }
    const at = rest.findIndex(({ lower }) => lower === before);
    if (verb.base !== baseOf(other) || at < 0) return [];
    const end = endOfPhrase(rest, at + 1);
    return [
      [
        ...lead,
        ...rest.slice(at + 1, end),
        ...helpers,
        made(one),
        ...subject,
        ...rest.slice(0, at),
        ...rest.slice(end),
      ],
    ];
  });
}
