/**
 * Words that turn a sentence round: more and fewer, rose and fell, before and after. A sentence that has one where its
 * quotes have only the other says the opposite of them. A short list of plain words; knows no meaning beyond it.
 */

const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:more|greater|higher|above|over|exceed(?:s|ed|ing)?|outnumber(?:s|ed)?)\b/i,
    /\b(?:fewer|less|lower|below|under|short of)\b/i,
  ],
  [/\bat least|no (?:fewer|less) than|minimum\b/i, /\bat most|up to|no more than|maximum\b/i],
  [
    /\b(?:rose|ris(?:es?|en|ing)|increas\w*|gr[eo]w(?:s|n|ing|th)?|climb\w*|gain\w*|jump\w*|soar\w*|doubled|expand\w*|improv\w*)\b/i,
    /\b(?:f[ae]ll(?:s|en|ing)?|decreas\w*|declin\w*|dropp?\w*|shr[aiu]nk\w*|plung\w*|slump\w*|halved|sank|worsen\w*|reduc\w*|cut)\b/i,
  ],
  [/\b(?:before|prior to|ahead of|earlier than|preced\w+)\b/i, /\b(?:after|following|later than|since|once)\b/i],
  [/\b(?:largest|biggest|highest|most|greatest|best)\b/i, /\b(?:smallest|lowest|least|fewest|worst)\b/i],
  [/\b(?:w[io]ns?|winning|victor\w+|beat(?:en)?|defeats)\b/i, /\b(?:los(?:t|es?|ing)|defeated)\b/i],
  [/\bnorth(?:ern|west\w*|east\w*)?\b/i, /\bsouth(?:ern|west\w*|east\w*)?\b/i],
  [/\beast(?:ern)?\b/i, /\bwest(?:ern)?\b/i],
  [/\b(?:support\w*|back(?:s|ed)|approv\w*|endors\w*|favou?r\w*)\b/i, /\b(?:oppos\w*|resist\w*|object\w*|against)\b/i],
  [/\b(?:open(?:s|ed|ing)?|reopen\w*)\b/i, /\b(?:clos(?:e|es|ed|ing|ure)|shut)\b/i],
  [/\b(?:beg[aiu]n\w*|start\w*|launch\w*)\b/i, /\b(?:end(?:s|ed)?|finish\w*|stopp?\w*|halt\w*)\b/i],
  [/\b(?:b(?:uy|uys|ought|uying)|purchas\w*|acquir\w*)\b/i, /\b(?:s(?:ell|ells|old|elling)|sale)\b/i],
  [/\b(?:allow\w*|permit\w*|legali[sz]\w*)\b/i, /\b(?:ban(?:s|ned)?|forb[aio]d\w*|prohibit\w*|outlaw\w*)\b/i],
  [/\b(?:hot(?:ter|test)?|warm\w*)\b/i, /\b(?:cold(?:er|est)?|cool\w*)\b/i],
  [/\b(?:strong(?:er|est)?|strengthen\w*)\b/i, /\b(?:weak(?:er|est)?|weaken\w*)\b/i],
  [/\b(?:profits?|profitable|surplus)\b/i, /\b(?:loss(?:es)?|deficit)\b/i],
  [/\b(?:all|every|always)\b/i, /\b(?:some|few|rarely|seldom)\b/i],
  [/\bsucce(?:ed|ss)\w*\b/i, /\bfail\w*\b/i],
];

/** What is wrong, as a sentence; undefined when nothing is. `known`: what is said about the quotes' articles. */
export function oppositeProblem(sentence: string, quotes: readonly string[], known: string): string | undefined {
  const held = [...quotes, known].join('\n');
  for (const [one, other] of pairs) {
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const) {
      const said = here.exec(sentence)?.[0];
      if (said === undefined || there.test(sentence) || here.test(held)) continue;
      const instead = quotes.map((quote) => there.exec(quote)?.[0]).find((word) => word !== undefined);
      if (instead !== undefined) return `It says “${said}” where the words that it quotes say “${instead}”.`;
    }
  }
  return undefined;
}
