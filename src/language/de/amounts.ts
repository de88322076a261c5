/** Words that are facts as numbers are: zweite, Dutzende, die Hälfte, am Morgen, im Frühling, Anfang und Ende einer Zeit. By what they say. */
import type { Pattern } from '../pattern.ts';

const ordinals: Readonly<Record<string, Pattern>> = {
  zweite: { of: /\b(?:zweite[mnrs]?|zweitens)\b/i, finds: 'Das zweite Schiff sank.', leaves: 'Zwei Schiffe sanken.' },
  dritte: { of: /\b(?:dritte[mnrs]?|drittens)\b/i, finds: 'Das dritte Schiff sank.', leaves: 'Ein Drittel sank.' },
  vierte: { of: /\bvierte[mnrs]?\b/i, finds: 'Das vierte Schiff sank.', leaves: 'Ein Viertel sank.' },
  fünfte: { of: /\bfünfte[mnrs]?\b/i, finds: 'Das fünfte Schiff sank.', leaves: 'Fünf Schiffe sanken.' },
  sechste: { of: /\bsechste[mnrs]?\b/i, finds: 'Das sechste Schiff sank.', leaves: 'Sechs Schiffe sanken.' },
  siebte: { of: /\bsieb(?:en)?te[mnrs]?\b/i, finds: 'Das siebte Schiff sank.', leaves: 'Sieben Schiffe sanken.' },
  achte: {
    of: /\bachte[mnrs]?(?= \p{Lu})/u,
    finds: 'Das achte Schiff sank.',
    leaves: 'Der Gast achtete nicht darauf.',
  },
  neunte: { of: /\bneunte[mnrs]?\b/i, finds: 'Das neunte Schiff sank.', leaves: 'Neun Schiffe sanken.' },
  zehnte: { of: /\bzehnte[mnrs]?\b/i, finds: 'Das zehnte Schiff sank.', leaves: 'Zehn Schiffe sanken.' },
};

const roughAmounts: Readonly<Record<string, Pattern>> = {
  Dutzende: { of: /\bDutzende[nr]?\b/, finds: 'Dutzende Schiffe sanken.', leaves: 'Ein Dutzend Schiffe sank.' },
  Hunderte: { of: /\bHunderte[nr]?\b/, finds: 'Hunderte Schiffe sanken.', leaves: 'Hundert Schiffe sanken.' },
  Tausende: { of: /\bTausende[nr]?\b/, finds: 'Tausende Schiffe sanken.', leaves: 'Tausend Schiffe sanken.' },
  'die Hälfte': { of: /\bH(?:ä|ae)lfte/, finds: 'Die Hälfte der Flotte sank.', leaves: 'Die Helfer der Flotte kamen.' },
  'ein Drittel': {
    of: /\b[Ee]in(?:em|es)? Drittel/,
    finds: 'Ein Drittel der Flotte sank.',
    leaves: 'Das dritte Schiff sank.',
  },
  'ein Viertel': {
    of: /\b[Ee]in(?:em|es)? Viertel\b/,
    finds: 'Ein Viertel der Flotte sank.',
    leaves: 'Das Stadtviertel sank.',
  },
};

const partsOfDay: Readonly<Record<string, Pattern>> = {
  morgens: {
    of: /\b(?:am|gegen|jeden|früh(?:en)?|diesem|nächsten) (?:[Vv]or)?[Mm]orgen\b|\bmorgens\b|[Mm]orgengrauen/,
    finds: 'Es sank am Morgen.',
    leaves: 'Der Morgenmantel sank.',
  },
  mittags: { of: /\b(?:Mittag|mittags)\b/, finds: 'Es sank zu Mittag.', leaves: 'Es sank am Nachmittag.' },
  nachmittags: { of: /\b[Nn]achmittags?\b/, finds: 'Es sank am Nachmittag.', leaves: 'Es sank am Mittag.' },
  abends: { of: /\b(?:Abend|abends)\b/, finds: 'Es sank am Abend.', leaves: 'Das Abendland sank.' },
  nachts: { of: /\b(?:Nacht|nachts|Mitternacht)\b/, finds: 'Es sank in der Nacht.', leaves: 'Das Nachtzeug sank.' },
};

const seasons: Readonly<Record<string, Pattern>> = {
  Frühling: { of: /\bFr(?:ü|ue)h(?:ling|jahr)s?\b/, finds: 'Es sank im Frühjahr.', leaves: 'Es sank früh im Jahr.' },
  Sommer: { of: /\bSommers?\b/, finds: 'Es sank im Sommer.', leaves: 'Die Sommersprossen blieben.' },
  Herbst: { of: /\bHerbste?s?\b/, finds: 'Es sank im Herbst.', leaves: 'Ein herber Wind kam.' },
  Winter: { of: /\bWinters?\b/, finds: 'Es sank im Winter.', leaves: 'Der Winterhafen sank.' },
};

export const facts = { ...ordinals, ...roughAmounts, ...partsOfDay, ...seasons };

export const first: Pattern = {
  of: /\b(?:erste[mnrs]?|erstmals)\b/i,
  finds: 'Das erste Schiff sank.',
  leaves: 'Es sank erst im Mai.',
};

export const firstInAnyWay: Pattern = {
  of: /\b(?:erste[mnrs]?|erstmals|zuerst|zunächst|anfangs)\b/i,
  finds: 'Zuerst sank das Boot.',
  leaves: 'Es sank erst im Mai.',
};

export const laterOrdinal: Pattern = {
  of: /\b(?:zweite|dritte|vierte|fünfte|sechste|siebte|neunte|zehnte|letzte)[mnrs]?\b/i,
  finds: 'Das letzte Schiff sank.',
  leaves: 'Das erste Schiff sank.',
};

export const early: Pattern = {
  of: /\b(?:früh(?:e[mns]?)?|Anfang|Beginn|begann|Auftakt)\b/i,
  finds: 'Es sank zu Beginn.',
  leaves: 'Es sank früher.',
};

export const late: Pattern = {
  of: /\b(?:spät(?:e[mns]?)?|Ende|endete|Schluss)\b/i,
  finds: 'Es sank am Ende.',
  leaves: 'Es sank später.',
};

/** "Anfang", "Ende": of a month or year; a group says which. */
export const endOfTime: Pattern = {
  of: /\b(Anfang|Ende)(?= (?:\p{Lu}|\d))/u,
  finds: 'Es sank Ende Mai.',
  leaves: 'Am Ende sank es.',
};
