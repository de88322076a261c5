/**
 * Reads the server-sent events of one question, however the network cuts them into chunks.
 * Promises: every event is one of AskEvent, in order; unknown events are passed over; a stream that ends without an
 * answer or an error gives an error, so that nobody waits for ever. Knows nothing of the page.
 */
import type { AnswerData, Citation, Statement } from '../../../src/domain.ts';
import type { Problem } from '../../../src/errors.ts';
import type { SearchResult } from '../../../src/retrieval/search-result.ts';
import { isAnswer, isCitation, isListOf, isProblem, isRecord, isSearchResult, isStatement } from './guards.ts';
import { problemOf } from './problem.ts';
import { eventReader } from './server-events.ts';
import { strings } from '../strings/strings.ts';

export type Stage = 'waiting' | 'searching' | 'reading' | 'writing' | 'checking';

export type AskEvent =
  | { readonly event: 'status'; readonly stage: Stage; readonly articles?: number; readonly questions?: number }
  | { readonly event: 'sources'; readonly standalone: string; readonly passages: readonly SearchResult[] }
  | { readonly event: 'draft'; readonly text: string }
  | { readonly event: 'statement'; readonly statement: Statement; readonly citations: readonly Citation[] }
  /** The built-in answer, whole, while a model is at work on another. */
  | { readonly event: 'quick'; readonly answer: AnswerData }
  | { readonly event: 'answer'; readonly answer: AnswerData }
  | { readonly event: 'error'; readonly problem: Problem };

export async function* readAskEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<AskEvent> {
  const eventsIn = eventReader();
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      for (const { name, data } of eventsIn(done ? decoder.decode() : decoder.decode(value, { stream: true }))) {
        const event = askEvent(name, data);
        if (event === undefined) continue;
        yield event;
        if (event.event === 'answer' || event.event === 'error') return;
      }
      if (done) break;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  yield {
    event: 'error',
    problem: problemOf('cut-off', strings.problems.cutOff, strings.problems.cutOffDetail),
  };
}

/** Undefined for what this page does not know. */
function askEvent(name: string, data: string): AskEvent | undefined {
  const value = parse(data);
  if (!isRecord(value)) return undefined;
  switch (name) {
    case 'status':
      return statusEvent(value);
    case 'sources': {
      const { standalone, passages } = value;
      if (typeof standalone !== 'string' || !isListOf(passages, isSearchResult)) return undefined;
      return { event: 'sources', standalone, passages };
    }
    case 'draft':
      return typeof value['text'] === 'string' ? { event: 'draft', text: value['text'] } : undefined;
    case 'statement': {
      const { statement, citations } = value;
      if (!isStatement(statement) || !isListOf(citations, isCitation)) return undefined;
      return { event: 'statement', statement, citations };
    }
    case 'quick':
    case 'answer':
      return isAnswer(value) ? { event: name, answer: value } : undefined;
    case 'error':
      return {
        event: 'error',
        problem: isProblem(value) ? value : problemOf('error', strings.problems.question, data),
      };
    default:
      return undefined;
  }
}

const stages: readonly Stage[] = ['waiting', 'searching', 'reading', 'writing', 'checking'];

function statusEvent({ stage: named, articles, questions }: Record<string, unknown>): AskEvent | undefined {
  const stage = stages.find((each) => each === named);
  if (stage === undefined) return undefined;
  return {
    event: 'status',
    stage,
    ...(typeof articles === 'number' && { articles }),
    ...(typeof questions === 'number' && { questions }),
  };
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
