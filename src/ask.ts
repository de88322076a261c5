/**
 * The story of one question. Read this first.
 *
 *   follow-up -> parse -> retrieve -> draft, if sure enough -> verify (what fails: once more) -> answer, or abstain
 *
 * Promises: what reaches the reader has been verified against the stored text; every step is told as it happens; the
 * work ends soon after `signal` aborts. Does not know HTTP, the terminal, or which answerer it is given.
 */
import { abstain, isSureEnough, leastSureness } from './abstain.ts';
import type { Answerer } from './answerers/answerer.ts';
import { AnswerMarker } from './answerers/marked-answer.ts';
import { nearestShown, Verification } from './citations/citations.ts';
import { revise } from './answerers/revise.ts';
import { quotedInstead } from './citations/quoted-instead.ts';
import { Verdicts, type Verifier } from './citations/verifier.ts';
import type {
  Answer,
  Article,
  Citation,
  DraftPart,
  DraftStatement,
  Question,
  RankedPassage,
  Statement,
  Sureness,
} from './domain.ts';
import { FootnoteError } from './errors.ts';
import { gatherPassages } from './gather-passages.ts';
import { hasTables } from './language/languages.ts';
import { holdingAll } from './query/bindings.ts';
import { rewriteFollowUp } from './query/follow-up/rewrite-follow-up.ts';
import type { Query } from './query/query.ts';
import { metadataRequest } from './query/requests.ts';
import { type Standalone, standingAlone } from './query/turn.ts';
import type { Reranker } from './retrieval/reranker.ts';
import type { Retriever } from './retrieval/retriever.ts';
import { type SearchResult, toSearchResults } from './retrieval/search-result.ts';

export interface AskParts {
  readonly retriever: Retriever;
  readonly reranker?: Reranker | undefined;
  readonly verifier?: Verifier | undefined;
  readonly answerer: Answerer;
  /** Stands in when the answerer fails. */
  readonly fallback: Answerer;
  readonly embedderId: string;
  readonly revision: () => number;
  /** The hash of the article's file as it is stored now; undefined when it has been removed. */
  readonly contentHash: (articleId: string) => string | undefined;
  /** Other articles that tell the same story in nearly the same words. */
  readonly copiesOf: (articleId: string) => readonly Article[];
  /** Questions that can be asked instead of one that was refused, about the articles that came nearest. */
  readonly suggest?: (question: string, articleIds: readonly string[]) => Promise<readonly string[]>;
}

export type AskEvent =
  | {
      readonly event: 'status';
      readonly data: { readonly stage: 'searching' | 'reading' | 'writing'; readonly articles?: number };
    }
  | {
      readonly event: 'sources';
      readonly data: { readonly standalone: string; readonly passages: readonly SearchResult[] };
    }
  | { readonly event: 'draft'; readonly data: { readonly text: string } }
  | {
      readonly event: 'statement';
      readonly data: { readonly statement: Statement; readonly citations: readonly Citation[] };
    }
  | { readonly event: 'answer'; readonly data: Answer };

