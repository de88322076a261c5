/**
 * Follow-ups that go on to another article, or to another thing of a list: "And the Media Line article?", "Summarise the
 * second one." Promises: pure; nothing where no article was asked about, and no list was given. English only.
 */
import * as articles from '../../language/en/article-requests.ts';
import * as determiners from '../../language/en/determiners.ts';
import * as listed from '../../language/en/places-in-list.ts';
import { wishIn } from '../first-turns.ts';
import { articleRequest, metadataRequest } from '../requests.ts';

/** "And the Media Line article?" after a question about another article as a whole. */
export function withArticle(head: string, part: string): string | undefined {
  const isNamed = articles.namesAnother.of.test(part);
  if (articleRequest(head) !== undefined || wishIn(head) !== undefined)
    return isNamed ? `Summarise ${part}.` : `What does ${part} say?`;
  const article = isNamed ? part : `the ${part.replace(determiners.definite.of, '')} article`;
  if (metadataRequest(head) === undefined) return undefined;
  return articles.thatArticle.of.test(head) ? `${head.replace(articles.thatArticle.of, () => article)}?` : undefined;
}

/** "Summarise the second one" with the title of the article, after articles were listed. */
export function withTitle(question: string, answers: readonly string[]): string {
  const lists = answers.map(titlesIn);
  return withItem(question, lists.findLast(({ length }) => length > 1) ?? []) ?? question;
}

/** The question with the thing of a list that it means by its number. */
export function withItem(question: string, list: readonly string[]): string | undefined {
  const [said, which = ''] = listed.itemOfList.of.exec(question) ?? [];
  if (said === undefined) return undefined;
  const item = list.at(listed.places[which.toLowerCase()] ?? list.length);
  return item === undefined ? undefined : question.replace(said, () => item);
}

/** Of an answer that names articles, each by its title. */
function titlesIn(answer: string): string[] {
  return [...answer.matchAll(/(?:^|\]\s+)“([^”]+)”/gu)].map(([, title = '']) => `the article “${title}”`);
}
