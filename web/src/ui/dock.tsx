/**
 * What stands at the foot of the page: the status line, the composer, and where words are sent. In the lists only the
 * status line is left of it, and is seen only while something is under way.
 */
import { whereWordsGo } from '../state/at-work.ts';
import { Composer } from '../chat/composer.tsx';
import type { PageState } from '../state/page-state.ts';
import { StatusLine } from '../chat/status-line.tsx';
import type { TurnState } from '../state/turn-state.ts';
import type { Asking } from '../chat/use-asking.ts';
import { strings } from '../strings/strings.ts';
import './dock.css';

interface DockProps {
  readonly state: PageState;
  readonly last: TurnState | undefined;
  readonly running: boolean;
  /** The conversation is in sight. */
  readonly shown: boolean;
  readonly asking: Asking;
  readonly onStop: () => void;
  readonly onSettings: () => void;
}

export function Dock({ state, last, running, shown, asking, onStop, onSettings }: DockProps) {
  const { connection, library, only } = state;
  return (
    <div class={shown ? 'dock' : 'dock bare'}>
      <StatusLine turn={last} lost={connection === 'lost' && library.known} quiet={!shown} />
      <div hidden={!shown}>
        <Composer
          running={running}
          only={only}
          onUnlimit={() => asking.limit(undefined)}
          placeholder={last === undefined ? strings.composer.first : strings.composer.further}
          onAsk={asking.ask}
          onStop={onStop}
        />
        {library.index !== undefined && (
          <p class="engine">
            <button type="button" class="engine-link" onClick={onSettings}>
              {whereWordsGo(library.index)}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
