/**
 * What a question may want other than a fact: an article as a whole, several things of one kind, a definition, an overview,
 * something about the articles themselves, or what one article says. Promises: pure; each gives nothing when that is not
 * what is asked. English only. Does not know which articles there are.
 */
import type { AnswerType } from '../domain.ts';
import * as articles from '../language/en/article-requests.ts';
import * as metadata from '../language/en/metadata.ts';
import * as requests from '../language/en/requests.ts';
import { singularEndings } from '../language/en/singular.ts';
import type { Language } from '../language/language.ts';
import { tablesOf } from '../language/languages.ts';
import { terms } from '../language/terms.ts';
import { opensWithCapital, rewritten, withoutEndMarks } from '../text.ts';
import type { ArticleRequest, ListRequest, MetadataRequest } from './query.ts';

// An article as a whole: "Summarise the debkafile article", "what is this article about?" Gives what remains of the request to
// tell which article is meant.

export function articleRequest(question: string): ArticleRequest | undefined {
  for (const { of } of articles.wholeForms) {
    const which = of.exec(question)?.groups?.['which'];
    if (which === undefined) continue;
    if (!articles.namesOne.of.test(which) || articles.namesAll.of.test(which.replace(/["“«].*["”»]/u, '')))
      return undefined;
    if (articles.otherOne.of.test(which)) return { about: [], isOther: true };
    const kinds = [...new Set([...which.matchAll(articles.ofKind.of)].flatMap(([kind]) => terms(kind)))];
    const about = [...new Set(terms(which.replace(articles.byDate.of, ' ').replaceAll(articles.aside.of, ' ')))];
    const dated = articles.byDate.of.exec(which)?.groups;
    const request = { about, ...(kinds.length > 0 && { kinds }) };
    if (dated === undefined) return request;
    return { ...request, first: dated['newest'] === undefined ? 'oldest' : 'newest' };
  }
  return undefined;
}

// Questions for several things of one kind: "Which groups …?", "Name the …", "List the … who …".
// Promises: pure; gives the question as "Which …?" asks it, or what is to be told about where nothing but the kind is
// named; nothing when one thing is asked for. English only.

export function listRequest(question: string): ListRequest | undefined {
  const what = requests.asksToName.of.exec(question)?.groups?.['what'] ?? '';
  const kinds = requests.opensWithPlural.of.exec(what)?.groups?.['kind'];
  if (kinds !== undefined) {
    const bare = what.replace(requests.addsNothing.of, '').replace(requests.addsNothing.of, '');
    return bare === what ? { asked: `Which ${what.replace(requests.relativePronoun.of, ' ')}?` } : allOf(bare, kinds);
  }
  const asks = requests.asksWhichOfMany.of.exec(question.charAt(0).toLowerCase() + question.slice(1))?.groups?.['kind'];
  if (asks === undefined) return undefined;
  const [, bare] = requests.asksWhichThereAre.of.exec(question) ?? [];
  return bare === undefined ? { asked: question } : allOf(bare, asks);
}

function allOf(what: string, kinds: string): ListRequest {
  return { asked: `What is said about ${what}?`, kind: rewritten(kinds, singularEndings) };
}

// "What is X?" and "Who is X?": whom or what the question wants explained.
// Promises: pure. A question for somebody's name ("Who is the mayor of Tolven?") or for a property ("What is
// the height of the tower?") wants no explanation. Does not know what X is, nor what explains it (language/explanation.ts).

const mostWords = 5;

