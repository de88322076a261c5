/** Puts words at the places that a sentence names: "the folder {folder}". */

export function fillText(sentence: string, parts: Readonly<Record<string, string | number>>): string {
  return pieces(sentence, (name) => String(parts[name])).join('');
}

export function pieces<Piece>(sentence: string, at: (name: string) => Piece): (string | Piece)[] {
  // Every second piece is the name of a place.
  return sentence.split(/\{(\w+)\}/).map((piece, index) => (index % 2 === 0 ? piece : at(piece)));
}
