/**
 * What was asked and answered, kept: each answer whole, with every citation, under the articles' later life.
 * Promises: a stored answer whose article was edited says "changed" and keeps the old quote; when the article is
 * removed, no word of it is left, and its citations say "withdrawn" with title and date. Does not know HTTP or SQL.
 */
import { randomUUID } from 'node:crypto';
import type { AskEvent } from '../ask.ts';
import { type CitationRecord, citationRecord } from '../citations/citation-record.ts';
import { parseCitationId } from '../citations/citation-id.ts';
import { standingCitation } from '../citations/to-citation.ts';
import type { AnswerData, Article, ChosenSources, Citation, Turn } from '../domain.ts';
import { FootnoteError, type Problem } from '../errors.ts';
import type { ConversationKey, ConversationStore } from '../store/conversation-store.ts';
import type {
  Conversation,
  ConversationChange,
  ConversationSummary,
  StoredPart,
  StoredTurn,
  UnansweredQuestion,
} from '../store/stored-conversation.ts';
import { onOneLine } from '../text.ts';
import { Notes } from './notes.ts';
import { sameQuestion, unansweredOf } from './unanswered.ts';
import { withMatchedSentence } from './matched-sentence.ts';
import { withdrawFromTurn } from './withdraw-from-turn.ts';

/** Characters of a conversation's title, made from its first question. */
const titleLength = 80;
/** Earlier turns that a follow-up is understood by. */
const historyLength = 10;

/** The articles as they are now. */
interface Articles {
  readonly contentHash: (articleId: string) => string | undefined;
  /** Of an article of that content. */
  readonly idOf: (contentHash: string) => string | undefined;
  readonly get: (articleId: string) => Article | undefined;
}

/** Those whose files are not there just now. */
interface Missing {
  readonly since: (articleId: string) => string | undefined;
  /** One that was removed for good. */
  readonly wasWithdrawn: (articleId: string) => boolean;
  /** One that is cited, and of which nothing is known. */
  readonly note: (article: Pick<Citation, 'path' | 'title'> & { readonly id: string }, contentHash: string) => void;
  readonly forget: (articleId: string) => void;
}

interface Index {
  readonly articles: Articles;
  readonly missing: Missing;
  readonly counts: () => { readonly articles: number };
  readonly revision: number;
}

/** Codes of errors of the file, not of what is asked of it. */
const unreadable: ReadonlySet<string> = new Set(['conversations-damaged', 'conversations-format']);

export class Conversations {
  readonly #opened: ConversationStore | FootnoteError;
  readonly #index: Index;
  readonly #articles: Articles;
  readonly #graceSeconds: number;
  readonly #changed: (change: ConversationChange) => void;
  /** Ids of the turns that are being answered. */
  readonly #running = new Set<string>();

  /** What was met that cannot be read; questions are answered all the same. */
  #met: FootnoteError | undefined;

  /**
   * `opened`: the store, or why it cannot be used. `changed`: told of each change, so that every page that shows the
   * conversation follows.
   */
  constructor(
    opened: ConversationStore | FootnoteError,
    index: Index,
    graceSeconds: number,
    changed: (change: ConversationChange) => void,
  ) {
    this.#graceSeconds = graceSeconds;
    this.#opened = opened;
    this.#index = index;
    this.#articles = index.articles;
    this.#changed = changed;
  }

  get notes(): Notes {
    const store = this.#store;
    return new Notes(
      store.notes,
      (citation) => this.#standing(citation),
      () => store.tidy(),
    );
  }

  /** What cannot be read, as a sentence; none while nothing was met. */
  get damage(): string[] {
    const problem = this.#opened instanceof FootnoteError ? this.#opened : (this.#opened.problem ?? this.#met);
    return problem === undefined ? [] : [problem.message];
  }

  get #store(): ConversationStore {
    if (this.#opened instanceof FootnoteError) throw this.#opened;
    return this.#opened;
  }

