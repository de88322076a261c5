/**
 * The page's door to the server: one typed function for each request, problems as ProblemError.
 * Sends nothing to any other host, and knows nothing of what the page does with the results.
 */
import type { AnswerData, Article, ChosenSources, Filters, Turn } from '../../../src/domain.ts';
import type { Guide, Timeline, TimelineLimits } from '../../../src/guides/guide.ts';
import type { ArticleSummary, IndexState, ModelsInUse } from '../../../src/store/index-report.ts';
import type { Conversation, ConversationSummary, UnansweredQuestion } from '../../../src/store/stored-conversation.ts';
import type { StoredNote } from '../../../src/store/stored-note.ts';
import type { SubscriptionState } from '../../../src/subscriptions/subscription.ts';
import { authorization } from './access.ts';
import type { SavedFormat } from '../../../src/conversations/export-file.ts';
import { readAskEvents } from './ask-stream.ts';
import type { AskEvent } from './ask-stream.ts';
import {
  isArticle,
  isArticleSummary,
  isConversation,
  isConversationSummary,
  isGuide,
  isIndexState,
  isListOf,
  isModelsInUse,
  isNote,
  isRecord,
  isSubscription,
  isText,
  isUnanswered,
  isTimeline,
} from './guards.ts';
import type { Removable } from '../library/removal.ts';
import { ProblemError, problemFrom, unexpectedProblem } from './problem.ts';

export async function fetchIndex(signal?: AbortSignal): Promise<IndexState> {
  return fetchAs('/api/index', isIndexState, signal);
}

export async function fetchModels(signal: AbortSignal): Promise<ModelsInUse> {
  return fetchAs('/api/models', isModelsInUse, signal);
}

export async function fetchArticles(signal?: AbortSignal): Promise<readonly ArticleSummary[]> {
  return fetchList('/api/articles', 'articles', isArticleSummary, signal);
}

export async function fetchArticle(id: string, signal?: AbortSignal): Promise<Article> {
  return fetchAs(`/api/articles/${encodeURIComponent(id)}`, isArticle, signal);
}

export async function setTags(id: string, tags: readonly string[]): Promise<void> {
  await sendJson(`/api/articles/${encodeURIComponent(id)}`, 'PATCH', { tags });
}

export async function fetchGuide(articleId: string, signal: AbortSignal): Promise<Guide> {
  return fetchAs(`/api/articles/${encodeURIComponent(articleId)}/guide`, isGuide, signal);
}

/** `cursor`: the `next` of the page before. */
export async function fetchTimeline(
  limits: TimelineLimits,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Timeline> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...limits, cursor })) if (value !== undefined) query.set(name, value);
  return fetchAs(`/api/timeline?${query.toString()}`, isTimeline, signal);
}

/** `query`: what `suggestionQuery` makes. */
export async function fetchSuggestions(query: string, signal: AbortSignal): Promise<readonly string[]> {
  return listIn(await fetchJson(`/api/suggestions?${query}`, signal), 'questions', isText);
}

/** For questions about articles, given by their ids, and about chosen sources; about the newest when there are neither. */
export function suggestionQuery(articleIds: readonly string[], sources: ChosenSources, limit: number): string {
  const { articleIds: chosen = [], folders = [], tags = [], publishers = [], publishedFrom, publishedTo } = sources;
  return new URLSearchParams([
    ['articles', articleIds.join(',')],
    ['limit', String(limit)],
    ...chosen.map((id) => ['article', id]),
    ...folders.map((folder) => ['folder', folder]),
    ...tags.map((tag) => ['tag', tag]),
    ...publishers.map((publisher) => ['publisher', publisher]),
    ...(publishedFrom === undefined ? [] : [['from', publishedFrom]]),
    ...(publishedTo === undefined ? [] : [['to', publishedTo]]),
  ]).toString();
}

export async function fetchConversations(
  sought: string,
  signal?: AbortSignal,
): Promise<readonly ConversationSummary[]> {
  const body = await fetchJson(`/api/conversations?q=${encodeURIComponent(sought)}`, signal);
  return listIn(body, 'conversations', isConversationSummary);
}

export async function fetchConversation(id: string, signal?: AbortSignal): Promise<Conversation> {
  return fetchAs(conversationPath(id), isConversation, signal);
}

/** Without an id, of the notes. */
export async function fetchExport(id: string | undefined, format: SavedFormat): Promise<Blob> {
  const path = id === undefined ? '/api/notes' : conversationPath(id);
  return (await send(`${path}/export?format=${format}`, {})).blob();
}

export async function fetchUnanswered(signal: AbortSignal): Promise<readonly UnansweredQuestion[]> {
  return fetchList('/api/unanswered', 'questions', isUnanswered, signal);
}

export async function fetchNotes(signal?: AbortSignal): Promise<readonly StoredNote[]> {
  return fetchList('/api/notes', 'notes', isNote, signal);
}

/** An answer, or of it the sentence of one footnote. */
export async function saveNote(of: {
  readonly conversationId: string;
  readonly turnId: string;
  readonly citation?: number;
}): Promise<StoredNote> {
  return noteIn(await sendJson('/api/notes', 'POST', of));
}

