/** The expressions that answer a type of question: a date for "wann", a number for "wie viele", a person for "wer". */
import type { AnswerType } from '../../domain.ts';
import type { Pattern } from '../pattern.ts';
import { monthForms, weekday } from './months.ts';
import { spelt } from './number-words.ts';

const left = String.raw`(?<!\p{L})`;
const right = String.raw`(?!\p{L})`;
const number = String.raw`(?:\d[\d.,]*|${spelt}|ein(?:e[mnr]?)?|eine halbe|anderthalb)`;
const year = String.raw`(?<!\d)(?:1\d|20)\d\d(?!\d)`;

export const answers: Partial<Record<AnswerType, Pattern>> = {
  when: {
    of: new RegExp(
      String.raw`${left}(?:\d{1,2}\. ?)?${monthForms}${right}|${year}(?:er${right})?|\d+ [vn]\. ?Chr|${left}${weekday}${right}|${left}(?:gestern|heute|morgen|Jahrhunderts?|Jahrtausends?|(?:letzte|nächste|diese)[nmrs]? (?:Woche|Monat|Jahr|Nacht|Sommer|Winter|Frühling|Herbst)|Sommer|Winter|Frühling|Herbst|Mitternacht|Mittag)${right}|\d{1,2}(?::\d\d)? Uhr`,
      'gu',
    ),
    finds: 'Sie öffnete im letzten Frühling.',
    leaves: 'Sie wird an letzter Stelle öffnen.',
  },
  'how-many': {
    of: new RegExp(
      String.raw`\d[\d.,]*|${left}(?:${spelt}|kein(?:e[mnrs]?)?|einzige[mnrs]?|beiden?|Dutzende|Hunderte|Tausende|Hälfte|Drittel|Viertel|zweimal|dreimal|einmal)${right}`,
      'giu',
    ),
    finds: 'Dutzende kamen.',
    leaves: 'Er wurde eingelassen.',
  },
  'how-much': {
    of: new RegExp(
      String.raw`[$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|°|(?:Prozent|Million|Milliard|Billion|Tausend|Dollar|Euro|Pfund|kg|Kilo|Tonne|Liter|Fass|Hektar|Cent|Grad|Quadrat|km|m${right}|Meter|Meile|Fuß))\p{L}*|\d{1,3}(?:\.\d{3})+|${left}(?:Hälfte|Drittel|Viertel|Mehrheit|meisten|doppelt|zweimal|Prozent|kostenlos|nichts|${spelt})${right}`,
      'giu',
    ),
    finds: 'Es kostete 12 Euro.',
    leaves: 'Es kostete ihn den Arm.',
  },
  'how-long': {
    of: new RegExp(
      String.raw`${left}${number}[ -]?(?:volle |ganze |lange )?(?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr|Jahrzehnt|Jahrhundert)\p{L}*|${left}(?:Jahrzehnte|Jahrhunderte|Monate|Jahre|Wochen|Tage|Stunden|Minuten)n?${right}|${left}seit (?:\p{L}+ )?${year}|${left}von \d{4} bis \d{4}|\d{4}[–-]\d{2,4}|\d[\d.,]*\s?(?:km|Kilometer|Meile|Meter|m${right}|Fuß|Zoll)\p{L}*`,
      'giu',
    ),
    finds: 'Es dauerte eine halbe Stunde.',
    leaves: 'Es war länger als breit.',
  },
  'how-far': {
    of: new RegExp(
      String.raw`${left}${number}[ -]?(?:km|Kilometer|Meile|Meter|m${right}|Fuß|Stunden? (?:von|entfernt)|Minuten? (?:von|entfernt))\p{L}*`,
      'giu',
    ),
    finds: 'Es sind 12 Meilen bis Lenn.',
    leaves: 'Es liegt Meilen entfernt.',
  },
  'how-old': {
    of: new RegExp(
      String.raw`${left}(?:im Alter|geboren)${right}|\d+[ -]?jährig|\d[\d.,]*[ -](?:\p{L}+[ -])?(?:Jahre|Monate|Wochen|Tage)n?${right}|${year}|(?:Million|Milliard)en Jahren?`,
      'giu',
    ),
    finds: 'ein 10-jähriges Kind',
    leaves: 'das alternde Kind',
  },
  why: {
    of: new RegExp(
      String.raw`${left}(?:weil|da|denn|wegen|aufgrund|auf Grund|damit|um|Gr(?:und|ünde)|Ursachen?|verursacht\p{L}*|dadurch|deshalb|daher|darum|infolge|durch|sodass|so dass|dank|aus|nachdem|führt?e?n? zu|für|als|zur|zum)${right}`,
      'giu',
    ),
    finds: 'Sie wurde wegen Rissen gesperrt.',
    leaves: 'Sie wurde gesperrt, nichts half.',
  },
  where: {
    of: new RegExp(
      String.raw`${left}(?:in|im|an|am|ans|auf|bei|beim|nahe|aus|nach|von|vom|vor|über|zwischen|durch|um|zu|zum|zur|ins|unter|hinter|neben|entlang|außerhalb|innerhalb|gegenüber) (?:d(?:er|ie|as|em|en|es) |ein\p{Ll}{0,2} |sein\p{Ll}{0,2} |ihr\p{Ll}{0,2} )?(?:\p{Ll}[\p{L}-]* ){0,2}\p{Lu}[\p{L}\p{M}’'-]+|${left}(?:Nord|Süd|Ost|West)(?:en|ens|osten|westen)?${right}|${left}(?:nörd|süd|öst|west)lich`,
      'gu',
    ),
    finds: 'Er wohnt nahe Lenn.',
    leaves: 'Er wohnt nebenan.',
  },
};

/** People without a name: der Minister, Siedler, die Polizei. */
export const people: Pattern = {
  of: new RegExp(
    String.raw`${left}(?:\p{Lu}\p{Ll}{2,}(?:isten?|ianer|innen|leute|männer|frauen|händler|arbeiter|forscher|schaftler)|(?:Mutter|Vater|Eltern|Frau|Mann|Männer|Frauen|Söhne?|Töchter|Tochter|Brüder|Bruder|Schwestern?|Freunde?|Familien?|Leute|Menschen|König(?:in)?|Kaiser|Präsident(?:in)?|Minister(?:in|ium)?|Regierung|Polizei|Armee|Beamten?|Soldaten|Sprecher(?:in)?|Führer|Generäle|General|Lehrer|Ärzte|Arzt|Studenten|Schüler|Kinder|Kollegen|Experten|Kritiker|Bürger|Siedler|Adlige[nr]?|Sklaven|Mönche|Priester|Papst|Bischöfe|Bischof|Kirche|Firma|Unternehmen|Gruppe|Union|Partei|Rat|Kongress|Parlament|Behörden?|Bewohner|Einwohner|Kunden|Nutzer|Wissenschaftler|Händler|Bauern|jeder|niemand))${right}`,
    'gu',
  ),
  finds: 'Die Siedler gingen.',
  leaves: 'Die Siedlung wurde verlassen.',
};
