/** How prose says who somebody is, and where something is: what stands before and behind a name, and inside it. */
import type { Pattern } from '../pattern.ts';
import { months } from './months.ts';
import { stopWords } from './stop-words.ts';

const word = String.raw`\p{Lu}[\p{L}\p{M}\p{N}’'-]*`;

export const run: Pattern = {
  of: new RegExp(
    String.raw`(?<![\p{L}\p{N}-])(?:(?:Dr|Prof)\. )?${word}(?:(?: (?:von|van|zu|der|de|für|und))* ${word})*`,
    'gu',
  ),
  finds: 'der Bund der Bäcker',
  leaves: 'die backen',
};

export const capitals: ReadonlySet<string> = new Set([
  ...stopWords,
  ...months.map((name) => name.toLowerCase()),
  ...'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag jahr uhr herr frau ende anfang mitte prozent'.split(
    ' ',
  ),
]);

const titled =
  'Dr|Prof|Professor(?:in)?|Präsident(?:in)?|Bundespräsident(?:in)?|Kanzler(?:in)?|Bundeskanzler(?:in)?|Minister(?:in)?|General|Oberst|Hauptmann|König(?:in)?|Kaiser(?:in)?|Papst|Bischof|Bürgermeister(?:in)?|Direktor(?:in)?|Pfarrer(?:in)?|Herr|Frau|Graf|Gräfin|Prinz(?:essin)?|Trainer(?:in)?';

export const alone: ReadonlySet<string> = new Set(
  'herr frau gott norden suden osten westen internet euro grad meter stadt land staat regierung polizei rat gemeinde kirche schule'.split(
    ' ',
  ),
);

export const titles: Pattern = {
  of: new RegExp(
    String.raw`^(?:(?:${titled}|\p{Lu}\p{Ll}+(?:minister|präsident|direktor|meister|sprecher|leiter|trainer|kanzler|chef|rat|rätin)(?:in)?)\.? )+(?=\p{Lu})`,
    'u',
  ),
  finds: 'Bürgermeisterin Tolen',
  leaves: 'Bürgermeisterei Tolen',
};

const personNoun =
  '\\p{Lu}?\\p{L}*(?:minister|präsident|direktor|leiter|sprecher|vorsitzende|meister|trainer|lehrer|ärzt|forscher|händler|professor|experte|expertin|kapitän|torwart|stürmer|autor|maler|dichter|bäcker|bauer|chef|gründer|mitglied|tochter|sohn|mutter|vater|witwe|bruder|schwester|enkel|könig|kaiser|bischof|richter|anwalt|anwält|könsul|ingenieur|architekt|müller|schreiner|wirt|pächter|mieter|eigentümer)(?:in|innen|e|en|n|s|es|r)?';

export const roleBefore: Pattern = {
  of: new RegExp(
    String.raw`(?<!\p{L})(?<role>(?:(?:d(?:er|ie|en|em)|ein(?:e|em|en|er)?) )?(?:\p{Ll}{3,}(?:e|en|er) )?${personNoun}),? $`,
    'iu',
  ),
  finds: 'die frühere Direktorin, ',
  leaves: 'die Direktion, ',
};

export const roleBehind: readonly Pattern[] = [
  {
    of: /^(?:, | \()(?<role>(?:d(?:er|ie|as|en|em)|ein(?:e|em|en|er)?) [^,;.:!?()]{3,70})(?=[,;.:!?)])/u,
    finds: ', die Direktorin der Mühle, sagte',
    leaves: ' verkaufte die Mühle.',
  },
  {
    of: /^ (?:ist|war|wurde) (?<role>(?:d(?:er|ie|as)|ein(?:e|er)?) [^,;.:!?()]{3,70})(?=[,;.:!?)])/u,
    finds: ' war die Müllerin von Lenn.',
    leaves: ' verkaufte die Mühle.',
  },
];