/** What the question wants explained, as it names it, without its article; undefined when it asks for something else. */
export function definitionAsked(
  question: string,
  { words, definitions }: Language = tablesOf('en'),
): string | undefined {
  const bare = withoutEndMarks(question.trim());
  for (const { of } of definitions.definitionForms) {
    const { asks = 'what', subject: whole = '' } = of.exec(bare)?.groups ?? {};
    const subject = whole
      .trim()
      .replace(definitions.article.of, '')
      .replaceAll(/["“”]|^['‘]|['’]$/g, '');
    if (subject === '' || subject.split(' ').length > mostWords || definitions.isMoreThanName.of.test(subject))
      continue;
    const hasArticle = definitions.definite.of.test(whole);
    const at = bare.length - subject.length;
    const isName = opensWithCapital(subject) && (words.isNameAt?.(bare, at, bare.length) ?? true);
    // "The height of the tower", "the turnout": a property, unless it is a name: "the Rhine".
    if (hasArticle && !isName) continue;
    if (!isName && definitions.propertyOf.of.test(subject)) continue;
    const asksWho = definitions.person.of.test(asks);
    if (asksWho && hasArticle && /\b\p{Ll}{3,}/u.test(subject)) continue;
    if (asksWho && definitions.role.of.test(subject) && (hasArticle || definitions.relationOf.of.test(subject)))
      continue;
    return subject;
  }
  return undefined;
}

// "Tell me about Amerli", "What do the articles say about drones?": what an overview is wanted of.
// Promises: pure; nothing when it is something else that is asked.

/** What an overview is wanted of; undefined when it is something else that is asked. */
export function overviewSubject(
  question: string,
  type: AnswerType,
  { focus }: Language = tablesOf('en'),
): string | undefined {
  if (type !== 'overview') return undefined;
  return focus.overviewForms
    .map(({ of }) => of.exec(question)?.groups?.['subject'])
    .find((subject) => subject !== undefined);
}

// Questions about the articles themselves: "Who wrote it?", "When was the debkafile article published?", "Which articles
// do you have?" Promises: pure; gives what is wanted and of which article; nothing when it may be something in the
// articles that is asked for: a book, a report on something. English only. Does not know which articles there are.

const metadataForms = metadata.metadataForms.flatMap(([wants, forms]) => forms.map((form) => [wants, form] as const));

/** `before`: what was asked before, where something was: "it" may be a book that was asked about. */
export function metadataRequest(question: string, before = ''): MetadataRequest | undefined {
  for (const [wants, { of }] of metadataForms) {
    const match = of.exec(question);
    if (match === null) continue;
    const { thing: said = '', which = '', rest = '' } = match.groups ?? {};
    const [, newest, oldest] = metadata.opensWithDate.of.exec(said) ?? [];
    const first = newest !== undefined ? 'newest' : oldest !== undefined ? 'oldest' : undefined;
    const isOfAll = wants === 'articles' || wants === 'authors';
    const pointsBack = !isOfAll && first === undefined && metadata.pointingBack.of.test(said);
    if (metadata.pronoun.of.test(said) && pointsBack && metadata.otherWork.of.test(before)) return undefined;
    const about = pointsBack ? [] : [...new Set(terms(`${said} ${which} ${rest}`.replaceAll(metadata.aside.of, ' ')))];
    return { wants, about, pointsBack, ...(first !== undefined && { first }) };
  }
  return undefined;
}

// Questions for what one article says: "What does it say about drones?", "Who is quoted in this article?".
// Promises: pure; gives the question without the words that point to the article; nothing when "it" may be something else:
// only after an article was asked about is "it" one. English only.

/** `before`: the questions before it. */
export function insideArticle(question: string, before: readonly string[]): string | undefined {
  const says = articles.saysAbout.of.exec(question)?.groups;
  const subject = says?.['subject'];
  const asked = subject === undefined ? question.replace(articles.withinOne.of, '') : `What is said about ${subject}?`;
  if (asked === question) return undefined;
  const named = says?.['one'] ?? articles.withinOne.of.exec(question)?.groups?.['one'];
  if (named?.toLowerCase() !== 'it') return asked;
  const last = before.at(-1);
  if (last === undefined) return undefined;
  const isOfArticle =
    articleRequest(last) !== undefined ||
    metadataRequest(last) !== undefined ||
    insideArticle(last, before.slice(0, -1)) !== undefined;
  return isOfArticle ? asked : undefined;
}
