/**
 * Makes a follow-up question stand alone, by rules: pronouns and ellipsis are filled in from the conversation, its
 * answers included. For the answerer without a model; a model rewrites better. Promises: pure; a question that already
 * stands alone comes back as it is; otherwise every word that asks is kept, so that nothing asked is lost. What is only polite
 * is left out, and so is what only says who asks.
 */
import type { Turn } from '../../domain.ts';
import * as determiners from '../../language/en/determiners.ts';
import * as followUp from '../../language/en/follow-up.ts';
import * as pronouns from '../../language/en/pronouns.ts';
import * as remarks from '../../language/en/remarks.ts';
import { terms } from '../../language/terms.ts';
import { opensWithCapital, withoutEndMarks } from '../../text.ts';
import { answerType } from '../asking.ts';
import { courtesyIn, isCourtesy, pairRequest, wishIn } from '../first-turns.ts';
import { articleRequest, definitionAsked, metadataRequest, overviewSubject } from '../requests.ts';
import { isOneLine, splitTurn, type SplitTurn, type Standalone, standingAlone } from '../turn.ts';
import { writtenWith } from '../written-topic.ts';
import { leaningOf } from './leaning.ts';
import { areOfOneKind, firstStatement, isPlaceIn, listIn, namesOf, peopleOf, subjectOf } from './named-things.ts';
import { withArticle, withItem, withTitle } from './other-article.ts';
import { withDay } from './relative-day.ts';

/** Turns in which a thing was mentioned, for "the siege" to be that one. */
const spokenOf = 4;
/** A turn whose question stands alone. */
interface ResolvedTurn extends Turn {
  /** What it asks, without the marks behind it, and what it is about where that was added. */
  readonly head: string;
  readonly topics: readonly string[];
  readonly overviewOf: string | undefined;
}

export function rewriteFollowUp(text: string, history: readonly Turn[]): Standalone {
  // Earlier follow-ups are resolved first, oldest first, so that "it" can lead back over several turns.
  const resolved: ResolvedTurn[] = [];
  const asked = history.filter(({ question }) => !isCourtesy(question));
  for (const { question, answer } of asked) resolved.push(resolvedTurn(resolve(question.trim(), resolved), answer));
  return resolve(text.trim(), resolved);
}

function resolvedTurn({ text, topic }: Standalone, answer: string): ResolvedTurn {
  const isWhole = topic === undefined || !isOneLine(text);
  const head = withoutEndMarks(isWhole ? text : topic.head);
  const overviewOf =
    isWhole && topic !== undefined ? undefined : overviewSubject(head, answerType(head, definitionAsked(head)));
  return { question: text, answer, head, topics: isWhole ? [] : topic.topics.filter(Boolean), overviewOf };
}

/** Terms of a question that says what it is about. */
const leastTelling = 2;
/** What is remarked beside a question is what it is about, when the question says too little or nothing was spoken of before. */
function resolve(text: string, before: readonly ResolvedTurn[]): Standalone {
  if (courtesyIn(text, before.length > 0) !== undefined) return { text, topic: undefined };
  const turn: SplitTurn = isOneLine(text) ? splitTurn(text) : { whole: text, asked: text, remark: '' };
  return turn.startsAnew === true ? { ...inTurn(turn, []), startsAnew: true } : inTurn(turn, before);
}

function inTurn({ whole, asked, remark }: SplitTurn, turns: readonly ResolvedTurn[]): Standalone {
  const last = turns.at(-1);
  if (remark === '') return last === undefined ? standingAlone(asked) : leaningOn(asked, turns, last);
  const { kind } = leaningOf(asked, [remark, ...turns.slice(-spokenOf).map(({ question }) => question)].join('\n'));
  if (last !== undefined && kind !== 'alone') {
    const { text, topic } = leaningOn(asked, turns, last);
    return aboutTopic(topic?.head ?? text, [remark, ...(topic?.topics ?? [])]);
  }
  // "What should I do?" says nothing without the remark.
  return standingAlone(
    kind === 'alone' && remarks.ofWhoAsks.of.test(remark) && terms(asked).length >= leastTelling ? asked : whole,
  );
}

