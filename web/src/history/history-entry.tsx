/**
 * One line of the history: a real link to the conversation, where words are sought
 * the sentence that holds them, and beside it the ways to pin, rename, export and delete it.
 * A new name is taken with Enter or by leaving the field; Escape keeps the old one.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConversationSummary } from '../../../src/store/stored-conversation.ts';
import type { SavedFormat } from '../../../src/conversations/export-file.ts';
import { ExportMenu } from '../chat/export-menu.tsx';
import { timeOf } from '../ui/format.ts';
import { isPlainClick } from '../ui/plain-click.ts';
import { viewPath } from '../state/route.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import '../ui/list-page.css';
import './history-entry.css';

export interface HistoryEntryProps {
  readonly conversation: ConversationSummary;
  /** Words that the list is searched for. */
  readonly sought: string;
  readonly onOpen: (id: string) => void;
  readonly onRename: (id: string, title: string) => void;
  readonly onPin: (id: string, pinned: boolean) => void;
  readonly onExport: (conversation: { readonly id: string; readonly title: string }, format: SavedFormat) => void;
  readonly onPrint: (id: string) => void;
  readonly onRemove: (button: HTMLElement) => void;
}

export function HistoryEntry(props: HistoryEntryProps) {
  const { conversation, sought, onOpen, onRename, onPin, onExport, onPrint, onRemove } = props;
  const { id, title, questions, updated, pinned = false, matched } = conversation;
  const [naming, setNaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const endNaming = (name: string): void => {
    setNaming(false);
    if (name.trim() !== '' && name.trim() !== title) onRename(id, name.trim());
  };
  const wasNaming = useRef(false);
  useLayoutEffect(() => {
    // Only when nothing else has taken the focus.
    if (wasNaming.current && !naming && document.activeElement === document.body) pencil.current?.focus();
    wasNaming.current = naming;
  }, [naming]);
  return (
    <>
      {naming ? (
        <NameField title={title} onEnd={endNaming} />
      ) : (
        <a
          class="entry"
          href={viewPath('conversation', id)}
          onClick={(event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            onOpen(id);
          }}
        >
          <span class="entry-title" dir="auto">
            {title}
          </span>
          {matched !== undefined && matched !== title && (
            <span class="entry-match" dir="auto">
              <Marked text={matched} words={sought.trim()} />
            </span>
          )}
          <span class="entry-source">
            {strings.conversationsList.questions(questions)} · {timeOf(new Date(updated))}
          </span>
        </a>
      )}
      <div class={pinned ? 'entry-tools pinned' : 'entry-tools'}>
        <button
          type="button"
          class="icon"
          aria-label={strings.conversationsList.pinIt(title)}
          aria-pressed={pinned}
          title={strings.conversationsList.pin}
          onClick={() => onPin(id, !pinned)}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true" fill={pinned ? 'currentcolor' : 'none'}>
            <path d="M7 3.5h6l-1 5 2.5 3h-9l2.5-3zM10 11.5v5" />
          </svg>
        </button>
        <button
          ref={pencil}
          type="button"
          class="icon"
          aria-label={strings.conversationsList.renameIt(title)}
          title={strings.conversationsList.rename}
          onClick={() => setNaming(true)}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="m4 13-.5 3.5L7 16l9-9-3-3zM11.5 5.5l3 3" />
          </svg>
        </button>
        <ExportMenu title={title} onExport={(format) => onExport({ id, title }, format)} onPrint={() => onPrint(id)} />
        <button
          type="button"
          class="icon"
          data-remove=""
          aria-label={strings.conversationsList.deleteIt(title)}
          title={strings.conversationsList.delete}
          onClick={(event) => onRemove(event.currentTarget)}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M4 6h12M8 6V4.5h4V6M5.5 6l.7 9.5h7.6l.7-9.5M8.5 9v4M11.5 9v4" />
          </svg>
        </button>
      </div>
    </>
  );
}

/** The words that were sought, marked where they stand. */
function Marked({ text, words }: { text: string; words: string }) {
  const at = words === '' ? -1 : text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  );
}

function NameField({ title, onEnd }: { title: string; onEnd: (name: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  // Taking the field away takes its focus away, which must not end it once more.
  const end = (name: string): void => {
    if (!ended.current) onEnd(name);
    ended.current = true;
  };
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <input
      ref={field}
      class="field name-field"
      aria-label={strings.conversationsList.nameField}
      dir="auto"
      maxLength={200}
      defaultValue={title}
      onBlur={(event) => end(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // Escape has other work elsewhere on the page; Enter would press the button that gets the focus back.
        event.stopPropagation();
        event.preventDefault();
        end(event.key === 'Enter' ? event.currentTarget.value : title);
      }}
    />
  );
}
