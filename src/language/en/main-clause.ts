/** What bounds the parts of a plain main clause: its subject, its verb, what belongs to the verb. */
import type { Pattern } from '../pattern.ts';

/** Words that cannot stand in a plain subject. */
export const notInSubject: ReadonlySet<string> = new Set(
  (
    'that which who whom whose when where while if because and or but not has have had is are be been being to will ' +
    'would can could may might should did does do said says there it he she they we i you this these those as than by'
  ).split(' '),
);

export const prepositions: ReadonlySet<string> = new Set(
  'in on at from by to for with after before during of near under as and or into between'.split(' '),
);

/** What a verb is followed by that is passive, or goes on with another verb. */
export const agentOrInfinitive: ReadonlySet<string> = new Set(['by', 'to']);

/** Verbs that need no object. */
export const intransitive: ReadonlySet<string> = new Set(
  'begin end fall collapse explode resign meet open close start resume retreat surrender return fight finish'.split(
    ' ',
  ),
);

export const pastOfBe: ReadonlySet<string> = new Set(['was', 'were']);

export const adverb: Pattern = {
  of: /^\p{Ll}+ly$/u,
  finds: 'quietly',
  leaves: 'Italy',
};

/** Where what belongs to the main clause ends. */
export const end: Pattern = {
  of: /,|;|:|—|–|\(| (?:that|which|who|whom|whose|while|because|when|where|until|although|but|so|if|and (?=\p{Ll}+ed\b))\b/u,
  finds: 'the gates and opened the sluice',
  leaves: 'the gates and the sluice of Mr Whitby',
};

/** "A number of boats": the verb may belong to either. */
export const indefiniteOf: Pattern = {
  of: /^An? .* of /,
  finds: 'A number of boats',
  leaves: 'The number of boats',
};

/** What follows "was" in a passive. */
export const participle: Pattern = {
  of: /^(?:\p{Ll}+ly )?\p{Ll}+(?:ed|[bkrtuw]n|ilt|eld|ent|ound|ost|ade|aid|eft|old|ught|shot|hit|set)(?: |$)/u,
  finds: 'quickly built of brick',
  leaves: 'a building of brick',
};

/** A date behind it is its own, not that of the clause: "built in 1808". */
export const lastParticiple: Pattern = {
  of: /(?:\p{L}{2}ed|built|held|made|born|found|written)$/u,
  finds: 'the mill built',
  leaves: 'the built mill',
};
