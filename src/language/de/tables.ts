/** What is asked of a table. */
import type { Pattern } from '../pattern.ts';

/** Whole words, whatever their case; \b knows no umlauts. */
const words = (source: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${source})(?!\p{L})`, 'iu');

const ending = '(?:e[nrms]?)?';

export const asksForMost: Pattern = {
  of: words(
    `(?:meist|höchst|größt|längst|schwerst|ältest|tiefst|breitest|schnellst|teuerst|lautest|stärkst|häufigst)${ending}|Maximum`,
  ),
  finds: 'Welches Jahr hatte die meisten Dächer?',
  leaves: 'Hatte das Jahr meistens Regen?',
};

export const asksForLeast: Pattern = {
  of: words(
    `(?:wenigst|geringst|niedrigst|kleinst|kürzest|leichtest|jüngst|seltenst|billigst|günstigst|langsamst|schmalst)${ending}|Minimum`,
  ),
  finds: 'Welches Schiff trägt die wenigsten Wagen?',
  leaves: 'Welches Schiff trägt wenigstens Wagen?',
};

export const sumsUp: Pattern = {
  of: /^(?:Gesamt\p{L}*|Summe|insgesamt|zusammen|Durchschnitt|Schnitt|Mittel(?:wert)?|alle|total)(?!\p{L})/iu,
  finds: 'Summe aller Jahre',
  leaves: 'Allersberg',
};

export const compares: Pattern = {
  of: words(
    String.raw`(?:vor|nach|seit|bis|ab|zwischen) (?:dem Jahre? |Anfang |Ende |Mitte )?(?=\d)|(?:mehr|weniger|später|früher|höher|niedriger|älter|neuer|größer|kleiner|länger|kürzer) als|außer|nicht|nie|niemals|keine?[nmrs]?|im (?:Schnitt|Durchschnitt)|insgesamt|zusammen|Unterschied|wie oft`,
  ),
  finds: 'Welche Mühlen standen vor 1900?',
  leaves: 'Welche Mühlen standen vor dem Tor?',
};

export const askedColumns: readonly (readonly [Pattern, Pattern])[] = [
  [
    {
      of: words(String.raw`wie (?:schwer|leicht)|wiegt|wiegen|schwerste[nrs]?|leichteste[nrs]?`),
      finds: 'Wie schwer ist es?',
      leaves: 'Wie hoch ist es?',
    },
    { of: words(String.raw`\p{L}*gewicht|Masse`), finds: 'Gewicht (kg)', leaves: 'gewichtig' },
  ],
  [
    {
      of: words('wie (?:groß|klein)|größte[nrs]?|kleinste[nrs]?'),
      finds: 'Wie groß ist es?',
      leaves: 'Wie schwer ist es?',
    },
    { of: words(String.raw`\p{L}*größe|\p{L}*fläche|Umfang|Rauminhalt`), finds: 'Größe (m²)', leaves: 'Großes' },
  ],
  [
    { of: words('wie hoch|höchste[nrs]?'), finds: 'Wie hoch ist es?', leaves: 'Wie lang ist es?' },
    { of: words(String.raw`\p{L}*höhe|Höhenmeter`), finds: 'Höhe', leaves: 'Anhöhung' },
  ],
  [
    {
      of: words('wie lang|längste[nrs]?|kürzeste[nrs]?|wie weit'),
      finds: 'Wie lang ist es?',
      leaves: 'Wie lange dauert es?',
    },
    { of: words(String.raw`\p{L}*länge|Entfernung|Strecke|Kilometer`), finds: 'Länge', leaves: 'Verlängert' },
  ],
  [
    { of: words('wie lange|dauert|dauern'), finds: 'Wie lange dauert es?', leaves: 'Wie lang ist es?' },
    { of: words(String.raw`\p{L}*dauer|\p{L}*zeit|Stunden|Minuten|Tage`), finds: 'Gehzeit', leaves: 'Zeitung' },
  ],
  [
    { of: words('wie breit|breiteste[nrs]?'), finds: 'Wie breit ist es?', leaves: 'Wie lang ist es?' },
    { of: words(String.raw`\p{L}*breite`), finds: 'Breite', leaves: 'Breiter Weg' },
  ],
  [
    { of: words('wie tief|tiefste[nrs]?'), finds: 'Wie tief ist es?', leaves: 'Wie lang ist es?' },
    { of: words(String.raw`\p{L}*tiefe`), finds: 'Größte Tiefe', leaves: 'Tiefes Blau' },
  ],
  [
    { of: words('wie schnell|schnellste[nrs]?'), finds: 'Wie schnell ist es?', leaves: 'Wie lang ist es?' },
    { of: words(String.raw`\p{L}*geschwindigkeit|Tempo`), finds: 'Höchstgeschwindigkeit', leaves: 'Geschwind' },
  ],
  [
    {
      of: words(
        'wie teuer|was kostet?e?n?|wie ?viel kostet?e?n?|wie ?viel (?:muss|müssen|zahlt|zahlen|bezahlt)|Preise?s?|Kosten',
      ),
      finds: 'Was kostet eine Karte?',
      leaves: 'Wie viel Wasser braucht es?',
    },
    {
      of: words(String.raw`\p{L}*preise?|\p{L}*kosten|\p{L}*gebühr(?:en)?|\p{L}*miete|Betrag|Eintritt|Beitrag`),
      finds: 'Jahresmiete',
      leaves: 'Preisend',
    },
  ],
  [
    { of: words('wie ?viel (?:Geld|Euro)'), finds: 'Wie viel Geld ist da?', leaves: 'Wie viel Wasser ist da?' },
    { of: words(String.raw`Betrag|Summe|\p{L}*kosten|Ausgaben?|Einnahmen?|Euro`), finds: 'Betrag', leaves: 'Betragen' },
  ],
  [
    {
      of: words(
        'wer (?:kümmert sich um|sorgt für|ist (?:zuständig|verantwortlich) für|macht|leitet|führt)|wer|wen|wem|wessen',
      ),
      finds: 'Wer ist es?',
      leaves: 'Was ist es?',
    },
    {
      of: words(
        String.raw`\p{L}*namen?|Mitglied(?:er)?|Person(?:en)?|Leute|Leit(?:er|erin|ung)|Vorsitz|Lehr(?:er|erin)|Autor(?:in)?|Spieler(?:in)?|Sieger(?:in)?|Ansprechpartner(?:in)?|Verantwortliche?r?|Zuständige?r?|Trainer(?:in)?|Besitzer(?:in)?`,
      ),
      finds: 'Name des Mitglieds',
      leaves: 'Mitgliedschaft',
    },
  ],
  [
    { of: words('wo|wohin'), finds: 'Wo ist es?', leaves: 'Worüber ist es?' },
    {
      of: words(String.raw`\p{L}*ort|Raum|Saal|Stadt|Land|Anschrift|Adresse|Übernachtung|Stelle|Halle`),
      finds: 'Ort',
      leaves: 'Orten',
    },
  ],
  [
    { of: words('wann|um wie ?viel Uhr|an welchem Tag'), finds: 'Wann ist es?', leaves: 'Wen ist es?' },
    {
      of: words(String.raw`Datum|\p{L}*tag|Termin|Uhrzeit|Zeit|Jahr|Beginn|Ende|Wann`),
      finds: 'Datum',
      leaves: 'Daten',
    },
  ],
  [
    {
      of: words(
        'was (?:kann|soll|muss|sollte|können|sollen) (?:man|ich|wir) (?:tun|machen)|was (?:tue|mache|tut|macht) (?:ich|man)|wie behebe?n?',
      ),
      finds: 'Was soll ich tun, wenn es tropft?',
      leaves: 'Was brauche ich?',
    },
    { of: words('Abhilfe|Lösung|Maßnahmen?|Behebung|Was tun'), finds: 'Abhilfe', leaves: 'Hilfe' },
  ],
  [
    { of: words('warum|weshalb|wieso'), finds: 'Warum brummt es?', leaves: 'Wann brummt es?' },
    { of: words('(?:mögliche )?(?:Ursachen?|Gr(?:und|ünde))'), finds: 'Mögliche Ursache', leaves: 'Ursächlich' },
  ],
];

/** A noun has a capital, and does not open the question. */
export const endsWithNoun: Pattern = {
  of: /\s\p{Lu}[\p{L}\p{M}-]*$/u,
  finds: 'Was kostet die Karte',
  leaves: 'Was kostet',
};
