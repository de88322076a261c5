/**
 * Sentences for a question that leans on a conversation: "Where did they meet (about: who discussed the raid)?"
 * What was asked now says which sentence answers; what it is about, which of the articles are meant, and a little of which sentence.
 * Promises: a question that stands alone is scored as ever; best first.
 */
import { withoutClaimWords } from '../../checks/claims.ts';
import type { Query, Wording, RankedPassage } from '../../domain.ts';
import { reworded } from '../../query/parse-question.ts';
import { isOneLine } from '../../query/turn.ts';
import { terms } from '../../search/terms.ts';
import { answerConfidence } from './answer-confidence.ts';
import { tells, type WeighedQuestion } from './question-words.ts';
import { type ScoredSentence, scoreSentences, withChances } from './sentence-score.ts';

/** What the score for the question with its topic counts, beside the score for what was asked now. */
const topicWorth = 0.3;
/** Articles that hold less of the topic, beside the one that holds most of it, are about something else. */
const leastShare = 0.75;

const asksForMore = /\b(?:else|another|(?:what|which|any|who) other)\b/i;
const asksForEarlier = /\b(?:before|earlier|again|(?:the|any) other times?)\s*\??$/i;
const otherTimes = /\b(?:before|earlier|previous(?:ly)?|already|again|(?:first|last|other) times?|never)\b/i;
/** Whose claim it is, or how sure. */
const asksForSource =
  /^(?:and )?(?:who (?:says?|said|reported|claim(?:s|ed)|told (?:them|you|us)|confirmed) (?:so|that|this|it)\b|says who|according to whom|(?:is|was|were|are|has|have) (?:it|that|this|they|(?:the|that|this) \p{Ll}+) (?:been |really )?(?:true|certain|sure|verified|confirmed|proven|proved|known)\b|are you (?:\p{L}+ )?(?:sure|certain)\b|how (?:reliable|certain|sure) )/iu;
/** A score that no other sentence is likely to make up for. */
const preferredWorth = 6;
/** Share of the confidence that what is left must have when what was told is left out. */
const stillSure = 0.5;

export interface SentencesForQuestion {
  readonly question: WeighedQuestion;
  readonly confidence: number;
  readonly sentences: readonly ScoredSentence[];
  /** Set when what was told before decides which sentence it is ("Who else?"): no reader that does not know it can help. */
  readonly leansOnAnswer?: boolean;
}

export function scoreInConversation(
  query: Query,
  passages: readonly RankedPassage[],
  rarity: (term: string) => number,
): SentencesForQuestion {
  const { asked, history } = query;
  const topic = isOneLine(asked) ? query.topic : undefined;
  const head = (topic?.head ?? asked).replace(/\bmakes? of\b/, 'say of');
  const told = history.at(-1)?.answer ?? '';
  if (topic === undefined) return forTheTurn(read(reworded(query, head), passages, rarity), head, told);
  const meant = aboutTopic(head, topic.topics.join('; '), passages, rarity);
  const whole = read(query, meant, rarity);
  if (!tells(head)) return forTheTurn(whole, head, told);
  return forTheTurn(together(read(reworded(query, `${head}?`), meant, rarity), whole), head, told);
}

function read(
  asked: Wording,
  passages: readonly RankedPassage[],
  rarity: (term: string) => number,
): SentencesForQuestion {
  const { question, sentences } = scoreSentences(asked, passages, rarity);
  return { question, confidence: answerConfidence(question, sentences), sentences };
}

/** What was asked now, and a little of what it is about. */
function together(now: SentencesForQuestion, whole: SentencesForQuestion): SentencesForQuestion {
  const inWhole = new Map(whole.sentences.map((sentence) => [placeOf(sentence), sentence.score]));
  const least = whole.sentences.at(-1)?.score ?? 0;
  const scored = now.sentences.map((sentence) => {
    return { ...sentence, score: sentence.score + topicWorth * (inWhole.get(placeOf(sentence)) ?? least) };
  });
  return {
    question: now.question,
    confidence: Math.max(whole.confidence, now.confidence),
    sentences: withChances(scored.toSorted(bestFirst)),
  };
}

/**
 * "Who else?" is not answered by what was answered just now; "who said that?" is, by the words that say so; "has it done
 * so before?" is by a sentence that tells of other times.
 */
function forTheTurn(found: SentencesForQuestion, head: string, told: string): SentencesForQuestion {
  const { question, sentences } = found;
  if (told === '') return found;
  if (asksForSource.test(head)) {
    const tellsSource = (text: string): boolean => told.includes(text) && withoutClaimWords(text) !== text;
    return { ...found, sentences: preferred(sentences, tellsSource), leansOnAnswer: true };
  }
  const isEarlier = asksForEarlier.test(head);
  if (!isEarlier && !asksForMore.test(head)) return found;
  const [toldFirst = ''] = told.split(/ \[\d+\]/, 1);
  const others = sentences.filter(({ sentence }) => !toldFirst.includes(sentence.text));
  const confidence = answerConfidence(question, others);
  // It told all there was.
  if (!isEarlier && confidence < found.confidence * stillSure) return { ...found, leansOnAnswer: true };
  return {
    ...found,
    leansOnAnswer: true,
    sentences: isEarlier ? preferred(others, (text) => otherTimes.test(text)) : withChances(others),
  };
}

function preferred(
  sentences: readonly ScoredSentence[],
  isPreferred: (text: string) => boolean,
): readonly ScoredSentence[] {
  const scored = sentences.map((sentence) =>
    isPreferred(sentence.sentence.text) ? { ...sentence, score: sentence.score + preferredWorth } : sentence,
  );
  return withChances(scored.toSorted(bestFirst));
}

function bestFirst(first: { readonly score: number }, second: { readonly score: number }): number {
  return second.score - first.score;
}

/** The passages of the articles that the conversation is about, unless the question names something of its own. */
function aboutTopic(
  head: string,
  topic: string,
  passages: readonly RankedPassage[],
  rarity: (term: string) => number,
): readonly RankedPassage[] {
  if (/(?<!^)\b\p{Lu}/u.test(head)) return passages;
  const wanted = [...new Set(terms(topic))];
  const shares = new Map(
    passages.map(({ article }) => {
      const held = new Set(terms(`${article.title}\n${article.text}`, article.language));
      return [article.id, wanted.reduce((sum, term) => sum + (held.has(term) ? rarity(term) : 0), 0)];
    }),
  );
  const most = Math.max(0, ...shares.values());
  return passages.filter(({ article }) => (shares.get(article.id) ?? 0) >= leastShare * most);
}

function placeOf({ from, at }: ScoredSentence): string {
  return `${from.ranked.passage.id} ${at}`;
}
