/**
 * The notes: answers and sentences that the reader saved, each with its footnotes as they were, and a field beside it for
 * words of their own. All of them can be exported or printed; a deleted one comes back with undo.
 */
import { useRef } from 'preact/hooks';
import type { SavedFormat } from '../../../src/conversations/export-file.ts';
import type { StoredNote } from '../../../src/store/stored-note.ts';
import { AnswerBody } from '../chat/answer-body.tsx';
import { ExportMenu } from '../chat/export-menu.tsx';
import { useGrowingField } from '../chat/question-field.ts';
import { Notes } from '../notes/notes.tsx';
import { shown } from '../state/turn-state.ts';
import { turnPath, viewPath } from '../state/route.ts';
import { focusBeside } from '../ui/focus-beside.ts';
import { timeOf } from '../ui/format.ts';
import { useSaved } from './use-saved.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import '../ui/list-page.css';
import '../ui/remarks.css';
import './saved-view.css';

interface SavedViewProps {
  /** Of the index: what notes say of their articles changes with it. */
  readonly revision: number | undefined;
  /** Ids of those that are being deleted. */
  readonly hidden: ReadonlyMap<string, unknown>;
  readonly onExport: (format: SavedFormat) => void;
  readonly onRemove: (note: { readonly id: string; readonly title: string }) => void;
}

export function SavedView({ revision, hidden, onExport, onRemove }: SavedViewProps) {
  const { notes, problem, write } = useSaved(revision, hidden);
  const room = useRef<HTMLElement>(null);
  const left = notes?.filter(({ id }) => !hidden.has(id)) ?? [];
  return (
    <section ref={room} class="library" aria-label={strings.saved.title}>
      <div class="saved-head">
        <h1 class="page-title" tabIndex={-1}>
          {strings.saved.title}
        </h1>
        {left.length > 0 && (
          <div class="saved-tools">
            <ExportMenu title={strings.saved.title} onExport={onExport} onPrint={() => print()} />
          </div>
        )}
      </div>
      {problem !== undefined && (
        <p class="panel-warning">
          <strong>{problem.title}.</strong> {problem.detail}
        </p>
      )}
      {notes !== undefined && left.length === 0 && <p class="start-note">{strings.saved.none}</p>}
      {left.map((note) => (
        <SavedNote
          key={note.id}
          note={note}
          onWrite={write}
          onRemove={(button) => {
            focusBeside(room.current, button);
            onRemove({ id: note.id, title: note.question });
          }}
        />
      ))}
    </section>
  );
}

interface SavedNoteProps {
  readonly note: StoredNote;
  readonly onWrite: (id: string, text: string) => Promise<string | undefined>;
  readonly onRemove: (button: HTMLElement) => void;
}

function SavedNote({ note, onWrite, onRemove }: SavedNoteProps) {
  const { id, question, text, saved, created, conversationId, turnId } = note;
  const field = useGrowingField(text);
  const citations = saved.citations.map(shown);
  const keep = async (own: HTMLTextAreaElement): Promise<void> => {
    if (own.value.trim() === text) return;
    const kept = await onWrite(id, own.value);
    if (kept !== undefined && document.activeElement !== own) own.value = kept;
  };
  return (
    <article class="saved-note" aria-labelledby={`note-${id}`}>
      <h2 id={`note-${id}`} class="saved-question" dir="auto">
        {question}
      </h2>
      <textarea
        ref={field}
        class="field saved-text"
        rows={1}
        dir="auto"
        maxLength={20_000}
        aria-label={strings.saved.text}
        placeholder={strings.saved.text}
        defaultValue={text}
        onBlur={(event) => void keep(event.currentTarget)}
      />
      <AnswerBody
        turnId={id}
        statements={saved.statements}
        citations={citations}
        outcome={undefined}
        active={undefined}
      />
      <Notes turnId={id} citations={citations} active={undefined} numbered />
      <p class="saved-foot">
        {timeOf(new Date(created))} ·{' '}
        <a href={turnPath(viewPath('conversation', conversationId), turnId)}>{strings.saved.conversation}</a> ·{' '}
        <button
          type="button"
          class="link"
          data-remove=""
          aria-label={strings.conversationsList.deleteIt(question)}
          onClick={(event) => onRemove(event.currentTarget)}
        >
          {strings.conversationsList.delete}
        </button>
      </p>
    </article>
  );
}