function leaningOn(asked: string, turns: readonly ResolvedTurn[], last: ResolvedTurn): Standalone {
  const named = withTitle(
    asked,
    turns.slice(-spokenOf).map(({ answer }) => answer),
  );
  // What is asked of the articles themselves leans on nothing, but for "it".
  if (metadataRequest(named)?.pointsBack === false || wishIn(named) !== undefined) return standingAlone(named);
  if (pairRequest(named, [last.question]) !== undefined) return standingAlone(named);
  const question = withDay(named, `${firstStatement(last.answer)}\n${last.question}`);
  const leaning = leaningOf(
    question,
    turns
      .slice(-spokenOf)
      .flatMap((turn) => [turn.question, turn.answer])
      .join('\n'),
  );
  const { kind } = leaning;
  if (kind === 'alone' && followUp.asksSource.of.test(question) && hasTopic(last))
    return aboutTopic(question, [topicOf(last)]);
  if (kind === 'alone') return standingAlone(question.replace(followUp.andBeforeQuestion.of, ''));
  if (kind === 'exchange') return exchanged(last, leaning.part);
  if (kind === 'bare') return aboutTopic(question, askedLast(last));
  if (kind === 'topic') return aboutTopic(question, [topicOf(last)]);
  return kind === 'person' ? withPerson(question, last) : withThing(question, last);
}

/** Neither a summary nor all that somebody says: what another says next may be about something else. */
function hasTopic({ head, topics }: ResolvedTurn): boolean {
  return topics.length > 0 || (articleRequest(head) === undefined && !followUp.asksSource.of.test(`and ${head}`));
}

/** "What did she say?" with the name in her place. */
function withPerson(question: string, last: ResolvedTurn): Standalone {
  const name = lastPerson(last);
  if (name === undefined) return aboutTopic(question, [topicOf(last)]);
  const named = question
    .replace(pronouns.possessiveOfPerson.of, `${name}’s`)
    .replace(pronouns.herBeforeNoun.of, `${name}’s`)
    .replace(pronouns.personAlone.of, name);
  return pronouns.thingAtEnd.of.test(question) ? aboutTopic(named, [topicOf(last)]) : standingAlone(named);
}

function withThing(question: string, last: ResolvedTurn): Standalone {
  const item = listedItem(question, last);
  if (item !== undefined) return standingAlone(item);
  const { head } = last;
  const said = firstStatement(last.answer);
  const asked = new Set(namesOf(last.question).map(({ name }) => name));
  if (pronouns.people.of.test(question)) {
    const people = peopleOf(said).filter((name) => !asked.has(name));
    if (followUp.asksForOne.of.test(head) && people.length > 1)
      return aboutTopic(question, [people.join(' and '), ...askedLast(last)]);
  }
  const named = followUp.asksForOne.of.test(head) ? namedByAnswer(question, said) : undefined;
  // "It" after "it" is still the same.
  const isSame = pronouns.it.of.test(question) && pronouns.it.of.test(head);
  if (named !== undefined && !asked.has(named)) return aboutTopic(question, [named, topicOf(last)]);
  return aboutTopic(question, isSame ? [topicOf(last)] : askedLast(last));
}

/** What "it" or "there" may mean after a question that asked for somebody, something or some place. */
function namedByAnswer(question: string, said: string): string | undefined {
  if (pronouns.there.of.test(question)) return namesOf(said).find((named) => isPlaceIn(said, named))?.name;
  return pronouns.it.of.test(question) ? subjectOf(said) : undefined;
}

