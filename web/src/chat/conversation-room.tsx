/** The conversation as a room of the page: its turns, and one that is being opened. */
import { Conversation } from './conversation.tsx';
import { Opening } from './opening.tsx';
import { Outline } from './outline.tsx';
import type { PageState } from '../state/page-state.ts';
import type { TurnState } from '../state/turn-state.ts';
import type { Asking } from './use-asking.ts';
import { strings } from '../strings/strings.ts';

interface ConversationRoomProps {
  readonly state: PageState;
  /** The branch that is read. */
  readonly turns: readonly TurnState[];
  readonly running: boolean;
  readonly asking: Asking;
  readonly onStop: () => void;
  readonly onChoose: (turnId: string) => void;
}

export function ConversationRoom({ state, turns, running, asking, onStop, onChoose }: ConversationRoomProps) {
  const { opening, panel } = state;
  return (
    <>
      {(turns.length > 0 || opening !== undefined) && <h1 class="unseen">{strings.conversation.title}</h1>}
      {opening !== undefined && <Opening problem={opening.problem} />}
      <Outline turns={turns} />
      <Conversation
        turns={turns}
        all={state.turns}
        from={panel?.from}
        busy={running}
        onRetry={asking.retry}
        onAskInstead={asking.askInstead}
        onStop={onStop}
        onChoose={onChoose}
      />
    </>
  );
}
