/**
 * Questions that a reader may want to ask, made of the articles' own sentences, and tried before they are offered: the
 * built-in answerer must answer each, first of all with the words that it was made of.
 * Promises: what holds for one revision is never offered in another; trying goes on between other work, one question at
 * a time, and ends with `close`. Knows English articles only.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Article, Filters } from '../domain.ts';
import { FootnoteError, isAbort } from '../errors.ts';
import { foldCase, type Span } from '../text.ts';
import { type MadeQuestion, questionsOf } from './question-maker.ts';
import { Turns } from '../turns.ts';

/** Newest articles that questions are made of when no others are named. */
const mostArticles = 12;
/** Questions that are tried of one article, and offered of it. */
const mostTries = 8;
const mostOfOne = 4;
/** Milliseconds that a refusal may wait for its suggestions, and one who has asked nothing yet. */
const patience = 250;
const patienceAtFirst = 1500;
/** Milliseconds that are left to other work between two tries, and before it is looked whether nobody is kept waiting any more. */
const breath = 5;
const untilNobodyWaits = 50;
/** So often: whoever opens the page while many ask is to see something in the end. */
const mostLooks = 20;

export interface SuggestionParts {
  readonly revision: () => number;
  /** Ids of articles in English that filters let through, at most so many: the newest, or those that came last, first. */
  readonly first: (order: 'newest' | 'added', limit: number, filters: Filters) => readonly string[];
  /** Those of these ids that filters let through. */
  readonly within: (articleIds: readonly string[], filters: Filters) => readonly string[];
  readonly article: (id: string) => Article | undefined;
  /** Answers without a model. */
  readonly answer: (question: string, signal: AbortSignal) => Promise<Answer>;
  /** Whether people wait for answers: nothing is tried meanwhile, and nobody waits for what is. */
  readonly isBusy: () => boolean;
}

interface Tried {
  readonly toTry: MadeQuestion[];
  /** Each with the words of the article that answer it. */
  readonly answered: MadeQuestion[];
}

export class Suggestions {
  readonly #parts: SuggestionParts;
  readonly #closing = new AbortController();
  #revision = -1;
  #tried = new Map<string, Tried>();
  /** The last of the tries that wait for each other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: SuggestionParts) {
    this.#parts = parts;
  }

  /**
   * Up to `limit` questions about these articles; without any, about the newest and those that came last. With filters,
   * about articles that they let through, these first.
   */
  async about(articleIds: readonly string[], limit: number, filters: Filters = {}): Promise<string[]> {
    const found = new Set<string>();
    const isLimited = Object.values(filters).some((value) => value !== undefined);
    const named = isLimited ? this.#parts.within(articleIds, filters) : articleIds;
    const others = isLimited || named.length === 0 ? this.#first(filters) : [];
    await this.#collect([...new Set([...named.slice(0, mostArticles), ...others])], limit, found);
    return [...found];
  }

