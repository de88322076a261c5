/**
 * Answers without a model: picks the sentences that answer and quotes them word for word.
 * Promises: every statement is its own quote, but for a name in the place of a pronoun and for whose words they are; at
 * most four, the best first; from no article that leaves open what the question binds. Says first how sure it is; whether
 * that is enough, abstain.ts decides.
 */
import { leastSureness } from '../abstain.ts';
import type { DraftPart, DraftStatement, RankedPassage, Sureness } from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import { tablesOf } from '../language/languages.ts';
import { explaining } from '../language/explanation.ts';
import { terms } from '../language/terms.ts';
import { holdingAll } from '../query/open-bindings.ts';
import { byItself, reworded } from '../query/parse-question.ts';
import type { ListRequest, Query, Side } from '../query/query.ts';
import { LinearReader } from '../readers/linear/linear-reader.ts';
import { share, weighQuestion } from '../readers/linear/question-words.ts';
import type { SentencesForQuestion } from '../readers/linear/sentence-score.ts';
import type { Candidate, Reader } from '../readers/reader.ts';
import { answerInLists } from '../readers/lists/list-answer.ts';
import { answerInTables } from '../readers/tables/table-answer.ts';
import type { Answerer } from './answerer.ts';
import { joinReaders } from './join-readers.ts';
import { knownOfArticles } from './known-of-articles.ts';
import { overviewSentences } from './overview.ts';
import { namingOne, pickList } from './pick-list.ts';
import { pickStatements, rivalsOf } from './pick-statements.ts';
import { type PickedSentence, toStatements } from './picked-sentence.ts';
import { reasonFor } from './reason.ts';
import { saidOfList, saidOfTable } from './said-of-table.ts';
import { sideBySide } from './side-by-side.ts';
import { summarySentences } from './summary.ts';
import { tellArticles } from './tell-articles.ts';
import { timeline } from './timeline.ts';

/** Reading is cheap without a model; more than this finds nothing more (bench/LOG.md). */
const passagesRead = 16;
/** With one it takes its time: what is further down answers as often as it misleads (bench/LOG.md). */
const readByModel = 8;
/** A title before the name (explanation.ts) and all that says more. */
const leastExplained = 0.5;
/** Share of the words of one side alone that its best sentence must match, or what stands around it. */
const leastOfSide = 0.4;
/** How much less sure a follow-up may be read in the article that was spoken of than elsewhere. */
const worthOfTheSameArticle = 0.2;
/** How much more of the question a sentence must hold than a table to answer in its stead. */
const saysMore = 0.1;
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
  /** Whose work it is, by id. */
  readonly readers: readonly string[];
}

export type OpenReader = () => Promise<Reader | undefined>;
const noReader: OpenReader = async () => undefined;

export class ExtractiveAnswerer implements Answerer {
  readonly id = 'extractive';
  readonly reads = passagesRead;
  readonly #idf: (term: string) => number;
  readonly #linear: LinearReader;
  readonly #openReader: OpenReader;

