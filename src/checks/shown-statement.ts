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

// A statement as it is shown: one line, and none of the marks that models and articles number their own sources with, since
// only our numbers are true. Promises: pure; applied twice, it changes nothing more.

export function withoutMarkers(text: string): string {
  return (
    text
      .replaceAll(/\s*(?:\[\^?\d+(?:\s*[-–,]\s*\d+)*,?\]|【[^】]*】|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\(\d{1,2}\)(?=[.!?]?$))/gu, '')
      // They turn text around.
      .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[#>*-]+ /, '')
      .trim()
  );
}
