/** Words that make a claim of what stands beside them: according to, reportedly, she said. */
import type { Pattern } from '../pattern.ts';

export const claim: Pattern = {
  of: new RegExp(
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
  ),
  finds: 'A storm came, she wrote.',
  leaves: 'The writer met a storm.',
};

/** Of those, the ones that say that somebody else answers for it, or that it is not sure; others are said of facts too. */
export const unsureClaim: Pattern = {
  of: /\b(?:according to|un(?:verified|confirmed)|reportedly|alleg(?:ed(?:ly)?|es|ations?)|said|says|told|claim(?:s|ed)|wrote|writes|insist(?:s|ed)|argu(?:es|ed)|maintain(?:s|ed)|contend(?:s|ed)|warn(?:s|ed)|predict(?:s|ed)|believ(?:es?|ed)|suspect(?:s|ed)|estimat(?:es|ed)|reckon(?:s|ed)|apparently|seem(?:s|ed)|appear(?:s|ed) to|supposed(?:ly)?|purported(?:ly)?|rumou?r(?:s|ed)?|expect(?:s|ed) to|reported (?:that|on)|in (?:his|her|its|their) (?:view|opinion)|accused|might|probably|perhaps|suggest(?:s|ed)?)\b/i,
  finds: 'A storm came, she said.',
  leaves: 'A storm came, she explained.',
};

/** What somebody calls a thing in words of their own. */
export const calledSo: Pattern = {
  of: /\b(?:call(?:s|ed)|describ(?:es|ed)|dubbed|termed|labelled)\b[^.]{0,80}[“"]/i,
  finds: 'She called it a “storm”.',
  leaves: 'She called it a storm.',
};
