/**
 * What somebody says first, who does not know yet what is here: a greeting, a call for help; and what is wanted of all
 * articles together. Each pattern is of a whole text, so that a question in which such words come up is none of these.
 */
import type { Courtesy } from '../../domain.ts';
import type { CollectionWish } from '../language.ts';
import type { Pattern } from '../pattern.ts';

const said = String.raw`[\s\p{P}\p{S}]*`;
const opening = String.raw`^${said}(?:(?:ok(?:ay)?|also|und|hallo|hi|hey|nun|na|gut|bitte|kannst du|könntest du|können sie|könnten sie|ich hätte gern|ich möchte|mal)(?!\p{L})${said})*`;
const closing = String.raw`(?:${said}(?<!\p{L})(?:bitte|für mich|für uns|kurz|in (?:zwei|drei|vier|fünf|sechs|sieben|\d+|wenigen|ein paar|kurzen) (?:sätzen|worten)|jetzt|denn|eigentlich|hier|mal)(?!\p{L}))*${said}$`;

function whole(form: string, finds: string, leaves: string): Pattern {
  return { of: new RegExp(`${opening}(?:${form})${closing}`, 'iu'), finds, leaves };
}

/** The first that fits. */
export const courtesies: readonly (readonly [Courtesy, Pattern])[] = [
  [
    'hello',
    {
      of: new RegExp(
        String.raw`^${said}(?:(?:hallo|servus|moin(?: moin)?|grüezi|grüß (?:gott|dich)|guten (?:morgen|tag|abend)|zusammen|wie geht(?:['’]?s| es dir| es ihnen))(?!\p{L})${said})+$`,
        'iu',
      ),
      finds: 'Guten Morgen!',
      leaves: 'Am guten Morgen des 3. Mai',
    },
  ],
  [
    'farewell',
    {
      of: new RegExp(
        String.raw`^${said}(?:(?:ok(?:ay)?|danke|gut)(?!\p{L})${said})*(?:tschüss?|auf wiedersehen|bis (?:bald|später|morgen)|gute nacht|das war['’]?s)(?!\p{L})${said}$`,
        'iu',
      ),
      finds: 'Danke, bis bald!',
      leaves: 'Bis morgen gilt was?',
    },
  ],
  [
    'thanks',
    {
      of: new RegExp(
        String.raw`^${said}(?:(?:ok(?:ay)?|vielen|herzlichen|besten|tausend|dank|danke|dir|ihnen|schön|sehr|super|prima|gut|alles klar|toll)(?!\p{L})${said})*(?:dank|danke|danke schön|super|prima|toll|alles klar)(?!\p{L})${said}(?:(?:schön|sehr|dir|ihnen|für (?:die|deine|ihre) (?:hilfe|antwort))(?!\p{L})${said})*$`,
        'iu',
      ),
      finds: 'Ok, vielen Dank!',
      leaves: 'Wem gilt vielen Dank zufolge der Preis?',
    },
  ],
  [
    'help',
    whole(
      String.raw`hilfe|hilf mir|ich brauche hilfe|kannst du mir helfen|anleitung|beispiele?|wer bist du|wer sind sie|was (?:bist|kannst|machst|weißt) du(?: alles)?|was können sie|was kann (?:man|ich)(?: (?:dich|sie|hier|alles))*(?: (?:fragen|tun|machen))?|was ist (?:das hier|footnote)|wie (?:funktioniert|geht) (?:das|dies|footnote)(?: hier)?|wie benutze ich (?:das|dich)|welche fragen kann ich(?: dir| hier)? stellen|bist du (?:ein )?(?:mensch|bot|roboter|ki)`,
      'Was kannst du?',
      'Was kannst du gegen Mehltau tun?',
    ),
  ],
];

/** The same, where nothing was asked before: later, "das" is what was spoken of. */
export const opensTalk: Pattern = whole('was ist das|was soll das(?: sein)?', 'Was ist das hier?', 'Was ist das Moor?');

export const replies: Readonly<Record<Courtesy, string>> = {
  hello:
    'Hallo. Hier lassen sich Fragen zu den Artikeln stellen: jeder Satz der Antwort trägt eine Fußnote zu den Worten, auf denen er beruht.',
  thanks: 'Gern geschehen. Fragen Sie weiter, wann immer Sie wollen.',
  farewell: 'Auf Wiedersehen.',
  help: 'Das ist Footnote. Es beantwortet Fragen aus den Artikeln hier und aus nichts anderem: nach einer Tatsache, nach allem, was zu einem Thema gesagt wird, nach einem Überblick. Jeder Satz einer Antwort trägt eine Fußnote zu den Worten, auf denen er beruht.',
};

/** Behind a reply, where there is nothing to ask yet. */
export const noArticles = 'Noch gibt es hier keine Artikel; fügen Sie zuerst welche hinzu.';

