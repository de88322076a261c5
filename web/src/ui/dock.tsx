/**
 * What stands at the foot of the page: the status line, what could be asked further, the composer, and where words are
 * sent. In the lists only the status line is left of it, and is seen only while something is under way.
 */
import { whereWordsGo } from '../state/at-work.ts';
import { Composer } from '../chat/composer.tsx';
import type { PageState } from '../state/page-state.ts';
import { ChosenLine } from '../sources/chosen-line.tsx';
import { isEverything } from '../sources/chosen-sources.ts';
import { useChoosing } from '../sources/use-choosing.tsx';
import { StatusLine } from '../chat/status-line.tsx';
import { FurtherQuestions } from '../chat/suggested-questions.tsx';
import type { TurnState } from '../state/turn-state.ts';
import type { Asking } from '../chat/use-asking.ts';
import { strings } from '../strings/strings.ts';
import './dock.css';

interface DockProps {
  readonly state: PageState;
  /** The branch that is read. */
  readonly turns: readonly TurnState[];
  readonly running: boolean;
  /** The conversation is in sight. */
  readonly shown: boolean;
  readonly asking: Asking;
  readonly onStop: () => void;
  readonly onSettings: () => void;
}

export function Dock({ state, turns, running, shown, asking, onStop, onSettings }: DockProps) {
  const { connection, library, sources = {} } = state;
  const last = turns.at(-1);
  const choosing = useChoosing(library.articles, sources, asking.keepTo);
  return (
    <div class={shown ? 'dock' : 'dock bare'}>
      <StatusLine turn={last} lost={connection === 'lost' && library.known} quiet={!shown} />
      <div hidden={!shown}>
        {last?.outcome !== undefined && !running && (
          <FurtherQuestions turns={turns} library={library} sources={state.sources} onAsk={asking.ask} />
        )}
        <ChosenLine
          articles={library.articles}
          sources={sources}
          onChange={choosing.begin}
          onAll={() => asking.keepTo({})}
        />
        <Composer
          running={running}
          placeholder={last === undefined ? strings.composer.first : strings.composer.further}
          onAsk={asking.ask}
          onStop={onStop}
        />
        {library.index !== undefined && (
          <p class="engine">
            {library.articles.length > 1 && isEverything(sources) && (
              <button type="button" class="engine-link sources-link" onClick={choosing.begin}>
                {strings.sources.choose}
              </button>
            )}
            <button type="button" class="engine-link" onClick={onSettings}>
              {whereWordsGo(library.index)}
            </button>
          </p>
        )}
        {choosing.dialog}
      </div>
    </div>
  );
}
