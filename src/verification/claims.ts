/**
 * Whether a sentence tells a claim as a claim: what an article only reports ("according to", "reportedly", "she said") must
 * not come out as a fact. Goes by words that say whose claim it is or how sure; does not judge who says it.
 */

/** Words that make a claim of what stands beside them. */
const claim = new RegExp(
  `\\b(?:${[
    'according to',
    'in the words of',
    'in (?:his|her|its|their) (?:view|opinion|account)',
    '(?:un|not )(?:verified|confirmed)|unconfirmed|unverified',
    'reported(?:ly)?|reports?|reporting',
    'alleg(?:ed(?:ly)?|es?|ations?)',
    'said|says?|saying|told|tells?|spoke of|speaks of',
    'claim(?:s|ed|ing)?',
    'wrote|writes|put it|puts? (?:it|the)',
    'stat(?:ed|es)|statement|announc(?:ed|es|ement)',
    'insist(?:s|ed)|argu(?:es|ed|ing)|maintain(?:s|ed)|contend(?:s|ed)',
    'warn(?:s|ed|ing)|predict(?:s|ed|ion)|forecasts?|expect(?:s|ed|ation)?',
    'believ(?:es|ed|e)|think(?:s)?|thought|suspect(?:s|ed)|assum(?:es|ed)|feels?|fear(?:s|ed)',
    'estimat(?:es|ed|e)|reckon(?:s|ed)|consider(?:s|ed)?|regard(?:s|ed)?|count(?:s|ed)?|sees?|saw',
    'suggest(?:s|ed|ing)?|impl(?:ies|ied)|hint(?:s|ed)|indicat(?:es|ed)',
    'apparent(?:ly)?|seem(?:s|ed|ingly)?|appear(?:s|ed)?|presumabl[ey]|supposed(?:ly)?|purported(?:ly)?|likely|probabl[ey]|possib(?:ly|le)|perhaps',
    'may|might|could',
    'rumou?r(?:s|ed)?|accus(?:es|ed|ations?)|attribut(?:ed|es)|blam(?:ed|es)',
    'explain(?:s|ed|ing)|add(?:s|ed|ing)|not(?:ed|es)|stress(?:es|ed)|acknowledg(?:ed|es)|admit(?:s|ted)|confirm(?:s|ed)|den(?:y|ies|ied)',
    'call(?:s|ed|ing)|describ(?:es|ed|ing)|dismiss(?:es|ed)|name[sd]?|naming|cit(?:es|ed|ing)|quot(?:es|ed|ing)',
  ].join('|')})\\b`,
  'gi',
);

/** Of those, the ones that say that somebody else answers for it, or that it is not sure; others are said of facts too. */
const claimed =
  /\b(?:according to|un(?:verified|confirmed)|reportedly|alleg(?:ed(?:ly)?|es|ations?)|said|says|told|claim(?:s|ed)|wrote|writes|insist(?:s|ed)|argu(?:es|ed)|maintain(?:s|ed)|contend(?:s|ed)|warn(?:s|ed)|predict(?:s|ed)|believ(?:es?|ed)|suspect(?:s|ed)|estimat(?:es|ed)|reckon(?:s|ed)|apparently|seem(?:s|ed)|appear(?:s|ed) to|supposed(?:ly)?|purported(?:ly)?|rumou?r(?:s|ed)?|expect(?:s|ed) to|reported (?:that|on)|in (?:his|her|its|their) (?:view|opinion)|accused|might|probably|perhaps|suggest(?:s|ed)?)\b/i;
/** What somebody calls a thing in words of their own. */
const calledSo = /\b(?:call(?:s|ed)|describ(?:es|ed)|dubbed|termed|labelled)\b[^.]{0,80}[“"]/i;

/** How many words behind a quote may name the one who said it: “…”, she said. */
const wordsBehind = 6;
/** How many words before a quote may do so: According to unverified reports by the Syrian Observatory, … */
const wordsBefore = 14;

export interface ClaimedWords {
  readonly text: string;
  /** What stands before and behind the quote in its own sentence. */
  readonly before: string;
  readonly after: string;
}

/** The sentence without the words that say whose claim it is: what is left is what it is about. */
export function withoutClaimWords(sentence: string): string {
  return sentence.replaceAll(claim, ' ');
}

/** What is wrong, as a sentence; undefined when nothing is. */
export function claimProblem(sentence: string, quotes: readonly ClaimedWords[]): string | undefined {
  if (withoutClaimWords(sentence) !== sentence) return undefined;
  return quotes.every(isClaim) ? 'It tells as a fact what the article only reports.' : undefined;
}

function isClaim({ text, before, after }: ClaimedWords): boolean {
  const near = [
    before.trim().split(/\s+/).slice(-wordsBefore).join(' '),
    text,
    after.trim().split(/\s+/).slice(0, wordsBehind).join(' '),
  ];
  return claimed.test(near.join(' ')) || calledSo.test(text);
}
