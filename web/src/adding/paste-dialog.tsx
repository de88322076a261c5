/**
 * A text from the clipboard becomes an article: the words, and a title where it has none of its own.
 * What was written survives a closing by mistake.
 */
import { useState } from 'preact/hooks';
import { Modal } from '../ui/modal.tsx';
import type { Source } from './uploads.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import '../ui/modal.css';
import './paste-dialog.css';

interface PasteDialogProps {
  readonly onAdd: (sources: readonly Source[]) => void;
  readonly onClose: () => void;
}

/** Outlives the dialog, not the page. */
let draft = { title: '', text: '' };

export function PasteDialog({ onAdd, onClose }: PasteDialogProps) {
  const [{ title, text }, setWritten] = useState(draft);
  const write = (part: Partial<typeof draft>): void => {
    draft = { ...draft, ...part };
    setWritten(draft);
  };
  return (
    <Modal labelledBy="paste-title" onClose={onClose}>
      <form
        class="dialog-page"
        onSubmit={(event) => {
          event.preventDefault();
          onAdd([{ kind: 'text', text, title: title.trim() }]);
          draft = { title: '', text: '' };
          onClose();
        }}
      >
        <h2 id="paste-title" class="dialog-title">
          {strings.adding.paste}
        </h2>
        <label class="field-label" for="paste-text">
          {strings.adding.text}
        </label>
        <textarea
          id="paste-text"
          class="field"
          rows={10}
          required
          dir="auto"
          value={text}
          onInput={(event) => write({ text: event.currentTarget.value })}
        />
        <label class="field-label" for="paste-name">
          {fill(strings.adding.title, { note: <span class="optional">{strings.adding.titleNote}</span> })}
        </label>
        <input
          id="paste-name"
          class="field"
          dir="auto"
          autocomplete="off"
          maxLength={300}
          value={title}
          onInput={(event) => write({ title: event.currentTarget.value })}
        />
        <div class="dialog-actions">
          <button type="button" class="button quiet" onClick={onClose}>
            {strings.cancel}
          </button>
          <button type="submit" class="button" aria-disabled={text.trim() === ''}>
            {strings.adding.add}
          </button>
        </div>
      </form>
    </Modal>
  );
}
