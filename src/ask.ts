/**
 * The story of one question. Read this first.
 *
 *   follow-up -> parse -> retrieve -> draft, if sure enough -> verify (what fails: once more) -> answer, or abstain
 *
 * With a model the story is told twice: the built-in answer is there in its usual time, and what the model says takes its
 * place as it is verified. Promises: what reaches the reader has been verified against the stored text; nobody waits for a
 * model; every step is told as it happens; the work ends soon after `signal` aborts. Does not know HTTP, the terminal, or
 * which answerer it is given.
 */
import { abstain, leastSureness } from './abstain.ts';
import type { Answerer } from './answerers/answerer.ts';
import { rewrite } from './answerers/rewrite.ts';
import { nearestShown } from './citations/citations.ts';
import type { Answer, Question, RankedPassage, Sureness } from './domain.ts';
import { FootnoteError } from './errors.ts';
import { type Gathered, gatherPassages } from './gather-passages.ts';
import { hasTables, tablesOf } from './language/languages.ts';
import type { Query } from './query/query.ts';
import { rewriteFollowUp } from './query/follow-up/rewrite-follow-up.ts';
import type { Standalone } from './query/turn.ts';
import type { Reranker } from './retrieval/reranker.ts';
import { type SearchResult, toSearchResults } from './retrieval/search-result.ts';
import { type DraftEvent, type DraftParts, type Drafted, verifiedDraft } from './verified-draft.ts';

const changedCode = 'articles-changed';
/** Of a built-in answer, where articles change under it. */
const mostTries = 4;

export interface AskParts extends DraftParts {
  readonly reranker?: Reranker | undefined;
  /** The built-in one, or a model. */
  readonly answerer: Answerer;
  readonly embedderId: string;
  readonly revision: () => number;
  /** The hash of the article's file as it is stored now; undefined when it has been removed. */
  readonly contentHash: (articleId: string) => string | undefined;
  /** Questions that can be asked instead of one that was refused, about the articles that came nearest. */
  readonly suggest?: (
    question: string,
    articleIds: readonly string[],
    filters: Question['filters'],
  ) => Promise<readonly string[]>;
  /** The same for somebody who has asked nothing yet. `examples`: to be tried, too. */
  readonly suggestFirst?: (examples: readonly string[]) => Promise<readonly string[]>;
}

export type AskEvent =
  | {
      readonly event: 'status';
      readonly data: {
        /** waiting: for its turn, where more ask than can be answered at once. */
        readonly stage: 'waiting' | 'searching' | 'reading' | 'writing';
        readonly articles?: number;
        /** Questions that wait for their turn, this one too. */
        readonly questions?: number;
      };
    }
  | {
      readonly event: 'sources';
      readonly data: { readonly standalone: string; readonly passages: readonly SearchResult[] };
    }
  | DraftEvent
  /** The built-in answer, whole, while a model is at work on another. */
  | { readonly event: 'quick'; readonly data: Answer }
  | { readonly event: 'answer'; readonly data: Answer };

export async function* ask(question: Question, parts: AskParts, signal: AbortSignal): AsyncGenerator<AskEvent, void> {
  for (let tries = 1; ; tries += 1) {
    try {
      yield* askOfOneRevision(question, parts, signal);
      return;
    } catch (error) {
      // An article changed in the few milliseconds of a built-in answer: it is made again, of what there is now.
      const isQuick = question.quick === true || parts.answerer === parts.builtIn;
      const isChanged = error instanceof FootnoteError && error.code === changedCode;
      if (!isChanged || !isQuick || tries === mostTries || signal.aborted) throw error;
    }
  }
}

