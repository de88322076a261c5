/**
 * Follow-ups that go on to another article, or to another thing of a list: "And the Media Line article?", "Summarise the
 * second one." Promises: pure; nothing where no article was asked about, and no list was given. English only.
 */
import { articleRequest, metadataRequest } from '../requests.ts';

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** "And the Media Line article?" after a question about another article as a whole. */
export function withArticle(head: string, part: string): string | undefined {
  const isNamed = /\b(?:article|story|report|piece|one)\b|”/.test(part);
  if (articleRequest(head) !== undefined) return isNamed ? `Summarise ${part}.` : `What does ${part} say?`;
  const article = isNamed ? part : `the ${part.replace(/^the /i, '')} article`;
  if (metadataRequest(head) === undefined) return undefined;
  const said = /\b(?:(?:the|this|that)\b.*\b(?:article|story|report|piece|post)|it|this|that)\b/i;
  return said.test(head) ? `${head.replace(said, () => article)}?` : undefined;
}

/** "Summarise the second one" with the title of the article, after articles were listed. */
export function withTitle(question: string, answers: readonly string[]): string {
  const lists = answers.map(titlesIn);
  return withItem(question, lists.findLast(({ length }) => length > 1) ?? []) ?? question;
}

/** The question with the thing of a list that it means by its number. */
export function withItem(question: string, list: readonly string[]): string | undefined {
  const pattern =
    /\bthe (first|second|third|fourth|fifth|last|former|latter)(?: (?:one|article))?(?=[\s?.,’']|$)(?! (?!from\b|to\b|in\b|of\b|and\b|is\b|was\b|did\b|has\b|have\b|say\b|said\b|work\b|think\b|about\b|published\b)\p{Ll})/iu;
  const [said, which = ''] = pattern.exec(question) ?? [];
  if (said === undefined) return undefined;
  const word = which.toLowerCase();
  const at = word === 'former' ? 0 : word === 'latter' || word === 'last' ? list.length - 1 : ordinals.indexOf(word);
  const item = list[at];
  return item === undefined ? undefined : question.replace(said, () => item);
}

/** Of an answer that names articles, each by its title. */
function titlesIn(answer: string): string[] {
  return [...answer.matchAll(/(?:^|\]\s+)“([^”]+)”/gu)].map(([, title = '']) => `the article “${title}”`);
}
