/**
 * Notices that come and go in a corner: what happened to the articles, and a way to undo what the reader did.
 * Announced politely, but not as the page's status line, which belongs to the answer. Stays while it has the pointer.
 */
import { useEffect, useState } from 'preact/hooks';
import { shorten } from './format.ts';
import type { Notice } from './notices.ts';
import { fillText } from './fill-text.ts';
import { strings } from '../strings/strings.ts';
import './buttons.css';
import './toast.css';

interface ToastsProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (id: string) => void;
  readonly onUndo: (notice: Notice) => void;
}

const stayMilliseconds = 8000;

export function Toasts({ notices, onDismiss, onUndo }: ToastsProps) {
  return (
    <div class="toasts" aria-live="polite">
      {notices.map((notice) => (
        <Toast key={notice.id} notice={notice} onDismiss={onDismiss} onUndo={onUndo} />
      ))}
    </div>
  );
}

interface ToastProps {
  readonly notice: Notice;
  readonly onDismiss: (id: string) => void;
  readonly onUndo: (notice: Notice) => void;
}

function Toast({ notice, onDismiss, onUndo }: ToastProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => onDismiss(notice.id), stayMilliseconds);
    return () => clearTimeout(timer);
  }, [held, notice.id, onDismiss]);
  const [first] = notice.titles;
  const more = notice.titles.length - 1;
  return (
    <div
      class="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <p>
        {notice.text}
        {first !== undefined && (
          <span class="toast-title" dir="auto">
            {shorten(first, 90)}
            {more > 0 && ` ${fillText(strings.andMore, { amount: more })}`}
          </span>
        )}
      </p>
      {notice.action !== undefined && (
        <button type="button" class="link" onClick={() => onUndo(notice)}>
          {strings.notices.undo}
        </button>
      )}
      <button type="button" class="icon" aria-label={strings.notices.dismiss} onClick={() => onDismiss(notice.id)}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m6 6 8 8M14 6l-8 8" />
        </svg>
      </button>
    </div>
  );
}
