/**
 * Questions for what one article says: "What does it say about drones?", "Who is quoted in this article?".
 * Promises: pure; gives the question without the words that point to the article; nothing when "it" may be something else:
 * only after an article was asked about is "it" one. English only.
 */
import { articleRequest } from './article-request.ts';
import { metadataRequest } from './metadata-request.ts';

const one = '(?:it|(?:this|that|the) (?:article|story|report|piece))';
const saysAbout = new RegExp(
  String.raw`^(?:and )?what (?:else )?(?:does|did) (?<one>${one}) (?:say|report|write|tell us|mention) (?:about|of|on) (?<subject>.+?)[\s?.!]*$`,
  'i',
);
const within = new RegExp(String.raw`,? \b(?:in|according to) (?<one>${one})(?=[\s?.!,]*$|,)`, 'i');

/** `before`: the questions before it. */
export function insideArticle(question: string, before: readonly string[]): string | undefined {
  const says = saysAbout.exec(question)?.groups;
  const subject = says?.['subject'];
  const asked = subject === undefined ? question.replace(within, '') : `What is said about ${subject}?`;
  if (asked === question) return undefined;
  const named = says?.['one'] ?? within.exec(question)?.groups?.['one'];
  if (named?.toLowerCase() !== 'it') return asked;
  const last = before.at(-1);
  if (last === undefined) return undefined;
  const isOfArticle =
    articleRequest(last) !== undefined ||
    metadataRequest(last) !== undefined ||
    insideArticle(last, before.slice(0, -1)) !== undefined;
  return isOfArticle ? asked : undefined;
}
