/**
 * The wiring: settings become a store, an embedder, an answerer, and the two stories that use them.
 * The only place that names concrete parts. Doors open one Footnote and talk to it.
 */
import { nothingLeft } from './abstain.ts';
import { addArticles, type Offer } from './adding/add-articles.ts';
import { type FetchedPage, fetchPage } from './adding/fetch-page.ts';
import { importsOff } from './adding/imports-off.ts';
import { putAside } from './adding/corpus-files.ts';
import { refuseFollower } from './adding/refuse-follower.ts';
import { removeArticles } from './adding/remove-articles.ts';
import { tagArticles, type TagChange } from './adding/tag-articles.ts';
import type { Answerer } from './answerers/answerer.ts';
import { answeringThreads } from './answering/answering-for.ts';
import type { AnsweringThreads } from './answering/answering-threads.ts';
import { storedParts } from './answering/stored-parts.ts';
import type { ModelChoice } from './answerers/model-choice.ts';
import { ExtractiveAnswerer } from './answerers/extractive.ts';
import { splitterVersion } from './articles/passages.ts';
import { ReadingProcesses } from './articles/reading-process.ts';
import { ask, type AskEvent, askOnce, type AskParts } from './ask.ts';
import { chooseAnswerer, chooseEmbedder, chooseModels, modelHost, ReaderOnDemand } from './choose-models.ts';
import { Verifier } from './citations/verifier.ts';
import type { Config } from './config.ts';
import { Conversations } from './conversations/conversations.ts';
import type { Answer, Article, Filters, Question } from './domain.ts';
import { diskFull, FootnoteError, isDiskFull } from './errors.ts';
import type { Embedder } from './embedders/embedder.ts';
import { findPassages } from './gather-passages.ts';
import { Guides } from './guides/guides.ts';
import { fileOf, pathsOf } from './indexing/folder-changes.ts';
import type { IndexerEvents } from './indexing/indexer.ts';
import { rebuildBeside } from './indexing/rebuild.ts';
import { IndexingThread } from './indexing/indexing-thread.ts';
import { modelPlace } from './models/model-place.ts';
import { Reranker } from './retrieval/reranker.ts';
import { Retriever } from './retrieval/retriever.ts';
import { type Search, toSearchResults } from './retrieval/search-result.ts';
import { ConversationStore } from './store/conversation-store.ts';
import type { ConversationChange } from './store/stored-conversation.ts';
import type {
  AddReport,
  ArticleCopies,
  ArticleSummary,
  IndexReport,
  IndexState,
  MissingArticle,
  RemoveReport,
  Revision,
} from './store/index-report.ts';
import { conversationsName, damaged, indexName } from './store/damage.ts';
import { digest } from './store/article-rows.ts';
import { PassageStore } from './store/passage-store.ts';
import type { ArticleKey } from './store/stored-articles.ts';
import { Subscriptions } from './subscriptions/subscriptions.ts';
import { Suggestions } from './suggestions/suggestions.ts';

export interface FootnoteEvents extends IndexerEvents {
  /** One line for the person who started it. */
  readonly notice?: (line: string) => void;
  /** A look at the folder did not succeed. */
  readonly trouble?: (error: unknown) => void;
  readonly conversation?: (change: ConversationChange) => void;
  /** Whether people wait for answers, so that what nobody waits for is to wait. */
  readonly isBusy?: () => boolean;
}

interface Opened {
  readonly embedder: Embedder;
  readonly indexing: IndexingThread;
  readonly retriever: Retriever;
  readonly reranker: Reranker | undefined;
  readonly verifier: Verifier | undefined;
  readonly reader: ReaderOnDemand;
  readonly extractive: Answerer;
  /** Without a reader that takes its time: questions that are suggested are tried by the dozen. */
  readonly quick: Answerer;
  readonly answerer: Answerer;
  readonly conversations: ConversationStore | FootnoteError;
  /** Set where conversations are those of several servers. */
  readonly sharing: { readonly close: () => Promise<void> } | undefined;
  /** Set where the index was built anew just now. */
  readonly rebuilt: IndexReport | undefined;
}

