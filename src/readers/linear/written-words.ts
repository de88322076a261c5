/**
 * The words of a sentence as they are written, each with what it has to do with the question.
 * Promises: in order, with their places in the sentence, without the punctuation around them; initials stay in a name.
 */
import { eachWord } from '../../language/terms.ts';
import { type Span, opensWithCapital } from '../../text.ts';
import { WordMatcher } from './match-words.ts';
import type { QuestionWord, ReadPassage } from './sentences.ts';

export interface WrittenWord extends Span {
  readonly text: string;
  /** Weight of the words of the question that it matches. */
  readonly asked: number;
  readonly isFocus: boolean;
  /** The last telling word of the question. */
  readonly isLast: boolean;
  /** Says something: not a function word, not asked. */
  readonly tells: boolean;
  readonly isFunction: boolean;
  readonly isCapital: boolean;
  readonly breaksBefore: boolean;
  readonly breaksAfter: boolean;
  readonly quoteBefore: boolean;
}

/** "E." ends no clause in "William E. Simon". */
const initial = /(?:^|\s)\p{Lu}\.$/u;

export function writtenWords(asked: readonly QuestionWord[], from: ReadPassage, at: number): WrittenWord[] {
  const sentence = from.sentences[at];
  if (sentence === undefined) return [];
  const matches = new WordMatcher({ words: asked, language: from.ranked.article.language })
    .match(from)
    .map(({ word, inSentence }) => ({
      word,
      places: (inSentence[at]?.at ?? []).flatMap((place) => sentence.words[place] ?? []),
    }));
  return [...sentence.text.matchAll(/\S+/g)].flatMap(({ 0: whole, index }): WrittenWord[] => {
    const inner = /[\p{L}\p{N}$€£¥%](?:.*[\p{L}\p{N}%$€£¥+])?/u.exec(whole);
    if (inner === null) return [];
    const start = index + inner.index;
    const end = start + inner[0].length;
    const here = matches.filter(({ places }) => places.some((place) => place.start < end && place.end > start));
    const weight = here.reduce((sum, { word }) => sum + word.weight, 0);
    let isFunction = true;
    eachWord(
      inner[0],
      (_term, _word, kind) => {
        if (kind !== 'stop') isFunction = false;
      },
      from.ranked.article.language,
    );
    return [
      {
        start,
        end,
        text: inner[0],
        asked: weight,
        isFocus: here.some(({ word }) => word.isAskedFor),
        isLast: here.some(({ word }) => word === asked.at(-1)),
        tells: weight === 0 && !isFunction,
        isFunction,
        isCapital: opensWithCapital(inner[0]),
        breaksBefore: index === 0 || inner.index > 0 || isBreak(sentence.text.slice(0, index).trimEnd()),
        breaksAfter: (end < index + whole.length && !initial.test(whole)) || end === sentence.text.length,
        quoteBefore: /["“‘(]$/u.test(whole.slice(0, inner.index)),
      },
    ];
  });
}

function isBreak(before: string): boolean {
  return /[,;:.!?)–—]$/u.test(before) && !initial.test(before);
}
