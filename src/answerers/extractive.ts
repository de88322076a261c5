/**
 * Answers without a model: picks the sentences that answer and quotes them word for word.
 * Promises: every statement is its own quote, but for a name in the place of a pronoun and for whose words they are; at
 * most four, the best first; from no article that leaves open what the question binds. Says first how sure it is; whether
 * that is enough, abstain.ts decides.
 */
import { leastSureness } from '../abstain.ts';
import type {
  Answerer,
  Candidate,
  DraftPart,
  DraftStatement,
  ListRequest,
  Query,
  RankedPassage,
  Reader,
  Side,
  Sureness,
} from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import { reworded } from '../query/parse-question.ts';
import { LinearReader } from '../readers/linear/linear-reader.ts';
import type { SentencesForQuestion } from '../readers/linear/score-in-conversation.ts';
import { explaining } from '../search/explanation.ts';
import { terms } from '../search/terms.ts';
import { joinReaders } from './join-readers.ts';
import { knownOfArticles } from './known-of-articles.ts';
import { overviewSentences } from './overview.ts';
import { namingOne, pickList } from './pick-list.ts';
import { pickStatements } from './pick-statements.ts';
import { type PickedSentence, toStatements } from './picked-sentence.ts';
import { rivalsOf } from './rivals.ts';
import { summarySentences } from './summary.ts';

/** Reading is cheap without a model; more than this finds nothing more (bench/LOG.md). */
const passagesRead = 16;
/** A title before the name (explanation.ts) and all that says more. */
const leastExplained = 0.5;
/** Share of the words of one side alone that its best sentence must match, or what stands around it. */
const leastOfSide = 0.4;
/** Sentences for each side of a question that has two. */
const mostOfSide = 2;

interface Drafted {
  /** Absent where there is no doubt: of what is known of the articles themselves. */
  readonly sureness?: Sureness;
  readonly statements: readonly DraftStatement[];
}

interface Scored {
  readonly found: SentencesForQuestion;
  /** What the neural reader points at; none where it did not read. */
  readonly candidates: readonly Candidate[];
}

export class ExtractiveAnswerer implements Answerer {
  readonly id = 'extractive';
  readonly reads = passagesRead;
  readonly #rarity: (term: string) => number;
  readonly #linear: LinearReader;
  readonly #reader: Reader | undefined;

  /** `rarity`: how much a term tells passages apart, by the passages that there are. `reader`: is joined to the linear one. */
  constructor(rarity: (term: string) => number, reader?: Reader) {
    this.#rarity = rarity;
    this.#linear = new LinearReader(rarity);
    this.#reader = reader;
  }

  async *draft(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): AsyncGenerator<DraftPart, void> {
    signal.throwIfAborted();
    const { sureness, statements } = await this.#drafted(query, passages, signal);
    if (sureness !== undefined) yield { kind: 'sureness', sureness };
    for (const statement of statements) yield { kind: 'statement', statement };
  }