async function* askOfOneRevision(
  question: Question,
  parts: AskParts,
  signal: AbortSignal,
): AsyncGenerator<AskEvent, void> {
  const { builtIn, answerer } = parts;
  const asked: Asked = { question, began: performance.now() };

  // A follow-up is rewritten so that it stands alone, and parsed; everything after works on that.
  yield { event: 'status', data: { stage: 'searching' } };
  const found = await find(asked, rewriteFollowUp(question.text, question.history), builtIn, parts, signal);

  // The passages that may hold the answer, shown before the first word is written.
  yield { event: 'sources', data: sourcesOf(found) };
  yield { event: 'status', data: { stage: 'reading', articles: articlesIn(found) } };

  // The built-in answerer drafts statement by statement, and each is verified as it comes.
  const quick = yield* verifiedDraft(found, builtIn, parts, signal);
  const isAnswered = quick.verification.supported > 0;

  // What is known of the articles themselves needs no model to say it.
  const { wants, courtesy } = found.query;
  const needsNone = courtesy !== undefined || (wants !== undefined && wants !== 'summary');
  if (question.quick === true || answerer === builtIn || needsNone) {
    const isForModel = question.quick !== true && answerer !== builtIn && courtesy === undefined;
    yield {
      event: 'answer',
      data: await finished(asked, found, isForModel ? { ...quick, fallback: needsNoModel } : quick, parts),
    };
    return;
  }

  // What a model says takes the place of that, where it says something that holds. Nobody waits for it.
  if (isAnswered) yield { event: 'quick', data: await finished(asked, found, quick, parts) };
  yield { event: 'status', data: { stage: 'writing' } };
  const { rewritten, failure } = await rewrite(question, answerer, signal);
  if (failure !== undefined) {
    yield { event: 'answer', data: await finished(asked, found, { ...quick, fallback: failure }, parts) };
    return;
  }
  const again = await find(asked, rewritten, answerer, parts, signal);
  yield { event: 'sources', data: sourcesOf(again) };
  const written = yield* verifiedDraft(again, answerer, parts, signal);
  const { fallback } = written;
  const isWritten = fallback === undefined && (written.verification.supported > 0 || !isAnswered);
  const answer = isWritten
    ? await finished(asked, again, written, parts)
    : await finished(asked, found, { ...quick, fallback: fallback ?? saidNothing(written) }, parts);
  yield { event: 'answer', data: answer };
}

/** The answer alone, for doors that do not stream. */
export async function askOnce(question: Question, parts: AskParts, signal: AbortSignal): Promise<Answer> {
  return answerOf(ask(question, parts, signal));
}

export async function answerOf(events: AsyncIterable<AskEvent>): Promise<Answer> {
  for await (const event of events) if (event.event === 'answer') return event.data;
  throw new Error('ask ended without an answer');
}

interface Asked {
  readonly question: Question;
  /** Milliseconds, on the clock of `performance`. */
  readonly began: number;
}

/** What was found for a question, and when. */
interface Found extends Gathered {
  /** Of the index: all of it is of this one. */
  readonly revision: number;
  readonly retrieved: number;
}

async function find(
  { question }: Asked,
  rewritten: Standalone,
  { reads }: Answerer,
  parts: AskParts,
  signal: AbortSignal,
): Promise<Found> {
  const { retriever } = parts;
  return retriever.reading(async () => {
    const { revision } = retriever;
    const parsed = await retriever.parse(question, rewritten);
    const gathered = await gatherPassages(parsed, question.filters, reads, parts, signal);
    return { ...gathered, revision, retrieved: performance.now() };
  });
}

