/** What becomes of a name in a sentence: Israel and Israeli, TOW and TOWs, Iran and Iran's; one country under four names. */
import type { Pattern } from '../pattern.ts';

/** What endings make of the name of a country or a family: Israeli, Iranians, Syrian, Sudanese, Turkish. */
export const nameEndings = new Set(['s', 'es', 'i', 'is', 'n', 'ns', 'an', 'ans', 'ian', 'ians', 'ese', 'ish']);

export const genitive: Pattern = { of: /['’]s?$/u, finds: 'Peru’s', leaves: 'Perus' };

export const unitedStates: Pattern = {
  of: /\bUnited States(?: of America)?\b|\bU\.S\.(?:A\.)?|\bUSA?\b/g,
  finds: 'The U.S. fleet sailed.',
  leaves: 'The United Kingdom told us.',
};