export class Footnote {
  readonly config: Config;
  readonly #store: PassageStore;
  readonly #embedder: Embedder;
  readonly #indexing: IndexingThread;
  /** For what is offered; indexing has its own. */
  readonly #processes: ReadingProcesses;
  readonly #retriever: Retriever;
  readonly #reader: ReaderOnDemand;
  readonly #parts: AskParts;
  /** Undefined where all questions are answered in this one. */
  readonly #threads: AnsweringThreads | undefined;
  readonly conversations: Conversations;
  readonly suggestions: Suggestions;
  readonly guides: Guides;
  readonly subscriptions: Subscriptions;
  /** Undefined where no endpoint answers. */
  readonly models: ModelChoice | undefined;
  /** What building the index anew did; told with the first update. */
  #rebuilt: IndexReport | undefined;
  #trouble: FootnoteError | undefined;
  /** Why the shared store cannot be had. */
  #away: FootnoteError | undefined;
  /** Until it ends, the folder's tags are being written. */
  #tagging: Promise<unknown> = Promise.resolve();
  readonly #events: FootnoteEvents;
  readonly #sharing: Opened['sharing'];
  #progress: IndexState['progress'] = { stage: 'idle', done: 0, total: 0 };

  private constructor(config: Config, store: PassageStore, parts: Opened, events: FootnoteEvents) {
    const { embedder, retriever, reranker, verifier, extractive, quick, answerer } = parts;
    this.#reader = parts.reader;
    this.#sharing = parts.sharing;
    this.#events = events;
    this.#rebuilt = parts.rebuilt;
    this.models = chooseModels(config);
    this.conversations = new Conversations(parts.conversations, store, config.graceSeconds, (told) =>
      events.conversation?.(told),
    );
    this.config = config;
    this.#store = store;
    this.#embedder = embedder;
    this.#retriever = retriever;
    this.#indexing = parts.indexing;
    this.#indexing.listen({
      follow: () => retriever.follow(),
      away: (error) => {
        this.#away = error instanceof FootnoteError ? error : undefined;
        events.notice?.(error === undefined ? 'The shared store is there again.' : error.message);
      },
      progress: (progress) => {
        this.#progress = progress;
        events.progress?.(progress);
      },
      changed: (change) => {
        this.conversations.withdraw(change.removed.map(({ id }) => id));
        events.changed?.({
          ...change,
          added: change.added.map((article) => this.#withCopies(article)),
          updated: change.updated.map((article) => this.#withCopies(article)),
        });
      },
    });
    this.#processes = new ReadingProcesses(config.reading);
    this.subscriptions = new Subscriptions({
      config,
      processes: this.#processes,
      update: async (paths) => this.update(paths),
      remove: async (paths) => this.remove(paths),
    });
    const asking: AskParts = {
      ...storedParts(store, retriever),
      answerer,
      builtIn: extractive,
      embedderId: embedder.id,
    };
    const isUsed = (id: string): boolean => retriever.copies.supersededBy(id) === undefined;
    // Trying costs nothing: it is done without a model, and not at all where an endpoint embeds each question.
    const isTriable = !embedder.id.startsWith('openai');
    this.suggestions = new Suggestions({
      revision: asking.revision,
      first: (order, limit, filters) => store.articles.first(order, 'en', limit, filters).filter(isUsed),
      within: (ids, filters) => store.articles.within(ids, filters),
      article: (id) => (isTriable ? store.articles.get(id) : undefined),
      isBusy: () => events.isBusy?.() ?? false,
      answer: (text, signal) =>
        askOnce({ text, history: [], filters: {} }, { ...asking, answerer: quick, builtIn: quick }, signal),
    });
    this.guides = new Guides({ store, retriever, suggestions: this.suggestions });
    this.#parts = {
      ...asking,
      reranker,
      verifier,
      suggest: (question, nearest, filters) => this.suggestions.instead(question, nearest, 2, { filters }),
      suggestFirst: (examples) => this.suggestions.first(examples, 3),
    };
    // Models that order passages and judge statements are asked from here.
    const isAlone = config.threads === 0 || reranker !== undefined || verifier !== undefined;
    this.#threads = isAlone
      ? undefined
      : answeringThreads(config, this.#parts, { embedder, reader: parts.reader }, events);
  }

