/** "Was ist X?", "Wer war X?", and how a sentence says who or what something is. */
import type { Pattern } from '../pattern.ts';

export const definitionForms: readonly Pattern[] = [
  {
    of: /^(?:und |also |aber )?(?<asks>wer|was) (?:ist|sind|war|waren) (?:eigentlich |genau )?(?<subject>.+?)$/iu,
    finds: 'Was ist ein Kiel',
    leaves: 'Was isst ein Kieler',
  },
  {
    of: /^(?:bitte )?definiere? (?<subject>.+?)$/iu,
    finds: 'Bitte definiere Kiel',
    leaves: 'Wer definierte den Kiel',
  },
  {
    of: /^was (?:bedeutet|bedeuten|heißt|bezeichnet|versteht man unter) (?<subject>.+?)$/iu,
    finds: 'Was bedeutet Kiel',
    leaves: 'Was deutet auf Kiel',
  },
];

/** A property, a relation or something that happens is asked for; nothing without a noun is a name. */
export const isMoreThanName: Pattern = {
  of: /^[^\p{Lu}]*$|(?<!\p{L})(?:in|im|an|am|auf|bei|beim|von|vom|zu|zum|zur|aus|mit|über|zwischen|während|nach|vor|gegen|für|durch|dass|er|sie|es|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|dies(?:e[mnrs]?)?|bekannt|gesagt|andere[mnrs]?|einige[mnrs]?|Begriffe?|Beispiele?|Namen?|Arten?|Titel)(?!\p{L})/u,
  finds: 'Fracht im Rumpf',
  leaves: 'Frachtraum',
};

export const propertyOf: Pattern = {
  of: /(?<!\p{L})(?:von|des|der|eines|einer)(?!\p{L})/u,
  finds: 'Höhe eines Mastes',
  leaves: 'Dachmast',
};

export const relationOf: Pattern = { of: / (?:von|des|der) /u, finds: 'Amt des Meisters', leaves: 'Meister Vonder' };

/** A definition of somebody is asked for. */
export const person: Pattern = { of: /^wer$/i, finds: 'Wer', leaves: 'was' };

export const role: Pattern = {
  of: /(?<!\p{L})(?:\p{L}*(?:präsident|minister|könig|kaiser|direktor|gouverneur|bürgermeister|kanzler|führer|chef|autor|botschafter|sprecher|besitzer|gründer|gewinner|sieger)(?:in|innen|en|s)?|\p{L}*papst|General|Bischof|Erzbischof|Herzog|Graf|Prinz)(?!\p{L})/iu,
  finds: 'Bürgermeisterin von Delft',
  leaves: 'Bürgermeisterwahl',
};

export const article: Pattern = {
  of: /^(?:d(?:er|ie|as|en|em|es)|ein(?:e[mnrs]?)?) /iu,
  finds: 'Ein Kiel',
  leaves: 'Einer',
};

export const definite: Pattern = { of: /^d(?:er|ie|as|en|em|es) /iu, finds: 'Der Rhein', leaves: 'Dann Rhein' };

const an = '(?:ein(?:e[mnrs]?)?|eine[rs] der|der|die|das)';
const aside = String.raw`(?:\s*\([^)]{1,300}\))?(?:,[^,.;]{1,120},)?`;
const opening = String.raw`(?:^|[,;:„"] ?|(?<!\p{L})(?:und|aber|dass) )(?:[Dd](?:er|ie|as) |[Ee]ine? )?["„(]?`;
const titleBefore =
  '(?:(?:Präsident|Minister|Kanzler|König|Kaiser|Professor|Direktor|Bürgermeister|Sprecher|Senator)(?:in)?|General|Papst|Dr\\.|Prof\\.|Herr|Frau)';

export const explanations = {
  defined: (name: string): RegExp =>
    new RegExp(
      String.raw`${opening}${name}["“)]{0,2}${aside} (?:(?:ist|sind|war|waren|bleibt|wurde) (?:\p{Ll}+ )?${an} |(?:bedeutet|bezeichnet|besteht aus|steht für|heißt) )`,
      'u',
    ),
  apposed: (name: string): RegExp =>
    new RegExp(String.raw`${name}["“)]{0,2}(?: \([^)]{1,80}\))?, (?:${an}|ehemalige[rs]?|damals) `, 'u'),
  inBrackets: (name: string): RegExp => new RegExp(String.raw`${name} \((?:${an}|d\. ?h\.|von|aus) `, 'u'),
  spelledOut: (name: string): RegExp => new RegExp(String.raw`\p{L}["“]? \(${name}\)`, 'u'),
  calledSo: (name: string): RegExp =>
    new RegExp(String.raw`(?:genannt|sogenannte[mnrs]?|namens|bekannt als) (?:d(?:er|ie|as) )?["„]?${name}`, 'u'),
  titled: (name: string): RegExp => new RegExp(String.raw`${titleBefore} ${name}`, 'u'),
  opening: (name: string): RegExp => new RegExp(String.raw`^(?:(?:Der|Die|Das|Eine?) )?${name}`, 'u'),
};

export const plural = '(?:e[nrs]?|n|s)?';

export function lastNameAlone(last: string): string {
  return String.raw`(?:(?<=${titleBefore} )|(?<!\p{Lu}[\p{L}’'.-]* ))${last}`;
}
