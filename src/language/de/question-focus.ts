/** What a question turns on: the deed, the possession, the place or year that is asked about, and in which form it is asked. */
import type { Pattern } from '../pattern.ts';

/** Words that put the question; what they ask for is in its type. */
export const asking =
  'viel viele weit lang lange zahl anzahl name namen art typ sorte genau wirklich eigentlich sagen wissen geschehen geschah passieren passierte datum zeit ort stelle weise sache jemand person personen leute sagte laut grund artikel bericht berichtet gelegen befindet befinden liegt heißt heißen hieß genannt nennt nennen bezeichnet begriff bezeichnung gibt gab bekannt berichten artikeln'.split(
    ' ',
  );

/** They stand for what was said before. */
export const anaphora = 'getan tun macht machen bedeutet bedeuten ding dinge sonst'.split(' ');

const name = String.raw`(?:d(?:er|ie|as|en|em) )?(?:\p{Lu}[\p{L}\p{M}’'.-]* )+`;

/** The deed stands last: "Hat Brandt je gezahlt?" */
export const deedOfName: Pattern = {
  of: new RegExp(
    String.raw`^(?:(?:Und|Aber|Also) )?(?:[Hh]at(?:te)?|[Hh]aben|[Hh]atten|[Ww]ird|[Ww]erden|[Ww]urden?|[Ii]st|[Ss]ind|[Ww]ar(?:en)?|[Kk]ann|[Kk]önnen|[Kk]onnten?|[Ss]oll(?:en|te|ten)?|[Ww]ill|[Mm]uss(?:te)?) ${name}(?:.* )?(?<deed>\p{Ll}[\p{L}\p{M}-]{3,})\W*$`,
    'u',
  ),
  finds: 'Und hat Brandt je gezahlt?',
  leaves: 'Hat sie je gezahlt?',
};

export const alternative: Pattern = {
  of: / oder /,
  finds: 'Ist Brandt gesegelt oder gerudert?',
  leaves: 'Ist Brandt in Oderberg gerudert?',
};

export const deedAtTimeOrPlace: Pattern = {
  of: new RegExp(
    String.raw`(?<!\p{L})(?:[Ww]ann|[Ww]o) (?:hat|haben|hatte|hatten|wird|werden|wurden?|ist|sind|war|waren) ${name}(?<verb>\p{Ll}[\p{L}-]+)\W*$`,
    'u',
  ),
  finds: 'Wo wurde Ida Brandt geboren?',
  leaves: 'Wo wurde sie geboren?',
};

/** "In Calder", "im Jahr 2021": where and when it was are seldom said in other words. */
export const placeOrYear: Pattern = {
  of: /(?<!\p{L})in (?:der )?\p{Lu}[\p{L}\p{M}’'.-]*(?: \p{Lu}[\p{L}\p{M}’'.-]*)*|(?<!\p{L})(?:im Jahre? |in |von |seit |vor |um |bis |ab )\d{4}(?!\d)/gu,
  finds: 'Wer gewann das Rennen im Jahr 1990?',
  leaves: 'Wer gewann das Rennen vor ihr?',
};

export const possession: Pattern = {
  of: /\p{Lu}[\p{L}\p{M}-]{0,60}(?:s|['’]) (?<noun>\p{Lu}[\p{L}-]{1,60})/u,
  finds: 'Wer strich Brandts Boot?',
  leaves: 'Wer strich das Boot?',
};

export const asksForObject: Pattern = {
  of: /(?<!\p{L})(?:wen|wem|welchen|welchem)(?!\p{L})|(?<!\p{L})was\W*$/iu,
  finds: 'Wen wählte der Rat?',
  leaves: 'Was versenkte das Boot?',
};

export const asksForComplement: Pattern = {
  of: /(?<!\p{L})(?:was|wer|welche[rs]?) (?:ist|sind|war|waren)(?!\p{L})/iu,
  finds: 'Was ist ein Kiel?',
  leaves: 'Was isst der Koch?',
};

export const overviewForms: readonly Pattern[] = [
  {
    of: /(?<!\p{L})was (?:sagen|sagt|berichten|berichtet|schreiben|schreibt|steht|wissen|weiß)(?: (?:die|diese|deine|in den|man|wir|sie|es))?(?: (?:Artikeln?|Quellen|Berichte|Texten?))?(?: alles)? (?:über|von|zu) (?<subject>.+?)[\s?.!]*$/iu,
    finds: 'Was sagen die Artikel über das Angeln?',
    leaves: 'Was sagte der Angler?',
  },
  {
    of: /(?<!\p{L})was (?:ist|wird|wurde) (?:über|von|zu) (?<subject>.+?) (?:bekannt|berichtet|gesagt|geschrieben)[\s?.!]*$/iu,
    finds: 'Was ist über das Angeln bekannt?',
    leaves: 'Wofür ist das Angeln bekannt?',
  },
  {
    of: /^(?:bitte )?(?:erzähle?|berichte) (?:mir|uns) (?:(?:etwas|mehr|alles) )?(?:über|von) (?<subject>.+?)[\s?.!]*$/iu,
    finds: 'Erzähl mir etwas über das Angeln.',
    leaves: 'Sie erzählten mir etwas über das Angeln.',
  },
];

/** What an overview of it is asked with. */
export function overviewOf(subject: string): string {
  return `Was ist über ${subject} bekannt?`;
}
