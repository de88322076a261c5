/**
 * Whose words a statement gives, said before them as a reader would say it: "War Is Boring, April 2017: Reaching the
 * garrison …". Promises: only what the article itself is known by, so that it can be checked to the letter.
 */
import type { Article } from '../domain.ts';
import { spokenDate } from '../text.ts';

export function attributionOf({ publisher, author, title, published }: Article): string {
  const source = publisher ?? author ?? `“${title}”`;
  return published === undefined ? `${source}: ` : `${source}, ${spokenDate(published)}: `;
}

/** The statement without the words that say whose it is. */
export function withoutAttribution(text: string, article: Article): string {
  const attribution = attributionOf(article);
  return text.startsWith(attribution) ? text.slice(attribution.length) : text;
}
