/**
 * Whether a sentence says more than its quotes: "all" of some, "the largest" of one of the largest, "more than 100" of 100,
 * "proves" of "suggests", a fact of an "if", what has happened of what is planned.
 * Promises: pure; only speaks up where a word of its lists stands in the sentence, and none that would allow it in the
 * quotes. Lists of plain words; knows no meaning beyond them. English only.
 */
import { plain } from './facts.ts';

/** What strengthens, and what must stand in the quotes for it. */
const stronger: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:all(?! (?:over|along|but|the more|told|this|that))|every|everyone|everybody|everything|always|entirely|completely)\b(?<!\b(?:at|above|after|first of|in|most of) all)/i,
    /\b(?:all|any\w*|each|every\w*|whole|wholly|entire\w*|always|both|complete\w*|full\w*|only|no|none|never|without|total\w*|again and again|constant\w*|throughout|wherever|whenever)\b/i,
  ],
  [
    /\b(?:only|solely|exclusively|nothing but)\b(?! (?:after|when|if|in (?:19|20)|on|since|a few))/i,
    /\b(?:only|sole\w*|exclusive\w*|alone|just|merely|nothing|no other|except|purely|first|but|rather|fewer|little|less|last|limited|restrict\w*|mere|not)\b/i,
  ],
  [/\bever\b(?! since)/i, /\b(?:ever|never|history|all time|record|before|unprecedented)\b/i],
  [
    /\b(?:the|its|his|her|their) (?:very )?(?:last|final)\b(?! (?:\w+ )?(?:years?|months?|weeks?|days?|decades?|hours?|minutes?|century|night|time)\b)/i,
    /\b(?:last|final\w*|end\w*|latest|clos\w+|until|no more|conclu\w+|once|final)\b/i,
  ],
  [
    /\b(?:despite|in spite of|even though|regardless of)\b/i,
    /\b(?:despite|spite|though|although|but|yet|however|while|whereas|nevertheless|nonetheless|still|even|regardless|notwithstanding|not)\b/i,
  ],
  [
    /\b(?:pro(?:ve[sd]?|ven|of)|demonstrat\w+|certain(?:ly)?|undoubtedly|definitely)\b/i,
    /\b(?:pro(?:ve[sd]?|ven|of)|demonstrat\w+|show\w*|certain\w*|undoubted\w*|definite\w*|sure|clear\w*|evidence|confirm\w*|doubt)\b/i,
  ],
];

const superlative = /\b(?:the|its|his|her|their|ever) (?:\p{Ll}+ )??(?:most \p{Ll}+|\p{Ll}{2,}est)\b/giu;
const noSuperlative =
  /(?:w|qu|inter|prot|arr|t|for|harv|gu|inv|sugg|cont|hon|mod|r|requ|lat|pri|conqu|n|ch|p|v|near)est$/i;
const anySuperlative =
  /\b(?:most|least|best|worst|first|top|record|chief|main|unprecedented|peak|\p{Ll}{2,}est|\p{Ll}+er than any)\b/iu;
const oneOf = /\b(?:one of|among|some of|second|third|fourth|fifth|nearly|almost|part of)\b/i;

/** Before a number, and what must stand near that number in the quotes. */
const bounds: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:more than|over|at least|above|exceed(?:s|ed|ing)?|upwards? of) [$€£]?(\d[\d.,]*)/gi,
    /\b(?:more|over|least|above|exceed\w*|upwards?|minimum|higher|greater|beyond|plus|no (?:less|fewer)|than)\b|\+/i,
  ],
  [
    /\b(?:nearly|almost|less than|fewer than|under|below|up to|at most|close to) [$€£]?(\d[\d.,]*)/gi,
    /\b(?:nearly|almost|less|fewer|under|below|up to|most|close|short|about|around|some|approximately|roughly|nearing|maximum|than)\b/i,
  ],
];
/** Characters before a number and behind it; and before a superlative. */
const reach = { before: 22, behind: 14, superlative: 35 };

const supposing = /\b(?:if|unless|provided that|on condition)\b/i;
const supposed =
  /\b(?:if|unless|provided|would|without|whether|in case|should|were|depends?|depending|may|might|condition\w*|when|as long as|until|once|without)\b/i;
const planned =
  /\b(?:will|(?:is|are|was|were) to(?! (?:be )?(?:the|a)\b)|plans? to|planned to|intends? to|hopes? to|wants? to|aims? to)\b/i;
const happened =
  /\b(?:has|have)(?: \p{Ll}+ly| already| now)? (?!been (?:going|planned|expected)\b)\p{Ll}+(?:ed|en|ft|ne|wn|un|ut|ld|id|de|ught|me)\b/iu;
const ahead = /\b(?:will|would|shall|to|plan\w*|going|intend\w*|hope\w*|want\w*|aim\w*|expect\w*|future|due)\b/i;

/** What is wrong, as a sentence; undefined when nothing is. */
export function strengthProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = plain(sentence);
  const quoted = plain(quotes.join('\n'));
  for (const [strong, allowed] of stronger) {
    const word = strong.exec(said)?.[0];
    if (word !== undefined && !allowed.test(quoted)) return `It says “${word}”, which the words that it quotes do not.`;
  }
  const extreme = extremeIn(said);
  if (extreme !== undefined && !isExtreme(extreme, said, quoted)) {
    return `It says “${extreme}”, which the words that it quotes do not.`;
  }
  for (const [form, allowed] of bounds) {
    for (const [words, number = ''] of said.matchAll(form)) {
      if (!isNear(quoted, number.replace(/[.,]+$/, ''), allowed)) {
        return `It says “${words}”, and the words that it quotes only give the number.`;
      }
    }
  }
  if (supposing.test(quoted) && quotes.every((quote) => supposing.test(quote)) && !supposed.test(said)) {
    return 'It tells as a fact what the words that it quotes only suppose.';
  }
  if (
    happened.test(said) &&
    !ahead.test(said) &&
    quotes.every((quote) => planned.test(quote) && !happened.test(quote))
  ) {
    return 'It tells as done what the words that it quotes only plan.';
  }
  return undefined;
}

function extremeIn(said: string): string | undefined {
  return [...said.matchAll(superlative)].map(([words]) => words).find((words) => !noSuperlative.test(words));
}

/** Whether the quotes have something that is most of all, and not merely among the most. */
function isExtreme(extreme: string, said: string, quoted: string): boolean {
  if (!anySuperlative.test(quoted)) return false;
  const word = extreme.split(' ').at(-1) ?? extreme;
  const before = (text: string): string => text.slice(0, Math.max(0, text.indexOf(word))).slice(-reach.superlative);
  return !quoted.includes(word) || !oneOf.test(before(quoted)) || oneOf.test(before(said));
}

function isNear(quoted: string, number: string, allowed: RegExp): boolean {
  const places = [
    ...quoted.matchAll(new RegExp(String.raw`(?<![\d.,])${number.replaceAll('.', String.raw`\.`)}(?!\d|[.,]\d)`, 'g')),
  ];
  // Written in words there: not for this check.
  if (places.length === 0) return true;
  return places.some(({ index }) =>
    allowed.test(quoted.slice(Math.max(0, index - reach.before), index + number.length + reach.behind)),
  );
}