export async function* ask(question: Question, parts: AskParts, signal: AbortSignal): AsyncGenerator<AskEvent, void> {
  const began = performance.now();
  const revision = parts.revision();

  // A follow-up is rewritten so that it stands alone, and parsed; everything after works on that.
  yield { event: 'status', data: { stage: 'searching' } };
  const { rewritten, failure } = await rewrite(question, parts.answerer, signal);
  const parsed = await parts.retriever.parse(question, rewritten);
  const { standalone } = parsed;

  // The passages that may hold the answer, shown before the first word is written.
  const { reads } = parts.answerer;
  const { query, passages, reranking, nothing } = await gatherPassages(parsed, question.filters, reads, parts, signal);
  const retrieved = performance.now();
  yield { event: 'sources', data: { standalone, passages: toSearchResults(passages) } };
  const articles = new Set(passages.map(({ article }) => article.id)).size;
  yield { event: 'status', data: { stage: 'reading', articles } };

  // The answerer drafts statement by statement, and each is verified as it comes.
  const verification = new Verification(passages, parts.copiesOf);
  const verdicts = new Verdicts(verification, parts.verifier, signal);
  // What is known of the articles themselves needs no model to say it.
  const isKnown = query.wants !== undefined && query.wants !== 'summary';
  const answerer = isKnown ? parts.fallback : parts.answerer;
  const readable = nothing === undefined ? readableBy(answerer, parts.fallback, query, passages) : [];
  const all = nothing === undefined ? passages : [];
  const drafted = draft(query, { readable, all }, { ...parts, answerer }, signal, isKnown ? undefined : failure);
  // The built-in answerer marks the words that answer in its quotes itself.
  const marker =
    answerer === parts.fallback
      ? undefined
      : new AnswerMarker(query, passages, (term) => parts.retriever.keywords.idf(term));
  const drafts: DraftStatement[] = [];
  const marked = (statement: DraftStatement): DraftStatement =>
    marker === undefined || fallback !== undefined ? statement : marker.marked(statement);
  let writing = false;
  let fallback: Fallback | undefined;
  let sureness: Sureness | undefined;
  for await (const part of drafted) {
    if (part.kind === 'sureness') {
      ({ sureness } = part);
      if (isSureEnough(sureness)) continue;
      break;
    }
    if (part.kind === 'fallback') {
      fallback = part;
      // Reading begins again; whoever shows words and statements takes them back.
      verification.restart();
      writing = false;
      yield { event: 'status', data: { stage: 'reading', articles } };
      continue;
    }
    if (!writing) yield { event: 'status', data: { stage: 'writing' } };
    writing = true;
    if (part.kind === 'words') yield { event: 'draft', data: { text: part.text } };
    else yield { event: 'statement', data: await verdicts.on(marked(part.statement)) };
    if (part.kind === 'statement') drafts.push(part.statement);
  }

  // What did not hold goes back to the model, once, with the reason.
  if (fallback === undefined && !verdicts.missed) {
    const revised = revise(query, readable, verification, answerer, signal);
    for await (const statement of revised) {
      drafts.push(statement);
      yield { event: 'statement', data: await verdicts.on(marked(statement)) };
    }
  }

  // What did not hold at all gives way to the sentence that it quoted, where that answers.
  if (marker !== undefined && fallback === undefined) {
    for (const statement of quotedInstead(drafts, verification, readable, (quote) => marker.answers(quote))) {
      yield { event: 'statement', data: await verdicts.on(marked(statement)) };
    }
  }

  // When nothing held, a refusal that says what is missing, and names questions that the articles do answer.
  const refusal =
    verification.supported > 0
      ? undefined
      : abstain(query, passages, parts.retriever.keywords, { sureness, known: nothing });
  // Some articles alone may answer none.
  const isOpen = Object.values(question.filters).every((limit) => limit === undefined);
  const nearest = passages.slice(0, nearestShown).map(({ article }) => article.id);
  const asksBack = refusal !== undefined && refusal.choices.length > 0;
  const suggested =
    isOpen && refusal !== undefined && !asksBack ? await parts.suggest?.(standalone, nearest) : undefined;
  const suggestions = asksBack ? refusal.choices : suggested;

  // What was verified becomes the answer; when nothing was, the refusal, with the nearest passages.
  const answer = verification.finish({
    question: question.text,
    standalone,
    refusal,
    ...(suggestions !== undefined && { suggestions }),
    revision,
    answerer: (fallback === undefined ? answerer : parts.fallback).id,
    embedder: parts.embedderId,
    filters: query.filters,
    why: {
      passages: reasons(passages),
      askedFilters: query.askedFilters,
      ...(sureness !== undefined && { sureness: told(sureness) }),
      ...(refusal !== undefined && refusal.open.length > 0 && { open: refusal.open }),
      ...(!hasTables(query.language) && { unknownLanguage: query.language }),
      ...(fallback !== undefined && { fallback: fallback.reason, fallbackCode: fallback.code }),
      ...(reranking !== undefined && { reranker: reranking }),
      ...(verdicts.use !== undefined && { verifier: verdicts.use }),
    },
    milliseconds: {
      total: performance.now() - began,
      retrieve: retrieved - began,
      draft: performance.now() - retrieved,
    },
  });

  // A model takes its time; words that were removed or changed meanwhile must not be given out as they were.
  const shown = [...answer.citations, ...answer.nearest];
  if (shown.some(({ articleId, contentHash }) => parts.contentHash(articleId) !== contentHash)) {
    throw new FootnoteError('articles-changed', 'An article changed while the answer was written.', 'Ask again.', {
      status: 409,
    });
  }
  yield { event: 'answer', data: answer };
}