  /** Does what questions can be answered without; undefined where the file is damaged. */
  #spare<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof FootnoteError) || !unreadable.has(error.code)) throw error;
      this.#met = error;
      return undefined;
    }
  }

  list(sought: string, behind?: ConversationKey, limit?: number): ConversationSummary[] {
    return this.#store.list(sought, behind, limit).map((summary) => withMatchedSentence(summary, sought));
  }

  /** Another whenever the conversation, or without an id any, has changed. */
  version(id?: string): string {
    return this.#store.version(id);
  }

  has(id: string): boolean {
    return this.#store.has(id);
  }

  create(title = ''): ConversationSummary {
    const now = new Date().toISOString();
    const id = randomUUID();
    // Where nothing can be kept, questions are answered all the same.
    this.#spare(() => this.#store.create(id, title, now));
    return { id, title, created: now, updated: now, questions: 0 };
  }

  /** With the standing of each citation as of now. */
  get(id: string): Conversation {
    const conversation = this.#known(id);
    const turns = conversation.turns.map((turn) => ({
      ...this.#compared(turn),
      ...(this.#running.has(turn.id) && { running: true as const }),
    }));
    return { ...conversation, turns };
  }

  rename(id: string, title: string): void {
    this.#known(id);
    this.#store.rename(id, title);
    this.#changed({ id });
  }

  /** Remembers which of several versions of a turn was read last, by the last turn of its branch. */
  choose(id: string, leaf: string): void {
    if (!this.#known(id).turns.some((turn) => turn.id === leaf)) throw noTurn();
    this.#store.choose(id, leaf);
  }

  /** Keeps the next questions to some sources; to all without any. */
  keepTo(id: string, sources: ChosenSources): void {
    this.#known(id);
    this.#store.keepTo(id, sources);
    this.#changed({ id });
  }

  pin(id: string, pinned: boolean): void {
    this.#known(id);
    this.#store.pin(id, pinned);
    this.#changed({ id });
  }

  /** Questions that the articles did not answer, and have not since. */
  unanswered(): UnansweredQuestion[] {
    return unansweredOf(this.#store.asked());
  }

  /** Takes the question of a turn off that list, however often it was asked. */
  dismiss(turnId: string): void {
    const same = sameQuestion(this.#store.asked(), turnId);
    if (same.length === 0) throw noTurn();
    this.#store.dismiss(same);
  }

  delete(id: string): void {
    this.#known(id);
    this.#store.delete(id);
    this.#changed({ id });
  }

  /** Those that the conversation is kept to; none: all. */
  sourcesOf(id: string): ChosenSources {
    return this.#spare(() => this.#known(id))?.sources ?? {};
  }

  /** The questions and answers that a turn follows, the oldest first. */
  history(conversationId: string, parentId: string | undefined): Turn[] {
    const known = this.#spare(() => this.#known(conversationId));
    if (known === undefined) return [];
    const byId = new Map(known.turns.map((turn) => [turn.id, turn]));
    const history: Turn[] = [];
    let at = parentId;
    while (at !== undefined && history.length < historyLength) {
      const turn = byId.get(at);
      if (turn === undefined) throw noTurn();
      const answer = turn.answer?.text ?? turn.part?.statements.map(({ text }) => text).join(' ') ?? '';
      if (answer !== '') history.unshift({ question: turn.question, answer });
      at = turn.parentId;
    }
    return history;
  }

  /**
   * Passes the events of an answer on, and keeps what came of it; what was verified before a stop or a failure is kept
   * too. `failureOf`: what to keep of an error as the reason; undefined when the turn was stopped.
   */
  async *record(
    conversationId: string,
    asked: Pick<StoredTurn, 'id' | 'parentId' | 'question'>,
    events: AsyncIterable<AskEvent>,
    failureOf: (error: unknown) => Problem | undefined,
  ): AsyncGenerator<AskEvent, void> {
    if (this.#spare(() => this.#begin(conversationId, asked)) === undefined) {
      yield* events;
      return;
    }
    this.#running.add(asked.id);
    this.#changed({ id: conversationId, turnId: asked.id });
    const read = new Set<string>();
    let part: StoredPart = { statements: [], citations: [] };
    let done = false;
    // Whoever leaves while a model is at work keeps the built-in answer.
    let quick: AnswerData | undefined;
    try {
      for await (const event of events) {
        if (event.event === 'sources') for (const { articleId } of event.data.passages) read.add(articleId);
        else if (event.event === 'quick') quick = event.data;
        else if (event.event === 'statement') {
          // The first statement of a model that holds takes the place of the built-in answer.
          if (quick !== undefined && event.data.statement.verdict === 'supported') {
            part = { statements: [], citations: [] };
            quick = undefined;
          }
          part = withStatement(part, event.data);
        } else if (event.event === 'answer') {
          done = true;
          // Suggestions are made of articles that may be removed, and hold for this moment only.
          const { suggestions: _, ...answer } = event.data;
          this.#spare(() => this.#finish(asked.id, { answer }, read));
          this.#end(conversationId, asked.id);
        }
        yield event;
      }
    } catch (error) {
      const failure = failureOf(error);
      if (failure !== undefined) part = { ...part, failure };
      throw error;
    } finally {
      const isEmpty = part.statements.length === 0 && part.failure === undefined;
      const kept = quick !== undefined && part.failure === undefined ? { answer: quick } : { part };
      if (!done) {
        this.#spare(() => this.#finish(asked.id, isEmpty ? {} : kept, read));
        this.#end(conversationId, asked.id);
      }
    }
  }

  #begin(conversationId: string, asked: Pick<StoredTurn, 'id' | 'parentId' | 'question'>): true {
    this.#known(conversationId);
    const before = this.#store.turn(asked.id);
    if (before !== undefined && (before.conversationId !== conversationId || before.answer !== undefined)) {
      throw new FootnoteError('turn-exists', 'There is a turn of this id already.', 'Use a new id.', { status: 409 });
    }
    this.#store.begin(conversationId, { ...asked, asked: new Date().toISOString() }, titleOf(asked.question));
    return true;
  }

  /** By its id; where its words no longer stand, as an answer that was kept cites it. Undefined where none does. */
  citation(citationId: string): CitationRecord | undefined {
    const place = parseCitationId(citationId);
    const article = place && this.#articles.get(this.#articles.idOf(place.contentHash) ?? '');
    const standing = place && article && standingCitation(article, place);
    return standing === undefined
      ? this.#keptCitation(citationId)
      : citationRecord(standing, { statements: [], revision: this.#index.revision });
  }

  #keptCitation(citationId: string): CitationRecord | undefined {
    const turn = this.#store.citing(citationId);
    const { answer, part } = turn === undefined ? {} : this.#compared(turn);
    const cited = [...(answer?.citations ?? []), ...(answer?.nearest ?? []), ...(part?.citations ?? [])].find(
      ({ id }) => id === citationId,
    );
    const { statements, revision } = answer ?? { statements: part?.statements ?? [], revision: 0 };
    return cited && citationRecord(cited, { statements, revision });
  }

  /** Takes the words of removed articles out of every stored answer that can be read. */
  withdraw(articleIds: Iterable<string>): void {
    this.#spare(() => this.#withdraw(articleIds));
  }

  #withdraw(articleIds: Iterable<string>): void {
    for (const articleId of articleIds) {
      this.#store.rewrite(articleId, (turn, readIt) => withdrawFromTurn(turn, articleId, readIt));
      this.notes.withdraw(articleId);
    }
    this.#store.tidy();
  }

  /**
   * Withdraws what was removed while nobody watched. To be called when the index is up to date: an article that is not
   * in it, nor missing, is gone, unless its file is among the failures, or it lies there under another id with the same
   * content. Where the index does not know of its removal, it counts as missing from now on: the index may be a new one.
   */
  reconcile(failedPaths: ReadonlySet<string>): void {
    this.#spare(() => this.#reconcile(failedPaths));
  }

  #reconcile(failedPaths: ReadonlySet<string>): void {
    const gone: string[] = [];
    const { missing } = this.#index;
    const isTrusted = this.#graceSeconds === 0 && this.#index.counts().articles > 0;
    for (const id of new Set([...this.#store.articleIds(), ...this.notes.articleIds()])) {
      if (this.#articles.contentHash(id) !== undefined) continue;
      const cited = this.#citationOf(id);
      const same = cited && this.#articles.idOf(cited.contentHash);
      if (same !== undefined) {
        this.#store.relink(id, same);
        this.notes.relink(id, same);
        missing.forget(id);
      } else if (missing.since(id) !== undefined || (cited !== undefined && failedPaths.has(cited.path))) continue;
      else if (isTrusted || missing.wasWithdrawn(id)) gone.push(id);
      else missing.note({ id, path: cited?.path ?? '', title: cited?.title ?? '' }, cited?.contentHash ?? '');
    }
    this.withdraw(gone);
  }

  close(): void {
    if (!(this.#opened instanceof FootnoteError)) this.#opened.close();
  }

  #known(id: string): Conversation {
    const conversation = this.#store.get(id);
    if (conversation === undefined) {
      throw new FootnoteError('conversation-not-found', 'There is no such conversation.', 'It may have been deleted.', {
        status: 404,
      });
    }
    return conversation;
  }

  #end(id: string, turnId: string): void {
    this.#running.delete(turnId);
    this.#changed({ id, turnId });
  }

  /** An article may have been removed between the last word and now. */
  #finish(id: string, made: Pick<StoredTurn, 'answer' | 'part'>, read: ReadonlySet<string>): void {
    const cited = [...(made.answer?.citations ?? []), ...(made.answer?.nearest ?? []), ...(made.part?.citations ?? [])];
    const all = new Set([...read, ...cited.map(({ articleId }) => articleId)]);
    this.#store.finish(id, made, all);
    const isGone = (articleId: string): boolean =>
      this.#articles.contentHash(articleId) === undefined && this.#index.missing.since(articleId) === undefined;
    this.withdraw([...all].filter(isGone));
  }

  #standing(citation: Citation): Citation {
    if (citation.standing === 'withdrawn') return citation;
    const hash = this.#articles.contentHash(citation.articleId);
    if (hash !== undefined) return { ...citation, standing: hash === citation.contentHash ? 'current' : 'changed' };
    const since = this.#index.missing.since(citation.articleId);
    return { ...citation, standing: 'missing', ...(since !== undefined && { since }) };
  }

  #compared(turn: StoredTurn): StoredTurn {
    const compare = (citation: Citation): Citation => this.#standing(citation);
    const { answer, part } = turn;
    return {
      ...turn,
      ...(answer !== undefined && {
        answer: { ...answer, citations: answer.citations.map(compare), nearest: answer.nearest.map(compare) },
      }),
      ...(part !== undefined && { part: { ...part, citations: part.citations.map(compare) } }),
    };
  }

  #citationOf(articleId: string): Citation | undefined {
    const inTurns = this.#store.readersOf(articleId).flatMap(({ answer, part }) => {
      return [...(answer?.citations ?? []), ...(answer?.nearest ?? []), ...(part?.citations ?? [])];
    });
    return [...inTurns, ...this.notes.citationsOf(articleId)].find((citation) => citation.articleId === articleId);
  }
}

function withStatement(
  { statements, citations }: StoredPart,
  more: Extract<AskEvent, { event: 'statement' }>['data'],
): StoredPart {
  const known = new Set(citations.map(({ number }) => number));
  return {
    statements: [...statements, more.statement],
    citations: [...citations, ...more.citations.filter(({ number }) => !known.has(number))],
  };
}

function titleOf(question: string): string {
  const line = onOneLine(question);
  if (line.length <= titleLength) return line;
  // Some scripts have no spaces to cut at.
  const space = line.lastIndexOf(' ', titleLength);
  return `${line.slice(0, space < 0 ? titleLength : space)}…`;
}

function noTurn(): FootnoteError {
  return new FootnoteError('turn-not-found', 'There is no such turn.', 'It may have been deleted.', { status: 404 });
}