/** "How far is the second one from Homs?" with the name of it. */
function listedItem(question: string, last: Turn): string | undefined {
  return withItem(
    question,
    [firstStatement(last.answer), last.question].map(listIn).find(({ length }) => length > 1) ?? [],
  );
}

/** The topic of the conversation: what the last question was about, or else that question itself. */
function topicOf({ head, topics, overviewOf }: ResolvedTurn): string {
  // "What about Amerli?" has gone on to something else; "tell me about Amerli" is about that.
  return followUp.newTopic.of.exec(head)?.[1] ?? topics.at(-1) ?? overviewOf ?? head;
}

/** What was asked last, and the topic that it was about. */
function askedLast(last: ResolvedTurn): string[] {
  const { head, overviewOf } = last;
  const isTopic =
    followUp.newTopic.of.test(head) || overviewOf !== undefined || metadataRequest(head)?.pointsBack === true;
  return [...(isTopic || namesOf(head).length + terms(head).length === 0 ? [] : [head]), topicOf(last)];
}

/** The question with what it is about behind it. Not elegant, but nothing is lost and nothing is guessed. */
function aboutTopic(question: string, topics: readonly string[]): Standalone {
  const bare = withoutEndMarks(question).replace(followUp.conjunction.of, '');
  const head = `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
  // Read back, because it may have come with a topic already, and clauses of one question are topics of their own.
  return standingAlone(writtenWith({ head, topics: [...new Set(topics)] }));
}

/** The earlier question with one part exchanged: a date for a date, a name for a name; otherwise the part is added. */
function exchanged({ head, topics }: ResolvedTurn, part: string): Standalone {
  const ofArticle = withArticle(head, part);
  if (ofArticle !== undefined) return standingAlone(ofArticle);
  const withTopics = (changed: string): Standalone =>
    topics.length > 0 ? aboutTopic(changed, topics) : standingAlone(`${changed}?`);
  const inHead = exchangedIn(head, part);
  if (inHead !== undefined) return withTopics(inHead);
  const topic = topics.at(-1);
  const inTopic = topic === undefined ? undefined : exchangedIn(topic, part);
  if (inTopic !== undefined) return aboutTopic(head, [inTopic]);
  if (opensWithCapital(part) || determiners.definite.of.test(part))
    return aboutTopic(`What about ${part}`, [topic ?? head]);
  return withTopics(`${head} ${part}`);
}

function exchangedIn(core: string, part: string): string | undefined {
  if (followUp.wholeDate.of.test(part)) {
    if (!followUp.date.of.test(core)) return undefined;
    const own = followUp.beforeDate.of;
    return core.replace(followUp.date.of, (date) => (own.test(part) ? part : (own.exec(date)?.[0] ?? '') + part));
  }
  const [, at = '', bare = part] = followUp.place.of.exec(part) ?? [];
  if (!followUp.nameWithArticle.of.test(bare)) return undefined;
  const names = namesOf(core).filter(({ start, name }) => start > 0 && areOfOneKind(name, bare));
  const last = names.findLast((named) => (at !== '') === isPlaceIn(core, named)) ?? names.at(-1);
  return last === undefined
    ? undefined
    : core.slice(0, last.start).replace(determiners.definiteAtEnd.of, '') + bare + core.slice(last.end);
}

/** The person whom "he" or "she" means: of the answer when the question asked who, else of the question, else of the answer. */
function lastPerson({ head, answer }: ResolvedTurn): string | undefined {
  const inQuestion = namesOf(head)
    .filter((named) => named.start > 0 && named.name.includes(' ') && !isPlaceIn(head, named))
    .map(({ name }) => name)
    .at(-1);
  const asksWho = followUp.asksWho.of.test(head) && !followUp.asksWhoSomebodyIs.of.test(head);
  const inAnswer = peopleOf(firstStatement(answer))[0] ?? peopleOf(answer)[0];
  return asksWho ? (inAnswer ?? inQuestion) : (inQuestion ?? inAnswer);
}
