/**
 * The door for programs: `import { openFootnote } from 'footnote'`. What is given here is what every door gives: answers as
 * docs/api.md describes them. Promises: nothing is printed; errors are FootnoteErrors, with a code, a sentence and what to do
 * next; nothing leaves this machine unless a setting asks for it.
 */
import type { AskEvent } from './ask.ts';
import { type CitationRecord, citationRecords } from './citations/citation-record.ts';
import { loadConfig, type Values } from './config.ts';
import type { Answer, AnswerData, Article, Filters, Turn } from './domain.ts';
import { Footnote } from './footnote.ts';
import type { SearchResult } from './retrieval/search-result.ts';
import type { ArticleSummary, IndexProgress, IndexReport } from './store/index-report.ts';

export type { AskEvent } from './ask.ts';
export type { CitationRecord } from './citations/citation-record.ts';
export type { Values as Settings } from './config.ts';
export type { Answer, AnswerData, Article, Citation, Filters, Statement, Turn } from './domain.ts';
export { FootnoteError } from './errors.ts';
export type { SearchResult } from './retrieval/search-result.ts';
export type { ArticleSummary, IndexProgress, IndexReport } from './store/index-report.ts';

export interface OpenOptions {
  /** The folder of articles; `corpus` in the folder of the process, unless a setting says otherwise. */
  readonly corpus?: string;
  /** The folder of built data; `index`, unless a setting says otherwise. */
  readonly index?: string;
  /** Other settings, by the names of docs/settings.md; they win over those of the environment. */
  readonly settings?: Values;
  /** One line for a person: which models serve, and why. */
  readonly notice?: (line: string) => void;
  readonly progress?: (progress: IndexProgress) => void;
}

export interface AskOptions {
  /** Earlier turns, the oldest first, which a follow-up is understood by. */
  readonly history?: readonly Turn[];
  /** Where the answer may come from. */
  readonly filters?: Filters;
  /** The built-in answer alone, without a model. */
  readonly quick?: boolean;
  /** Ends the work soon after it aborts. */
  readonly signal?: AbortSignal;
}

export interface SearchOptions extends Pick<AskOptions, 'filters' | 'signal'> {
  readonly limit?: number;
}

/** Opens the index of a folder, or begins an empty one: `index()` then fills it. Throws where a setting is wrong. */
export async function openFootnote(options: OpenOptions = {}): Promise<OpenedFootnote> {
  const { corpus, index, settings = {}, notice, progress } = options;
  const config = loadConfig({
    ...settings,
    ...(corpus !== undefined && { FOOTNOTE_CORPUS: corpus }),
    ...(index !== undefined && { FOOTNOTE_INDEX: index }),
  });
  const events = { ...(notice !== undefined && { notice }), ...(progress !== undefined && { progress }) };
  return new OpenedFootnote(await Footnote.open(config, events));
}

/** An index that is open, until `close`. Made by `openFootnote`. */
class OpenedFootnote {
  readonly #footnote: Footnote;

  constructor(footnote: Footnote) {
    this.#footnote = footnote;
  }

  /** Brings the index up to date with the folder. Says what was added, updated and removed, and what could not be read. */
  async index(): Promise<IndexReport> {
    const report = await this.#footnote.update();
    await this.#footnote.ready();
    return report;
  }

  /** Passages, best first. `limit`: how many, at most. */
  async search(
    text: string,
    { limit = 10, filters = {}, signal }: SearchOptions = {},
  ): Promise<readonly SearchResult[]> {
    const { results } = await this.#footnote.search(text, limit, filters, signal ?? never());
    return results;
  }

  /** The whole answer. What the articles do not say is an answer too, of kind "not-found" or "not-answered". */
  async ask(question: string, options: AskOptions = {}): Promise<Answer> {
    for await (const { event, data } of this.askEvents(question, options)) if (event === 'answer') return data;
    throw new Error('It ended without an answer.');
  }

  /** The same as it comes: `status`, `sources`, `draft`, `statement`, `quick`, at last `answer`. */
  askEvents(
    question: string,
    { history = [], filters = {}, quick, signal }: AskOptions = {},
  ): AsyncGenerator<AskEvent, void> {
    return this.#footnote.ask({ text: question, history, filters, quick }, signal ?? never());
  }

  /** One record for each citation, for programs that keep them: docs/api.md has the schema. */
  citations(answer: AnswerData): CitationRecord[] {
    return citationRecords(answer);
  }

  /** Without their texts. */
  articles({ filters = {} }: Pick<AskOptions, 'filters'> = {}): ArticleSummary[] {
    return this.#footnote.articlesWithin(filters);
  }

  /** Sets the tags of an article in the folder, in its file where that can hold some; gives the article as it is then. */
  async setTags(id: string, tags: readonly string[]): Promise<ArticleSummary | undefined> {
    return (await this.#footnote.tag([id], () => tags)).articles[0];
  }

  /** With its text, which the offsets of citations count in; undefined where there is none of this id. */
  article(id: string): Article | undefined {
    return this.#footnote.article(id);
  }

  /** Ends the threads and processes, and leaves the index whole. */
  async close(): Promise<void> {
    await this.#footnote.settle();
    await this.#footnote.close();
  }
}

export type { OpenedFootnote };

function never(): AbortSignal {
  return new AbortController().signal;
}
