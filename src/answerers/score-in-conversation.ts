/**
 * Sentences for a question that leans on a conversation: "Where did they meet (about: who discussed the raid)?"
 * What was asked now says which sentence answers; what it is about, which of the articles are meant, and a little of which sentence.
 * Promises: a question that stands alone is scored as ever; best first.
 */
import { withoutClaimWords } from '../checks/claims.ts';
import type { Question, RankedPassage, Turn } from '../domain.ts';
import { terms } from '../search/terms.ts';
import { answerConfidence } from './answer-confidence.ts';
import { tells } from './question-words.ts';
import type { MeasuredSentence } from './sentence-features.ts';
import { type ScoredSentence, scoreSentences, withChances } from './sentence-score.ts';

/** What the score for the question with its topic counts, beside the score for what was asked now. */
const topicWorth = 0.3;
/** Articles that hold less of the topic, beside the one that holds most of it, are about something else. */
const leastShare = 0.75;

const asksForMore = /\b(?:else|another|(?:what|which|any|who) other)\b/i;
/** Whose claim it is, or how sure. */
const asksForSource =
  /^(?:and )?(?:who (?:says?|said|reported|claim(?:s|ed)|told (?:them|you|us)|confirmed) (?:so|that|this|it)\b|says who|according to whom|(?:is|was|were|are|has|have) (?:it|that|this|they|the \p{Ll}+) (?:been |really )?(?:true|certain|sure|verified|confirmed|proven|proved|known)\b|how (?:reliable|certain|sure) )/iu;
/** A score that no other sentence is likely to make up for. */
const sourceWorth = 6;

export interface SentencesForQuestion {
  readonly confidence: number;
  readonly sentences: readonly ScoredSentence[];
}

export function scoreInConversation(
  { text, asked = text, history }: Question,
  passages: readonly RankedPassage[],
  rarity: (term: string) => number,
): SentencesForQuestion {
  const [, said = asked, topic] = /^(.*?) \(about: (.*)\)\?*$/u.exec(asked) ?? [];
  const head = said.replace(/\bmakes? of\b/, 'say of');
  if (topic === undefined) {
    const { question, sentences: all } = scoreSentences(head, passages, rarity);
    const sentences = withChances(forTheTurn(all, head, history));
    return { confidence: answerConfidence(question, sentences), sentences };
  }
  const meant = aboutTopic(head, topic, passages, rarity);
  const whole = scoreSentences(asked, meant, rarity);
  const confidence = answerConfidence(whole.question, whole.sentences);
  if (!tells(head)) return { confidence, sentences: withChances(forTheTurn(whole.sentences, head, history)) };
  const now = scoreSentences(`${head}?`, meant, rarity);
  const inWhole = new Map(whole.sentences.map((sentence) => [placeOf(sentence), sentence.score]));
  const least = whole.sentences.at(-1)?.score ?? 0;
  const scored = now.sentences
    .map((sentence) => ({
      ...sentence,
      score: sentence.score + topicWorth * (inWhole.get(placeOf(sentence)) ?? least),
    }))
    .toSorted((first, second) => second.score - first.score);
  return {
    confidence: Math.max(confidence, answerConfidence(now.question, now.sentences)),
    sentences: withChances(forTheTurn(scored, head, history)),
  };
}

/** "Who else?" is not answered by what was answered just now; "who said that?" is, by the words that say so. */
function forTheTurn<Each extends MeasuredSentence & { readonly score: number }>(
  sentences: readonly Each[],
  head: string,
  history: readonly Turn[],
): readonly Each[] {
  const told = history.at(-1)?.answer ?? '';
  if (told === '') return sentences;
  if (asksForMore.test(head)) {
    const others = sentences.filter(({ sentence }) => !told.startsWith(sentence.text));
    return others.length > 0 ? others : sentences;
  }
  if (!asksForSource.test(head)) return sentences;
  const tellsSource = ({ sentence: { text } }: Each): boolean =>
    told.includes(text) && withoutClaimWords(text) !== text;
  return sentences
    .map((sentence) => (tellsSource(sentence) ? { ...sentence, score: sentence.score + sourceWorth } : sentence))
    .toSorted((first, second) => second.score - first.score);
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
