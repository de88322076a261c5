/**
 * Makes questions out of the sentences of an article: "The bridge of Lenn was closed on 4 May 2019" asks when that was.
 * Promises: pure; each question stands alone (a name in it, no pronoun) and belongs to the sentence that answers it, which
 * is still to be tried. Knows English sentences of a few plain shapes (clauses.ts), and passes over all others.
 */
import type { Article } from '../domain.ts';
import { sentenceSpans, type Span } from '../text.ts';
import { type Clause, clauseOf } from './clauses.ts';
import { fullNameOf, isName, mostNamed, name, topicsOf } from './names-in-text.ts';
import { number } from './time-and-number.ts';
import { baseOf } from './verbs.ts';

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
/** Characters of an article that are looked at; it takes up to 70 ms. */
const read = 10_000;
/** Times that an article must say a name to be about it, and names of it that are asked about. */
const timesNamed = 3;
const mostTopics = 2;

const roles =
  'analyst author chief commander director economist editor engineer expert fellow founder general head historian judge ' +
  'journalist lawyer leader mayor minister official physicist president professor rector researcher scientist senator ' +
  'spokesman spokesperson spokeswoman strategist';
const role = `(?:an? |the |vice |deputy |former )*(?:[\\p{L}-]+ ){0,3}(?:${roles.split(' ').join('|')})\\b`;
const speech = '(?:said|told|explained|argued|added|claimed|warned|insisted|noted|believes|thinks|wrote|stressed)';

const who = new RegExp(`(?<!(?:\\b(?:of|in|at|near|from)|\\p{Lu}[\\p{L}'’-]*) )(?<=^|[ “])(${name}), ${role}`, 'u');
const based = new RegExp(`((?:[Tt]he )?${name}), (?:which is )?based in ${name}`, 'u');
const speaker = new RegExp(
  `(?:^|, |; |and )(?:(?:Dr|Professor|General|Major) )*(${name}),? ${speech}\\b|, according to (${name})(?=[,.]|$)|^According to (${name}),`,
  'u',
);
const defined = new RegExp(
  `^(The ${name}|${name}(?= \\(\\p{Lu}{2,}\\)))(?: \\(\\p{Lu}{2,}\\))? (?:is|consists of) (?:an? |the )?\\p{Ll}`,
  'u',
);
const hasRole = new RegExp(`^${name} (?:is|was) ${role}`, 'u');
const countedObject = new RegExp(
  `^(?:at least |about |nearly |some |more than )?(?:${number}) ((?:[\\p{L}-]+ ){0,2}[\\p{Ll}-]+s|people)(?: (of .+))?$`,
  'u',
);
const counted = new RegExp(
  `(?:^|\\s)(?:${number}) ((?:[\\p{Ll}-]+ ){0,2}(?:[\\p{Ll}-]+s|people|men|women|children|police)) (were \\p{Ll}+(?:ed|t|n))((?: (?:in|at|near|by|on|during) [^,.;:]+)?)`,
  'u',
);

/** The first that fits makes the question. */
const shapes: readonly Shape[] = [
  // how-many
  (sentence, { text }) => {
    const [, things, done, where = ''] = counted.exec(sentence) ?? [];
    if (things !== undefined && done !== undefined) return `How many ${things} ${done}${where}?`;
    const clause = clauseOf(sentence, text);
    const [, objects, rest = ''] = countedObject.exec(clause?.object ?? '') ?? [];
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
    const [main, reason] = sentence.split(/,? because (?!of )/);
    const clause = main === undefined || reason === undefined || /[,;]/.test(main) ? undefined : clauseOf(main, text);
    return clause === undefined ? undefined : `Why ${asked(clause)}?`;
  },
  // where
  (sentence) => {
    const [, what] = based.exec(sentence) ?? [];
    return what === undefined ? undefined : `Where is ${what.replace(/^The /, 'the ')} based?`;
  },
  // who
  (sentence, { text }) => {
    const [, person] = who.exec(sentence) ?? [];
    const full = person === undefined ? undefined : fullNameOf(person, text);
    return full?.includes(' ') === true ? `Who is ${full}?` : undefined;
  },
  // what-is
  (sentence) => {
    const [, what] = defined.exec(sentence) ?? [];
    if (what === undefined || hasRole.test(sentence)) return undefined;
    return what.includes(' ') ? `What is ${what.replace(/^The /, 'the ')}?` : undefined;
  },
  // said
  (sentence, { text, publisher }) => {
    const person = speaker
      .exec(sentence)
      ?.slice(1)
      .find((found) => found !== undefined);
    const full = person === undefined ? undefined : fullNameOf(person, text);
    if (full === undefined || full === publisher || !full.includes(' ')) return undefined;
    const topic = topicsOf(sentence).find(
      (each) => !full.includes(each) && !publisher.includes(each.replace('the ', '')),
    );
    return topic === undefined ? undefined : `What did ${full} say about ${topic}?`;
  },
];

function asked({ subject, auxiliary, verb, object }: Clause): string {
  return verb === undefined
    ? `${auxiliary} ${subject} ${object}`
    : `did ${subject} ${verb}${object === '' ? '' : ` ${object}`}`;
}

/** At most one of a sentence: all of the first shape that fits, in turns with those of other shapes; then of the article. */
export function questionsOf(article: Article): MadeQuestion[] {
  const { language, headings, publisher = '' } = article;
  const text = article.text.slice(0, read);
  if (!language.startsWith('en')) return [];
  const heads = new Set(headings.map(({ start }) => start));
  const sentences = sentenceSpans(text, language)
    .filter(({ start }) => !heads.has(start))
    .map((source) => ({ source, sentence: text.slice(source.start, source.end).replaceAll(/\s+/g, ' ') }));
  const byShape = new Map<Shape, Map<string, MadeQuestion>>(shapes.map((shape) => [shape, new Map()]));
  for (const { source, sentence } of sentences) {
    if (sentence.length < shortestSentence || sentence.length > longestSentence) continue;
    for (const [shape, made] of byShape) {
      const question = shape(sentence.replace(/[.!]$/, ''), { text, publisher });
      if (question === undefined || !standsAlone(question)) continue;
      if (!made.has(question)) made.set(question, { question, source });
      break;
    }
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
  const isPhrase = /^The [\p{L}\p{N}'’ -]+$/u.test(title) && / (?:of|in|at|for|on) /.test(title);
  const says = words.some(
    (word) => baseOf(word) !== undefined || /^(?:is|are|was|were|to|will|has|have|\p{Ll}+s)$/u.test(word),
  );
  return isPhrase && !says && words.length <= 7 && words.slice(1).some(isName) ? [title.replace('The', 'the')] : [];
}

/** The first of each list, then the second of each, and so on. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/** Words that point at something outside the question. */
const pointing =
  /\b(?:he|she|it|they|him|her|them|his|its|their|theirs|this|that|these|those|such|we|us|our|I|my|you|your|here|there|then|same|latter|former|other|others|another|meanwhile|also|however|would|could|yesterday|today|tomorrow)\b/i;

function standsAlone(question: string): boolean {
  const said = question.replaceAll(/\b(?:US|IT)\b/g, 'Name');
  return (
    question.length <= longestQuestion &&
    !pointing.test(said) &&
    !/[“”"()[\]:;*_|/\\]|\.\s|\b(?:of|in|on|at|to|for|by|with|the|a|an|and|from)\?$/.test(question) &&
    question.split(' ').slice(1).some(isName)
  );
}
