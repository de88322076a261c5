/**
 * "Tell me about Amerli", "What do the articles say about drones?": what an overview is wanted of.
 * Promises: pure; nothing when it is something else that is asked. English only.
 */
import type { AnswerType } from '../domain.ts';

/** Who says it in "what do they say about …"; when it is a person, their name tells as much as the subject. */
const sources =
  '(?:(?:the |these |all |your |our )?(?:articles?|sources|stories|reports|papers|texts|it|they|we|you) )?';
const overviews = [
  /\b(?:articles|sources|reports|papers) (?:differ|disagree) (?:about|on|over|in) (?<subject>.+?)[\s?.!]*$/i,
  new RegExp(
    String.raw`\bwhat (?:do|does|did|is|was|has been|have|has|can) ${sources}(?:say|said|report|reported|write|written|known|know|told|tell|learn|learnt|read) (?:to us |us |me )?(?:about|of|on) (?<subject>.+?)[\s?.!]*$`,
    'i',
  ),
  /^(?:please )?(?:can you |could you )?(?:tell me|summari[sz]e)(?: (?:what is known|everything|all|something|more))? (?:about |of |on )?(?<subject>.+?)[\s?.!]*$/i,
];

/** What an overview is wanted of; undefined when it is something else that is asked. */
export function overviewSubject(question: string, type: AnswerType): string | undefined {
  if (type !== 'overview') return undefined;
  return overviews.map((form) => form.exec(question)?.groups?.['subject']).find((subject) => subject !== undefined);
}
