/**
 * Which way a line runs, by its first letter. Where a line is made of several pieces, each of which may run its own way, dir="auto"
 * looks past all of them; then the line takes the way of the words that it is about.
 */
const fromTheRight =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && fromTheRight.test(letter) ? 'rtl' : 'ltr';
}
