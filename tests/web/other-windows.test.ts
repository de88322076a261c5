/** A conversation that goes on in another window, as the state of this page follows it. */
import { describe, expect, it } from 'vitest';
import { branchOf } from '../../src/conversations/branches.ts';
import type { StoredTurn } from '../../src/store/stored-conversation.ts';
import { statusText } from '../../web/src/chat/status-text.ts';
import { type Action, initialState, type PageState } from '../../web/src/state/page-state.ts';
import { reduce } from '../../web/src/state/state.ts';
import { answer } from './page-data.ts';

const asked = '2026-01-01T00:00:00Z';
const first: StoredTurn = { id: 't1', question: 'What fell?', asked, answer };
const second: StoredTurn = { id: 't2', parentId: 't1', question: 'And then?', asked, answer };
const told = (...turns: readonly StoredTurn[]): Action => ({
  type: 'conversation-changed',
  conversation: { id: 'c', title: '', created: asked, updated: asked, questions: turns.length, turns },
});
const here: PageState = [
  { type: 'asked', id: 't1', question: 'What fell?' } as const,
  { type: 'conversation-kept', id: 'c' } as const,
  { type: 'streamed', id: 't1', event: { event: 'answer', answer } } as const,
].reduce<PageState>(reduce, initialState);
const shown = ({ turns, leaf }: PageState): string[] => branchOf(turns, leaf).map(({ id }) => id);

describe('a conversation that goes on elsewhere', () => {
  it('says that a question is being answered, and then shows the answer', () => {
    const { answer: _, ...unanswered } = second;
    const waiting = reduce(here, told(first, { ...unanswered, running: true }));
    expect(shown(waiting)).toEqual(['t1', 't2']);
    expect(statusText(waiting.turns.at(-1))).toBe('Being answered in another window.');
    const done = reduce(waiting, told(first, second));
    expect(done.turns.at(-1)?.outcome?.text).toBe(answer.text);
    expect(statusText(done.turns.at(-1))).toMatch(/^Answer ready/);
  });

  it('does not take a reader away from a version, or from what is being answered here', () => {
    const version: StoredTurn = { ...first, id: 't1b' };
    expect(shown(reduce(here, told(first, version)))).toEqual(['t1']);
    const asking = reduce(here, { type: 'asked', id: 't3', parentId: 't1', question: 'Why?' });
    expect(shown(reduce(asking, told(first, second)))).toEqual(['t1', 't3']);
  });

  it('keeps what this page knows of its own turns, such as what could be asked instead', () => {
    const same = reduce(here, told(first));
    expect(same.turns[0]).toBe(here.turns[0]);
  });

  it('shows an answer that a stopped question was given elsewhere', () => {
    const stopped = [
      { type: 'asked', id: 't2', parentId: 't1', question: 'And then?' } as const,
      { type: 'stopped', id: 't2' } as const,
    ].reduce<PageState>(reduce, here);
    expect(reduce(stopped, told(first, second)).turns.at(-1)?.outcome?.text).toBe(answer.text);
  });

  it('passes over what is told of another conversation', () => {
    const away = reduce(here, { type: 'conversation-left' });
    expect(reduce(away, told(first, second))).toBe(away);
  });
});