  /** What can be asked instead of a question that was refused: about the nearest articles, then the newest. It does not wait long. */
  async instead(
    question: string,
    nearest: readonly string[],
    limit: number,
    { filters = {}, milliseconds = patience }: { readonly filters?: Filters; readonly milliseconds?: number } = {},
  ): Promise<string[]> {
    const found = new Set<string>();
    const articleIds = [...new Set([...nearest, ...this.#first(filters)])];
    // A refusal stands without suggestions; what goes wrong is told to those who ask for them alone.
    const given = new AbortController();
    const collecting = this.#collect(articleIds, limit, found, question, given.signal).catch(() => undefined);
    const longest = this.#parts.isBusy() ? 0 : milliseconds;
    await Promise.race([collecting, pause(longest, undefined, { ref: false })]);
    // What is tried now comes too late for everybody.
    given.abort();
    return [...found];
  }

  /** For somebody who has asked nothing yet: made of the newest articles, and of `examples` one at least that is answered. */
  async first(examples: readonly string[], limit: number): Promise<string[]> {
    const { signal } = this.#closing;
    const answered: string[] = [];
    const made = await this.instead('', [], limit - 1, { milliseconds: patienceAtFirst });
    for (const example of examples) {
      if (made.length + answered.length >= limit) break;
      const answer = await this.#parts.answer(example, signal).catch(notAnswered);
      if (answer?.kind === 'answered') answered.push(example);
    }
    return [...made, ...answered];
  }

  /** One of the newest, one that came last, in turn: what was added today may be old, or say no date. */
  #first(filters: Filters): string[] {
    const added = this.#parts.first('added', mostArticles, filters);
    const inTurn = this.#parts.first('newest', mostArticles, filters).flatMap((id, at) => [id, added[at] ?? id]);
    return [...new Set(inTurn)].slice(0, mostArticles);
  }

  /** About one article, each with the words of it that answer; when the time is over, those that have been tried. */
  async within(
    articleId: string,
    limit: number,
    milliseconds: number,
  ): Promise<{ readonly questions: readonly MadeQuestion[]; readonly areAll: boolean }> {
    const revision = this.#parts.revision();
    const found: MadeQuestion[] = [];
    let areAll = false;
    const collect = async (): Promise<void> => {
      while (found.length < limit) {
        const next = await this.#nth(articleId, found.length);
        if (next === undefined || this.#parts.revision() !== revision) break;
        found.push(next);
      }
      areAll = true;
    };
    // A guide stands without questions.
    await Promise.race([collect().catch(() => undefined), pause(milliseconds, undefined, { ref: false })]);
    return { questions: this.#parts.revision() === revision ? [...found] : [], areAll };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#turn;
  }

  async #collect(
    articleIds: readonly string[],
    limit: number,
    found: Set<string>,
    except = '',
    given?: AbortSignal,
  ): Promise<void> {
    const revision = this.#parts.revision();
    // One question of each article before the second of any.
    for (let round = 0; round < mostOfOne; round += 1) {
      for (const id of articleIds) {
        if (found.size >= limit) return;
        const question = (await this.#nth(id, round, given))?.question;
        if (question !== undefined && foldCase(question) !== foldCase(except)) found.add(question);
        if (this.#parts.revision() !== revision) found.clear();
        if (this.#closing.signal.aborted || given?.aborted === true || this.#parts.revision() !== revision) return;
      }
    }
  }

  /** The question number `at` of an article that was found to be answered; undefined when there are not so many. */
  async #nth(articleId: string, at: number, given?: AbortSignal): Promise<MadeQuestion | undefined> {
    const known = this.#tried.get(articleId)?.answered[at];
    if (known !== undefined && this.#parts.revision() === this.#revision) return known;
    const turn = this.#turn.then(async () => {
      const isOver = (): boolean => this.#closing.signal.aborted || given?.aborted === true;
      for (let looks = 0; looks < mostLooks && this.#parts.isBusy() && !isOver(); looks += 1)
        await pause(untilNobodyWaits, undefined, { ref: false });
      if (isOver()) return undefined;
      const tried = await this.#triedOf(articleId);
      while (!isOver() && tried.answered.length <= at && tried.toTry.length > 0) {
        const made = tried.toTry.shift();
        const source = made && (await this.#answering(made, articleId));
        if (made !== undefined && source !== undefined) tried.answered.push({ ...made, source });
        await pause(breath);
      }
      return tried.answered[at];
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #triedOf(articleId: string): Promise<Tried> {
    const revision = this.#parts.revision();
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#tried = new Map();
    }
    let tried = this.#tried.get(articleId);
    if (tried === undefined) {
      const article = this.#parts.article(articleId);
      const made = article === undefined ? [] : await questionsOf(article, new Turns());
      tried = { toTry: made.slice(0, mostTries), answered: [] };
      if (this.#parts.revision() === revision) this.#tried.set(articleId, tried);
    }
    return tried;
  }

  /** The words that answer first of all, when they are those that it was made of. */
  async #answering({ question, source }: MadeQuestion, articleId: string): Promise<Span | undefined> {
    const { signal } = this.#closing;
    const answer = signal.aborted ? undefined : await this.#parts.answer(question, signal).catch(notAnswered);
    if (answer === undefined) return undefined;
    const { statements, citations } = answer;
    const first = statements.find(({ verdict }) => verdict === 'supported')?.citations ?? [];
    const cited = citations.find(
      ({ number, articleId: id, alsoIn, start, end }) =>
        first.includes(number) &&
        (id === articleId ? start < source.end && end > source.start : alsoIn.includes(articleId)),
    );
    if (cited === undefined) return undefined;
    // In a copy, the words stand elsewhere.
    return cited.articleId === articleId ? { start: cited.start, end: cited.end } : source;
  }
}

/** The articles changed meanwhile, or nobody waits any more. */
function notAnswered(error: unknown): undefined {
  if (!(error instanceof FootnoteError) && !isAbort(error)) throw error;
}