  /** Opens the index, or begins an empty one. `rebuild` throws an existing one away first. */
  static async open(config: Config, events: FootnoteEvents = {}, rebuild = false): Promise<Footnote> {
    const isOld = rebuild && PassageStore.isReadable(config.index);
    // Of what cannot be read, nothing answers meanwhile.
    if (rebuild && !isOld) PassageStore.discard(config.index);
    const store = PassageStore.open(config.index, true);
    for (const line of store.articles.checked.damage()) events.notice?.(line);
    try {
      if (config.store !== undefined) {
        const { bringUp } = await import('./store/postgres/bring-up.ts');
        await bringUp(config.store, store, (line) => events.notice?.(line));
      }
    } catch (error) {
      store.close();
      throw error;
    }
    let indexing: IndexingThread | undefined;
    try {
      const choosing = {
        notice: (line: string) => events.notice?.(line),
        progress: (detail: string) => events.progress?.({ stage: 'model', done: 0, total: 0, detail }),
      };
      const embedder = await chooseEmbedder(config, isOld ? undefined : store.stamp, choosing);
      const rebuilt = isOld ? await rebuildBeside(config, embedder, events) : undefined;
      store.claim({ embedder: embedder.id, dimensions: embedder.dimensions, splitter: splitterVersion });
      indexing = new IndexingThread(config, embedder);
      const retriever = await Retriever.open(store, embedder, config.versions);
      const place = (model: string) => modelPlace(config, model, choosing.progress);
      const reader = new ReaderOnDemand(config, choosing);
      const idf = (term: string): number => retriever.keywords.idf(term);
      const extractive = new ExtractiveAnswerer(idf, async () => reader.open());
      const quick = new ExtractiveAnswerer(idf);
      const answerer = await chooseAnswerer(config, extractive);
      const reranker =
        config.reranker &&
        (await Reranker.open({ ...config.reranker, ...place(config.reranker.model) }, choosing.notice));
      const verifier =
        config.verifier &&
        (await Verifier.open({ ...config.verifier, ...place(config.verifier.model) }, choosing.notice));
      const conversations = openConversations(config.index, choosing.notice);
      const sharing = conversations instanceof FootnoteError ? undefined : await shareConversations(config, events);
      const models = { embedder, reader, reranker, verifier, extractive, quick, answerer };
      return new Footnote(config, store, { ...models, indexing, retriever, conversations, sharing, rebuilt }, events);
    } catch (error) {
      await indexing?.close();
      store.close();
      throw error;
    }
  }

  /** Brings the index up to date with the folder of articles; `touched`: where alone it may have changed, if known. */
  async update(touched?: readonly string[], purposely?: readonly string[]): Promise<IndexReport> {
    let report: IndexReport;
    try {
      report = await this.#indexing.update(touched, purposely);
      // Where the index is damaged, an article that cannot be found may still be there.
      if (this.#store.articles.checked.damage().length === 0)
        this.conversations.reconcile(new Set(report.articles.failed.map(({ path }) => path)));
    } catch (error) {
      this.#noteTrouble(error);
      throw error;
    }
    this.#noteTrouble(undefined);
    const rebuilt = this.#rebuilt;
    this.#rebuilt = undefined;
    return rebuilt === undefined ? report : { ...rebuilt, revision: report.revision };
  }

  #noteTrouble(error: unknown): void {
    this.#trouble = error instanceof FootnoteError ? error : undefined;
    if (error !== undefined) this.#events.trouble?.(error);
  }