/** What was verified becomes the answer; when nothing was, a refusal that says what is missing, with the nearest passages. */
async function finished(
  { question, began }: Asked,
  { query, passages, reranking, nothing, remark, retrieved, revision }: Found,
  { answerer, verification, sureness, verifier, fallback }: Drafted,
  parts: AskParts,
): Promise<Answer> {
  const { keywords } = parts.retriever;
  const isRefused = verification.supported === 0;
  const refusal = isRefused ? abstain(query, passages, keywords, { sureness, known: nothing }) : undefined;
  // Questions that the articles do answer, of those that may be asked.
  const nearest = passages.slice(0, nearestShown).map(({ article }) => article.id);
  const asksBack = refusal !== undefined && refusal.choices.length > 0;
  const isRefusal = refusal !== undefined && query.courtesy === undefined;
  const suggested = isRefusal
    ? asksBack
      ? undefined
      : await parts.suggest?.(query.standalone, nearest, question.filters)
    : await firstSuggestions(query, parts);
  const suggestions = asksBack ? refusal.choices : suggested;
  const answer = verification.finish({
    question: question.text,
    standalone: query.standalone,
    refusal,
    among: toldApart(query) ? 'none' : query.wants === 'differences' ? 'one story' : 'facts',
    ...(remark !== undefined && !isRefused && { remark }),
    ...(suggestions !== undefined && { suggestions }),
    revision,
    answerer,
    embedder: parts.embedderId,
    filters: query.filters,
    why: {
      passages: reasons(passages),
      askedFilters: query.askedFilters,
      ...(sureness !== undefined && { sureness: told(sureness) }),
      ...(query.courtesy !== undefined && { courtesy: query.courtesy }),
      ...(refusal !== undefined && refusal.open.length > 0 && { open: refusal.open }),
      ...(!hasTables(query.language) && { unknownLanguage: query.language }),
      ...(fallback !== undefined && { fallback: fallback.sentence }),
      ...(fallback?.code !== undefined && { fallbackCode: fallback.code }),
      ...(reranking !== undefined && { reranker: reranking }),
      ...(verifier !== undefined && { verifier }),
    },
    milliseconds: {
      total: performance.now() - began,
      retrieve: retrieved - began,
      draft: performance.now() - retrieved,
    },
  });

  // A model takes its time; words that were removed or changed meanwhile must not be given out as they were.
  if (!isAsStored(answer, parts.contentHash)) {
    throw new FootnoteError(changedCode, 'An article changed while the answer was written.', 'Ask again.', {
      status: 409,
    });
  }
  return answer;
}

/** Whether all articles that it shows words of are those that were read for it. */
export function isAsStored({ citations, nearest }: Answer, contentHashOf: AskParts['contentHash']): boolean {
  return [...citations, ...nearest].every(({ articleId, contentHash }) => contentHashOf(articleId) === contentHash);
}

/** Where a model is set. */
const needsNoModel = { sentence: 'What is asked of the articles as such needs none.' };

/** Why the built-in answer stays, where a model did not fail and yet said nothing that holds. */
function saidNothing({ verification }: Drafted): Drafted['fallback'] {
  return verification.rejected.length > 0
    ? { code: 'model-not-borne-out', sentence: 'The articles bear out nothing of what the model wrote.' }
    : { code: 'model-found-nothing', sentence: 'The model found no answer in the passages.' };
}

/** Questions for somebody who has asked nothing yet. */
async function firstSuggestions(
  { courtesy, language }: Query,
  { suggestFirst }: AskParts,
): Promise<readonly string[] | undefined> {
  if (courtesy === undefined || courtesy === 'farewell') return undefined;
  return suggestFirst?.(tablesOf(language).firstTurns.examples);
}

/** Whether articles are told of one after another, each of something else. */
function toldApart({ wants }: Query): boolean {
  return wants !== undefined && wants !== 'summary' && wants !== 'differences' && wants !== 'agreement';
}

function sourcesOf({ query, passages }: Found): Extract<AskEvent, { event: 'sources' }>['data'] {
  return { standalone: query.standalone, passages: toSearchResults(passages) };
}

function articlesIn({ passages }: Found): number {
  return new Set(passages.map(({ article }) => article.id)).size;
}

function told(sureness: Sureness): NonNullable<Answer['why']['sureness']> {
  return { confidence: sureness.confidence, least: leastSureness(sureness), readers: sureness.readers };
}

function reasons(passages: readonly RankedPassage[]): Answer['why']['passages'] {
  return passages.map(({ passage, score, foundBy, why }) => ({ passageId: passage.id, score, foundBy, ...why }));
}
