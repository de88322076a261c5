/** What shows the card of a citation on a button of it: the pointer after a breath, the keyboard at once; a finger never. */
import type { TargetedFocusEvent, TargetedPointerEvent } from 'preact';
import type { PageTools } from './page-tools.ts';
import type { ShownCitation } from '../state/turn-state.ts';

export function cardOn({ showCard, hideCard }: PageTools, citation: ShownCitation) {
  return {
    // A button may come to lie under a pointer that rests; only one that moves asks for the card.
    onPointerMove: ({ currentTarget: button, pointerType }: TargetedPointerEvent<HTMLElement>) => {
      if (pointerType !== 'touch' && !button.hasAttribute('aria-describedby')) showCard(button, citation, 'soon');
    },
    onPointerLeave: () => hideCard('soon'),
    onFocus: (event: TargetedFocusEvent<HTMLElement>) => {
      const button = event.currentTarget;
      const wanted = button.dataset['quiet'] === undefined && button.matches(':focus-visible');
      if (wanted) showCard(button, citation, 'now');
    },
    onBlur: () => hideCard('now'),
  };
}
