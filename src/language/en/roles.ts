/** Who does it to whom: words of action, what makes them passive, and what stands beside names. */
import type { Pattern } from '../pattern.ts';

export const actionVerb: Pattern = {
  of: /^(?:\p{Ll}{2,}ed|drove|driven|took|taken|beat|beaten|struck|hit|shot|gave|given|sold|bought|told|saw|seen|sent|led|paid|won|lost|met|caught)$/u,
  finds: 'driven',
  leaves: 'driver',
};

export const regularPast: Pattern = { of: /^\p{Ll}{3,}ed$/u, finds: 'bombed', leaves: 'shed' };

/** Where and when, behind an action of which who did it is left out: "killed in May". */
export const circumstance: Pattern = {
  of: /^(?:in|on|at|near|for|during|after|before|when|since|from|outside|inside|with)$/,
  finds: 'inside',
  leaves: 'insider',
};

export const passiveAuxiliary: Pattern = { of: /^(?:was|were|is|are|be|been|being)$/, finds: 'were', leaves: 'have' };

/** Before the one who did it: "driven out by". */
export const beforeAgent = new Set(['by']);

export const definiteArticles = new Set(['the']);

/** Where and when something is belongs to the whole sentence. */
export const prepositionsOfNames = new Set('of from with against for by to'.split(' '));

/** They stand beside every name, and belong to none. */
export const looseModifiers = new Set(
  'toward towards since until near during late early about around say said report mean including include make made'.split(
    ' ',
  ),
);

/** Of whom somebody is what to whom: one excludes the other. */
export const kin: Pattern = {
  of: /\b(?:wife|husband|widow|widower|mother|father|son|daughter|brother|sister|uncle|aunt|nephew|niece|cousin|grandfather|grandmother|grandson|granddaughter|stepfather|stepmother|fianc[eé]e?|partner|mother-in-law|father-in-law|brother-in-law|sister-in-law)s?\b/giu,
  finds: 'The third is his wife.',
  leaves: 'The third is a housewife.',
};
