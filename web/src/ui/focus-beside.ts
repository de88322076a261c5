/** A button that goes with its line gives the focus to the next line's, so that the keyboard keeps its place in a list. */
export function focusBeside(room: HTMLElement | null, button: HTMLElement): void {
  const buttons = [...(room?.querySelectorAll<HTMLElement>('[data-remove]') ?? [])];
  const at = buttons.indexOf(button);
  (buttons[at + 1] ?? buttons[at - 1] ?? room?.querySelector('h1'))?.focus({ preventScroll: true });
}