const all =
  '(?:(?:(?:alle|die|diese|deine|ihre|den|diesen|der|dieser|das|alles in) )*(?:artikeln?|texten?|dokumenten?|sammlung|bibliothek|ordner|archiv|inhalte?)|alles(?: hier)?|das alles|hier(?: drin)?|dem ganzen)';

/** Group `subject`: what a timeline is of. The first that fits. */
export const wishes: readonly (readonly [CollectionWish, Pattern])[] = [
  [
    'overview',
    whole(
      String.raw`(?:(?:gib|zeig|zeige|schreib|geben sie)(?: mir| uns| bitte)* )?(?:(?:einen|eine|den|die) )?(?:(?:kurzen?|groben?|schnellen?) )?(?:überblick|übersicht|zusammenfassung|inhalt|themen|inhaltsverzeichnis)(?: (?:über|von|zu|der) ${all})?`,
      'Gib mir bitte einen Überblick',
      'Der Überblick des Generals',
    ),
  ],
  [
    'overview',
    whole(
      String.raw`fass(?:e|en sie)? (?:mir |bitte )?${all}(?: (?:bitte|kurz))? zusammen|was (?:steht|gibt es|ist|findet sich|habt ihr|hast du)(?: (?:alles|denn))? (?:hier|in ${all})(?: (?:drin|alles))?|worum geht(?: es|['’]?s)(?: (?:hier|in ${all}))?|wovon handeln ${all}|welche themen gibt es|was gibt(?: es|['’]?s) hier`,
      'Worum geht es in den Artikeln?',
      'Worum geht es in Bertas Roman?',
    ),
  ],
  [
    'newest',
    whole(
      String.raw`(?:gibt(?: es|['’]?s) )?(?:etwas|was|irgendwas|irgendetwas) neues|was gibt(?: es|['’]?s) neues|was ist (?:neu|das neueste|das aktuellste)|neuigkeiten|das neueste`,
      'Was gibt es Neues?',
      'Was gibt es Neues vom Nordpol?',
    ),
  ],
  [
    'start',
    whole(
      String.raw`was soll(?:te)? ich (?:zuerst|als erstes) lesen|wo(?:mit)? soll(?:te)? ich anfangen|was empfiehlst du(?: mir)?`,
      'Was soll ich zuerst lesen?',
      'Was soll ich zuerst kochen?',
    ),
  ],
  [
    'timeline',
    whole(
      String.raw`(?:(?:gib|zeig|zeige|erstelle|mach)(?: mir| uns)? )?(?:eine |die )?(?:zeitleiste|zeittafel|chronologie|chronik|zeitlicher ablauf)(?: (?:von|zu|zum|zur|der|des|über) (?<subject>.+?))?|was (?:geschah|passierte|ist) wann(?: (?:passiert|geschehen))?`,
      'Gib mir eine Zeitleiste',
      'Wer erstellte die Zeitleiste?',
    ),
  ],
];

/** Of the subject of a timeline: no subject but all there is. */
export const allThereIs: Pattern = {
  of: new RegExp(String.raw`^(?:(?:alle[rns]?|de[rn]|die) )*(?:ereignissen?|${all})$`, 'iu'),
  finds: 'den Ereignissen',
  leaves: 'den Ereignissen in Holm',
};

/** In how many sentences an overview is wanted. */
export const sentencesWanted: Pattern = {
  of: /(?<!\p{L})in (?<most>zwei|drei|vier|fünf|sechs|sieben|\d) (?:kurzen )?Sätzen(?!\p{L})/iu,
  finds: 'Fasse alles in drei Sätzen zusammen',
  leaves: 'Fasse alles in wenigen Sätzen zusammen',
};

/** To somebody who does not know what to ask. */
export const examples: readonly string[] = [
  'Worum geht es in den Artikeln?',
  'Gib mir eine Zeitleiste.',
  'Was ist neu?',
];

const count = (total: number): string => `${total.toLocaleString('de')} Artikel`;

/** Beside an overview that tells of some of the articles, or that names them: how many there are. */
export function thereAre(total: number, told: number): string {
  const rest = total - told;
  if (rest <= 0) return `Hier ${total === 1 ? 'liegt ein' : 'liegen'} ${total === 1 ? 'Artikel' : count(total)}.`;
  return `Hier liegen ${count(total)}; ${rest.toLocaleString('de')} weitere ${rest === 1 ? 'ist' : 'sind'} oben nicht genannt. Die Bibliothek führt alle auf.`;
}

/** Where the newest are asked for. */
export const undated = 'Kein Artikel sagt, wann er erschien; so lässt sich keiner den neuesten nennen.';

export function meansOthers(titles: readonly string[]): string {
  return `Gemeint sein kann auch ${titles.map((title) => `„${title}“`).join(' oder ')}.`;
}
