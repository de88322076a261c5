/** Titles of people, and words that stand before names, between their parts, or are written with a capital and name nobody. */
import type { Pattern } from '../pattern.ts';
import { weekdays } from './months.ts';

/** Before a name, as a part of patterns. */
export const titles =
  'Dr|Mr|Mrs|Ms|Prof|Professor|General|Gen|Colonel|Major|Captain|President|Prime Minister|Minister|Secretary|Senator|Governor|Mayor|' +
  'Sheikh|Ayatollah|King|Queen|Emperor|Pope|Sir|Lord|Judge';

/** They ask, they stand before names, or they are names of what has other names. */
export const notNames: ReadonlySet<string> = new Set(
  (
    'i a an the and or of in on at by for from to with who whom whose what which when where why how is are was were do does did ' +
    'mr mrs ms dr sir lord lady king queen prince princess pope saint st president minister premier prime professor judge general colonel captain ' +
    'major sergeant lieutenant admiral commander chairman chancellor senator governor mayor secretary ceo director coach bishop archbishop emperor ' +
    'internet earth celsius fahrenheit usd os pc ad bc ce bce am pm ok tv'
  )
    .split(' ')
    .concat(weekdays.map((day) => day.toLowerCase())),
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
export const titleBefore = `(?:${titles})\\.?`;

export const leadingTitles: Pattern = {
  of: new RegExp(`^(?:${titleBefore} )+`),
  finds: 'Prime Minister Tolen',
  leaves: 'Majorie Tolen',
};
