/**
 * The stories of the page's state: an answer comes in, an article goes away or changes under it, the connection breaks.
 */
import { describe, expect, it } from 'vitest';
import type { SearchResult } from '../../src/retrieval/search-result.ts';
import { type Action, initialState, type PageState } from '../../web/src/state/page-state.ts';
import { reduce } from '../../web/src/state/state.ts';
import { statusText } from '../../web/src/chat/status-text.ts';
import { historyOf, remainingDraft } from '../../web/src/state/turn-state.ts';
import { answer, bridge, bridgeWords, change, citation, harbour, index } from './page-data.ts';

const withdrawnBridge = '[withdrawn since: The bridge at Velden]';
const removed = { id: bridge.id, path: bridge.path, title: bridge.title };
const passage: SearchResult = {
  rank: 1,
  score: 1,
  foundBy: ['keywords'],
  why: { keywords: { score: 1, terms: ['BRIDGE'] }, vectors: { score: 0 }, parts: {}, placeBefore: 1 },
  articleId: bridge.id,
  passageId: 'p',
  path: bridge.path,
  title: bridge.title,
  start: 10,
  end: 33,
  text: bridgeWords[0],
};

function after(actions: readonly Action[], from: PageState = initialState): PageState {
  return actions.reduce(reduce, from);
}

const ready = after([
  { type: 'connected', index },
  { type: 'articles-fetched', index, articles: [bridge, harbour] },
]);
const answered = after(
  [
    { type: 'asked', id: 't1', question: 'What fell?' },
    { type: 'streamed', id: 't1', event: { event: 'answer', answer } },
  ],
  ready,
);

function withOpen(articleId: string): PageState {
  return reduce(answered, { type: 'panel-opened', target: { articleId } });
}

/** Any words of the bridge that are left anywhere. */
function capitalsIn(state: PageState): string[] {
  return JSON.stringify(state).match(/[A-Z]{3,}/g) ?? [];
}

describe('an answer', () => {
  describe('of the built-in answerer, while a model is at work', () => {
    const [statement] = answer.statements;
    const [cited] = answer.citations;
    const streamed = (event: Extract<Action, { type: 'streamed' }>['event']): Action => ({
      type: 'streamed',
      id: 't1',
      event,
    });
    const quick = after(
      [
        { type: 'asked', id: 't1', question: 'What fell?' },
        streamed({ event: 'quick', answer }),
        streamed({ event: 'status', stage: 'writing' }),
        streamed({ event: 'draft', text: 'Something' }),
      ],
      ready,
    );

    it('stands whole, and says so', () => {
      expect(quick.turns[0]).toMatchObject({ phase: { kind: 'running' }, statements: answer.statements });
      expect(statusText(quick.turns[0])).toBe('Quick answer ready; the model is writing its own');
    });

    it('is kept when the reader stops the model', () => {
      const stopped = reduce(quick, { type: 'stopped', id: 't1' }).turns[0];
      expect(stopped).toMatchObject({ phase: { kind: 'done' }, draft: '', outcome: { text: answer.text } });
    });

    it('stays under a statement that did not hold, and gives way to the first that does', () => {
      const fell = {
        text: 'It flew.',
        citations: [],
        verdict: 'unsupported',
        reason: 'No.',
        start: 0,
        end: 0,
      } as const;
      const still = reduce(quick, streamed({ event: 'statement', statement: fell, citations: [] }));
      expect(still.turns[0]!.statements).toEqual(answer.statements);
      const said = { ...statement!, text: 'The bridge, it fell.' };
      const written = reduce(still, streamed({ event: 'statement', statement: said, citations: [cited!] }));
      expect(written.turns[0]).toMatchObject({ statements: [said], citations: [{ number: 1 }] });
      expect(written.turns[0]!.outcome).toBeUndefined();
      expect(reduce(written, { type: 'stopped', id: 't1' }).turns[0]!.phase.kind).toBe('stopped');
    });

    it('loses the words of an article that is removed meanwhile', () => {
      const without = reduce(quick, { type: 'changed', change: change({ removed: [removed] }) });
      expect(capitalsIn(without)).toEqual([]);
    });
  });

  it('arrives in stages, each with its status line', () => {
    const statement = answer.statements[0]!;
    const steps: Action[] = [
      { type: 'asked', id: 't1', question: 'What fell?' },
      { type: 'streamed', id: 't1', event: { event: 'status', stage: 'reading', articles: 3 } },
      { type: 'streamed', id: 't1', event: { event: 'sources', standalone: 'What fell?', passages: [passage] } },
      { type: 'streamed', id: 't1', event: { event: 'status', stage: 'writing' } },
      { type: 'streamed', id: 't1', event: { event: 'draft', text: `${bridgeWords[0]} [1] The harb` } },
      { type: 'streamed', id: 't1', event: { event: 'statement', statement, citations: [answer.citations[0]!] } },
      { type: 'streamed', id: 't1', event: { event: 'answer', answer } },
    ];
    const lines = steps.map((_, count) => statusText(after(steps.slice(0, count + 1), ready).turns[0]));
    expect(lines).toEqual([
      'Searching…',
      'Reading 3 articles',
      'Reading 3 articles',
      'Writing',
      'Writing',
      'Writing',
      'Answer ready, 2 sources, 3 quotes',
    ]);
    const firm = after(steps.slice(0, 6), ready).turns[0];
    expect(firm?.standalone).toBeUndefined();
    expect(firm?.draft).toBe('The harb');
    expect(firm?.citations.map(({ number }) => number)).toEqual([1]);
  });

  it('goes with the next question, ten turns at most, failures left out', () => {
    const many = Array.from({ length: 12 }, (_, turn): Action[] => [
      { type: 'asked', id: `t${turn}`, question: `Question ${turn}` },
      { type: 'streamed', id: `t${turn}`, event: { event: 'answer', answer } },
    ]).flat();
    const state = after([...many, { type: 'asked', id: 'f', question: 'Fails' }], ready);
    expect(historyOf(state.turns).map(({ question }) => question)).toEqual(
      Array.from({ length: 10 }, (_, turn) => `Question ${turn + 2}`),
    );
  });

  it('keeps its question and its verified statements when it is stopped', () => {
    const state = after(
      [
        { type: 'asked', id: 't1', question: 'What fell?' },
        {
          type: 'streamed',
          id: 't1',
          event: { event: 'statement', statement: answer.statements[0]!, citations: [answer.citations[0]!] },
        },
        { type: 'streamed', id: 't1', event: { event: 'draft', text: 'unverified' } },
        { type: 'stopped', id: 't1' },
      ],
      ready,
    );
    expect(state.turns[0]).toMatchObject({ question: 'What fell?', phase: { kind: 'stopped' }, draft: '' });
    expect(historyOf(state.turns)).toEqual([{ question: 'What fell?', answer: bridgeWords[0] }]);
  });
});

