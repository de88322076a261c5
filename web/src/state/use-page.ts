/**
 * Joins the pure state to the server: asks, stops, retries, opens kept conversations, and follows the index while the
 * page is open. The only place where streams of questions are started and stopped. Draws nothing.
 */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import {
  ask as askServer,
  changeConversation,
  createConversation,
  fetchArticles,
  fetchConversation,
  fetchIndex,
  saveNote,
  sendFeedback,
} from './api.ts';
import type { ChosenSources } from '../../../src/domain.ts';
import type { AskRequest, Judgement } from './api.ts';
import type { AskEvent } from './ask-stream.ts';
import { branchOf, leafUnder } from '../../../src/conversations/branches.ts';
import { frameQueue } from './frame-queue.ts';
import { followIndex } from './index-events.ts';
import { newId } from './new-id.ts';
import { problemIn } from './problem.ts';
import { initialState } from './page-state.ts';
import { reduce } from './state.ts';
import type { Action, PageState } from './page-state.ts';
import type { PageTools } from '../ui/page-tools.ts';
import { strings } from '../strings/strings.ts';
import { sourcesWords } from '../sources/chosen-sources.ts';
import { historyOf } from './turn-state.ts';
import type { NewTurn } from './turn-state.ts';
import { parseRoute } from './route.ts';
import type { Conversation, ConversationChange } from '../../../src/store/stored-conversation.ts';
import type { Uploads } from '../adding/use-uploads.ts';

export interface Page {
  readonly state: PageState;
  readonly dispatch: (action: Action) => void;
  readonly ask: (question: string) => void;
  /** Asks in the place of a turn, beside which the new one stands as another version. */
  readonly askInstead: (turnId: string, question: string, how?: Pick<NewTurn, 'lifted' | 'quick'>) => void;
  readonly retry: (turnId: string) => void;
  readonly choose: (turnId: string) => void;
  /** Keeps the next questions, here and wherever the conversation is opened, to some sources. */
  readonly keepTo: (sources: ChosenSources) => void;
  readonly save: PageTools['save'];
  /** Keeps what the reader thinks of an answer. */
  readonly judge: (turnId: string, judgement: Judgement) => Promise<void>;
  readonly stop: () => void;
  readonly clear: () => void;
  /** Opens a kept conversation; none at all without an id. */
  readonly goTo: (conversationId: string | undefined) => void;
}

/**
 * `tellsOf`: whether the page itself added these articles, by id, and tells of them in its own place. `model`: the one that
 * is to write the answers, where the reader chose one.
 */
