/**
 * Kept conversations, the latest first, set like the library: the day in the margin, the first questions beside it.
 * Each is a link, can be renamed in its place, exported, and deleted with undo.
 */
import { useRef } from 'preact/hooks';
import type { ConversationSummary } from '../../../src/store/stored-conversation.ts';
import { dayOf } from '../ui/format.ts';
import { focusBeside } from '../ui/focus-beside.ts';
import { HistoryEntry } from './history-entry.tsx';
import type { HistoryEntryProps } from './history-entry.tsx';
import type { ConversationList } from './use-history.ts';
import { isPlainClick } from '../ui/plain-click.ts';
import type { View } from '../state/route.ts';
import { viewPath } from '../state/route.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import '../ui/remarks.css';
import '../ui/list-page.css';
import './history-view.css';

interface HistoryViewProps extends Pick<HistoryEntryProps, 'onOpen' | 'onExport' | 'onPrint'> {
  readonly list: ConversationList;
  /** Ids of those that are being deleted. */
  readonly hidden: ReadonlyMap<string, unknown>;
  readonly onShow: (view: View) => void;
  readonly onRemove: (conversation: ConversationSummary) => void;
}

export function HistoryView({ list, hidden, onShow, onOpen, onExport, onPrint, onRemove }: HistoryViewProps) {
  const room = useRef<HTMLElement>(null);
  const shown = list.conversations?.filter(({ id }) => !hidden.has(id));
  const link = (to: View, words: string) => (
    <a
      class="tool"
      href={viewPath(to)}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onShow(to);
      }}
    >
      {words}
    </a>
  );
  return (
    <section ref={room} class="library" aria-label={strings.history}>
      <div class="history-head">
        <h1 class="page-title" tabIndex={-1}>
          {strings.history}
        </h1>
        <p>
          {link('unanswered', strings.unanswered.title)} {link('notes', strings.saved.title)}
        </p>
      </div>
      <p class="narrow">
        <label class="unseen" for="seek">
          {strings.conversationsList.seek}
        </label>
        <input
          id="seek"
          type="search"
          class="field"
          placeholder={strings.conversationsList.seekBy}
          value={list.sought}
          onInput={(event) => list.seek(event.currentTarget.value)}
        />
      </p>
      {list.problem !== undefined && (
        <p class="panel-warning">
          <strong>{list.problem.title}.</strong> {list.problem.detail}
        </p>
      )}
      {shown?.length === 0 && (
        <p class="start-note">
          {list.sought === '' ? strings.conversationsList.none : strings.conversationsList.noneFound}
        </p>
      )}
      {byDay(shown ?? []).map(([day, group]) => (
        <section key={day} class="year">
          <h2 class="year-name day-name">{day}</h2>
          <ul>
            {group.map((conversation) => (
              <li key={conversation.id} class="entry-row">
                <HistoryEntry
                  conversation={conversation}
                  onOpen={onOpen}
                  sought={list.sought}
                  onRename={list.rename}
                  onPin={list.pin}
                  onExport={onExport}
                  onPrint={onPrint}
                  onRemove={(button) => {
                    focusBeside(room.current, button);
                    onRemove(conversation);
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function isPinned({ pinned }: ConversationSummary): boolean {
  return pinned === true;
}

function byDay(conversations: readonly ConversationSummary[]): [string, ConversationSummary[]][] {
  const today = new Date();
  const days = new Map<string, ConversationSummary[]>();
  // One that was just let go of goes back to its day.
  const latest = conversations.toSorted((a, b) => (a.updated < b.updated ? 1 : -1));
  for (const conversation of [...latest.filter(isPinned), ...latest.filter((each) => !isPinned(each))]) {
    const day =
      conversation.pinned === true ? strings.conversationsList.pinned : dayOf(new Date(conversation.updated), today);
    const group = days.get(day);
    if (group === undefined) days.set(day, [conversation]);
    else group.push(conversation);
  }
  return [...days];
}
