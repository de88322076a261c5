/** Words that ask, and what kind of thing they ask for. */
import type { AnswerType } from '../../domain.ts';
import type { Pattern } from '../pattern.ts';

/** Whole words, whatever their case; \b knows no umlauts. */
const words = (source: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${source})(?!\p{L})`, 'iu');

const which = 'welche[mnrs]?';
/** Adjectives between "welche" and its noun. */
const between = String.raw`\s(?:\p{Ll}[\p{L}-]*\s){0,2}`;

/** The one that stands first in the question decides; of two at one place, the upper. */
export const asksFor: readonly (readonly [AnswerType, Pattern])[] = [
  [
    'overview',
    {
      of: words(
        String.raw`was (?:sagen|sagt|berichten|berichtet|schreiben|schreibt|steht|wissen|weiß) (?:[\p{L}-]+ ){0,5}?(?:über|von|zu)|was (?:ist|wird|wurde) (?:über|von|zu) .+ (?:bekannt|berichtet|gesagt|geschrieben)|(?:erzähle?|berichte) (?:mir|uns)(?: etwas| mehr)? (?:über|von)|fasse? .+ zusammen`,
      ),
      finds: 'Was ist über den Hafen bekannt?',
      leaves: 'Wofür ist der Hafen bekannt?',
    },
  ],
  [
    'how-far',
    {
      of: words(`wie (?:weit|fern)|${which} (?:Entfernung|Distanz|Abstand)`),
      finds: 'Wie weit ist es bis zum Leuchtturm?',
      leaves: 'Wie fiel die weite Seite?',
    },
  ],
  [
    'how-old',
    {
      of: words(`wie alt|(?:in |mit )?welche[ms]? Alter`),
      finds: 'In welchem Alter ging er in Rente?',
      leaves: 'Welche alte Münze ist es?',
    },
  ],
  [
    'how-long',
    {
      of: words(
        'wie lang(?:e)?|wie ?viele (?:Jahrhunderte|Jahrzehnte|Jahre|Monate|Wochen|Tage|Stunden|Minuten|Sekunden)n?|(?:seit|bis) wann',
      ),
      finds: 'Wie viele Wochen dauerte der Streik?',
      leaves: 'Wie viele Schiffe liefen aus?',
    },
  ],
  [
    'how-many',
    {
      of: words('(?:in |von |aus )?wie ?vielen?|(?:die )?(?:An)?zahl (?:der|von|an)'),
      finds: 'Wie viele Sitze gab es?',
      leaves: 'Wie viel kostete der Sitz?',
    },
  ],
  [
    'how-much',
    {
      of: words(
        `wie ?viel|wie (?:groß|hoch|schwer|tief|breit|schnell|teuer|warm|heiß|kalt)|${which} (?:Preis|Summe|Betrag|Anteil|Prozentsatz|Menge|Höhe|Größe|Temperatur)|was kostet(?:e)?`,
      ),
      finds: 'Wie tief ist der See?',
      leaves: 'Was verbirgt der tiefe See?',
    },
  ],
  [
    'when',
    {
      of: words(
        String.raw`wann|(?:(?:in|an|am|im|zu|bis|seit|ab|vor|nach|um) )?${which}${between}?(?:Datum|Tag|Tagen|Jahr|Jahre|Jahren|Monat|Monaten|Zeit|Zeitraum|Zeitpunkt|Uhrzeit|Jahrhundert|Jahrzehnt|Jahreszeit|Epoche)`,
      ),
      finds: 'In welchem Jahr wurde die Mühle gebaut?',
      leaves: 'Was wurde in dem Jahr gebaut?',
    },
  ],
  [
    'where',
    {
      of: words(
        String.raw`wo|wohin|woher|(?:(?:in|an|auf|aus|nach|bei|von|zu) )?${which}${between}?(?:Ort|Orte|Orten|Stadt|Städte|Städten|Gemeinde|Provinz|Region|Gebiet|Gegend|Bezirk|Viertel|Dorf|Platz|Insel|Kontinent|Bundesstaat|Bundesland|Hauptstadt|Fluss|Stadion|Gebäude)`,
      ),
      finds: 'In welcher kleinen Stadt steht die Mühle?',
      leaves: 'Welche Mühle steht in der Stadt?',
    },
  ],
  [
    'country',
    {
      of: words(
        String.raw`(?:(?:in|aus|von|zu) )?${which}${between}?(?:Land|Länder|Ländern|Lande|Staat|Staaten|Nation|Nationen|Regierung|Regierungen)`,
      ),
      finds: 'Welche zwei Länder teilen den See?',
      leaves: 'Welcher See liegt in dem Land?',
    },
  ],
  [
    'why',
    {
      of: words(
        String.raw`warum|weshalb|wieso|weswegen|aus welche[mn] Gr(?:und|ünden)|was (?:\p{L}+ )?(?:verursacht\p{L}*|führte|veranlasst\p{L}*|bewirkt\p{L}*|bewog|löste)|was (?:ist|war|waren|sind) (?:der|die|ein) (?:Grund|Gründe|Ursachen?)`,
      ),
      finds: 'Was verursachte die Flut?',
      leaves: 'Was riss die Flut mit?',
    },
  ],
  [
    'who',
    {
      of: words(
        String.raw`(?:von |durch |mit |zu |für |an )?(?:wer|wen|wem|wessen)|${which}${between}?(?:Person|Personen|Mann|Männer|Frau|Frauen|Leute|Politiker|Minister|Beamte|Experte|Experten|General|Führer|Sprecher|Gruppe|Gruppen|Organisation|Organisationen|Autor|Autorin|Professor|Präsident|Behörde|Firma|Firmen|Unternehmen|Partei|Parteien|König|Kaiser|Spieler|Trainer|Künstler|Schauspieler|Sänger|Forscher|Wissenschaftler|Mathematiker|Physiker|Herrscher)(?:in|innen)?|^(?:bitte )?(?:nenne|nennen Sie) (?:die |alle )?(?:\p{Ll}+ ){0,2}(?:Leute|Männer|Frauen|Politiker|Minister|Beamten|Experten|Generäle|Gruppen|Autoren|Firmen|Parteien)`,
      ),
      finds: 'Welches Unternehmen baute die Fähre?',
      leaves: 'Was baute das Unternehmen?',
    },
  ],
  [
    'yes-no',
    {
      of: /^(?:(?:und|aber|also) )?(?:ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kann|können|konnte|konnten|darf|dürfen|soll|sollen|sollte|muss|müssen|will|wollen|gibt|gab|stimmt|liegt|steht)(?!\p{L})/iu,
      finds: 'Aber ist die Fähre gesunken?',
      leaves: 'Die Fähre ist gesunken?',
    },
  ],
  [
    'what',
    {
      of: words(
        `(?:(?:in|an|auf|aus|von|für|mit|zu|durch|nach|unter|bei) )?(?:was|${which})|wie|wo(?:r)?(?:aus|mit|für|über|an|auf|durch|zu|von|in|nach|gegen|um|unter|bei)`,
      ),
      finds: 'Woraus ist das Dach?',
      leaves: 'Ist es etwas aus Blech?',
    },
  ],
];

const asks =
  'was|wer|wen|wem|wessen|wann|wo|wohin|woher|warum|weshalb|wieso|wie|wieviele?|welche[mnrs]?|worin|woran|worauf|woraus|womit|wofür|wovon|wozu|wodurch|worüber';
const auxiliaries =
  'ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kann|können|konnte|konnten|darf|dürfen|soll|sollen|sollte|muss|müssen|will|wollen|gibt|gab';
const leading =
  'in|im|an|am|auf|aus|bei|mit|nach|seit|von|vom|vor|zu|zum|zur|für|gegen|durch|unter|über|um|bis|während|neben|zwischen';

/** It opens a sentence, be it after "im Jahr 1945"; in the middle it may join a clause. */
export const opensSentence: Pattern = {
  of: new RegExp(
    String.raw`(?:^|[.!;:]\s)\s*(?:(?:und|aber|also|dann) )?(?:(?:${auxiliaries})(?!\p{L})|(?:(?:${leading}) (?:[^.!?;:]{0,60} )?)?(?:${asks})(?!\p{L}))`,
    'iu',
  ),
  finds: 'Am Ende wer zahlte',
  leaves: 'Der Mann, der zahlte',
};

export const endsText: Pattern = {
  of: /(?<!\p{L})(?:was|wer|wen|wann|wo|warum|wie(?: \p{L}+){0,2})\W*$/iu,
  finds: 'die Fähre sank wann',
  leaves: 'die Fähre sank, wie sie im letzten Sturm fuhr',
};

export const asksToTell: Pattern = {
  of: /^\W*(?:bitte )?(?:nenne|nenn|nennen|liste|beschreibe?|erkläre?|definiere|erzähle?|zeige?|gib|fasse?|berichte)(?!\p{L})/iu,
  finds: 'Bitte beschreibe den Sturm.',
  leaves: 'Die Liste der Stürme',
};

export const courtesy: Pattern = {
  of: /^(?:(?:danke|vielen dank|dankeschön|hallo|hi|guten|tag|morgen|abend|tschüss|super|toll|schön|gut|ok|okay|bitte|sehr|prima|perfekt)(?!\p{L})[\s\p{P}]*)+$/iu,
  finds: 'Ok, vielen Dank!',
  leaves: 'Danke für die Karte',
};

/** A noun has a capital, so that what is asked for ends there. */
export const askedFor: Pattern = {
  of: /(?<!\p{L})(?:[Ww]elche[mnrs]?|[Ww]as für(?: ein\p{Ll}*)?|[Ww]ie ?viele?n?|[Ww]essen)\s+((?:\p{Ll}[\p{L}-]*\s+){0,3}?\p{Lu}[\p{L}\p{N}-]*(?:\s+(?:von\s+)?\p{Lu}[\p{L}\p{N}-]*)?)/u,
  finds: 'Was für ein Boot sank?',
  leaves: 'Welches sank?',
};

export const askedForWithout: Pattern = {
  of: /(?<!\p{L})(?:welche[mnrs]?|wessen|wie ?viele?n?)\s+([\p{L}\p{N}-]+)/iu,
  finds: 'wessen boot sank',
  leaves: 'wem gehört das boot',
};

/** They tell a question in German from one in another language. */
export const questionWords: ReadonlySet<string> = new Set(
  (
    'viel viele wann warum was welche welchem welchen welcher welches wem wen wer weshalb wessen weswegen ' +
    'wie wieso wieviel wo wobei wodurch wofür wogegen woher wohin womit wonach woran worauf woraus worin ' +
    'worum worunter worüber wovon wozu'
  ).split(' '),
);

// Words of a question that passages which answer it seldom hold.

export const askingWords =
  'laut nennen beschreiben Beispiel Form passieren geschehen Art bekannt lange Haupt viele Name Namen auftreten oft Person Grund ' +
  'beziehen bezeichnen Begriff Bezeichnung Sache Zeit Typ Sorte Autor Erzähler gelten gilt ' +
  'heißen heißt hieß hießen nennt nannte genannt bezeichnet bezeichnete gibt gab befinden befindet';

/** Before the sort of thing that is asked for. */
export const beforeSort: ReadonlySet<string> = new Set(['was', 'welche', 'welcher', 'welches', 'welchen', 'welchem']);
