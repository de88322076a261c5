/**
 * A question becomes a Query, once; everything after goes by what stands there and looks for nothing in the text again.
 * Another text is parsed for itself: each side of a comparison, and what an answerer puts in other words (`reworded`).
 * Promises: pure, but for the filters, which need to know which articles there are (retrieval/filters.ts).
 */
import type { Filters, AskedFilter, Question } from '../domain.ts';
import { allTables, tablesOf } from '../language/languages.ts';
import { answerType, deniesOutright, isQuestion, languageAsked, questionFocus } from './asking.ts';
import { bindingsOf } from './bindings.ts';
import { courtesyIn, pairRequest, wishIn } from './first-turns.ts';
import type { Query, QueryKind, Wording } from './query.ts';
import { withoutFilterWords } from './asked-filters.ts';
import {
  articleRequest,
  definitionAsked,
  insideArticle,
  listRequest,
  metadataRequest,
  overviewSubject,
} from './requests.ts';
import { sidesOf, type Standalone, standingAlone } from './turn.ts';

/** What limits a search: all that decides what may be found, and what of it was read from the question. */
export interface FiltersInForce {
  readonly filters: Filters;
  readonly read: readonly AskedFilter[];
}

type FiltersOf = (text: string, filters: Filters) => FiltersInForce;

const callersAlone: FiltersOf = (_text, filters) => ({ filters, read: [] });

/** `standalone`: the question as it stands alone. `filtersOf`: where absent, only the caller's filters limit. */
export function parseQuestion(
  question: Question,
  standalone: Standalone = standingAlone(question.text),
  filtersOf: FiltersOf = callersAlone,
): Query {
  const { topic } = standalone;
  const sides = topic === undefined ? sidesOf(standalone.text) : [];
  const query = parseOne(question, standalone, filtersOf);
  if (sides.length < 2) return query;
  const parseSide = (text: string): Query => parseOne({ ...question, text }, { text, topic: undefined }, filtersOf);
  const parsed = sides.map((side) => ({ query: parseSide(side), passageIds: [] }));
  return { ...query, sides: parsed, kind: query.kind === 'courtesy' ? 'courtesy' : 'compare' };
}

/** The same question, put in other words; its topic goes with it where they have it. */
export function reworded(query: Query, asked: string): Query {
  if (asked === query.asked) return query;
  const { topic } = standingAlone(asked);
  return { ...query, ...wordingOf(asked, topic, query.language), topic };
}

/** What a turn asks, without what it is about. */
export function byItself(query: Query): Query {
  return reworded(query, query.topic?.head ?? query.asked);
}

function parseOne(question: Question, standalone: Standalone, filtersOf: FiltersOf): Query {
  const { text, filters: given } = question;
  const history = standalone.startsAnew === true ? [] : question.history;
  const { filters, read } = filtersOf(standalone.text, given);
  const left = withoutFilterWords(standalone, read);
  const { topic } = left;
  // A topic is written in English.
  const told = topic === undefined ? languageAsked(left.text) : { language: 'en', asked: left.text };
  const { asked } = told;
  const courtesy = courtesyIn(text, history.length > 0);
  const wish = courtesy === undefined ? wishIn(standalone.text) : undefined;
  // Too short to tell by its words alone, and known as a whole.
  const whyAlone = history.length > 0 ? allTables.find(({ reasons }) => reasons.asksWhyAlone.of.test(text)) : undefined;
  const language = courtesy?.language ?? wish?.language ?? whyAlone?.code ?? told.language;
  // What is asked of articles is said by the words of the question, those included that limit it.
  const head = standalone.topic?.head ?? standalone.text;
  const before = history.map((turn) => turn.question);
  const query = {
    ...wordingOf(asked, topic, language),
    bindings: bindingsOf(topic?.head ?? asked, language),
    isNegated: deniesOutright(topic?.head ?? asked, tablesOf(language)),
    asksWhyAlone: whyAlone !== undefined,
    text,
    standalone: standalone.text,
    history,
    filters,
    askedFilters: read,
    topic,
    ofArticles: metadataRequest(head, before.at(-1)),
    // "What does Al-Fassel say?" is asked of its article, but not where it goes on with something else.
    wholeArticle: articleRequest(topic === undefined ? asked : head),
    ofAll: wish?.request,
    ofPair: pairRequest(head, before),
    courtesy: courtesy?.courtesy,
    insideArticle: insideArticle(head, before),
    spokenOf: undefined,
    sides: [],
    wants: undefined,
  };
  return { ...query, kind: kindOf(query) };
}

/** `topic`: of a follow-up; an overview is then not wanted of what stands behind it. */
function wordingOf(asked: string, topic: Query['topic'], language: string): Wording {
  const tables = tablesOf(language);
  const defines = definitionAsked(asked, tables);
  const type = answerType(asked, defines, tables);
  return {
    asked,
    language,
    answerType: type,
    isQuestion: isQuestion(asked, tables),
    focus: questionFocus(asked, tables),
    defines,
    overviewOf: topic === undefined ? overviewSubject(asked, type, tables) : undefined,
    list: listRequest(asked),
  };
}

function kindOf(query: Omit<Query, 'kind'>): QueryKind {
  if (query.courtesy !== undefined) return 'courtesy';
  if (query.ofAll !== undefined) return 'about-collection';
  if (query.ofArticles?.wants === 'articles' || query.ofArticles?.wants === 'authors') return 'about-collection';
  if (query.ofArticles !== undefined) return 'about-article';
  if (query.wholeArticle !== undefined) return 'summarise';
  if (query.list !== undefined) return 'list';
  if (query.defines !== undefined) return 'define';
  return query.isQuestion ? query.answerType : 'not-a-question';
}
