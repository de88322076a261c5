/**
 * What kind of thing a question asks for, and how to tell whether a sentence holds one.
 * English only: a question in another language has the type "what", which expects nothing in particular.
 */

export type QuestionType =
  'who' | 'when' | 'where' | 'how-many' | 'how-much' | 'how-long' | 'how-far' | 'why' | 'yes-no' | 'what';

/** The one that stands first in the question decides; of two at one place, the upper. */
const asked: readonly (readonly [QuestionType, RegExp])[] = [
  ['how-far', /\bhow (?:far|distant)\b|\b(?:what|which) distance\b/i],
  ['how-long', /\b(?:for )?how (?:long|many (?:years|months|weeks|days|hours))\b|\bsince when\b/i],
  ['how-much', /\bhow much\b|\bwhat (?:price|sum|amount|percentage|share)\b|\bat what cost\b/i],
  ['how-many', /\b(?:in )?how many\b|\bnumber of\b|\bhow (?:large|big) (?:a|was the|is the) (?:number|group)\b/i],
  [
    'when',
    /\bwhen\b|\b(?:(?:in|on|at|by|during) )?(?:what|which) (?:date|day|year|month|months|time|century|decade)\b/i,
  ],
  [
    'where',
    /\bwhere\b|\b(?:(?:in|at|to|from|near|on) )?(?:what|which)\s(?:[\w-]+\s){0,2}(?:place|city|town|country|province|region|area|district|neighbou?rhood|village|location|plain|monument|base|capital)\b/i,
  ],
  [
    'why',
    /\bwhy\b|\bfor what reason\b|\bhow come\b|\bwhat (?:\w+ )?(?:reason|cause|led|made|prompted|caused|makes|has kept|kept|keeps|prevents|explains)\b/i,
  ],
  [
    'who',
    /\b(?:by |to |with )?(?:who|whom|whose)\b|\b(?:what|which)\s(?:[\w-]+\s){0,3}(?:person|man|woman|people|lawmaker|politician|minister|official|expert|commander|general|leader|boss|spokesman|group|organi[sz]ation|author|analyst|professor|president|agency|company|party)\b/i,
  ],
  [
    'yes-no',
    /^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b/i,
  ],
  ['what', /\b(?:(?:in|at|to|from|on|by|of|for|with) )?(?:what|which|how)\b/i],
];

export function questionType(question: string): QuestionType {
  let earliest: { readonly type: QuestionType; readonly at: number } = { type: 'what', at: Infinity };
  for (const [type, pattern] of asked) {
    const at = pattern.exec(question)?.index ?? Infinity;
    if (at < earliest.at) earliest = { type, at };
  }
  return earliest.type;
}

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
const spelt =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|hundred|thousand|dozen|scores|several';
const number = `(?:\\d[\\d,.]*|${spelt}|a|one|half a)`;
const name = /(?<=[\p{L}\d,;:–-] ?['"“‘(]?)\p{Lu}[\p{L}\p{M}'’-]+|^\p{Lu}[\p{L}\p{M}'’-]+(?= (?:al-)?\p{Lu})/gu;

/** What a sentence must hold to answer a question of each type; the other types need nothing that can be told. */
const expressions: Partial<Record<QuestionType, RegExp>> = {
  when: new RegExp(
    `\\b${month}\\b\\.?(?: \\d|,|\\.|;|\\s|$)|\\b(?:1[0-9]|20)\\d\\d\\b|\\b\\d{1,2} ${month}\\b|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\b(?:yesterday|today|tomorrow|century|last (?:week|month|year|night|summer|winter|spring|autumn|fall))\\b`,
  ),
  'how-many': new RegExp(
    `\\b(?:\\d[\\d,.]*|${spelt}|one|two|no|none|single|both|dozens|hundreds|thousands|millions)\\b`,
    'i',
  ),
  'how-much':
    /[$€£¥]\s?\d|\b\d[\d,.]*\s?(?:%|per ?cent|percent|million|billion|trillion|thousand|dollars?|euros?|pounds?|kg|kilo|tons?|tonnes?|lit)/i,
  'how-long': new RegExp(
    `\\b${number}[ -](?:and[ -]a[ -]half[ -])?(?:more |full |long |straight )?(?:second|minute|hour|day|week|month|year|decade|centur)|\\b(?:decade|century|months|years|weeks|days|hours)\\b|\\bsince (?:\\w+ )?(?:1[0-9]|20)\\d\\d|\\bfrom \\d{4} to \\d{4}`,
    'i',
  ),
  'how-far': new RegExp(
    `\\b${number}[ -]?(?:km|kilomet|mile|met(?:re|er)|m\\b|feet|foot|yard|hours? (?:from|away))`,
    'i',
  ),
  why: /\b(?:because|since|due to|owing to|in order to|so that|so as to|as a result|result(?:s|ed|ing)? (?:of|in|from)|reason|cause[ds]?|to (?:avoid|prevent|protect|stop|minimi[sz]e|make|bomb|keep|ensure|exploit|thwart|help|gain|take|send|get)|lest|for fear|thanks to|therefore|which is why|given|with the aim|explain|meant to|intended|prompted|led to|after)\b/i,
  where:
    /\b(?:in|at|near|from|to|on|into|around|outside|inside|over|across|between|above|toward|towards|off|of) (?:the |an? |(?:\p{L}+ ){0,3})?(?:[\w-]+ ){0,2}\p{Lu}[\p{L}\p{M}'’-]+/u,
};

/** Whether the sentence holds what the type asks for, other than what the question itself says. */
export function holdsAnswerType(type: QuestionType, sentence: string, question: string): boolean {
  if (type === 'who') return newNames(sentence, question).length > 0;
  if (type === 'where') return (expressions.where?.test(sentence) ?? false) && newNames(sentence, question).length > 0;
  const expression = expressions[type];
  if (expression === undefined) return true;
  const all = new RegExp(expression.source, expression.flags.includes('g') ? expression.flags : `${expression.flags}g`);
  const lower = question.toLowerCase();
  return [...sentence.matchAll(all)].some(([found]) => !lower.includes(found.trim().toLowerCase()));
}

/** Types whose answer cannot do without its expression: a date, a number, a name. */
export function needsExpression(type: QuestionType): boolean {
  return ['who', 'when', 'where', 'how-many', 'how-much', 'how-long', 'how-far'].includes(type);
}

function newNames(sentence: string, question: string): string[] {
  const lower = question.toLowerCase();
  return (sentence.match(name) ?? []).filter((found) => !lower.includes(found.toLowerCase()));
}
