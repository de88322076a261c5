/**
 * The kept conversations as the page lists them: fetched whenever the list is shown or sought in, changed at once when
 * one is renamed or gone. Draws nothing.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../src/errors.ts';
import type { ConversationSummary } from '../../../src/store/stored-conversation.ts';
import { changeConversation, fetchConversations } from '../state/api.ts';
import { problemIn } from '../state/problem.ts';

export interface ConversationList {
  /** Undefined until it has been fetched. */
  readonly conversations: readonly ConversationSummary[] | undefined;
  readonly problem: Problem | undefined;
  readonly sought: string;
  readonly seek: (words: string) => void;
  readonly rename: (id: string, title: string) => void;
  readonly pin: (id: string, pinned: boolean) => void;
  readonly forget: (id: string) => void;
}

/** How long typing must rest before it is sought. */
const restMilliseconds = 150;

export function useHistory(shown: boolean): ConversationList {
  const [conversations, setConversations] = useState<readonly ConversationSummary[]>();
  const [problem, setProblem] = useState<Problem>();
  const [sought, setSought] = useState('');

  useEffect(() => {
    if (!shown) return undefined;
    const abort = new AbortController();
    const fetchList = async (): Promise<void> => {
      try {
        setConversations(await fetchConversations(sought.trim(), abort.signal));
        setProblem(undefined);
      } catch (fault) {
        if (!abort.signal.aborted) setProblem(problemIn(fault));
      }
    };
    const timer = setTimeout(() => void fetchList(), sought === '' ? 0 : restMilliseconds);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [shown, sought]);

  const rename = useCallback((id: string, title: string) => {
    setConversations((known) => known?.map((each) => (each.id === id ? { ...each, title } : each)));
    changeConversation(id, { title }).catch((fault: unknown) => setProblem(problemIn(fault)));
  }, []);
  const pin = useCallback((id: string, pinned: boolean) => {
    setConversations((known) => known?.map((each) => (each.id === id ? withPin(each, pinned) : each)));
    changeConversation(id, { pinned }).catch((fault: unknown) => setProblem(problemIn(fault)));
  }, []);
  const forget = useCallback((id: string) => setConversations((known) => known?.filter((each) => each.id !== id)), []);

  return { conversations, problem, sought, seek: setSought, rename, pin, forget };
}

function withPin(before: ConversationSummary, pinned: boolean): ConversationSummary {
  const { pinned: _, ...conversation } = before;
  return pinned ? { ...conversation, pinned } : conversation;
}
