/**
 * Looks at what the server sent before the page believes its type: each guard checks the fields whose absence would
 * break the page, no more. Pure; the shapes themselves are those of src/domain.ts.
 */
import type { AnswerData, Article, Citation, Statement } from '../../../src/domain.ts';
import type { Problem } from '../../../src/errors.ts';
import type { Guide, Timeline } from '../../../src/guides/guide.ts';
import type { SearchResult } from '../../../src/retrieval/search-result.ts';
import type {
  ArticleSummary,
  IndexChange,
  IndexProgress,
  IndexState,
  ModelsInUse,
} from '../../../src/store/index-report.ts';
import type {
  Conversation,
  ConversationChange,
  ConversationSummary,
  StoredTurn,
  UnansweredQuestion,
} from '../../../src/store/stored-conversation.ts';

import type { SubscriptionState } from '../../../src/subscriptions/subscription.ts';
import type { StoredNote } from '../../../src/store/stored-note.ts';

type Kind = 'string' | 'number' | 'object' | 'list';

export function isIndexState(value: unknown): value is IndexState {
  return (
    has(value, { revision: 'number', failed: 'list', embedder: 'string', answerer: 'string' }) &&
    isIndexProgress(value['progress'])
  );
}

export function isModelsInUse(value: unknown): value is ModelsInUse {
  return has(value, { embedder: 'string', reader: 'string', answerer: 'string' }) && isListOf(value['models'], isText);
}

export function isIndexProgress(value: unknown): value is IndexProgress {
  return has(value, { stage: 'string', done: 'number', total: 'number' });
}

export function isIndexChange(value: unknown): value is IndexChange {
  return (
    has(value, { revision: 'number', added: 'list', updated: 'list', removed: 'list', failed: 'list' }) &&
    isListOf(value['added'], isArticleSummary) &&
    isListOf(value['updated'], isArticleSummary)
  );
}

export function isArticleSummary(value: unknown): value is ArticleSummary {
  return has(value, { id: 'string', path: 'string', title: 'string', contentHash: 'string' });
}

export function isArticle(value: unknown): value is Article {
  return isArticleSummary(value) && has(value, { text: 'string', headings: 'list' });
}

export function isAnswer(value: unknown): value is AnswerData {
  return (
    has(value, { kind: 'string', text: 'string', standalone: 'string', revision: 'number', why: 'object' }) &&
    has(value, { disagreements: 'list' }) &&
    has(value['why'], { passages: 'list' }) &&
    isListOf(value['statements'], isStatement) &&
    isListOf(value['citations'], isCitation) &&
    isListOf(value['nearest'], isCitation)
  );
}

export function isConversationSummary(value: unknown): value is ConversationSummary {
  return has(value, { id: 'string', title: 'string', updated: 'string', questions: 'number' });
}

export function isConversationChange(value: unknown): value is ConversationChange {
  return has(value, { id: 'string' });
}

export function isConversation(value: unknown): value is Conversation {
  return isConversationSummary(value) && 'turns' in value && isListOf(value.turns, isStoredTurn);
}

export function isNote(value: unknown): value is StoredNote {
  return (
    has(value, { id: 'string', question: 'string', text: 'string', created: 'string', saved: 'object' }) &&
    isRecord(value['saved']) &&
    isListOf(value['saved']['statements'], isStatement) &&
    isListOf(value['saved']['citations'], isCitation)
  );
}

export function isSubscription(value: unknown): value is SubscriptionState {
  return has(value, { id: 'string', url: 'string', articles: 'number' });
}

export function isUnanswered(value: unknown): value is UnansweredQuestion {
  return has(value, { turnId: 'string', question: 'string', asked: 'string', times: 'number', missing: 'list' });
}

function isStoredTurn(value: unknown): value is StoredTurn {
  return (
    has(value, { id: 'string', question: 'string' }) && (value['answer'] === undefined || isAnswer(value['answer']))
  );
}

export function isStatement(value: unknown): value is Statement {
  return has(value, { text: 'string', citations: 'list', verdict: 'string', start: 'number', end: 'number' });
}

export function isCitation(value: unknown): value is Citation {
  return has(value, {
    number: 'number',
    articleId: 'string',
    title: 'string',
    quote: 'string',
    start: 'number',
    end: 'number',
    alsoIn: 'list',
  });
}

export function isGuide(value: unknown): value is Guide {
  return (
    has(value, { articleId: 'string', who: 'list', where: 'list', when: 'list', numbers: 'list', questions: 'list' }) &&
    isListOf(value['says'], isCitation) &&
    ['who', 'where', 'when', 'numbers', 'questions'].every((part) => isListOf(value[part], isCited))
  );
}

export function isTimeline(value: unknown): value is Timeline {
  return (
    has(value, { total: 'number', dates: 'list', people: 'list', places: 'list', publishers: 'list' }) &&
    isListOf(value['events'], isCited)
  );
}

function isCited(value: unknown): value is { readonly citation: Citation } {
  return isRecord(value) && isCitation(value['citation']);
}

export function isSearchResult(value: unknown): value is SearchResult {
  return has(value, { articleId: 'string', title: 'string', text: 'string' });
}

export function isProblem(value: unknown): value is Problem {
  return has(value, { title: 'string', detail: 'string', code: 'string', requestId: 'string' });
}

export function isListOf<Item>(value: unknown, is: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => is(item));
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function has(value: unknown, fields: Readonly<Record<string, Kind>>): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  return Object.entries(fields).every(([name, kind]) => {
    const field = value[name];
    return kind === 'list' ? Array.isArray(field) : typeof field === kind && field !== null;
  });
}
