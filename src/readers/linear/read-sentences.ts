/**
 * Passages taken apart into sentences and their words, once for all that looks at them.
 * Promises: `passage.text.slice(start, end) === text`; words stand in order, with their places in the sentence.
 * Knows nothing of the question.
 */
import type { RankedPassage } from '../../domain.ts';
import { type SentenceWords, sentenceWords, withShortNames } from '../../search/sentence.ts';
import { terms } from '../../search/terms.ts';
import { spokenDate } from '../../text.ts';
import { asks, placedSentences, type SentencePlace } from './placed-sentences.ts';

export interface Sentence extends SentenceWords, SentencePlace {}

export interface ReadPassage {
  readonly ranked: RankedPassage;
  readonly sentences: readonly Sentence[];
  /** Terms of title, heading and byline. */
  readonly about: ReadonlySet<string>;
}

/** A sentence, and where it stands. */
export interface PlacedSentence {
  readonly from: ReadPassage;
  readonly sentence: Sentence;
  /** Its place in the passage. */
  readonly at: number;
}

export function readPassage(ranked: RankedPassage): ReadPassage {
  const { passage, article } = ranked;
  const about = [article.title, passage.heading, article.publisher, article.author, spokenDate(article.published)]
    .filter(Boolean)
    .join('\n');
  const sentences = placedSentences(article, passage).map((placed): Sentence => {
    const text = passage.text.slice(placed.span.start, placed.span.end);
    return { ...placed, text, words: sentenceWords(text, article.language) };
  });
  return { ranked, sentences, about: new Set(terms(withShortNames(about), article.language)) };
}

/** Whether a sentence asks and the next one tells, as in an interview. */
export function isAnswered(sentence: string, next: string | undefined): boolean {
  return next !== undefined && asks(sentence) && !asks(next);
}

/** "Yes, with up to six people" can only be read behind what was asked. */
export function leansOnQuestion(answer: string): boolean {
  const words = answer.replace(/^\p{Lu}[^:.!?]{0,30}:\s/u, '');
  return /^["“‘']?(?:yes|yeah|yep|no|nope|not|never|always|of course|certainly|absolutely|exactly|sure|maybe|perhaps)\b/i.test(
    words,
  );
}

/** Whether it answers anything: a line that introduces a list does so with its items. */
export function isStatement({ kind, through }: Pick<Sentence, 'kind' | 'through'>): boolean {
  return kind === 'statement' || through !== undefined;
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
