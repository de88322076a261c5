/**
 * Puts the focus into the composer after something that had it has gone, such as an example or a retry button.
 * Not where fingers are the pointer: there it would raise the keyboard over the answer.
 */
export function focusQuestion(): void {
  if (matchMedia('(pointer: fine)').matches) document.getElementById('question')?.focus({ preventScroll: true });
}

/** The reader is about to write: with the next frame, when the composer is in sight, whatever the pointer is. */
export function wantQuestion(): void {
  requestAnimationFrame(() => document.getElementById('question')?.focus());
}
