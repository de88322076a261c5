/**
 * The words of a question that tell what it is about, each with its share of the weight.
 * A word weighs by its rarity in the articles, as a share of the rarity of a word that none holds, so that the numbers
 * mean the same in five articles and in a hundred thousand.
 */
import type { AnswerType, Wording } from '../../domain.ts';
import { englishRarity } from '../../search/common-words.ts';
import { withShortNames } from '../../search/sentence.ts';
import { eachTerm, terms } from '../../search/terms.ts';

export interface QuestionWord {
  readonly word: string;
  /** Its terms: one, or the parts and the whole of a hyphenated word. */
  readonly terms: readonly string[];
  /** Share of the question's weight: all words together weigh 1. */
  readonly weight: number;
  /** Rarity, 0 to 1; 1 is a word that no article holds. */
  readonly rarity: number;
  /** A name or a number. */
  readonly isName: boolean;
  /** The next word goes on with the same name: "Carmit" before "Valensi". Later mentions keep only the last. */
  readonly namesOn: boolean;
  /** Part of what is asked for: "type" and "plane" in "what type of plane struck?". */
  readonly isAskedFor: boolean;
}

export interface WeighedQuestion {
  readonly text: string;
  readonly type: AnswerType;
  readonly words: readonly QuestionWord[];
  /** Sum of the rarities, not as shares. */
  readonly totalRarity: number;
  /** 0 where there are few passages, 1 where there are many. */
  readonly amongMany: number;
}

/** Words that put the question; what they ask for is in the type. */
const askingWords = new Set(
  terms(
    'many much long far number name kind type sort exactly really actually tell know happen date time place way thing ' +
      'anyone somebody someone people person give say said according reason article articles report reported located situated occur called term referred trying understand',
  ),
);

/** Whether a question holds a word that tells what it is about. */
export function tells(question: string): boolean {
  return terms(question).some((term) => !askingWords.has(term) && !standIns.has(term));
}

/** They stand for what was said before. */
const standIns = new Set(terms('done doing mean means thing things make else so'));

/** The commonest word still weighs this much of the rarest. */
const leastWeight = 0.15;
/** What an ordinary word that no article holds weighs beside one that some hold. */
const unknownWordWorth = 0.5;
/**
 * So few passages hold no words by which rarity could tell one from another; from so many on, rarity tells. The weights
 * are fitted for both ends; in between they are blended, by orders of magnitude.
 */
const fewPassages = 50;
const manyPassages = 100;

/**
 * `rarity`: how much a term tells passages apart, most for one that none holds.
 * `looksLikeName`: whether the articles write a term with a capital; questions are often typed without.
 */
export function weighQuestion(
  { asked: question, answerType, focus: askedFor }: Wording,
  rarity: (term: string) => number,
  looksLikeName: (term: string) => boolean = () => false,
): WeighedQuestion {
  const most = rarity('\u0000');
  // BM25's rarity of a term that none of n passages holds is the logarithm of 2n + 2.
  const passages = Math.max(1, Math.exp(most) / 2 - 1);
  const focus = new Set(askedFor);
  const byWord = new Map<string, string[]>();
  eachTerm(withShortNames(question), (term, word) => {
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [term]);
    else if (!known.includes(term)) known.push(term);
  });
  const words = [...byWord]
    .filter(([, found]) => !found.every((term) => askingWords.has(term)))
    .map(([word, found]) => {
      const isName =
        /\d/.test(word) ||
        (/\p{Lu}/u.test(word) && !question.startsWith(word) && question !== question.toUpperCase()) ||
        found.some(looksLikeName);
      const share = Math.max(leastWeight, Math.max(...found.map(rarity)) / most);
      const english = Math.max(...found.map(englishRarity));
      // A word that no article holds is most often one that the article says in other words; a name or a number is not.
      const weight = share * (isName ? 1 : share < 1 ? english : english * unknownWordWorth);
      const isAskedFor = found.some((term) => focus.has(term));
      return { word, terms: found, rarity: share, weight, isName, isAskedFor };
    })
    .map((word, at, all) => {
      const next = all[at + 1];
      const isOneName = next !== undefined && word.isName && next.isName && !/\d/.test(word.word + next.word);
      return { ...word, namesOn: isOneName && question.includes(`${word.word} ${next.word}`) };
    });
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return {
    text: question,
    type: answerType,
    words: words.map((word) => ({ ...word, weight: word.weight / total })),
    amongMany: Math.max(0, Math.min(1, Math.log(passages / fewPassages) / Math.log(manyPassages / fewPassages))),
    totalRarity: Math.max(1, most * words.reduce((sum, word) => sum + word.rarity, 0)),
  };
}
