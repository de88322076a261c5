/** Puts what is set in another type into a sentence, at the places that the sentence names: "the folder {folder}". */
import type { ComponentChildren } from 'preact';

export function fill(sentence: string, parts: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] {
  // Every second piece is the name of a place.
  return sentence.split(/\{(\w+)\}/).map((piece, index) => (index % 2 === 0 ? piece : parts[piece]));
}
