/** Words that deny something, outright ("nicht", "nie") or by their sense ("verweigerte", "mangels", "außer"). */
import type { Pattern } from '../pattern.ts';

const outrightWords = String.raw`nicht|nie|niemals|kein(?:e[mnrs]?)?|keinerlei|niemand(?:em|en)?|nichts|weder|ohne|nirgends|nirgendwo`;
const wordsBySense = [
  'kaum|wenige?r?|nur|außer|ausgenommen|aber|sondern|statt|anstatt|anstelle|unfähig|trotz|obwohl|null|frei von',
  String.raw`weiger\p{L}*|verweiger\p{L}*|ab(?:ge)?lehn\p{L}*|lehnt\p{L}*|fehl\p{L}*|mangel\p{L}*|leugne\p{L}*|bestr(?:itt|eit)\p{L}*|vermeid\p{L}*|vermied\p{L}*|verhinder\p{L}*|verb(?:o|ie)t\p{L}*|ausschl\p{L}*|ausgeschl\p{L}*|abwesen\p{L}*|gegen|stopp\p{L}*|kritisier\p{L}*|abgesag\p{L}*|verzicht\p{L}*|scheiter\p{L}*`,
  String.raw`un\p{L}{4,}`,
].join('|');

export const outright: Pattern = {
  of: new RegExp(String.raw`(?<!\p{L})(?:${outrightWords})(?!\p{L})`, 'iu'),
  finds: 'Welcher Staat hat nicht unterzeichnet?',
  leaves: 'Welcher Staat hat die Nichte geladen?',
};

export const inAnyWay: Pattern = {
  of: new RegExp(String.raw`(?<!\p{L})(?:${outrightWords}|${wordsBySense})(?!\p{L})`, 'iu'),
  finds: 'Der Hafen verweigerte dem Schiff die Einfahrt.',
  leaves: 'Der Hafen nahm das Schiff auf.',
};
