/** Numbers with what they count: "57 Soldaten", "3 Millionen Euro", "40 Prozent". */
import type { Pattern } from '../pattern.ts';
import { spelt } from './number-words.ts';

const magnitude = '(?: (?:Hundert|Tausend|Million(?:en)?|Milliarden?|Mio\\.?|Mrd\\.?))?';

export const things: Pattern = {
  of: new RegExp(
    String.raw`(?<![\p{L}\d.,/:#–-])(?<number>(?:\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?(?![\d.,/:]\d)(?!\.)|${spelt}(?!\p{L}))${magnitude})(?<counts>(?: ?|-)(?:%|°C?|km|kg|cm|mm|m|g|ml|l|ha|kWh?|MW)(?![\p{L}\d])|(?: \p{Ll}{3,}(?:e|en|er))? (?!Uhr|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\p{Lu}\p{Ll}{2,}[\p{L}-]*)`,
    'gu',
  ),
  finds: 'Es trug 57 alte Fahrgäste.',
  leaves: 'Es kam um 12 Uhr.',
};