  /**
   * `idf`: how much a term tells passages apart, by the passages that there are. `openReader`: gives the one that is joined to
   * the linear one, opened by the first question that needs it.
   */
  constructor(idf: (term: string) => number, openReader: OpenReader = noReader) {
    this.#idf = idf;
    this.#linear = new LinearReader(idf);
    this.#openReader = openReader;
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
    if (wants === 'summary') return { statements: toStatements(summarySentences(passages, this.#idf)) };
    if (wants === 'overview') return { statements: tellArticles(passages, this.#idf) };
    if (wants === 'timeline') return { statements: timeline(passages, terms(query.ofAll?.of ?? '')) };
    if (wants === 'differences' || wants === 'agreement') return { statements: sideBySide(passages, wants, this.#idf) };
    if (wants !== undefined) return { statements: knownOfArticles(passages, wants) };
    if (sides.length > 0) return this.#ofSides(sides, passages, signal);
    if (query.asksWhyAlone) return this.#reason(query, passages, signal);
    const inForms = subject === undefined ? await this.#inForms(query, passages, signal) : undefined;
    if (inForms !== undefined) return inForms;
    if (list !== undefined) return this.#list(query, list, passages, signal);
    const asked = subject === undefined ? query : reworded(query, tablesOf(query.language).focus.overviewOf(subject));
    const { found, candidates, readers } = await this.#score(asked, passages, signal);
    const { confidence, sentences, question } = found;
    // What says outright what X is, is no guess.
    const explained =
      defines === undefined ? 0 : explaining(defines, query.language)(sentences[0]?.sentence.text ?? '');
    const isOutright = explained >= leastExplained;
    const sureness = {
      confidence: isOutright ? 1 : confidence,
      amongMany: question.amongMany,
      readers,
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

  /** The cells of a table or the items of a list that the question names; nothing where prose says more of what it asks. */
  async #inForms(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): Promise<Drafted | undefined> {
    // The words that limit the search are those of rows and columns too.
    const whole = weighQuestion(reworded(query, query.standalone), this.#idf);
    // Few passages have any: only of these is asked what they hold.
    const holds = (ranked: RankedPassage): boolean => holdingAll(query, [ranked]).length > 0;
    const list = answerInLists(whole, passages, holds);
    const table = answerInTables(whole, passages, holds);
    const isList = list !== undefined && (table === undefined || list.held >= table.held);
    const answer = isList ? list : table;
    if (answer === undefined) return undefined;
    const { question, sentences } = await this.#linear.score(query, passages, signal);
    const weights = question.words.map(({ weight }) => weight);
    const told = share(weights, sentences[0]?.own ?? []);
    if (!isList && told > answer.held + saysMore) return undefined;
    const rivals = isList ? list.rivals : [];
    const sureness = { confidence: answer.covered, amongMany: question.amongMany, readers: [this.#linear.id], rivals };
    return { sureness, statements: isList ? saidOfList(list) : table === undefined ? [] : saidOfTable(table) };
  }

  /** The cause of what was told just before; the reader, which does not know what was told, cannot help. */
  async #reason(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): Promise<Drafted> {
    const { topic, history } = query;
    const found = await this.#linear.score(reworded(query, topic?.topics[0] ?? query.asked), passages, signal);
    const statements = reasonFor(found, history.at(-1)?.answer ?? '');
    const confidence = statements.length > 0 ? 1 : 0;
    return { sureness: { confidence, amongMany: found.question.amongMany, readers: [this.#linear.id] }, statements };
  }

  /** Several things of one kind: the rules find them, and whether there are any, the reader judges too. */
  async #list(
    query: Query,
    { asked, kind }: ListRequest,
    passages: readonly RankedPassage[],
    signal: AbortSignal,
  ): Promise<Drafted> {
    const found = await this.#linear.score(reworded(query, asked), passages, signal);
    const { sentences, question } = found;
    const { candidates, readers } = await this.#pointedAt(query, found, signal);
    const { confidence } = joinReaders(found, candidates);
    const askedTerms = new Set(question.words.flatMap((word) => word.terms));
    const naming = kind === undefined ? sentences : namingOne(sentences, kind);
    const statements = toStatements(pickList(naming, askedTerms), question);
    return {
      sureness: { confidence, amongMany: question.amongMany, readers },
      statements,
    };
  }

  /** Each side by itself; an answer is as sure as its least sure side. */
  async #ofSides(sides: readonly Side[], passages: readonly RankedPassage[], signal: AbortSignal): Promise<Drafted> {
    const picked: PickedSentence[] = [];
    const readers = [this.#linear.id];
    let sureness: Sureness = { confidence: 1, amongMany: 0, readers };
    for (const side of sides) {
      const { query, passageIds } = side;
      const own = passages.filter(({ passage }) => passageIds.includes(passage.id));
      const found = await this.#linear.score(query, own, signal);
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

  /** A turn is read twice: by itself in the article that was spoken of, and in all passages; the surer reading counts. */
  async #score(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): Promise<Scored> {
    const anywhere = await this.#read(query, passages, signal);
    const own = passages.filter(({ article }) => article.id === query.spokenOf);
    if (own.length === 0) return anywhere;
    const within = await this.#read(byItself(query), own, signal);
    const worth = query.topic === undefined ? 0 : worthOfTheSameArticle;
    return this.#margin(within) + worth >= this.#margin(anywhere) ? within : anywhere;
  }

  /** How much surer than it must be. */
  #margin({ found: { confidence, question }, readers }: Scored): number {
    return confidence - leastSureness({ amongMany: question.amongMany, readers });
  }

  /** One answer: what the rules score, joined with what the reader points at. */
  async #read(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): Promise<Scored> {
    const found = await this.#linear.score(query, passages, signal);
    // It has learnt from no overviews, and does not know what was told (bench/LOG.md).
    if (found.leansOnAnswer === true || query.answerType === 'overview')
      return { found, candidates: [], readers: [this.#linear.id] };
    const pointedAt = await this.#pointedAt(query, found, signal);
    return { found: joinReaders(found, pointedAt.candidates), ...pointedAt };
  }

  /** What the reader points at in passages with sentences that may answer; nothing where there is no reader. */
  async #pointedAt(
    query: Query,
    { sentences }: SentencesForQuestion,
    signal: AbortSignal,
  ): Promise<Omit<Scored, 'found'>> {
    const alone = { candidates: [], readers: [this.#linear.id] };
    const reader = sentences.length === 0 ? undefined : await this.#openReader();
    if (reader === undefined) return alone;
    // "This month" is counted from the newest article, whose passages do not say it.
    const untimed = query.askedFilters.reduce(
      (rest, { outright }) => (outright ? rest.replace(outright, '') : rest),
      textToRead(query),
    );
    const readable = [...new Set(sentences.map(({ from }) => from.ranked))].toSorted((a, b) => b.score - a.score);
    try {
      const candidates = await reader.read({ text: untimed }, readable.slice(0, readByModel), signal);
      return { candidates, readers: candidates.length > 0 ? [this.#linear.id, reader.id] : alone.readers };
    } catch (error) {
      // It broke down, and is started again by the next question; the rules serve.
      if (signal.aborted || !(error instanceof FootnoteError)) throw error;
      return alone;
    }
  }
}

/** The question as the reader reads it: of a turn, what is asked now. Behind the turns before, it answers those (bench/LOG.md). */
function textToRead({ text, standalone, asked, topic, history }: Query): string {
  if (history.length > 0 && standalone !== text) return text;
  return [...(topic?.topics ?? []), topic?.head ?? asked].join(': ');
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
