/**
 * Makes questions out of the sentences of an article: "The bridge of Lenn was closed on 4 May 2019" asks when that was.
 * Promises: pure; each question stands alone (a name in it, no pronoun) and belongs to the sentence that answers it, which
 * is still to be tried. Knows English sentences of a few plain shapes (clauses.ts), and passes over all others.
 */
import type { Article } from '../domain.ts';
import * as deixis from '../language/en/deixis.ts';
import * as patterns from '../language/en/sentence-shapes.ts';
import { onOneLine, sentenceSpans, type Span } from '../text.ts';
import { baseOf, type Clause, clauseOf } from './clauses.ts';
import type { Turns } from '../turns.ts';
import { fullNameOf, isName, mostNamed, topicsOf, withSmallArticle } from './names-in-text.ts';

export interface MadeQuestion {
  readonly question: string;
  /** Of what answers, in the article's text: a sentence, or all of it. */
  readonly source: Span;
}

type Shape = (sentence: string, article: { readonly text: string; readonly publisher: string }) => string | undefined;

/** Characters of a sentence that is worth asking about; longer ones say too much at once. */
const shortestSentence = 40;
const longestSentence = 340;
const longestQuestion = 110;
/** Characters of an article that are looked at; it takes up to 70 ms in all. */
const read = 10_000;
/** Times that an article must say a name to be about it, and names of it that are asked about. */
const timesNamed = 3;
const mostTopics = 2;

/** The first that fits makes the question. */
const shapes: readonly Shape[] = [
  // how-many
  (sentence, { text }) => {
    const [, things, done, where = ''] = patterns.countedPassive.of.exec(sentence) ?? [];
    if (things !== undefined && done !== undefined) return `How many ${things} ${done}${where}?`;
    const clause = clauseOf(sentence, text);
    const [, objects, rest = ''] = patterns.countedObject.of.exec(clause?.object ?? '') ?? [];
    if (clause?.verb === undefined || objects === undefined) return undefined;
    return `How many ${objects}${rest === '' ? '' : ` ${rest}`} did ${clause.subject} ${clause.verb}?`;
  },
  // when
  (sentence, { text }) => {
    const clause = clauseOf(sentence, text);
    return clause?.dated === true ? `When ${asked(clause)}?` : undefined;
  },
  // why
  (sentence, { text }) => {
    const [main, reason] = sentence.split(patterns.because.of);
    const clause = main === undefined || reason === undefined || /[,;]/.test(main) ? undefined : clauseOf(main, text);
    return clause === undefined ? undefined : `Why ${asked(clause)}?`;
  },
  // where
  (sentence) => {
    const [, what] = patterns.basedSomewhere.of.exec(sentence) ?? [];
    return what === undefined ? undefined : `Where is ${withSmallArticle(what)} based?`;
  },
  // who
  (sentence, { text }) => {
    const [, person] = patterns.personWithRole.of.exec(sentence) ?? [];
    const full = person === undefined ? undefined : fullNameOf(person, text);
    return full?.includes(' ') === true ? `Who is ${full}?` : undefined;
  },
  // what-is
  (sentence) => {
    const [, what] = patterns.definedName.of.exec(sentence) ?? [];
    if (what === undefined || patterns.nameWithRole.of.test(sentence)) return undefined;
    return what.includes(' ') ? `What is ${withSmallArticle(what)}?` : undefined;
  },
  // said
  (sentence, { text, publisher }) => {
    const person = patterns.speaker.of
      .exec(sentence)
      ?.slice(1)
      .find((found) => found !== undefined);
    const full = person === undefined ? undefined : fullNameOf(person, text);
    if (full === undefined || full === publisher || !full.includes(' ')) return undefined;
    const [topic] = patterns.spokenOf.flatMap(({ of }) => topicIn(of.exec(sentence)?.groups?.['topic'] ?? ''));
    if (topic === undefined || publisher.includes(topic.replace('the ', ''))) return undefined;
    // Nobody asks what somebody says about themselves.
    const isOwn = topic.split(' ').some((word) => full.split(' ').includes(word));
    return isOwn ? undefined : `What did ${full} say about ${topic}?`;
  },
];

/** What is spoken of, where it is a name that can be asked about. */
function topicIn(said: string): readonly string[] {
  return said === '' ? [] : topicsOf(` ${withSmallArticle(said)}.`);
}

function asked({ subject, auxiliary, verb, object }: Clause): string {
  return verb === undefined
    ? `${auxiliary} ${subject} ${object}`
    : `did ${subject} ${verb}${object === '' ? '' : ` ${object}`}`;
}

/** At most one of a sentence, while others have their turn: all of the first shape that fits, in turns with those of other shapes; then of the article. */
export async function questionsOf(article: Article, turns: Turns): Promise<MadeQuestion[]> {
  const { language, headings, publisher = '' } = article;
  const text = article.text.slice(0, read);
  if (!language.startsWith('en')) return [];
  const heads = new Set(headings.map(({ start }) => start));
  const sentences = sentenceSpans(text, language)
    .filter(({ start }) => !heads.has(start))
    .map((source) => ({ source, sentence: onOneLine(text.slice(source.start, source.end)) }));
  const byShape = new Map<Shape, Map<string, MadeQuestion>>(shapes.map((shape) => [shape, new Map()]));
  for (const { source, sentence } of sentences) {
    if (sentence.length < shortestSentence || sentence.length > longestSentence) continue;
    for (const [shape, made] of byShape) {
      const question = shape(sentence.replace(/[.!]$/, ''), { text, publisher });
      if (question === undefined || !standsAlone(question)) continue;
      if (!made.has(question)) made.set(question, { question, source });
      break;
    }
    await turns.give();
  }
  const topics = mostNamed(
    text,
    sentences.map(({ sentence }) => sentence),
    timesNamed,
  ).filter((topic) => topic !== publisher);
  const about = [...topics, ...titleTopic(article.title)].slice(0, mostTopics).map((topic) => ({
    question: `What do the articles say about ${topic}?`,
    source: { start: 0, end: text.length },
  }));
  return [...inTurns([...byShape.values()].map((made) => [...made.values()])), ...about];
}

/** "The harbour of Ostrow" is a topic; a title that says something, such as "The harbour closes", is none. */
function titleTopic(title: string): string[] {
  const words = title.split(' ');
  const isPhrase = patterns.titleWithArticle.of.test(title) && patterns.linkingPreposition.of.test(title);
  const says = words.some((word) => baseOf(word) !== undefined || patterns.saying.of.test(word));
  return isPhrase && !says && words.length <= 7 && words.slice(1).some(isName) ? [withSmallArticle(title)] : [];
}

/** The first of each list, then the second of each, and so on. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

function standsAlone(question: string): boolean {
  const said = question.replaceAll(deixis.namesLikePronouns.of, 'Name');
  return (
    question.length <= longestQuestion &&
    !deixis.pointing.of.test(said) &&
    !patterns.broken.of.test(question) &&
    question.split(' ').slice(1).some(isName)
  );
}
