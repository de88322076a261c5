/**
 * The addresses of the page: `/`, `/c/ID` of a conversation and `/c/ID#TURN` of an answer in it, `/#library`, `/#timeline`, `/#history`, `/#notes`, `/#unanswered`, and the permalink
 * `/articles/ID#START-END` of words in an article. Pure: reads and writes addresses, does not go to them.
 */
import type { Span } from '../articles/mark.ts';

export type View = 'conversation' | ListView;

/** What is in the address behind its #. */
export type ListView = (typeof listViews)[number];
const listViews = ['library', 'timeline', 'history', 'notes', 'unanswered'] as const;

export type Route =
  | { readonly view: 'conversation'; readonly conversationId?: string; readonly turnId?: string }
  | { readonly view: ListView }
  | { readonly view: 'article'; readonly articleId: string; readonly span?: Span };

export function isView(value: unknown): value is View {
  return value === 'conversation' || listViews.some((view) => view === value);
}

export function parseRoute(pathname: string, hash: string): Route {
  const article = /^\/articles\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (article !== undefined) {
    const span = parseSpan(hash);
    return { view: 'article', articleId: decode(article), ...(span !== undefined && { span }) };
  }
  const list = listViews.find((view) => hash === `#${view}`);
  if (list !== undefined) return { view: list };
  const conversation = /^\/c\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (conversation === undefined) return { view: 'conversation' };
  const turnId = hash.slice(1);
  return { view: 'conversation', conversationId: decode(conversation), ...(turnId !== '' && { turnId }) };
}

/** Of an answer in the conversation at `pathname`. */
export function turnPath(pathname: string, turnId: string): string {
  return `${pathname}#${turnId}`;
}

export function articlePath(articleId: string, span?: Span): string {
  const path = `/articles/${encodeURIComponent(articleId)}`;
  return span === undefined ? path : `${path}#${span.start}-${span.end}`;
}

export function viewPath(view: View, conversationId?: string): string {
  if (view !== 'conversation') return `/#${view}`;
  return conversationId === undefined ? '/' : `/c/${encodeURIComponent(conversationId)}`;
}

function parseSpan(hash: string): Span | undefined {
  const found = /^#(\d{1,12})-(\d{1,12})$/.exec(hash);
  const start = Number(found?.[1]);
  const end = Number(found?.[2]);
  return end > start ? { start, end } : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
