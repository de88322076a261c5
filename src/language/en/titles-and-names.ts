/** Titles of people, and words that stand before names, between their parts, or are written with a capital and name nobody. */
import type { Pattern } from '../pattern.ts';

/** They ask, they stand before names, or they are names of what has other names. */
export const notNames: ReadonlySet<string> = new Set(
  (
    'i a an the and or of in on at by for from to with who whom whose what which when where why how is are was were do does did ' +
    'mr mrs ms dr sir lord lady king queen prince princess pope saint st president minister premier prime professor judge general colonel captain ' +
    'major sergeant lieutenant admiral commander chairman chancellor senator governor mayor secretary ceo director coach bishop archbishop emperor ' +
    'monday tuesday wednesday thursday friday saturday sunday internet earth celsius fahrenheit usd os pc ad bc ce bce am pm ok tv'
  ).split(' '),
);

/** Words that go on with a name, between two capitalised ones. */
export const joints: Pattern = {
  of: /^(?:of|the|de|del|della|di|da|du|la|le|von|van|der|bin|ibn|al|el|and|&)$/,
  finds: 'von',
  leaves: 'on',
};

/** Small words that a person's name may have in it. */
export const particle: Pattern = {
  of: /^(?:al|bin|ibn|de|van|von)-?/u,
  finds: 'al-amin',
  leaves: 'el-amin',
};

/** Before a last name, as a part of patterns. */
export const titleBefore =
  '(?:President|Minister|Secretary|General|Gen\\.|Colonel|Major|Captain|Dr\\.?|Professor|Prof\\.|King|Queen|Emperor|Pope|Senator|Governor|Mayor|Ayatollah|Sheikh)';

export const leadingTitles: Pattern = {
  of: /^(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|General|Major|President|Prime|Minister|Sheikh|Sir|Lord)\.? )+/,
  finds: 'Prime Minister Tolen',
  leaves: 'Majorie Tolen',
};
