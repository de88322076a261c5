/** Puts what is set in another type into a sentence, at the places that the sentence names. */
import type { ComponentChildren } from 'preact';
import { pieces } from './fill-text.ts';

export function fill(sentence: string, parts: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] {
  return pieces(sentence, (name) => parts[name]);
}
