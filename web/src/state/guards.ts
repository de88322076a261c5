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
    has(value, { number: 'revision', list: 'failed', string: 'embedder answerer' }) &&
    isIndexProgress(value['progress'])
  );
}

export function isModelsInUse(value: unknown): value is ModelsInUse {
  return has(value, { string: 'embedder reader answerer' }) && isListOf(value['models'], isText);
}

export function isIndexProgress(value: unknown): value is IndexProgress {
  return has(value, { string: 'stage', number: 'done total' });
}

export function isIndexChange(value: unknown): value is IndexChange {
  return (
    has(value, { number: 'revision', list: 'removed failed' }) &&
    isListOf(value['added'], isArticleSummary) &&
    isListOf(value['updated'], isArticleSummary)
  );
}

export function isArticleSummary(value: unknown): value is ArticleSummary {
  return has(value, { string: 'id path title contentHash' });
}

export function isArticle(value: unknown): value is Article {
  return isArticleSummary(value) && has(value, { string: 'text', list: 'headings' });
}

export function isAnswer(value: unknown): value is AnswerData {
  return (
    has(value, { string: 'kind text standalone', number: 'revision', object: 'why', list: 'disagreements' }) &&
    has(value['why'], { list: 'passages' }) &&
    isListOf(value['statements'], isStatement) &&
    isListOf(value['citations'], isCitation) &&
    isListOf(value['nearest'], isCitation)
  );
}

export function isConversationSummary(value: unknown): value is ConversationSummary {
  return has(value, { string: 'id title updated', number: 'questions' });
}

export function isConversationChange(value: unknown): value is ConversationChange {
  return has(value, { string: 'id' });
}

export function isConversation(value: unknown): value is Conversation {
  return isConversationSummary(value) && 'turns' in value && isListOf(value.turns, isStoredTurn);
}

export function isNote(value: unknown): value is StoredNote {
  return (
    has(value, { string: 'id question text created', object: 'saved' }) &&
    isRecord(value['saved']) &&
    isListOf(value['saved']['statements'], isStatement) &&
    isListOf(value['saved']['citations'], isCitation)
  );
}

export function isSubscription(value: unknown): value is SubscriptionState {
  return has(value, { string: 'id url', number: 'articles' });
}

export function isUnanswered(value: unknown): value is UnansweredQuestion {
  return has(value, { string: 'turnId question asked', number: 'times', list: 'missing' });
}

function isStoredTurn(value: unknown): value is StoredTurn {
  return has(value, { string: 'id question' }) && (value['answer'] === undefined || isAnswer(value['answer']));
}

export function isStatement(value: unknown): value is Statement {
  return has(value, { string: 'text verdict', list: 'citations', number: 'start end' });
}

export function isCitation(value: unknown): value is Citation {
  return has(value, { number: 'number start end', string: 'articleId title quote', list: 'alsoIn' });
}

export function isGuide(value: unknown): value is Guide {
  return (
    has(value, { string: 'articleId' }) &&
    isListOf(value['says'], isCitation) &&
    ['who', 'where', 'when', 'numbers', 'questions'].every((part) => isListOf(value[part], isCited))
  );
}

export function isTimeline(value: unknown): value is Timeline {
  return has(value, { number: 'total', list: 'dates people places publishers' }) && isListOf(value['events'], isCited);
}

function isCited(value: unknown): value is { readonly citation: Citation } {
  return isRecord(value) && isCitation(value['citation']);
}

export function isSearchResult(value: unknown): value is SearchResult {
  return has(value, { string: 'articleId title text' });
}

export function isProblem(value: unknown): value is Problem {
  return has(value, { string: 'title detail code requestId' });
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

/** `fields`: names of those of each kind, with a space between. */
function has(value: unknown, fields: Readonly<Partial<Record<Kind, string>>>): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    Object.entries(fields).every(([kind, names]) =>
      names.split(' ').every((name) => {
        const field = value[name];
        return kind === 'list' ? Array.isArray(field) : typeof field === kind && field !== null;
      }),
    )
  );
}