describe('a removed article', () => {
  it('takes its words out of everything that the page keeps', () => {
    const state = after([{ type: 'changed', change: change({ removed: [removed] }) }], answered);
    expect(capitalsIn(state)).toEqual([]);
    const turn = state.turns[0]!;
    expect(turn.outcome?.text).toBe(`${withdrawnBridge} [1]\n\nThe harbour froze. [2] ${withdrawnBridge} [2][3]`);
    for (const statement of turn.statements) {
      expect(turn.outcome?.text.slice(statement.start, statement.end)).toBe(statement.text);
    }
    expect(turn.citations[0]).toMatchObject({ number: 1, title: bridge.title, published: '2020-05-01', quote: '' });
    expect(turn.citations.map(({ standing }) => standing)).toEqual(['withdrawn', 'current', 'withdrawn']);
    expect(turn.citations[1]?.alsoIn).toEqual([]);
    expect(turn.outcome?.disagreements).toEqual([]);
    expect(state.library.articles).toEqual([harbour]);
    expect(state.notices.map(({ text, titles }) => [text, titles])).toEqual([['1 article removed', [bridge.title]]]);
  });

  it('takes them out of the history of the next question', () => {
    const state = after([{ type: 'changed', change: change({ removed: [removed] }) }], answered);
    expect(JSON.stringify(historyOf(state.turns))).not.toMatch(/[A-Z]{3,}/);
  });

  it('takes them out of an answer that is still coming, and of what comes late', () => {
    const steps: Action[] = [
      { type: 'asked', id: 't1', question: 'What fell?' },
      { type: 'streamed', id: 't1', event: { event: 'sources', standalone: 'THE BRIDGE?', passages: [passage] } },
      { type: 'streamed', id: 't1', event: { event: 'draft', text: 'THE BRIDGE' } },
      { type: 'changed', change: change({ removed: [removed] }) },
      { type: 'streamed', id: 't1', event: { event: 'draft', text: ' FELL' } },
      {
        type: 'streamed',
        id: 't1',
        event: { event: 'statement', statement: answer.statements[0]!, citations: [answer.citations[0]!] },
      },
      { type: 'streamed', id: 't1', event: { event: 'answer', answer } },
    ];
    for (const [step] of steps.entries()) {
      if (step < 3) continue;
      expect(capitalsIn(after(steps.slice(0, step + 1), ready))).toEqual([]);
    }
  });

  it('takes them out of refusals, of a conversation laid aside, and of how a follow-up was understood', () => {
    const refusal = {
      ...answer,
      kind: 'not-answered' as const,
      standalone: answer.question,
      text: 'None of them answers it.',
      statements: [],
      citations: [],
      disagreements: [],
      nearest: [citation(1, bridge, bridgeWords[0], [])],
    };
    const followUp = { ...refusal, question: 'And then?', standalone: 'And then THE BRIDGE?', nearest: [] };
    const state = after(
      [
        { type: 'asked', id: 't1', question: 'What fell?' },
        { type: 'streamed', id: 't1', event: { event: 'answer', answer: refusal } },
        { type: 'asked', id: 't2', question: 'And then?' },
        { type: 'streamed', id: 't2', event: { event: 'answer', answer: followUp } },
        { type: 'conversation-cleared' },
        { type: 'changed', change: change({ removed: [removed] }) },
        { type: 'conversation-restored' },
      ],
      ready,
    );
    expect(capitalsIn(state)).toEqual([]);
    expect(state.turns.map(({ question }) => question)).toEqual(['What fell?', 'And then?']);
    expect(state.turns[0]?.outcome?.nearest[0]).toMatchObject({ standing: 'withdrawn', title: bridge.title });
  });

  it('closes its own page only', () => {
    const removal: Action = { type: 'changed', change: change({ removed: [removed] }) };
    expect(reduce(withOpen('bridge'), removal).panel).toBeUndefined();
    expect(reduce(withOpen('harbour'), removal).panel).toEqual({ articleId: 'harbour' });
  });

  it('is noticed on reconnecting, too', () => {
    const state = after(
      [
        { type: 'connection-lost' },
        { type: 'connected', index: { ...index, revision: 9, articles: 1 } },
        { type: 'articles-fetched', index: { ...index, revision: 9, articles: 1 }, articles: [harbour] },
      ],
      answered,
    );
    expect(capitalsIn(state)).toEqual([]);
    expect(state.notices.map(({ text }) => text)).toEqual(['1 article removed']);
  });

  it('does not touch answers that rest on others', () => {
    const state = after(
      [{ type: 'changed', change: change({ removed: [{ id: 'x', path: 'x', title: 'X' }] }) }],
      answered,
    );
    expect(state.turns).toBe(answered.turns);
  });
});

