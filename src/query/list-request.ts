/**
 * Questions for several things of one kind: "Which groups …?", "Name the …", "List the … who …".
 * Promises: pure; gives the question as "Which …?" asks it, or what is to be told about where nothing but the kind is
 * named; nothing when one thing is asked for. English only.
 */
import type { ListRequest } from '../domain.ts';

const plural = String.raw`(?<kind>(?!(?:is|was|does|has|this)\b)\p{Ll}{2,}(?<!s|happen|mean|cause|make)s|people|men|women|children)\b`;
const told =
  /^(?:please |can you |could you )*(?:name|list|enumerate|give|tell|show)(?: me| us)?(?: (?:all|some|any|two|three|four|five|several))?(?: of)?(?: the)?(?: names of(?: the)?)? (?<what>.+?)[\s?.!]*$/iu;
const which = new RegExp(
  String.raw`^(?:and |but )?(?:(?:in|from|on|by|to|for|with|at) )?(?:which|what) (?:other )?(?:(?!(?:is|was|does|did|do|are|were|has|have|had)\b)[\p{L}-]+ ){0,3}?${plural}`,
  'u',
);
const opening = new RegExp(String.raw`^(?:[\p{L}\p{N}'’-]+ ){0,3}?${plural}`, 'u');
/** Adds nothing: all that is found is mentioned. */
const meta =
  /(?:,? (?:that|who|which) (?:is|are|was|were))? (?:mentioned|named|listed|quoted|cited|described|interviewed)(?: (?:here|there|by name))?$|,? (?:in|from) (?:the|these|your) (?:articles?|sources|texts?)$/i;

export function listRequest(question: string): ListRequest | undefined {
  const what = told.exec(question)?.groups?.['what'] ?? '';
  const kinds = opening.exec(what)?.groups?.['kind'];
  if (kinds !== undefined) {
    const bare = what.replace(meta, '').replace(meta, '');
    return bare === what ? { asked: `Which ${what.replace(/ (?:who|that|which) /, ' ')}?` } : allOf(bare, kinds);
  }
  const asks = which.exec(question.charAt(0).toLowerCase() + question.slice(1))?.groups?.['kind'];
  if (asks === undefined) return undefined;
  const [, bare] = /^(?:which|what) (.+?) (?:are|were) (?:there|mentioned|named|quoted)\W*$/i.exec(question) ?? [];
  return bare === undefined ? { asked: question } : allOf(bare, asks);
}

function allOf(what: string, kinds: string): ListRequest {
  return { asked: `What is said about ${what}?`, kind: singular(kinds) };
}

function singular(kind: string): string {
  return kind
    .replace(/^(?:wo)?men$/, (men) => men.replace('men', 'man'))
    .replace(/^people$/, 'person')
    .replace(/^children$/, 'child')
    .replace(/ies$/, 'y')
    .replace(/(?<=ch|sh|x)es$/, '')
    .replace(/s$/, '');
}
