/** Pairs of words that turn a sentence round: more and fewer, rose and fell, before and after. */
import type { Pattern } from '../pattern.ts';

export const antonyms: readonly (readonly [Pattern, Pattern])[] = [
  [
    {
      of: /\b(?:more|greater|higher|larger|over(?= [$€£]?\d)|above(?= (?:the |[$€£]?\d))|exceed(?:s|ed|ing)?|at least|or more|minimum|up(?! to)|r[oi]se(?:s|n)?|rising|rais(?:es|ed)|lift(?:s|ed)|increas\w*|gr[eo]w(?:s|n|ing|th)?|climb\w*|gain\w*|jump\w*|soar\w*|doubled|expand\w*|improv\w*)\b/gi,
      finds: 'Exports rose by a tenth.',
      leaves: 'The moor lay over the hill.',
    },
    {
      of: /\b(?:fewer|less|lower|smaller|under(?= [$€£]?\d)|below(?= (?:the |[$€£]?\d))|short of|at most|or (?:fewer|less)|up to|maximum|down|f[ae]ll(?:s|en|ing)?|decreas\w*|declin\w*|dropp?\w*|shr[aiu]nk\w*|plung\w*|slump\w*|halved|sank|worsen\w*|reduc\w*|cut|los(?:t|es?|ing))\b/gi,
      finds: 'Exports fell by a tenth.',
      leaves: 'The lesson was held under the oaks.',
    },
  ],
  [
    {
      of: /\b(?:before(?:hand)?|prior to|ahead of|in advance|earlier than|preced\w+)\b/gi,
      finds: 'It was sold prior to the fire.',
      leaves: 'The prior led the abbey.',
    },
    {
      of: /\b(?:after(?:wards)?|following|later than)\b/gi,
      finds: 'It was sold after the fire.',
      leaves: 'The aftermath was worse.',
    },
  ],
  [
    { of: /\b(?:until|till)\b/gi, finds: 'It ran until May.', leaves: 'The tiller broke in May.' },
    { of: /\b(?:since|starting|as of)\b/gi, finds: 'It has run since May.', leaves: 'The start was sincere.' },
  ],
  [
    {
      of: /\b(?:largest|biggest|highest|greatest|best|most|mainly|mostly|majority)\b/gi,
      finds: 'The largest port lies in the bay.',
      leaves: 'A large port lies in the bay.',
    },
    {
      of: /\b(?:smallest|lowest|least|fewest|worst|few|minority)\b/gi,
      finds: 'The smallest port lies in the bay.',
      leaves: 'A small port lies in the bay.',
    },
  ],
  [
    { of: /\b(?:wider|broader)\b/gi, finds: 'The river is wider here.', leaves: 'The river is wide here.' },
    { of: /\bnarrower\b/gi, finds: 'The river is narrower here.', leaves: 'The river is narrow here.' },
  ],
  [
    { of: /\b(?:faster|quicker|sooner)\b/gi, finds: 'The new train is faster.', leaves: 'The new train is fast.' },
    { of: /\b(?:slower|later)\b/gi, finds: 'The old train is slower.', leaves: 'The old train is slow.' },
  ],
  [
    {
      of: /\b(?:w[io]ns?|winning|victor\w+|beat(?:en)?)\b/gi,
      finds: 'Our side won the match.',
      leaves: 'Our side wondered about the wind.',
    },
    {
      of: /\b(?:los(?:t|es?|ing)|defeated)\b/gi,
      finds: 'Our side lost the match.',
      leaves: 'Our side closed the match.',
    },
  ],
  [
    {
      of: /\bnorth(?:ern|west\w*|east\w*)?\b/gi,
      finds: 'Northwestern towns had snow.',
      leaves: 'The northerner had snow.',
    },
    {
      of: /\bsouth(?:ern|west\w*|east\w*)?\b/gi,
      finds: 'Southern towns had snow.',
      leaves: 'The southerner had snow.',
    },
  ],
  [
    { of: /\beast(?:ern)?\b/gi, finds: 'The eastern gate is shut.', leaves: 'The gate is shut at Easter.' },
    { of: /\bwest(?:ern)?\b/gi, finds: 'The western gate is shut.', leaves: 'The westerner shut the gate.' },
  ],
  [
    {
      of: /\b(?:support\w*|back(?:s|ed)|approv\w*|endors\w*|favou?r\w*)\b/gi,
      finds: 'The council backed the plan.',
      leaves: 'The council came back to the plan.',
    },
    {
      of: /\b(?:oppos\w*|resist\w*|object(?:s|ed)|against)\b/gi,
      finds: 'The council opposed the plan.',
      leaves: 'The council found the object.',
    },
  ],
  [
    {
      of: /\b(?:open(?:s|ed|ing)?|reopen\w*|beg[aiu]n\w*|start\w*|launch\w*)\b/gi,
      finds: 'The museum opened in May.',
      leaves: 'The opener was played in May.',
    },
    {
      of: /\b(?:clos(?:e|es|ed|ing|ure)|shut|end(?:s|ed)?|finish\w*|stopp?\w*|halt\w*)\b/gi,
      finds: 'The museum closed in May.',
      leaves: 'The closet was empty in May.',
    },
  ],
  [
    {
      of: /\b(?:b(?:uy|uys|ought|uying)|purchas\w*|acquir\w*)\b/gi,
      finds: 'The firm bought the mill.',
      leaves: 'The firm brought the mill wood.',
    },
    {
      of: /\b(?:s(?:ell|ells|old|elling)|sale)\b/gi,
      finds: 'The firm sold the mill.',
      leaves: 'The soldiers held the mill.',
    },
  ],
  [
    { of: /\b(?:allow\w*|permit\w*|legali[sz]\w*)\b/gi, finds: 'The law allows it.', leaves: 'The law follows it.' },
    {
      of: /\b(?:ban(?:s|ned)?|forb[aio]d\w*|prohibit\w*|outlaw\w*)\b/gi,
      finds: 'The law bans it.',
      leaves: 'The band plays it.',
    },
  ],
  [
    {
      of: /\b(?:strong(?:er|est)?|strengthen\w*)\b/gi,
      finds: 'The wind was stronger.',
      leaves: 'The wind hit the stronghold.',
    },
    { of: /\b(?:weak(?:er|est)?|weaken\w*)\b/gi, finds: 'The wind was weaker.', leaves: 'The wind fell for a week.' },
  ],
  [
    {
      of: /\b(?:profits?|profitable|surplus)\b/gi,
      finds: 'The firm made a profit.',
      leaves: 'The profiteer made a name.',
    },
    { of: /\b(?:loss(?:es)?|deficit)\b/gi, finds: 'The firm made a loss.', leaves: 'The firm lost its gloss.' },
  ],
  [
    {
      of: /\b(?:confirm\w*|admit\w*|acknowledg\w*)\b/gi,
      finds: 'The mayor admitted it.',
      leaves: 'The mayor held it firmly.',
    },
    {
      of: /\b(?:den(?:y|ies|ied)|disput\w*)\b/gi,
      finds: 'The mayor denied it.',
      leaves: 'The mayor of Denver knew it.',
    },
  ],
  [
    { of: /\b(?:verified|confirmed)\b/gi, finds: 'The report was confirmed.', leaves: 'The report was unconfirmed.' },
    {
      of: /\bun(?:verified|confirmed)\b/gi,
      finds: 'The report was unconfirmed.',
      leaves: 'The report was confirmed.',
    },
  ],
  [
    { of: /\bsucce(?:ed|ss)\w*\b/gi, finds: 'The plan succeeded.', leaves: 'The plan was succinct.' },
    { of: /\bfail\w*\b/gi, finds: 'The plan failed.', leaves: 'The plan was fair.' },
  ],
];

/** "No more than" is no "more". */
export const deniedComparatives: readonly (readonly [Pattern, string])[] = [
  [{ of: /\b(?:no|not) more than\b/gi, finds: 'No more than ten came.', leaves: 'No more came.' }, 'at most'],
  [
    { of: /\b(?:no|not) (?:less|fewer) than\b/gi, finds: 'Not fewer than ten came.', leaves: 'Not fewer came.' },
    'at least',
  ],
];