  /** Puts articles into the folder and indexes them. What was whole before the offers broke off is kept. */
  async add(offers: AsyncIterable<Offer> | Iterable<Offer>): Promise<AddReport> {
    refuseFollower(this.config);
    const { corpus: folder } = this.config;
    const known = new Map(this.#store.articles.knownFiles().map(({ contentHash, path }) => [contentHash, path]));
    const fetch = async (address: string): Promise<FetchedPage> => {
      if (!this.config.imports) throw importsOff(this.config);
      return fetchPage(address, this.config.reading.fileMegabytes);
    };
    const parts = { folder, processes: this.#processes, known, fetch };
    const { paths, written, failed } = await addArticles(offers, parts);
    if (paths.length === 0 && failed.some(({ code }) => code === 'disk-full')) {
      throw diskFull('The disk of the articles is full: nothing was added.');
    }
    try {
      if (paths.length > 0) await this.update(paths);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      for (const path of written) await (await putAside(folder, path)).delete();
      throw diskFull('The disk of the index is full: nothing was added.', error);
    }
    const isAdded = (path: string): boolean => paths.includes(fileOf(path));
    const added = this.#store.articles.summaries().filter((article) => pathsOf(article).some(isAdded));
    return { revision: this.#store.revision, articles: added.map((article) => this.#withCopies(article)), failed };
  }

  /** Deletes the files of articles, each by id or path, and what the index keeps of them. */
  async remove(names: readonly string[]): Promise<RemoveReport> {
    refuseFollower(this.config);
    const present = this.#store.articles
      .summaries()
      .flatMap((article) => pathsOf(article).map((path) => ({ id: article.id, title: article.title, path })));
    const places = [...present, ...this.#store.missing.places()].map((place) => ({
      ...place,
      file: fileOf(place.path),
    }));
    const { removed, failed, aside } = await removeArticles(names, places, this.config.corpus);
    const ids = new Set(removed.map(({ id }) => id));
    const touched = places.filter(({ id }) => ids.has(id)).map(({ file }) => file);
    try {
      if (ids.size > 0) await this.update(touched, [...ids]);
    } catch (error) {
      // All of it or none: as long as the index holds one of them, none is removed.
      const isNone = [...ids].some((id) => this.#store.articles.contentHash(id) !== undefined);
      for (const file of aside) await (isNone ? file.putBack() : file.delete());
      if (!isDiskFull(error)) throw error;
      throw diskFull(
        isNone
          ? 'The disk of the index is full: nothing was removed.'
          : 'It is removed; the disk is full, so that its words leave stored answers once there is room.',
        error,
      );
    }
    for (const file of aside) await file.delete();
    return { revision: this.#store.revision, removed, failed };
  }

  /** Changes the tags of articles in the folder, each by id or path, one after the other; then in the index. */
  async tag(names: readonly string[], change: TagChange): Promise<AddReport> {
    refuseFollower(this.config);
    const work = this.#tagging.then(async () => {
      const parts = { folder: this.config.corpus, processes: this.#processes };
      const { ids, touched, failed } = await tagArticles(names, this.#store.articles.summaries(), change, parts);
      if (touched.length > 0) await this.update(touched);
      return { revision: this.#store.revision, articles: this.articles(ids), failed };
    });
    this.#tagging = work.catch(() => undefined);
    return work;
  }

  get revision(): Revision {
    return this.#store.revision;
  }

  readonly openReader = async (): Promise<unknown> => this.#reader.open();

  /** Waits until all of the index is in memory; until then, a large one is searched by keywords alone. */
  async ready(): Promise<void> {
    await this.#retriever.ready();
  }

  /** Waits until the caches of the search structures are written too. */
  async settle(): Promise<void> {
    await this.#retriever.settle();
  }

  /** `answerer`: one of those that `models` gives, in place of the usual one. */
  ask(question: Question, signal: AbortSignal, answerer = this.#parts.answerer): AsyncGenerator<AskEvent, void> {
    this.#reader.open().catch(() => undefined);
    const here = (): AsyncGenerator<AskEvent, void> => ask(question, { ...this.#parts, answerer }, signal);
    // A model is waited for here: a thread would do no more.
    return this.isFinal(question, answerer) ? (this.#threads?.ask(question, signal, here) ?? here()) : here();
  }

  /** Threads that answer just now, beside this one. */
  get threads(): number {
    return this.#threads?.count ?? 0;
  }

  /** Whether what it verifies as it goes stays: what a model says may yet give way. */
  isFinal({ quick }: Question, answerer = this.#parts.answerer): boolean {
    return quick === true || answerer === this.#parts.builtIn;
  }

  async askOnce(question: Question, signal: AbortSignal): Promise<Answer> {
    return askOnce(question, this.#parts, signal);
  }

  async search(
    text: string,
    limit: number,
    filters: Filters = {},
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Search> {
    const { query, passages, reranking } = await this.#retriever.reading(async () => {
      const parsed = await this.#retriever.parse({ text, history: [], filters });
      return { query: parsed, ...(await findPassages(parsed, limit, this.#parts, signal)) };
    });
    const nothing = passages.length === 0 ? nothingLeft(query.filters, query.language) : undefined;
    return {
      results: toSearchResults(passages),
      filters: query.filters,
      askedFilters: query.askedFilters,
      ...(reranking !== undefined && { reranker: reranking }),
      ...(nothing !== undefined && { nothing }),
    };
  }

  /** All, or those of these ids; each is compared with all others. */
  articles(ids?: readonly string[]): ArticleSummary[] {
    this.#retriever.copies.follow();
    return this.#store.articles.summaries(ids).map((article) => this.#withCopies(article));
  }

  /** Of an article at a path, of itself or of a copy. */
  idOf(path: string): string | undefined {
    return this.#store.articles.idsAt([path], [])[0];
  }

  /** Those that filters let through. */
  articlesWithin(filters: Filters): ArticleSummary[] {
    return this.articles([...this.#store.articles.idsWithin(filters)]);
  }

  /** A part of them: those behind a key. */
  articlesBehind(key: ArticleKey | undefined, limit: number, filters: Filters = {}): ArticleSummary[] {
    this.#retriever.copies.follow();
    return this.#store.articles.behind(key, limit, filters).map((article) => this.#withCopies(article));
  }

  /** Another whenever the content or the tags of an article are. */
  stateOf(id: string): string | undefined {
    const [article] = this.#store.articles.summaries([id]);
    return article && digest(JSON.stringify([article.contentHash, article.tags]));
  }

  #withCopies<Each extends { readonly id: string }>(article: Each): Each & ArticleCopies {
    const { copies } = this.#retriever;
    const alsoIn = copies.of(article.id);
    const supersededBy = copies.supersededBy(article.id);
    return {
      ...article,
      ...(alsoIn.length > 0 && { alsoIn }),
      ...(supersededBy !== undefined && { supersededBy }),
    };
  }

  /** Those whose files are not there just now. */
  missing(): MissingArticle[] {
    return this.#store.missing.list();
  }

  article(id: string): (Article & ArticleCopies) | undefined {
    const article = this.#store.articles.get(id);
    if (article === undefined && this.#store.articles.checked.isLeftOut(id)) {
      throw damaged(indexName, 'this article is not what was indexed');
    }
    return article && this.#withCopies(article);
  }

  /** Looks at all that is stored while nothing else is to be done. */
  async checkBehind(isWanted: () => boolean, found: () => void): Promise<void> {
    await this.#store.checkBehind(isWanted, found);
  }

  /** What is stored and cannot be used, a sentence each. */
  damage(): string[] {
    return [...this.#store.articles.checked.damage(), ...this.conversations.damage];
  }

  state(): IndexState {
    const { answerer, reranker, verifier } = this.#parts;
    const host = modelHost(this.config, this.#embedder, answerer);
    const damage = this.damage();
    const missing = this.missing();
    const trouble = this.#away ?? this.#trouble;
    return {
      revision: this.#store.revision,
      ...this.#store.counts(),
      progress: this.#progress,
      failed: this.#store.articles.failures().map(({ path, reason }) => ({ path, reason })),
      embedder: this.#embedder.id,
      reader: this.#reader.id,
      answerer: answerer.id,
      ...(reranker !== undefined && { reranker: reranker.use }),
      ...(verifier !== undefined && { verifier: verifier.use }),
      ...(host !== undefined && { sendsTo: host }),
      ...(damage.length > 0 && { damage }),
      ...(missing.length > 0 && { missing }),
      ...(trouble !== undefined && {
        trouble: { code: trouble.code, sentence: trouble.sentence, nextStep: trouble.nextStep },
      }),
      imports: this.config.imports,
      folder: this.config.corpus,
    };
  }

  damagedFiles(): string[] {
    return [
      ...(this.#store.articles.checked.leftOut().length > 0 ? [indexName] : []),
      ...(this.conversations.damage.length > 0 ? [conversationsName] : []),
    ];
  }

  async close(): Promise<void> {
    await this.#threads?.close();
    await this.subscriptions.close();
    await this.suggestions.close();
    this.#processes.close();
    await this.#indexing.close();
    await this.#parts.reranker?.close();
    await this.#parts.verifier?.close();
    await this.#reader.close();
    await this.#retriever.close();
    await this.#sharing?.close();
    this.conversations.close();
    this.#store.close();
  }
}

async function shareConversations(config: Config, events: FootnoteEvents): Promise<Opened['sharing']> {
  if (config.store === undefined) return undefined;
  const { SharedConversations } = await import('./store/postgres/shared-conversations.ts');
  return new SharedConversations(config.store, config.index, (change) => events.conversation?.(change));
}

/** Without them questions are answered all the same, so what is wrong with their file is said, not thrown. */
function openConversations(folder: string, notice: (line: string) => void): ConversationStore | FootnoteError {
  let opened: ConversationStore | FootnoteError;
  try {
    opened = ConversationStore.open(folder);
  } catch (error) {
    if (!(error instanceof FootnoteError)) throw error;
    opened = error;
  }
  const problem = opened instanceof FootnoteError ? opened : opened.problem;
  if (problem !== undefined) notice(problem.message);
  return opened;
}