export const personRole: Pattern = {
  of: new RegExp(String.raw`(?<!\p{L})${personNoun}(?!\p{L})`, 'iu'),
  finds: 'die letzte Direktorin',
  leaves: 'die letzte Direktion',
};
export const organisationRole: Pattern = {
  of: /(?:gruppe|firma|partei|verein|gesellschaft|unternehmen|behörde|bank|gericht|zeitung|universität|rat|ministerium|bündnis|verband|stiftung|mannschaft|orchester|organisation)(?:e?n|s)?(?!\p{L})/iu,
  finds: 'ein alter Sportverein',
  leaves: 'ein alter Baum',
};
export const placeRole: Pattern = {
  of: /(?:stadt|dorf|gemeinde|provinz|bezirk|kreis|region|gegend|fluss|see|insel|hafen|tal|berg|gebirge|halbinsel|land|viertel|straße|platz|park|küste|ort)(?:e?s)?(?!\p{L})/iu,
  finds: 'eine alte Hafenstadt',
  leaves: 'eine alte Frau',
};
export const organisationName: Pattern = {
  of: /(?:universität|institut|ministerium|partei|gmbh|verein|gesellschaft|verband|stiftung|bank|gericht|kommission|behörde|zeitung|parlament|bundestag|polizei|werke|schule|museum|bibliothek|orchester|bund|union|ag|kg|sv|fc|tsv|vfb|vfl|rat)(?!\p{L})/iu,
  finds: 'Mühlenverein Lenn',
  leaves: 'Mühle Lenn',
};
export const placeName: Pattern = {
  of: /(?:straße|gasse|platz|brücke|hafen|see|berg|burg|tal|dorf|stadt|insel|kirche|dom|schloss|mühle|park|bahnhof|heim|hausen|wald|bach)(?!\p{L})/iu,
  finds: 'Lindenstraße',
  leaves: 'Linde',
};
export const peopleName: Pattern = {
  of: /(?:^\p{L}+isch(?:e[mnrs]?)?|krieg|schlacht|gesetz|vertrag|preis|weihnachten|ostern|deutsche[nr]?|franzosen|russen)$/iu,
  finds: 'Dreißigjähriger Krieg',
  leaves: 'Lenn',
};
export const speaks: Pattern = {
  of: /^,? (?:sagt|sagte|sprach|erklärte|meint|meinte|warnte|schrieb|schreibt|betonte|kündigte|forderte|starb|lebte|arbeitet|arbeitete|studierte|wurde .{0,20}geboren)(?!\p{L})/u,
  finds: ' sagte es ihnen',
  leaves: ' sackte ab',
};
export const placeBefore: Pattern = {
  of: /(?<!\p{L})(?:[Ii]n|[Bb]ei|[Nn]ahe|[Nn]ach|[Aa]us|[Ii]n der Stadt|[Ii]m Dorf|[Nn]ördlich von|[Ss]üdlich von|[Öö]stlich von|[Ww]estlich von) $/u,
  finds: 'Sie trafen sich in ',
  leaves: 'Sie trafen den Mann mit ',
};
export const maybePlaceBefore: Pattern = {
  of: /(?<!\p{L})(?:[Vv]on|[Zz]u|[Zz]wischen|[Bb]is) $/u,
  finds: 'Sie kamen von ',
  leaves: 'Sie kamen mit ',
};

/** Behind a name, before where somebody is from. */
export const origin: Pattern = {
  of: / (?:aus) (?=\p{Lu})/u,
  finds: 'Ida Brandt aus Lenn',
  leaves: 'Ida Brandt ausgelernt',
};

/** Ends right before somebody's name: surely, and perhaps. */
export const personBefore: Pattern = {
  of: /(?<!\p{L})(?:heiratete|Witwe von|Sohn von|Tochter von|[Ll]iebe[r]?|namens) $/u,
  finds: 'Im Mai heiratete er die Witwe von ',
  leaves: 'Im Mai war er ledig und ',
};

export const maybePersonBefore: Pattern = {
  of: /(?<!\p{L})(?:sagte|sagt|erklärte|meinte|gegen|zwischen|traf) $/u,
  finds: '„Sie hält“, sagte ',
  leaves: 'Es sackte ',
};

/** Begins right behind it. */
export const personBehind: Pattern = {
  of: /^(?:,? (?:der|die) (?=\p{Ll})| \(\d{1,2}\)|, \d{1,2},| (?:starb|heiratete)(?!\p{L}))/u,
  finds: ', die damals wohnte',
  leaves: ', das Haus',
};