/** `etag`: of the note as it was read; changed elsewhere since, it is not written over. */
export async function writeNote(id: string, text: string, etag: string | undefined): Promise<StoredNote> {
  const seen = etag === undefined ? {} : { 'If-Match': etag };
  return noteIn(await sendJson(`/api/notes/${encodeURIComponent(id)}`, 'PATCH', { text }, seen));
}

async function noteIn(response: Response): Promise<StoredNote> {
  const body: unknown = await response.json();
  return isNote(body) ? body : unexpected();
}

export async function fetchSubscriptions(): Promise<readonly SubscriptionState[]> {
  return listIn(await fetchJson('/api/subscriptions', undefined), 'subscriptions', isSubscription);
}

/** `path`: of one of them, or what is to be done with it. */
export async function changeSubscriptions(method: 'POST' | 'DELETE', path: string, body = {}): Promise<void> {
  await sendJson(`/api/subscriptions${path}`, method, body);
}

async function sendJson(
  path: string,
  method: 'POST' | 'PATCH' | 'DELETE',
  body: object,
  headers: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Response> {
  return send(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
}

/** Gives the id of a conversation that is still empty, and kept to these sources. */
export async function createConversation(sources: ChosenSources = {}, signal?: AbortSignal): Promise<string> {
  const response = await sendJson('/api/conversations', 'POST', { sources }, {}, signal);
  const body: unknown = await response.json();
  return isConversationSummary(body) ? body.id : unexpected();
}

export async function changeConversation(
  id: string,
  change: {
    readonly title?: string;
    readonly leaf?: string;
    readonly pinned?: boolean;
    readonly sources?: ChosenSources;
  },
): Promise<void> {
  await sendJson(conversationPath(id), 'PATCH', change);
}

/** With `keepalive` it is sent even if the page is being left. */
export async function remove({ kind, id }: Removable, keepalive = false): Promise<void> {
  const paths = {
    article: '/api/articles',
    conversation: '/api/conversations',
    note: '/api/notes',
    question: '/api/unanswered',
  };
  await send(`${paths[kind]}/${encodeURIComponent(id)}`, { method: 'DELETE', keepalive });
}

/** What a reader thinks of an answer. */
export interface Judgement {
  readonly verdict: 'up' | 'down';
  readonly reason?: string;
  /** Words that a right answer holds. */
  readonly expected?: readonly string[];
}

/** The same with what it is about, as the server keeps it. */
export interface JudgedAnswer extends Judgement {
  readonly question: string;
  readonly history: readonly { readonly question: string }[];
  readonly answer?: Pick<AnswerData, 'kind' | 'citations'>;
}

export async function sendFeedback(judged: JudgedAnswer): Promise<void> {
  await sendJson('/api/feedback', 'POST', judged);
}

export interface AskRequest {
  readonly question: string;
  /** Either the conversation that keeps the turn, or the turns before. */
  readonly conversationId?: string;
  readonly turnId?: string;
  readonly parentId?: string;
  readonly history?: readonly Turn[];
  readonly filters?: Filters;
  /** Of those that `fetchModels` gives. */
  readonly model?: string;
  /** The built-in answer alone. */
  readonly quick?: true;
}

export async function* ask(request: AskRequest, signal: AbortSignal): AsyncGenerator<AskEvent> {
  const response = await sendJson('/api/ask', 'POST', request, { Accept: 'text/event-stream' }, signal);
  if (response.body === null) unexpected();
  else yield* readAskEvents(response.body);
}

/** As many at once as the server gives. */
const listLength = 5000;

/** All of a list, page by page. */
async function fetchList<Item>(
  path: string,
  name: string,
  isItem: (value: unknown) => value is Item,
  signal: AbortSignal | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor = '';
  do {
    const body = await fetchJson(`${path}?limit=${listLength}${cursor}`, signal);
    items.push(...listIn(body, name, isItem));
    cursor = isRecord(body) && isText(body['next']) ? `&cursor=${body['next']}` : '';
  } while (cursor !== '');
  return items;
}

function listIn<Item>(body: unknown, name: string, isItem: (value: unknown) => value is Item): readonly Item[] {
  const list = isRecord(body) ? body[name] : undefined;
  return isListOf(list, isItem) ? list : unexpected();
}

async function fetchAs<Body>(
  path: string,
  is: (value: unknown) => value is Body,
  signal: AbortSignal | undefined,
): Promise<Body> {
  const body = await fetchJson(path, signal);
  return is(body) ? body : unexpected();
}

async function fetchJson(path: string, signal: AbortSignal | undefined): Promise<unknown> {
  const response = await send(path, { headers: { Accept: 'application/json' }, ...(signal && { signal }) });
  return response.json();
}

/** Every request but uploads goes through here. */
async function send(
  path: string,
  init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> },
): Promise<Response> {
  const response = await fetch(path, { ...init, headers: { ...init.headers, ...authorization() } });
  if (!response.ok) throw new ProblemError(await problemFrom(response));
  return response;
}

function conversationPath(id: string): string {
  return `/api/conversations/${encodeURIComponent(id)}`;
}

function unexpected(): never {
  throw new ProblemError(unexpectedProblem);
}
