/** Sentences of a few plain shapes that a question can be made of, and what a question or a topic may not look like. */
import type { Pattern } from '../pattern.ts';
import { counting } from './number-words.ts';
import { name } from './proper-names.ts';

const roles =
  'analyst author chief commander director economist editor engineer expert fellow founder general head historian judge ' +
  'journalist lawyer leader mayor minister official physicist president professor rector researcher scientist senator ' +
  'spokesman spokesperson spokeswoman strategist';
const role = `(?:an? |the |vice |deputy |former )*(?:[\\p{L}-]+ ){0,3}(?:${roles.split(' ').join('|')})\\b`;
const speech =
  '(?:said|told|explained|argued|added(?=,? that\\b|[,:])|claimed|warned|insisted|noted|believes|thinks|wrote|stressed)';

/** The name. */
export const personWithRole: Pattern = {
  of: new RegExp(`(?<!(?:\\b(?:of|in|at|near|from)|\\p{Lu}[\\p{L}'’-]*) )(?<=^|[ “])(${name}), ${role}`, 'u'),
  finds: 'then Mara Tolen, a former bridge engineer, left',
  leaves: 'the mill of Lenn, a former engineer says',
};

/** The name. */
export const basedSomewhere: Pattern = {
  of: new RegExp(`((?:[Tt]he )?${name}), (?:which is )?based in ${name}`, 'u'),
  finds: 'the Lenn Board, which is based in Aven',
  leaves: 'the Lenn Board, based in a mill',
};

const finite =
  '(?:is|was|are|were|will|would|has|had|have|can|could|may|might|must|should|did|does|needs?|remains?|wants?|\\p{Ll}{2,}ed|\\p{Ll}{2,}[^s\\W]s)\\b';
const topic = `(?<topic>(?:[Tt]he )?${name})`;

/** What somebody speaks of, as the group `topic`: what their sentence is about, or what is behind "about". */
export const spokenOf: readonly Pattern[] = [
  {
    of: new RegExp(`(?<=${speech}(?: (?:[\\p{L}'’-]+ ){0,4}that |,? ))${topic} ${finite}`, 'u'),
    finds: 'Mara Tolen said that the Lenn Board will pay',
    leaves: 'Mara Tolen said in Lenn that it will pay',
  },
  {
    of: new RegExp(
      `\\b(?:about|regarding|concerning) ${topic}(?=[,.;]|$| (?:and|in|on|as|that|after|before|when|while)\\b)`,
      'u',
    ),
    finds: 'Mara Tolen warned about the Lenn Board.',
    leaves: 'Mara Tolen warned about 40 men.',
  },
  {
    of: new RegExp(`^${topic} ${finite}.*, (?:(?:${name}) ${speech}|${speech} (?:${name})|according to )`, 'u'),
    finds: 'The Lenn Board will pay, Mara Tolen said',
    leaves: 'In Lenn they will pay, Mara Tolen said',
  },
  {
    of: new RegExp(`^According to ${name}, ${topic} ${finite}`, 'u'),
    finds: 'According to Mara Tolen, the Lenn Board will pay',
    leaves: 'According to Mara Tolen, they pay in Lenn',
  },
];

/** The name, in one of three groups. */
export const speaker: Pattern = {
  of: new RegExp(
    `(?:^|, |; |and )(?:(?:Dr|Professor|General|Major) )*(${name}),? ${speech}\\b|, according to (${name})(?=[,.]|$)|^According to (${name}),`,
    'u',
  ),
  finds: 'The bridge will hold, according to Mara Tolen.',
  leaves: 'The bridge will hold according to plan.',
};

/** The name. */
export const definedName: Pattern = {
  of: new RegExp(
    `^(The ${name}|${name}(?= \\(\\p{Lu}{2,}\\)))(?: \\(\\p{Lu}{2,}\\))? (?:is|consists of) (?:an? |the )?\\p{Ll}`,
    'u',
  ),
  finds: 'The Lenn Board is a club of engineers.',
  leaves: 'Mara Tolen is an engineer.',
};

export const nameWithRole: Pattern = {
  of: new RegExp(`^${name} (?:is|was) ${role}`, 'u'),
  finds: 'Mara Tolen was a leading engineer.',
  leaves: 'Mara Tolen was in the mill.',
};

/** What is counted, and "of …" behind it. */
export const countedObject: Pattern = {
  of: new RegExp(
    `^(?:at least |about |nearly |some |more than )?(?:${counting}) ((?:[\\p{L}-]+ ){0,2}[\\p{Ll}-]+s|people)(?: (of .+))?$`,
    'u',
  ),
  finds: 'more than twelve people of Aven',
  leaves: 'a dozen people of Aven',
};

/** What is counted, what was done to it, and where. */
export const countedPassive: Pattern = {
  of: new RegExp(
    `(?:^|\\s)(?:${counting}) ((?:[\\p{Ll}-]+ ){0,2}(?:[\\p{Ll}-]+s|people|men|women|children|police)) (were \\p{Ll}+(?:ed|t|n))((?: (?:in|at|near|by|on|during) [^,.;:]+)?)`,
    'u',
  ),
  finds: 'In Aven forty old boats were broken in May.',
  leaves: 'In Aven forty boats were of oak.',
};

/** Before a reason that is a clause. */
export const because: Pattern = {
  of: /,? because (?!of )/,
  finds: 'It closed, because cracks were found.',
  leaves: 'It closed because of cracks.',
};

/** A title that may be no more than a topic. */
export const titleWithArticle: Pattern = {
  of: /^The [\p{L}\p{N}'’ -]+$/u,
  finds: 'The harbour of Lenn',
  leaves: 'The harbour of Lenn: an end',
};

export const linkingPreposition: Pattern = {
  of: / (?:of|in|at|for|on) /,
  finds: 'The harbour of Lenn',
  leaves: 'The offshore inlet',
};

/** A word that makes a title say something: an auxiliary, or what looks like a verb. */
export const saying: Pattern = {
  of: /^(?:is|are|was|were|to|will|has|have|\p{Ll}+s)$/u,
  finds: 'closes',
  leaves: 'Closure',
};

/** Marks that no plain question holds, and words that cannot end one. */
export const broken: Pattern = {
  of: /[“”"()[\]:;*_|/\\]|\.\s|\b(?:of|in|on|at|to|for|by|with|the|a|an|and|from)\?$/,
  finds: 'Where is the harbour of?',
  leaves: 'Where is the harbour often?',
};
