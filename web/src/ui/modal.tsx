/**
 * A dialog over the page: the browser keeps the focus inside, Escape and a press beside it close it, and whatever had the
 * focus gets it back. What stands in it is the business of its children.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './modal.css';

interface ModalProps {
  /** Id of its heading. */
  readonly labelledBy: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Modal({ labelledBy, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the first paint, so that what is typed at once is not lost.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // Closing it is what gives the focus back.
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        // Its own close event comes late, when the button may have been pressed again.
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
