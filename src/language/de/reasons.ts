/** A bare "warum?" behind an answer, and how prose gives a cause. */
import type { Pattern } from '../pattern.ts';

/** Whole words, whatever their case; \b knows no umlauts. */
const words = (source: string, flags = 'iu'): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${source})(?!\p{L})`, flags);

export const asksWhyAlone: Pattern = {
  of: /^(?:(?:und|aber|also|ok|okay)(?!\p{L})[\s,]*)*(?:warum|weshalb|wieso|weswegen|wozu|aus welchem Grund)(?: (?:nicht|denn|eigentlich|genau|das|ist das so|war das so))*[\s?.!]*$/iu,
  finds: 'Und warum nicht?',
  leaves: 'Warum schloss die Mühle?',
};

export const cause: Pattern = {
  of: words(
    String.raw`weil|wegen|aufgrund|auf Grund|infolge|dank|damit (?:es|sie|er|die|der|das|kein\p{L}*|niemand)|um (?:\p{L}+ ){1,6}?zu|denn (?:d(?:er|ie|as)|es|sie|er|ein\p{L}*)|(?:der|die) (?:Grund|Ursache)|verursacht\p{L}*|da (?:d(?:er|ie|as)|es|sie|er|ein\p{L}*)`,
    'u',
  ),
  finds: 'Sie blieb zu, weil es regnete.',
  leaves: 'Sie ist seit 2019 zu und da steht sie.',
};

export const causeBefore: Pattern = {
  of: words('nachdem'),
  finds: 'Sie bat darum, nachdem ein Balken gefallen war.',
  leaves: 'Sie bat nach dem Essen darum.',
};

export const background: Pattern = {
  of: words(
    String.raw`(?:hatten?|waren?) (?:[^.,;]+ )?(?:ge\p{Ll}+(?:t|en)|\p{Ll}+(?:iert|worden|brochen|rissen|fallen))`,
  ),
  finds: 'Man hatte die Lampen brennen gelassen.',
  leaves: 'Der Saal hatte zwei Lampen.',
};
