/**
 * Puts the focus into the composer after something that had it has gone, such as an example or a retry button.
 * Not where fingers are the pointer: there it would raise the keyboard over the answer.
 */
export function focusQuestion(): void {
  if (matchMedia('(pointer: fine)').matches) document.getElementById('question')?.focus({ preventScroll: true });
}
