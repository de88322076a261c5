/**
 * The page's door to the server: one typed function for each request, problems as ProblemError.
 * Sends nothing to any other host, and knows nothing of what the page does with the results.
 */
import type { Article, ArticleSummary, IndexState, Turn } from '../../src/domain.ts';
import { readAskEvents } from './ask-stream.ts';
import type { AskEvent } from './ask-stream.ts';
import { isArticle, isArticleSummary, isIndexState, isListOf, isRecord } from './guards.ts';
import { ProblemError, problemFrom, unexpectedProblem } from './problem.ts';

export async function fetchIndex(signal?: AbortSignal): Promise<IndexState> {
  const body = await fetchJson('/api/index', signal);
  return isIndexState(body) ? body : unexpected();
}

export async function fetchArticles(signal?: AbortSignal): Promise<readonly ArticleSummary[]> {
  const body = await fetchJson('/api/articles', signal);
  return isRecord(body) && isListOf(body['articles'], isArticleSummary) ? body['articles'] : unexpected();
}

export async function fetchArticle(id: string, signal?: AbortSignal): Promise<Article> {
  const body = await fetchJson(`/api/articles/${encodeURIComponent(id)}`, signal);
  return isArticle(body) ? body : unexpected();
}

/** With `keepalive` it is sent even if the page is being left. */
export async function removeArticle(id: string, keepalive = false): Promise<void> {
  const response = await fetch(`/api/articles/${encodeURIComponent(id)}`, { method: 'DELETE', keepalive });
  if (!response.ok) throw new ProblemError(await problemFrom(response));
}

export async function* ask(question: string, history: readonly Turn[], signal: AbortSignal): AsyncGenerator<AskEvent> {
  const response = await fetch('/api/ask', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify({ question, history }),
    signal,
  });
  if (!response.ok) throw new ProblemError(await problemFrom(response));
  if (response.body === null) unexpected();
  else yield* readAskEvents(response.body);
}

async function fetchJson(path: string, signal: AbortSignal | undefined): Promise<unknown> {
  const response = await fetch(path, { headers: { Accept: 'application/json' }, ...(signal && { signal }) });
  if (!response.ok) throw new ProblemError(await problemFrom(response));
  return response.json();
}

function unexpected(): never {
  throw new ProblemError(unexpectedProblem);
}
