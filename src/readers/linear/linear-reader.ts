/**
 * Reads passages by rules: what is measured of each sentence, weighed by fitted weights, says how well it answers. It needs
 * no model, and is there for every question: the built-in answerer has all its sentences scored here.
 * Promises: pure; best first; every passage is read and told of, copies too. An article that leaves open what the question
 * binds, or is not what the conversation is about, does not answer, and comes behind all others.
 */
import type { Question, RankedPassage } from '../../domain.ts';
import { tablesOf } from '../../language/languages.ts';
import { deniesInAnyWay } from '../../query/asking.ts';
import { holdingAll } from '../../query/open-bindings.ts';
import { parseQuestion } from '../../query/parse-question.ts';
import type { Query } from '../../query/query.ts';
import { nextTurn } from '../../turns.ts';
import type { Candidate, Reader } from '../reader.ts';
import { answerConfidence } from './answer-confidence.ts';
import { answerSpan } from './answer-span.ts';
import type { WeighedQuestion, PlacedSentence } from './sentences.ts';
import { readPassage, type ScoredSentence } from './sentence-features.ts';
import { scoreInConversation, type SentencesForQuestion, withChances, wordsAlone } from './sentence-score.ts';

/** Sentences of one passage that are pointed at. */
const mostOfPassage = 3;
/** What sets a passage back that is about something else: more than any sentence scores. */
const setBack = 100;

type RatedSentence = PlacedSentence & Partial<Pick<ScoredSentence, 'score' | 'features'>>;

export class LinearReader implements Reader {
  readonly id = 'linear';
  readonly #idf: (term: string) => number;

  /** `idf`: how much a term tells passages apart, by the passages that there are. */
  constructor(idf: (term: string) => number) {
    this.#idf = idf;
  }

  /**
   * An article that leaves open what the question binds is about something else, however well the rest of it fits; and what
   * affirms does not answer a question that denies.
   */
  async score(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): Promise<SentencesForQuestion> {
    const holding = new Set(holdingAll(query, passages));
    const isDenied = query.isNegated && query.answerType !== 'yes-no' && query.answerType !== 'why';
    return onlyFitting(
      await this.#scoreAll(query, passages, signal),
      (each) => holding.has(each.from.ranked) && (!isDenied || deniesAround(each)),
    );
  }

  /** Whatever an article leaves open. */
  async #scoreAll(
    query: Query,
    passages: readonly RankedPassage[],
    signal: AbortSignal,
  ): Promise<SentencesForQuestion> {
    // Others are served between two steps of an answer.
    await nextTurn(signal);
    return scoreInConversation(query, passages, this.#idf, signal);
  }

  async read(
    { text }: Pick<Question, 'text'>,
    passages: readonly RankedPassage[],
    signal: AbortSignal,
  ): Promise<readonly Candidate[]> {
    signal.throwIfAborted();
    const query = parseQuestion({ text, history: [], filters: {} });
    const found = await this.#scoreAll(query, passages, signal);
    const holding = new Set(holdingAll(query, passages));
    const { confidence, sentences } = onlyFitting(found, ({ from }) => holding.has(from.ranked));
    const best = sentences[0]?.score ?? 0;
    const rate = ratingBy(found.sentences);
    const candidates = passages.flatMap((ranked): Candidate[] => {
      const rated = rate(ranked);
      const [first] = rated;
      const isElsewhere = first?.score === undefined || !holding.has(ranked);
      // Never above 1, nor below 0: what is missed may take off more than there is.
      const answerable = isElsewhere ? 0 : Math.max(0, confidence * Math.min(1, Math.exp((first.score ?? 0) - best)));
      return rated.slice(0, mostOfPassage).map((sentence): Candidate => {
        const score = (sentence.score ?? 0) - (isElsewhere ? setBack : 0);
        const why = { ...sentence.features, isElsewhere: Number(isElsewhere) };
        return { ...placeOf(sentence, found.question), score, answerable, why };
      });
    });
    return candidates.toSorted((a, b) => b.score - a.score);
  }
}

/** What the other articles say still tells how far ahead the best sentence is. */
function onlyFitting(found: SentencesForQuestion, fits: (sentence: ScoredSentence) => boolean): SentencesForQuestion {
  const fitting = found.sentences.filter(fits);
  if (fitting.length === found.sentences.length) return found;
  if (fitting.length === 0) return { ...found, sentences: [], confidence: 0 };
  const others = found.sentences.filter((each) => !fits(each));
  const confidence = answerConfidence(found.question, [...fitting, ...others]);
  return { ...found, sentences: withChances(fitting), confidence };
}

/** The sentence itself, or the one before or behind it. */
function deniesAround({ from, at }: ScoredSentence): boolean {
  const language = tablesOf(from.ranked.article.language);
  return from.sentences.slice(Math.max(0, at - 1), at + 2).some(({ text }) => deniesInAnyWay(text, language));
}

/**
 * The sentences of a passage, best first. One that repeats another was scored once, where that stands. Where none was
 * scored, the passage is not of what the conversation is about: it is told of by its first.
 */
function ratingBy(scored: readonly ScoredSentence[]): (ranked: RankedPassage) => readonly RatedSentence[] {
  const byPlace = new Map(scored.map((each) => [`${each.from.ranked.passage.id} ${each.at}`, each]));
  const byWords = new Map(scored.toReversed().map((each) => [wordsAlone(each.sentence.text), each]));
  return (ranked) => {
    const from = readPassage(ranked);
    const rated = from.sentences.map((sentence, at): RatedSentence => {
      const same = byPlace.get(`${ranked.passage.id} ${at}`) ?? byWords.get(wordsAlone(sentence.text));
      return { from, sentence, at, ...(same && { score: same.score, features: same.features }) };
    });
    const known = rated.filter(({ score }) => score !== undefined);
    return known.length === 0 ? rated.slice(0, 1) : known.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  };
}

/** Offsets in the article. The whole sentence, where nothing in it can be marked: yes or no is said by all of it. */
function placeOf(
  placed: PlacedSentence,
  question: WeighedQuestion,
): Pick<Candidate, 'passageId' | 'start' | 'end' | 'sentenceStart' | 'sentenceEnd'> {
  const { passage } = placed.from.ranked;
  const { span, text } = placed.sentence;
  const sentenceStart = passage.start + span.start;
  const { start, end } = answerSpan(question, placed) ?? { start: 0, end: text.length };
  return {
    passageId: passage.id,
    start: sentenceStart + start,
    end: sentenceStart + end,
    sentenceStart,
    sentenceEnd: passage.start + span.end,
  };
}
