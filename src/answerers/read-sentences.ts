/**
 * Passages taken apart into sentences and their words, once for all that looks at them.
 * Promises: `passage.text.slice(start, end) === text`; words stand in order, with their places in the sentence.
 * Knows nothing of the question.
 */
import type { RankedPassage } from '../domain.ts';
import { eachTerm, terms } from '../search/terms.ts';
import { spokenDate, sentenceSpans, type Span } from '../text.ts';
import { withShortNames } from './question-words.ts';

export interface SentenceWord extends Span {
  readonly term: string;
  readonly isCapital: boolean;
  /** Opens the sentence, so that its capital says nothing. */
  readonly opens: boolean;
}

export interface Sentence {
  /** Within the passage's text. */
  readonly span: Span;
  readonly text: string;
  readonly words: readonly SentenceWord[];
}

export interface ReadPassage {
  readonly ranked: RankedPassage;
  readonly sentences: readonly Sentence[];
  /** Terms of title, heading and byline. */
  readonly about: ReadonlySet<string>;
}

export function readPassage(ranked: RankedPassage): ReadPassage {
  const { passage, article } = ranked;
  const about = [article.title, passage.heading, article.publisher, article.author, spokenDate(article.published)]
    .filter(Boolean)
    .join('\n');
  const sentences = sentenceSpans(passage.text, article.language).map((span): Sentence => {
    const text = passage.text.slice(span.start, span.end);
    return { span, text, words: wordsOf(text, article.language) };
  });
  return { ranked, sentences, about: new Set(terms(withShortNames(about), article.language)) };
}

function wordsOf(text: string, language: string): SentenceWord[] {
  const words: SentenceWord[] = [];
  let from = 0;
  const short = withShortNames(text);
  const opening = /[\p{L}\p{N}]/u.exec(text)?.index ?? 0;
  eachTerm(
    short,
    (term, word) => {
      // Parts of a hyphenated word, and a name joined with its article, come with a word that was given before.
      const found = short.indexOf(word, Math.max(0, from - word.length));
      const start = found < 0 ? from : found;
      const end = start + word.length;
      from = Math.max(from, end);
      words.push({ term, start, end, isCapital: /^\p{Lu}/u.test(word), opens: start === opening });
    },
    language,
  );
  return words;
}

/** Tells the terms that these passages write with a capital inside a sentence, more often than not. */
export function namesIn(passages: readonly ReadPassage[]): (term: string) => boolean {
  const counts = new Map<string, { capital: number; small: number }>();
  for (const { sentences } of passages) {
    for (const { words } of sentences) {
      for (const { term, isCapital, opens } of words) {
        if (opens) continue;
        const count = counts.get(term) ?? { capital: 0, small: 0 };
        count[isCapital ? 'capital' : 'small'] += 1;
        counts.set(term, count);
      }
    }
  }
  return (term) => {
    const count = counts.get(term);
    return count !== undefined && count.capital > count.small;
  };
}
