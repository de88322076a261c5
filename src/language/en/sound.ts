/**
 * What a name sounds like, roughly, whoever wrote it down: letters that its spellings exchange count as one, as q, k, kh,
 * g and gh do in Qaddafi, Kadhafi and Gaddafi, e and a, o and u in Muhammad and Mohammed, and doubled letters.
 * Promises: pure; never longer than the word; what is not a to z stays. Does not know how English words are spoken.
 */

const codes = (pairs: string): ReadonlyMap<number, number> =>
  new Map(pairs.split(' ').map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));

const SAME = codes('ea ou yi qk gk wv');
const BEFORE_H = codes('kk gk qk dd tt pf ss zj cc');
const [A, C, E, H, I, K, S, U, W] = [97, 99, 101, 104, 105, 107, 115, 117, 119];

function isVowel(code: number): boolean {
  const sound = SAME.get(code) ?? code;
  return sound === A || sound === I || sound === U;
}

/** Writes the sounds, as letters, into `out`, as many as it takes, and gives how many there are. */
export function writeSounds(word: string, out: Uint16Array): number {
  let length = 0;
  let last = 0;
  for (let at = 0; at < word.length && length < out.length; at++) {
    const code = word.charCodeAt(at);
    const next = word.charCodeAt(at + 1);
    let sound = SAME.get(code) ?? code;
    if (next === H && BEFORE_H.has(code)) {
      sound = BEFORE_H.get(code) ?? code;
      at++;
    } else if (code === C) {
      sound = next === E || next === I ? S : K;
    } else if (code === E && next === E) {
      sound = I;
      at++;
    } else if (code === A && (next === U || next === W) && !isVowel(word.charCodeAt(at + 2))) {
      sound = U;
      at++;
    } else if (code === W && isVowel(last)) {
      sound = U;
    } else if (code === H && isVowel(last) && !isVowel(next)) {
      continue;
    }
    if (sound === last) continue;
    out[length++] = sound;
    last = sound;
  }
  return length;
}
