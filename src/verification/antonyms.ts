/**
 * Words that turn a sentence round: more and fewer, rose and fell, before and after. A sentence that has one where its
 * quotes have only the other says the opposite of them; where they have both, the number or the word beside it decides.
 * A short list of plain words; knows no meaning beyond it.
 */
import { antonyms, deniedComparatives } from '../language/en/antonyms.ts';
import { plain } from './facts.ts';

/** Characters around a number in which the word that turns it stands. */
const reach = 45;

/** What is wrong, as a sentence; undefined when nothing is. */
export function antonymProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = inOneWay(sentence);
  const quoted = inOneWay(quotes.join('\n'));
  for (const [one, other] of antonyms) {
    for (const [here, there] of [
      [one.of, other.of],
      [other.of, one.of],
    ] as const) {
      const instead = turned(said, quoted, here, there);
      if (instead !== undefined) return instead;
    }
  }
  return undefined;
}

function inOneWay(text: string): string {
  return deniedComparatives.reduce((said, [{ of }, instead]) => said.replaceAll(of, instead), plain(text));
}

function turned(said: string, quoted: string, here: RegExp, there: RegExp): string | undefined {
  for (const { 0: word, index } of said.matchAll(here)) {
    const beside = anchorOf(said, index, word.length);
    const instead = beside === undefined ? undefined : nearest(quoted, beside, here, there);
    const [opposite] =
      instead ?? (quoted.match(here) === null && said.match(there) === null ? (quoted.match(there) ?? []) : []);
    if (opposite !== undefined) return `It says “${word}” where the words that it quotes say “${opposite}”.`;
  }
  return undefined;
}

/** The number that stands nearest to a word. */
function anchorOf(text: string, at: number, length: number): string | undefined {
  const from = Math.max(0, at - reach);
  const numbers = Array.from(text.slice(from, at + length + reach).matchAll(/\d+(?:[.,]\d+)*/g), (match) => ({
    number: match[0],
    distance:
      from + match.index >= at ? from + match.index - at - length : at - from - match.index - match[0].length + 8,
  }));
  return numbers.toSorted((a, b) => a.distance - b.distance)[0]?.number;
}

/** Beside the same number in the quotes: the opposite word, when it stands nearer than the word itself. */
function nearest(quoted: string, number: string, here: RegExp, there: RegExp): [string] | undefined {
  const at = quoted.search(new RegExp(`(?<![\\d.,])${number.replaceAll('.', '\\.')}(?![\\d]|[.,]\\d)`));
  if (at < 0) return undefined;
  const from = Math.max(0, at - reach);
  const around = quoted.slice(from, at + number.length + reach);
  const middle = at - from;
  const distanceOf = (form: RegExp): { word: string; distance: number } | undefined =>
    Array.from(around.matchAll(form), (match) => ({
      word: match[0],
      distance: Math.abs(match.index - middle),
    })).toSorted((a, b) => a.distance - b.distance)[0];
  const [own, other] = [distanceOf(here), distanceOf(there)];
  if (other === undefined || (own !== undefined && own.distance <= other.distance)) return undefined;
  return [other.word];
}
