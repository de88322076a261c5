/** The questions of a long conversation, closed until wanted; each leads to its answer. Draws nothing for a short one. */
import type { TurnState } from '../state/turn-state.ts';
import { isPlainClick } from '../ui/plain-click.ts';
import { turnPath } from '../state/route.ts';
import { strings } from '../strings/strings.ts';
import './outline.css';

/** Questions that are seen at a glance without it. */
const short = 3;

export function Outline({ turns }: { turns: readonly TurnState[] }) {
  if (turns.length <= short) return null;
  return (
    <nav class="outline" aria-label={strings.conversation.outline}>
      <details>
        <summary>
          {strings.conversation.outline}: {strings.conversationsList.questions(turns.length)}
        </summary>
        <ol>
          {turns.map(({ id, question }) => (
            <li key={id}>
              <a
                href={turnPath(location.pathname, id)}
                dir="auto"
                onClick={(event) => {
                  if (!isPlainClick(event)) return;
                  event.preventDefault();
                  document.querySelector(`[aria-labelledby="q-${id}"]`)?.scrollIntoView();
                }}
              >
                {question}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
