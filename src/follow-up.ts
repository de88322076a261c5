/**
 * Makes a follow-up question stand alone, by rules: pronouns and ellipsis are filled in from the conversation.
 * A pure function for the answerer without a model; a model rewrites better. Promises: a question that already stands
 * alone comes back as it is; otherwise every word of it is kept, so that nothing asked is lost.
 */
import type { Turn } from './domain.ts';

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const day = '\\d{1,2}';
const year = '\\d{4}';
const preposition = '(?:in|on|during|since|by) ';
/** "in September 2014", "on 4 September", "September 4, 2014", "in 2015"; a bare year only after a preposition. */
const datePattern = new RegExp(
  `(?:${preposition})?(?:early |late )?(?:${day} )?${month}(?: ${day}(?!\\d))?(?:,? ${year})?|${preposition}(?:early |late )?${year}`,
);
const wholeDate = new RegExp(`^(?:${datePattern.source}|${year})$`);
/** A run of capitalised words, small joining words allowed inside: "Syrian Observatory for Human Rights". */
const namePattern =
  /\p{Lu}[\p{L}\p{M}'’-]*(?:(?: (?:of|for|the|al|bin|de|van|von))* (?:al-)?\p{Lu}[\p{L}\p{M}'’-]*)*/gu;

/** Words that point back, when nothing in the same question is there to be pointed at. */
const person = /\b(?:he|she|him|her|his|hers)\b/i;
const thing = new RegExp(
  [
    // Not "is it true that", nor "it is said that".
    String.raw`\b(?:it|its)\b(?! (?:true|safe|possible|likely|legal|necessary|normal|common)\b)`,
    String.raw`\b(?:they|them|their|theirs|this|these|those|the (?:same|former|latter))\b`,
    // "Who said that?", "was that strike …", but not "the strike that killed …".
    String.raw`\bthat(?: \w+)?\s*\??$|^(?:\w+ )?(?:is|was|did|does|has|had) that\b`,
    // "What happened there?", but not "are there any …".
    String.raw`(?<!\b(?:is|are|was|were|be|been) )\bthere\b(?! (?:is|are|was|were)\b)`,
  ].join('|'),
  'i',
);
const bareQuestion =
  /^(?:and |but |so |or )?(?:why|when|where|who|how|what|which|how many|how much|how long|how far|by whom|who else|where else|what else|what then|why not|really|since when|until when)(?: not| so| exactly| then)?\s*\?*$/i;
const continuation = /^(?:and|but|or|what about|how about|and what about)\b[\s,]*/i;
const questionWord =
  /\b(?:who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will|would)\b/i;

export function standaloneQuestion(text: string, history: readonly Turn[]): string {
  const question = text.trim();
  // Earlier follow-ups are resolved first, oldest first, so that "it" can lead back over several turns.
  let topic: { question: string; answer: string } | undefined;
  for (const turn of history) topic = { question: resolve(turn.question.trim(), topic), answer: turn.answer };
  return resolve(question, topic);
}

function resolve(question: string, topic: Turn | undefined): string {
  if (topic === undefined) return question;
  const before = topic.question.replace(/[\s?]+$/u, '');

  const rest = question.replace(continuation, '');
  if (rest !== question && !questionWord.test(rest)) return `${replaced(before, rest.replace(/[\s?]+$/u, ''))}?`;
  if (bareQuestion.test(question)) return aboutTopic(question, before);

  if (person.test(question)) {
    const name = lastPerson(topic);
    if (name !== undefined) {
      return question
        .replace(/\b(?:his|hers)\b/i, `${name}’s`)
        .replace(/\bher\b(?= \p{L})/iu, `${name}’s`)
        .replace(person, name);
    }
    return aboutTopic(question, before);
  }
  return thing.test(question) ? aboutTopic(question, before) : question;
}

/** The question with what it is about behind it. Not elegant, but nothing is lost and nothing is guessed. */
function aboutTopic(question: string, topic: string): string {
  const head = question.replace(/[\s?]+$/u, '').replace(continuation, '');
  return `${head.charAt(0).toUpperCase()}${head.slice(1)} (about: ${topic.replace(/^.*\(about: (.*)\)$/u, '$1')})?`;
}

/** The earlier question with one part exchanged: a date for a date, a name for a name; otherwise the part is added. */
function replaced(before: string, part: string): string {
  const core = before.replace(/^.*\(about: (.*)\)$/u, '$1');
  if (wholeDate.test(part) && datePattern.test(core)) {
    const own = new RegExp(`^${preposition}`);
    return core.replace(datePattern, (date) => (own.test(part) ? part : (own.exec(date)?.[0] ?? '') + part));
  }
  const names = [...core.matchAll(namePattern)].filter(({ index }) => index > 0);
  const last = names.at(-1);
  if (/^(?:the )?\p{Lu}/u.test(part) && last !== undefined) {
    return core.slice(0, last.index) + part + core.slice(last.index + last[0].length);
  }
  return `${core} ${part}`;
}

/** The person named last: in the question before, else first in its answer. */
function lastPerson({ question, answer }: Turn): string | undefined {
  const inQuestion = [...question.matchAll(namePattern)].filter(
    ({ index, 0: name }) => index > 0 && name.includes(' '),
  );
  const last = inQuestion.at(-1)?.[0];
  if (last !== undefined) return last;
  return [...answer.matchAll(namePattern)]
    .map(([name]) => name)
    .find((name) => name.includes(' ') && !/^(?:The|A|An|In|On) /.test(name));
}
