/**
 * Words that turn a sentence round: more and fewer, rose and fell, before and after. A sentence that has one where its
 * quotes have only the other says the opposite of them; where they have both, the number or the word beside it decides.
 * A short list of plain words; knows no meaning beyond it.
 */
import { plain } from './facts.ts';

const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:more|greater|higher|larger|over(?= [$€£]?\d)|above(?= (?:the |[$€£]?\d))|exceed(?:s|ed|ing)?|at least|or more|minimum|up(?! to)|r[oi]se(?:s|n)?|rising|rais(?:es|ed)|lift(?:s|ed)|increas\w*|gr[eo]w(?:s|n|ing|th)?|climb\w*|gain\w*|jump\w*|soar\w*|doubled|expand\w*|improv\w*)\b/gi,
    /\b(?:fewer|less|lower|smaller|under(?= [$€£]?\d)|below(?= (?:the |[$€£]?\d))|short of|at most|or (?:fewer|less)|up to|maximum|down|f[ae]ll(?:s|en|ing)?|decreas\w*|declin\w*|dropp?\w*|shr[aiu]nk\w*|plung\w*|slump\w*|halved|sank|worsen\w*|reduc\w*|cut|los(?:t|es?|ing))\b/gi,
  ],
  [
    /\b(?:before(?:hand)?|prior to|ahead of|in advance|earlier than|preced\w+)\b/gi,
    /\b(?:after(?:wards)?|following|later than)\b/gi,
  ],
  [/\b(?:until|till)\b/gi, /\b(?:since|starting|as of)\b/gi],
  [
    /\b(?:largest|biggest|highest|greatest|best|most|mainly|mostly|majority)\b/gi,
    /\b(?:smallest|lowest|least|fewest|worst|few|minority)\b/gi,
  ],
  [/\b(?:wider|broader)\b/gi, /\bnarrower\b/gi],
  [/\b(?:faster|quicker|sooner)\b/gi, /\b(?:slower|later)\b/gi],
  [/\b(?:w[io]ns?|winning|victor\w+|beat(?:en)?)\b/gi, /\b(?:los(?:t|es?|ing)|defeated)\b/gi],
  [/\bnorth(?:ern|west\w*|east\w*)?\b/gi, /\bsouth(?:ern|west\w*|east\w*)?\b/gi],
  [/\beast(?:ern)?\b/gi, /\bwest(?:ern)?\b/gi],
  [
    /\b(?:support\w*|back(?:s|ed)|approv\w*|endors\w*|favou?r\w*)\b/gi,
    /\b(?:oppos\w*|resist\w*|object(?:s|ed)|against)\b/gi,
  ],
  [
    /\b(?:open(?:s|ed|ing)?|reopen\w*|beg[aiu]n\w*|start\w*|launch\w*)\b/gi,
    /\b(?:clos(?:e|es|ed|ing|ure)|shut|end(?:s|ed)?|finish\w*|stopp?\w*|halt\w*)\b/gi,
  ],
  [/\b(?:b(?:uy|uys|ought|uying)|purchas\w*|acquir\w*)\b/gi, /\b(?:s(?:ell|ells|old|elling)|sale)\b/gi],
  [/\b(?:allow\w*|permit\w*|legali[sz]\w*)\b/gi, /\b(?:ban(?:s|ned)?|forb[aio]d\w*|prohibit\w*|outlaw\w*)\b/gi],
  [/\b(?:strong(?:er|est)?|strengthen\w*)\b/gi, /\b(?:weak(?:er|est)?|weaken\w*)\b/gi],
  [/\b(?:profits?|profitable|surplus)\b/gi, /\b(?:loss(?:es)?|deficit)\b/gi],
  [/\b(?:confirm\w*|admit\w*|acknowledg\w*)\b/gi, /\b(?:den(?:y|ies|ied)|disput\w*)\b/gi],
  [/\b(?:verified|confirmed)\b/gi, /\bun(?:verified|confirmed)\b/gi],
  [/\bsucce(?:ed|ss)\w*\b/gi, /\bfail\w*\b/gi],
];

/** Characters around a number in which the word that turns it stands. */
const reach = 45;

/** What is wrong, as a sentence; undefined when nothing is. */
export function oppositeProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = inOneWay(sentence);
  const quoted = inOneWay(quotes.join('\n'));
  for (const [one, other] of pairs) {
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const) {
      const instead = turned(said, quoted, here, there);
      if (instead !== undefined) return instead;
    }
  }
  return undefined;
}

/** "No more than" is no "more". */
function inOneWay(text: string): string {
  return plain(text)
    .replaceAll(/\b(?:no|not) more than\b/gi, 'at most')
    .replaceAll(/\b(?:no|not) (?:less|fewer) than\b/gi, 'at least');
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