describe('an edited article', () => {
  const edited = { ...bridge, contentHash: 'bridge-2' };

  it('marks its citations "changed since" and keeps their quotes', () => {
    const state = after([{ type: 'changed', change: change({ updated: [edited] }) }], answered);
    expect(state.turns[0]?.citations.map(({ standing }) => standing)).toEqual(['changed', 'current', 'changed']);
    expect(state.turns[0]?.citations[0]?.quote).toBe(bridgeWords[0]);
    expect(state.turns[0]?.outcome?.text).toBe(answer.text);
    expect(state.library.articles.find(({ id }) => id === 'bridge')).toEqual(edited);
  });

  it('is current again when the edit is taken back', () => {
    const state = after(
      [
        { type: 'changed', change: change({ updated: [edited] }) },
        { type: 'changed', change: change({ updated: [bridge], revision: 7 }) },
      ],
      answered,
    );
    expect(state.turns[0]?.citations.map(({ standing }) => standing)).toEqual(['current', 'current', 'current']);
  });

  it('marks an answer that is older than the edit but arrives after it', () => {
    const state = after(
      [
        { type: 'asked', id: 't1', question: 'What fell?' },
        { type: 'changed', change: change({ updated: [edited] }) },
        { type: 'streamed', id: 't1', event: { event: 'answer', answer } },
      ],
      ready,
    );
    expect(state.turns[0]?.citations[0]?.standing).toBe('changed');
  });
});

describe('the list of articles', () => {
  it('keeps a change that came while it was being fetched', () => {
    const added = { ...harbour, id: 'ferry', title: 'The ferry' };
    const state = after(
      [
        { type: 'connected', index },
        { type: 'changed', change: change({ added: [added], removed: [removed] }) },
        { type: 'articles-fetched', index, articles: [bridge, harbour] },
      ],
      answered,
    );
    expect(state.library.articles.map(({ id }) => id)).toEqual(['harbour', 'ferry']);
    expect(state.pending).toBeUndefined();
  });

  it('does not withdraw an article that an answer knows before the list does', () => {
    const ferry = { ...harbour, id: 'ferry', title: 'The ferry' };
    const newer = { ...answer, revision: 6, citations: [citation(1, ferry, 'It sails.', [])] };
    const state = after(
      [
        { type: 'connected', index },
        { type: 'asked', id: 't1', question: 'What sails?' },
        { type: 'streamed', id: 't1', event: { event: 'answer', answer: newer } },
        { type: 'articles-fetched', index, articles: [bridge, harbour] },
      ],
      ready,
    );
    expect(state.turns[0]?.citations[0]?.standing).toBe('current');
  });
});

describe('the first indexing', () => {
  it('is followed before there is a state, and what it adds is no news', () => {
    const state = after([
      { type: 'progressed', progress: { stage: 'indexing', done: 1, total: 2 } },
      { type: 'changed', change: change({ added: [bridge] }) },
    ]);
    expect(state).toMatchObject({ connection: 'open', progress: { done: 1, total: 2 }, notices: [] });
    expect(reduce(state, { type: 'connected', index }).progress).toEqual(index.progress);
  });
});

describe('remainingDraft', () => {
  it('gives what no statement has made firm, and everything when the statement is not in it', () => {
    expect(remainingDraft('It fell [1]. It was', 'It fell.')).toBe('It was');
    expect(remainingDraft('It fell. It was', 'It fell.')).toBe('It was');
    expect(remainingDraft('Something else', 'It fell.')).toBe('Something else');
  });
});