export function usePage(tellsOf: Uploads['tellsOf'], model: string | undefined): Page {
  const [state, dispatch] = useReducer(reduce, initialState);
  const latest = useRef(state);
  latest.current = state;
  const chosen = useRef(model);
  chosen.current = model;
  const running = useRef<{ id: string; abort: AbortController } | undefined>(undefined);

  const stream = useCallback(async ({ id, question, parentId, only, lifted, quick }: NewTurn): Promise<void> => {
    const abort = new AbortController();
    running.current = { id, abort };
    const queue = frameQueue((event: AskEvent) => dispatch({ type: 'streamed', id, event }));
    const before = parentId === undefined ? [] : branchOf(latest.current.turns, parentId);
    try {
      const conversationId =
        latest.current.conversationId ?? (await createConversation(latest.current.sources, abort.signal));
      dispatch({ type: 'conversation-kept', id: conversationId });
      const kept = {
        question,
        conversationId,
        turnId: id,
        ...(parentId !== undefined && { parentId }),
        ...(chosen.current !== undefined && { model: chosen.current }),
        ...(quick !== undefined && { quick }),
        filters: { ...(lifted !== undefined && { lifted }), ...only?.sources },
      };
      for await (const event of askKept(kept, historyOf(before), abort.signal)) queue.add(event);
    } catch (fault) {
      queue.flush();
      dispatch(abort.signal.aborted ? { type: 'stopped', id } : { type: 'failed', id, problem: problemIn(fault) });
    } finally {
      queue.flush();
      if (running.current?.id === id) running.current = undefined;
    }
  }, []);

  const stop = useCallback(() => running.current?.abort.abort(), []);

  const start = useCallback(
    (asked: Omit<NewTurn, 'id'>) => {
      const id = newId();
      dispatch({ type: 'asked', id, ...asked });
      void stream({ id, ...asked });
    },
    [stream],
  );

  const ask = useCallback(
    (question: string) => {
      const { turns, leaf, sources, library } = latest.current;
      const titleOf = (id: string): string | undefined => library.articles.find((article) => article.id === id)?.title;
      const only = sources && { sources, words: sourcesWords(sources, titleOf) };
      const parentId = branchOf(turns, leaf).at(-1)?.id;
      start({ question, ...(parentId !== undefined && { parentId }), ...(only !== undefined && { only }) });
    },
    [start],
  );

  const askInstead = useCallback(
    (turnId: string, question: string, how: Pick<NewTurn, 'lifted' | 'quick'> = {}) => {
      const turn = latest.current.turns.find(({ id }) => id === turnId);
      if (turn === undefined || running.current !== undefined) return;
      const { parentId, only } = turn;
      start({
        question,
        ...(parentId !== undefined && { parentId }),
        ...(only !== undefined && { only }),
        ...how,
      });
    },
    [start],
  );

  const retry = useCallback(
    (id: string) => {
      const turn = latest.current.turns.find((each) => each.id === id);
      if (turn === undefined || running.current !== undefined) return;
      dispatch({ type: 'retried', id });
      void stream(turn);
    },
    [stream],
  );

  const judge = useCallback(async (turnId: string, judgement: Judgement): Promise<void> => {
    const branch = branchOf(latest.current.turns, turnId);
    const turn = branch.at(-1);
    if (turn?.outcome === undefined) return;
    const history = branch.slice(0, -1).map(({ question }) => ({ question }));
    const { kind } = turn.outcome;
    // A withdrawn article has no path left.
    const citations = turn.citations.filter(({ path }) => path !== '');
    await sendFeedback({ ...judgement, question: turn.question, history, answer: { kind, citations } });
  }, []);

  const save = useCallback((turnId: string, citation?: number): void => {
    const { conversationId, turns } = latest.current;
    const titles = turns.flatMap(({ id, question }) => (id === turnId ? [question] : []));
    saveNote({ conversationId: conversationId ?? '', turnId, ...(citation !== undefined && { citation }) }).then(
      ({ id }) => dispatch({ type: 'noticed', text: strings.saved.saved, titles, noteId: id }),
      (fault: unknown) => dispatch({ type: 'noticed', text: strings.saved.notSaved(problemIn(fault).title), titles }),
    );
  }, []);

  const choose = useCallback((id: string) => {
    const { conversationId, turns } = latest.current;
    dispatch({ type: 'version-chosen', id });
    // What was read last is a convenience; nothing is lost when it is not remembered.
    if (conversationId !== undefined) {
      changeConversation(conversationId, { leaf: leafUnder(turns, id) }).catch(() => undefined);
    }
  }, []);

  const keepTo = useCallback((sources: ChosenSources) => {
    const { conversationId } = latest.current;
    dispatch({ type: 'sources-chosen', sources });
    // They go with each question all the same.
    if (conversationId !== undefined) changeConversation(conversationId, { sources }).catch(() => undefined);
  }, []);

  const clear = useCallback(() => {
    stop();
    dispatch({ type: 'conversation-cleared' });
  }, [stop]);

  const goTo = useCallback(
    (id: string | undefined) => {
      const { conversationId, opening, turns } = latest.current;
      if (id === (conversationId ?? opening?.id) && (id !== undefined || turns.length === 0)) return;
      stop();
      dispatch(id === undefined ? { type: 'conversation-left' } : { type: 'conversation-wanted', id });
    },
    [stop],
  );

  const { opening, connection } = state;
  const wanted = opening !== undefined && opening.problem === undefined ? opening.id : undefined;
  useEffect(() => {
    if (wanted === undefined || connection !== 'open') return undefined;
    const abort = new AbortController();
    fetchConversation(wanted, abort.signal).then(
      (conversation) => dispatch({ type: 'conversation-opened', conversation: atAddress(conversation) }),
      (fault: unknown) => {
        if (!abort.signal.aborted) dispatch({ type: 'conversation-missed', id: wanted, problem: problemIn(fault) });
      },
    );
    return () => abort.abort();
  }, [wanted, connection]);

  useEffect(() => {
    const lookAgain = ({ id, turnId }: Partial<ConversationChange>): void => {
      const { conversationId, turns } = latest.current;
      const here = turns.find((turn) => turn.id === turnId)?.phase.kind;
      // What this page asked itself it has been told already.
      if (conversationId === undefined || (id ?? conversationId) !== conversationId) return;
      if (here === 'running' || here === 'done') return;
      fetchConversation(conversationId).then(
        (conversation) => dispatch({ type: 'conversation-changed', conversation }),
        // Deleted elsewhere: what stands here can still be read.
        () => undefined,
      );
    };
    return followServer(dispatch, tellsOf, lookAgain);
  }, [tellsOf]);

  return { state, dispatch, ask, askInstead, retry, choose, keepTo, save, judge, stop, clear, goTo };
}