  async #drafted(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): Promise<Drafted> {
    const { kind, sides, wants, list, overviewOf: subject, defines } = query;
    if (kind === 'courtesy') return { statements: [] };
    if (wants === 'summary') return { statements: toStatements(summarySentences(passages, this.#rarity)) };
    if (wants !== undefined) return { statements: knownOfArticles(passages, wants) };
    if (sides.length > 0) return this.#ofSides(sides, passages);
    if (list !== undefined) return this.#list(query, list, passages);
    const asked = subject === undefined ? query : reworded(query, `What is said about ${subject}?`);
    const { found, candidates } = await this.#score(asked, passages, signal);
    const { confidence, sentences, question } = found;
    // What says outright what X is, is no guess.
    const explained = defines === undefined ? 0 : explaining(defines)(sentences[0]?.sentence.text ?? '');
    const isOutright = explained >= leastExplained;
    const sureness = {
      confidence: isOutright ? 1 : confidence,
      amongMany: question.amongMany,
      readers: [this.#linear.id, ...(candidates.length > 0 && this.#reader !== undefined ? [this.#reader.id] : [])],
      rivals: isOutright || subject !== undefined ? [] : rivalsOf(query, question, candidates, passages),
    };
    const weights = question.words.map(({ weight }) => weight);
    const overview = subject === undefined ? [] : overviewSentences(sentences, weights);
    const statements =
      overview.length > 0
        ? withSources(overview)
        : toStatements(pickStatements(sentences, isOutright, question), question);
    return { sureness, statements };
  }

  /** Several things of one kind. */
  #list(query: Query, { asked, kind }: ListRequest, passages: readonly RankedPassage[]): Drafted {
    const { confidence, sentences, question } = this.#linear.score(reworded(query, asked), passages);
    const askedTerms = new Set(question.words.flatMap((word) => word.terms));
    const naming = kind === undefined ? sentences : namingOne(sentences, kind);
    const statements = toStatements(pickList(naming, askedTerms), question);
    return { sureness: { confidence, amongMany: question.amongMany, readers: [this.#linear.id] }, statements };
  }

  /** Each side by itself; an answer is as sure as its least sure side. */
  #ofSides(sides: readonly Side[], passages: readonly RankedPassage[]): Drafted {
    const picked: PickedSentence[] = [];
    const readers = [this.#linear.id];
    let sureness: Sureness = { confidence: 1, amongMany: 0, readers };
    for (const side of sides) {
      const { query, passageIds } = side;
      const own = passages.filter(({ passage }) => passageIds.includes(passage.id));
      const found = this.#linear.scoreAll(query, own);
      const others = sides.filter((other) => other !== side).map((other) => other.query.asked);
      const confidence = isAboutSide(found, others) ? found.confidence : 0;
      const ofSide = { confidence, amongMany: found.question.amongMany, readers };
      if (confidence - leastSureness(ofSide) < sureness.confidence - leastSureness(sureness)) sureness = ofSide;
      const fresh = pickStatements(found.sentences, false, query.list === undefined ? found.question : undefined)
        .filter(({ sentence }) => !picked.some((other) => other.sentence.text === sentence.text))
        .toSorted((first, second) => second.chance - first.chance);
      picked.push(...fresh.slice(0, mostOfSide));
    }
    return { sureness, statements: withSources(picked) };
  }

  /** One answer: what the rules score, joined with what the reader points at. */
  async #score(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): Promise<Scored> {
    const found = this.#linear.score(query, passages);
    // It has learnt from few questions for yes or no, and from no overviews (bench/LOG.md).
    const isForRules = found.leansOnAnswer === true || query.answerType === 'yes-no' || query.answerType === 'overview';
    if (this.#reader === undefined || found.sentences.length === 0 || isForRules) return { found, candidates: [] };
    const { head, topics } = query.topic ?? { head: query.asked, topics: [] };
    // "This month" is counted from the newest article, whose passages do not say it.
    const untimed = query.limits.reduce((text, { outright }) => (outright ? text.replace(outright, '') : text), head);
    const readable = [...new Set(found.sentences.map(({ from }) => from.ranked))].toSorted((a, b) => b.score - a.score);
    try {
      const candidates = await this.#reader.read({ text: [...topics, untimed].join(': ') }, readable, signal);
      return { found: joinReaders(found, candidates), candidates };
    } catch (error) {
      // It broke down, and is started again by the next question; the rules serve.
      if (signal.aborted || !(error instanceof FootnoteError)) throw error;
      return { found, candidates: [] };
    }
  }
}

/** Whether the best sentence is about what this side has and the others have not: the shipyard, where the other is the mill. */
function isAboutSide(
  { question: { words }, sentences: [best] }: SentencesForQuestion,
  others: readonly string[],
): boolean {
  const elsewhere = new Set(others.flatMap((other) => terms(other)));
  let [held, all] = [0, 0];
  for (const [at, { terms: own, weight }] of words.entries()) {
    if (own.some((term) => elsewhere.has(term))) continue;
    all += weight;
    held += weight * (best?.around[at] ?? 0);
  }
  return held >= leastOfSide * all;
}

/** Sentences of several articles, with whose they are where the article changes. */
function withSources(picked: readonly PickedSentence[]): readonly DraftStatement[] {
  const ids = picked.map(({ from }) => from.ranked.article.id);
  const isOne = new Set(ids).size === 1;
  return toStatements(picked, undefined, (at) => !isOne && ids[at] !== ids[at - 1]);
}
