/** What German writes about names and numbers that an answer must be about. */
import { months } from './months.ts';
import type { Pattern } from '../pattern.ts';

/** They ask, they stand before names, or they are names of what has other names. */
export const notNames: ReadonlySet<string> = new Set(
  (
    'der die das ein eine und oder von in an am auf bei aus fur mit wer wen wem wessen was welche welcher welches welchen wann wo ' +
    'warum wie ist sind war waren hat hatte herr frau doktor dr prof professor prasident prasidentin minister ministerin konig konigin ' +
    'kaiser prinz papst sankt st general oberst hauptmann major richter kanzler kanzlerin senator burgermeister direktor bischof ' +
    'erzbischof montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag internet erde celsius uhr tv pc ende anfang mitte ' +
    'prozent jahr jahre jahren bezug bord leben ansicht grad ankunft beispiel beispiele teil teile grund ort orte art arten text wort angabe angaben ' +
    'hilfe zeit laufe rahmen fall sinne'
  ).split(' '),
);

export const joints: Pattern = {
  of: /^(?:von|vom|van|zu|zur|de|del|della|di|da|du|la|le|bin|ibn|al|el|&)$/,
  finds: 'von',
  leaves: 'vor',
};

export const monthNames: ReadonlySet<string> = new Set(months);

export const beforeCounted: Pattern = {
  of: /^(?:was|welche|die|den|der|nenne|nennen|sind|waren)$/i,
  finds: 'Welche',
  leaves: 'diese',
};

export const countedNoun: Pattern = { of: /^\p{L}{3,}$/u, finds: 'Mühlen', leaves: 'an' };

export const century: Pattern = { of: /^jahrhunderts?$/i, finds: 'Jahrhundert', leaves: 'jahrhundertelang' };

export const centuryNumber: Pattern = {
  of: /^(\d{1,2}) jahrhunderts?$/,
  finds: '15 jahrhundert',
  leaves: '1500 jahrhundert',
};

/** "Die 80er", "die 1700er". */
export const decade: Pattern = { of: /^((?:1\d|20)?\d0)er$/, finds: '1980er', leaves: '1985er' };

export const ordinals: readonly string[] =
  '\u0000 erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte'.split(' ');

export const otherNames: readonly (readonly string[])[] = [
  ['usa', 'us', 'amerika', 'vereinigtestaaten', 'vereinigtenstaaten'],
  ['grossbritannien', 'vereinigteskonigreich', 'vereinigtenkonigreich', 'uk'],
  ['uno', 'un', 'vereintenationen', 'vereintennationen'],
  ['eu', 'europaischeunion', 'europaischenunion'],
];

// No letter but an apostrophe tells a genitive from a name that ends with s.

export const possessiveOfWord: Pattern = { of: /['’]s?$/u, finds: 'Max’', leaves: 'Adas' };

export const possessiveAtEnd: Pattern = { of: /['’]s?$/u, finds: 'Ada’s', leaves: 'Adas' };

export const possessive: Pattern = { of: /['’]s?(?!\p{L})/gu, finds: 'Max’ Boot', leaves: 'Adas Boot' };

/** In a text most runs are of one noun; those of several are names. */
export const runOfCapitals: Pattern = {
  of: /\p{Lu}[\p{L}\p{M}'’-]*(?:(?:[^\S\n]+|\n(?!\n))(?:(?:von|van|der|de|la|für)\s+){0,2}\p{Lu}[\p{L}\p{M}'’-]*)*/gu,
  finds: 'Bank von Norden',
  leaves: 'eine bank im norden',
};
