/**
 * The sentences of one article with where they stand, read passage by passage so that other work has its turn.
 * Promises: each is a span of the article's stored text; headings, captions, heads of tables, lines of navigation and lines
 * that only say when the article was published are left out.
 */
import { dateOfLabel, dateOfLine } from '../articles/dates.ts';
import type { Article, Passage } from '../domain.ts';
import { placedSentences } from '../readers/linear/placed-sentences.ts';
import type { SentenceKind } from '../readers/linear/sentence-kind.ts';
import type { Turns } from '../turns.ts';
import { holdsDigit, type Span } from '../text.ts';

export interface ToldSentence extends Span {
  readonly text: string;
  readonly kind: SentenceKind;
  readonly passage: Passage;
  /** It begins a passage, or a paragraph: what was said before is further away. */
  readonly opens: boolean;
}

const left: ReadonlySet<SentenceKind> = new Set(['heading', 'table head', 'caption', 'contents', 'navigation']);
/** Characters within which a line may say when the article is from. */
const shortLine = 90;

const isEndOfBlock = /^(?:$|\s*\n)/u;

export async function toldSentences(
  article: Article,
  passages: readonly Passage[],
  turns: Turns,
): Promise<ToldSentence[]> {
  const told: ToldSentence[] = [];
  for (const passage of passages) {
    let end = passage.start;
    for (const { span, kind } of placedSentences(article, passage)) {
      const start = passage.start + span.start;
      const text = passage.text.slice(span.start, span.end);
      // What stands behind a date in its paragraph happened then.
      const isDate =
        text.length <= shortLine &&
        holdsDigit(text) &&
        isEndOfBlock.test(article.text.slice(passage.start + span.end, passage.start + span.end + 2)) &&
        (dateOfLine(text) !== undefined || dateOfLabel(text) !== undefined);
      if (!left.has(kind) && !isDate) {
        const opens = /\n\s*\n/.test(article.text.slice(end, start)) || end === passage.start;
        told.push({ start, end: passage.start + span.end, text, kind, passage, opens });
      }
      end = passage.start + span.end;
    }
    await turns.give();
  }
  return told;
}
