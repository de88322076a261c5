/** Names of countries, of their peoples and of their capitals, which stand for their governments. */
import type { Pattern } from '../pattern.ts';

/** Country, people, capital or seat of government. Cities that make news of their own are left out. */
export const countries = `
afghanistan afghan afghans kabul; algeria algerian algiers; argentina argentine buenos; armenia armenian yerevan
australia australian canberra; austria austrian vienna; azerbaijan azerbaijani baku; belarus belarusian minsk
belgium belgian; brazil brazilian brasilia; britain british uk england london briton; canada canadian ottawa
chile chilean santiago; china chinese beijing; colombia colombian bogota; cuba cuban havana; denmark danish dane copenhagen
egypt egyptian cairo; ethiopia ethiopian; finland finnish finn helsinki; france french paris elysee
georgia georgian tbilisi; germany german berlin; greece greek athens; hungary hungarian budapest; india indian delhi
indonesia indonesian jakarta; iran iranian tehran teheran persian; iraq iraqi baghdad; ireland irish dublin
israel israeli jerusalem jewish; italy italian rome; japan japanese tokyo; jordan jordanian amman; kenya kenyan nairobi
kuwait kuwaiti; lebanon lebanese beirut; libya libyan tripoli; mexico mexican; morocco moroccan rabat
netherlands dutch hague; nigeria nigerian abuja; norway norwegian oslo; pakistan pakistani islamabad; palestine palestinian ramallah
poland polish pole warsaw; portugal portuguese lisbon; qatar qatari doha; romania romanian bucharest; russia russian moscow kremlin
saudi saudis riyadh; serbia serbian belgrade; somalia somali mogadishu; spain spanish spaniard madrid; sudan sudanese khartoum
sweden swedish swede stockholm; switzerland swiss bern; syria syrian damascus; taiwan taiwanese taipei; thailand thai bangkok
tunisia tunisian tunis; turkey turkish turk ankara; ukraine ukrainian kyiv kiev; us usa american america washington pentagon
venezuela venezuelan caracas; vietnam vietnamese hanoi; yemen yemeni sanaa`;

/** Beside the first word of each group: the country itself, too. */
export const otherNamesOfCountries: readonly string[] = ['america', 'uk', 'usa'];

/** Names of more than one word that have a name of one. */
export const longNames: Pattern = {
  of: /\bUnited (?:States|Kingdom)\b/gi,
  finds: 'the United Kingdom',
  leaves: 'the United Nations',
};
export const shortNames: ReadonlyMap<string, string> = new Map([
  ['united states', 'America'],
  ['united kingdom', 'Britain'],
]);
