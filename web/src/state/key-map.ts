/**
 * The keys of the page, in the order in which they are listed: what they do in words, and which event is which. Where
 * Open WebUI has a key for the same thing, it is that one. Pure; what an action does is decided by whoever listens.
 */
import { strings } from '../strings/strings.ts';
export type KeyAction = 'away' | 'next' | 'previous' | 'question' | 'new' | 'copy' | 'history' | 'settings' | 'keys';

export interface Key {
  /** None for what a field does by itself. */
  readonly action?: KeyAction;
  /** "Mod" is Ctrl, and the command key on a Mac. */
  readonly combos: readonly string[];
  readonly words: string;
}

export const keyMap: readonly Key[] = [
  { combos: ['Enter'], words: strings.ask },
  { combos: ['Shift+Enter'], words: strings.keys.newLine },
  { action: 'away', combos: ['Escape'], words: strings.keys.away },
  { action: 'next', combos: ['j'], words: strings.keys.next },
  { action: 'previous', combos: ['k'], words: strings.keys.previous },
  { action: 'question', combos: ['/', 'Shift+Escape'], words: strings.keys.question },
  { action: 'new', combos: ['Mod+Shift+o'], words: strings.newConversation },
  { action: 'copy', combos: ['Mod+Shift+c'], words: strings.keys.copy },
  { action: 'history', combos: ['Mod+k'], words: strings.keys.history },
  { action: 'settings', combos: ['Mod+.'], words: strings.settings },
  { action: 'keys', combos: ['?', 'Mod+/'], words: strings.keys.keys },
];

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** `writes`: in a field the key writes a character, and must be left to it. */
export function actionOf(pressed: Pressed): { readonly action: KeyAction; readonly writes: boolean } | undefined {
  if (pressed.altKey) return undefined;
  const combo = comboOf(pressed);
  const action = keyMap.find(({ combos }) => combos.includes(combo))?.action;
  return action && { action, writes: pressed.key.length === 1 && !combo.startsWith('Mod+') };
}

function comboOf({ key, shiftKey, ctrlKey, metaKey }: Pressed): string {
  const name = key.toLowerCase() === key.toUpperCase() || key.length > 1 ? key : key.toLowerCase();
  // Where a sign stands on the keyboard, and so whether it takes Shift, depends on the country.
  const shifted = shiftKey && (key.length > 1 || name !== key || name !== key.toUpperCase());
  return [ctrlKey || metaKey ? 'Mod' : '', shifted ? 'Shift' : '', name].filter((part) => part !== '').join('+');
}

/** The caps of a combination, as they are printed on the keyboard. */
export function keyCaps(combo: string, mac: boolean): string[] {
  const caps: Readonly<Record<string, string>> = { Mod: mac ? '⌘' : 'Ctrl', Escape: 'Esc' };
  return combo.split('+').map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
