/**
 * Puts the focus into the composer after something that had it has gone, such as an example or a retry button.
 * Not where fingers are the pointer: there it would raise the keyboard over the answer.
 */
export function focusQuestion(): void {
  if (!matchMedia('(pointer: fine)').matches) return;
  takeFocus();
  // Out of sight, behind a list, it takes no focus until the next frame.
  if (document.activeElement?.id !== 'question') requestAnimationFrame(takeFocus);
}

function takeFocus(): void {
  document.getElementById('question')?.focus({ preventScroll: true });
}

/** The reader is about to write: with the next frame, when the composer is in sight, whatever the pointer is. */
export function wantQuestion(): void {
  requestAnimationFrame(() => document.getElementById('question')?.focus());
}