/** On the branch of the answer that the address names, if it names one. */
function atAddress(conversation: Conversation): Conversation {
  const route = parseRoute(location.pathname, location.hash);
  const turnId = route.view === 'conversation' ? route.turnId : undefined;
  const isThere = conversation.turns.some(({ id }) => id === turnId);
  return turnId === undefined || !isThere
    ? conversation
    : { ...conversation, leaf: leafUnder(conversation.turns, turnId) };
}

/** A conversation that was deleted elsewhere, or a model that is gone, does not keep a question from being answered. */
async function* askKept(
  request: AskRequest,
  history: ReturnType<typeof historyOf>,
  signal: AbortSignal,
): AsyncGenerator<AskEvent> {
  try {
    yield* askServer(request, signal);
  } catch (fault) {
    const { code } = problemIn(fault);
    const { model, ...others } = request;
    if (code === 'model-not-offered' && model !== undefined) {
      yield* askKept(others, history, signal);
      return;
    }
    if (!/^(?:conversation|turn)-not-found$/.test(code)) throw fault;
    const { question, filters, quick } = request;
    const how = {
      ...(filters !== undefined && { filters }),
      ...(quick !== undefined && { quick }),
      ...(model !== undefined && { model }),
    };
    yield* askServer({ question, history, ...how }, signal);
  }
}

/** The list is fetched anew on every connection: what happened while nobody listened is found by comparing. */
function followServer(
  dispatch: (action: Action) => void,
  tellsOf: Uploads['tellsOf'],
  lookAgain: (change: Partial<ConversationChange>) => void,
): () => void {
  const fetchList = async (): Promise<void> => {
    try {
      // In this order, so that the list is never older than the state that it is taken for.
      const index = await fetchIndex();
      dispatch({ type: 'articles-fetched', index, articles: await fetchArticles() });
    } catch {
      dispatch({ type: 'fetch-failed' });
    }
  };
  return followIndex({
    onState: (index) => {
      dispatch({ type: 'connected', index });
      void fetchList();
      lookAgain({});
    },
    onProgress: (progress) => dispatch({ type: 'progressed', progress }),
    onChange: (change) => {
      dispatch({ type: 'changed', change, quiet: tellsOf(change.added.map(({ id }) => id)) });
      // Counts that a change does not carry, such as passages and failures.
      fetchIndex().then(
        (index) => dispatch({ type: 'index-fetched', index }),
        () => undefined,
      );
    },
    onConversation: lookAgain,
    onLost: () => dispatch({ type: 'connection-lost' }),
    onLocked: (refused) => dispatch({ type: 'locked', refused }),
  });
}
