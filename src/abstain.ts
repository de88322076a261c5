/**
 * The one place that refuses: decides answered, not-answered or not-found, and says in words what is missing.
 * Two things count. How sure the answerer is; and what the question binds (names, years, numbers, months): an article that
 * leaves it open is not drawn on at all (query/bindings.ts). Where nothing holds, the words name what is missing.
 * Promises: pure; no other file writes a refusal (tests/abstain.test.ts).
 */
import type { AnswerKind, Courtesy, Filters, RankedPassage, Sureness } from './domain.ts';
import type { Refusals } from './language/language.ts';
import { tablesOf } from './language/languages.ts';
import { boundArticle, leftOpenBy } from './query/open-bindings.ts';
import type { Binding, Query } from './query/query.ts';
import { writtenOf } from './query/written-topic.ts';
import type { KeywordIndex } from './retrieval/keyword-index.ts';
import { isRelevant, missingWords } from './retrieval/relevance.ts';

export interface Abstention {
  readonly kind: Exclude<AnswerKind, 'answered'>;
  readonly text: string;
  /** Words of the question that no article has, names first. */
  readonly missing: readonly string[];
  /** Names, years and numbers of the question that the nearest articles leave open. */
  readonly open: readonly string[];
  /** Where the question says too little: what may be meant, each a question that says so. */
  readonly choices: readonly string[];
}

/**
 * Chosen where the fewest questions were answered wrongly or refused for nothing: among few passages on the questions of
 * tests/fixtures, among many on XQuAD-en and near misses; by the rules alone, and joined with another reader. See bench/LOG.md.
 */
const leastSure = { alone: { few: 0.2, many: 0.25 }, joined: { few: 0.145, many: 0.35 } };
/** Passages whose articles tell what there is instead. */
const nearest = 3;
/** Years told of those that there are. */
const mostYears = 4;

/** How sure an answer must be. */
export function leastSureness({ amongMany, readers }: Pick<Sureness, 'amongMany' | 'readers'>): number {
  const { few, many } = readers.length > 1 ? leastSure.joined : leastSure.alone;
  return few + amongMany * (many - few);
}

/** Whether what was drafted may be said. */
export function isSureEnough(sureness: Sureness): boolean {
  return sureness.confidence >= leastSureness(sureness) && !hasRivals(sureness);
}

function hasRivals({ rivals = [] }: Sureness): boolean {
  return rivals.length > 1;
}

/** What is said instead of an answer. `passages`: best first. `known`: why there is none, where that is known already. */
export function abstain(
  query: Query,
  passages: readonly RankedPassage[],
  keywords: KeywordIndex,
  { sureness, known }: { readonly sureness?: Sureness | undefined; readonly known?: string | undefined } = {},
): Abstention {
  const { courtesy } = query;
  if (courtesy !== undefined) return repliesTo(courtesy, query.language, keywords);
  if (sureness?.rivals !== undefined && hasRivals(sureness) && sureness.confidence >= leastSureness(sureness)) {
    return asksBack(query, sureness.rivals);
  }
  const { refusals } = tablesOf(query.language);
  const kind = isRelevant(query, passages, keywords) ? 'not-answered' : 'not-found';
  const missing = missingWords(query, keywords);
  if (query.asksWhyAlone && passages.length > 0)
    return { kind: 'not-answered', text: refusals.noReason, missing: [], open: [], choices: [] };
  const isEmpty = keywords.size === 0;
  const none = isEmpty ? refusals.noArticles : known;
  const nothing = none ?? (passages.length === 0 ? nothingLeft(query.filters, query.language) : undefined);
  if (nothing !== undefined) {
    return { kind, text: nothing, missing: isEmpty ? [] : missing, open: [], choices: [] };
  }
  const near = passages.slice(0, nearest).map(({ article }) => boundArticle(article));
  const open = query.bindings.filter((binding) => near.every((article) => leftOpenBy(article, [binding]).length > 0));
  const text = [refusals.inShort[kind], ...lacking(missing, open, passages, refusals)].join(' ');
  return { kind, text, missing, open: open.map((binding) => binding.text), choices: [] };
}

/** Nothing was asked, so nothing is refused; and as no article says it, it is no answer either. */
function repliesTo(courtesy: Courtesy, language: string, keywords: KeywordIndex): Abstention {
  const { replies, noArticles } = tablesOf(language).firstTurns;
  const isEmpty = keywords.size === 0 && (courtesy === 'hello' || courtesy === 'help');
  const text = isEmpty ? `${replies[courtesy]} ${noArticles}` : replies[courtesy];
  return { kind: 'not-found', text, missing: [], open: [], choices: [] };
}

function asksBack({ asked, language, topic }: Query, rivals: readonly string[]): Abstention {
  const head = (topic?.head ?? asked).replace(/[\s?.!]+$/u, '');
  const choices = rivals.map((title) => writtenOf(head, title));
  return {
    kind: 'not-answered',
    text: tablesOf(language).refusals.whichIsMeant(rivals),
    missing: [],
    open: [],
    choices,
  };
}

/** What no article has, and which years the nearest tell of instead of those that were asked for. */
function lacking(
  missing: readonly string[],
  open: readonly Binding[],
  passages: readonly RankedPassage[],
  refusals: Refusals,
): string[] {
  const isMissing = (binding: Binding): boolean =>
    missing.some((word) => binding.text.split(/[\s-]+/).some((part) => part.replace(/['’]s$/u, '') === word));
  const strangers = open.filter((binding) => binding.kind === 'name' && isMissing(binding)).map(({ text }) => text);
  const elsewhere = open.filter((binding) => binding.kind === 'name' && !isMissing(binding)).map(({ text }) => text);
  const others = missing.filter((word) => !strangers.some((name) => name.includes(word)));
  const told = yearsOf(passages.slice(0, nearest));
  const years = open.filter(({ kind }) => kind === 'year').map(({ text }) => text);
  return [
    ...(strangers.length > 0 ? [refusals.strangers(strangers)] : []),
    ...(years.length > 0 && told.length > 0 ? [refusals.otherYears(told, years)] : []),
    ...(others.length > 0 ? [refusals.unmentioned(others)] : []),
    ...(elsewhere.length > 0 ? [refusals.elsewhere(elsewhere)] : []),
  ];
}

function yearsOf(passages: readonly RankedPassage[]): string[] {
  const years = passages.flatMap(({ passage }) => passage.text.match(/\b(?:1[5-9]|20)\d\d\b/g) ?? []);
  return [...new Set(years)].toSorted().slice(0, mostYears);
}

/** A sentence for filters that leave nothing. */
export function nothingLeft(filters: Filters, language = 'en'): string | undefined {
  const { folders, tags, publishers, publishedFrom, publishedTo } = filters;
  const limits = [folders, tags, publishers, publishedFrom, publishedTo];
  if (limits.every((limit) => limit === undefined)) return undefined;
  return tablesOf(language).refusals.nothingWithin(filters);
}