/** The answer alone, for doors that do not stream. */
export async function askOnce(question: Question, parts: AskParts, signal: AbortSignal): Promise<Answer> {
  for await (const event of ask(question, parts, signal)) if (event.event === 'answer') return event.data;
  throw new Error('ask ended without an answer');
}

/** A model that cannot be asked is not waited for a second time; one that only wrote no question may still draft. */
async function rewrite(
  question: Question,
  answerer: Answerer,
  signal: AbortSignal,
): Promise<{ readonly rewritten: Standalone; readonly failure?: FootnoteError }> {
  const { text, history } = question;
  // "Who wrote it?" points to an article, which the conversation tells.
  if (answerer.standalone === undefined || metadataRequest(text)?.pointsBack === true) {
    return { rewritten: rewriteFollowUp(text, history) };
  }
  if (history.length === 0) return { rewritten: standingAlone(text) };
  try {
    return { rewritten: standingAlone(await answerer.standalone(question, signal)) };
  } catch (error) {
    if (signal.aborted || !(error instanceof FootnoteError)) throw error;
    // The rules serve when the model does not.
    const rewritten = rewriteFollowUp(text, history);
    return error.code === 'model-garbled' ? { rewritten } : { rewritten, failure: error };
  }
}

/** The answerer failed; from here on another drafts. */
interface Fallback {
  readonly kind: 'fallback';
  readonly code: string;
  readonly reason: string;
}

/**
 * A model is not shown what leaves open a name, a year or a number of the question, or of the side that it was found for: it
 * would answer from that all the same. The built-in answerer sees to it itself, and reads the rest to compare.
 */
function readableBy(
  answerer: Answerer,
  fallback: Answerer,
  query: Query,
  passages: readonly RankedPassage[],
): readonly RankedPassage[] {
  if (answerer === fallback) return passages;
  if (query.sides.length === 0) return holdingAll(query, passages);
  const holding = new Set(
    query.sides.flatMap((side) =>
      holdingAll(
        side.query,
        passages.filter(({ passage }) => side.passageIds.includes(passage.id)),
      ),
    ),
  );
  return passages.filter((ranked) => holding.has(ranked));
}

/** `readable`: what the answerer may draw on; `all`: what its stand-in reads. */
async function* draft(
  query: Query,
  { readable, all }: { readonly readable: readonly RankedPassage[]; readonly all: readonly RankedPassage[] },
  { answerer, fallback }: AskParts,
  signal: AbortSignal,
  failure?: FootnoteError,
): AsyncGenerator<DraftPart | Fallback, void> {
  if (all.length === 0) return;
  try {
    if (failure !== undefined) throw failure;
    if (readable.length > 0) yield* answerer.draft(query, readable, signal);
  } catch (error) {
    // Cut off in the middle, the verified part would read as if it were all there is to say: so it fails as a whole.
    if (signal.aborted || answerer === fallback || !(error instanceof FootnoteError)) throw error;
    yield { kind: 'fallback', code: error.code, reason: error.sentence };
    yield* fallback.draft(query, all, signal);
  }
}

function told(sureness: Sureness): NonNullable<Answer['why']['sureness']> {
  return { confidence: sureness.confidence, least: leastSureness(sureness), readers: sureness.readers };
}

function reasons(passages: readonly RankedPassage[]): Answer['why']['passages'] {
  return passages.map(({ passage, score, foundBy, why }) => ({ passageId: passage.id, score, foundBy, ...why }));
}
