/**
 * The one place that refuses: decides answered, not-answered or not-found, and says in words what is missing.
 * Two things count. How sure the answerer is; and what the question binds (names, years, numbers, months): an article that
 * leaves it open is not drawn on at all (query/bindings.ts). Where nothing holds, the words name what is missing.
 * Promises: pure; no other file writes a refusal (tests/abstain.test.ts).
 */
import type { AnswerKind, Filters, RankedPassage, Sureness } from './domain.ts';
import { BoundText, leftOpenBy } from './query/bindings.ts';
import type { Binding, Query } from './query/query.ts';
import { writtenWith } from './query/turn.ts';
import type { KeywordIndex } from './retrieval/keyword-index.ts';
import { isRelevant, missingWords } from './retrieval/relevance.ts';
import { spokenDate } from './language/spoken-date.ts';

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
const leastSure = { alone: { few: 0.2, many: 0.25 }, joined: { few: 0.17, many: 0.35 } };
/** Passages whose articles tell what there is instead. */
const nearest = 3;
/** Years told of those that there are. */
const mostYears = 4;

const refusals: Readonly<Record<Abstention['kind'], string>> = {
  'not-found': 'Nothing in the articles is about this.',
  'not-answered': 'The articles touch on this, but none of them answers it.',
};

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
  if (sureness?.rivals !== undefined && hasRivals(sureness) && sureness.confidence >= leastSureness(sureness)) {
    return asksBack(query, sureness.rivals);
  }
  const kind = isRelevant(query, passages, keywords) ? 'not-answered' : 'not-found';
  const missing = missingWords(query, keywords);
  const nothing = known ?? (passages.length === 0 ? nothingLeft(query.filters) : undefined);
  if (nothing !== undefined) return { kind, text: nothing, missing, open: [], choices: [] };
  const near = passages.slice(0, nearest).map(({ article }) => new BoundText(article));
  const open = query.bindings.filter((binding) => near.every((article) => leftOpenBy(article, [binding]).length > 0));
  const text = [refusals[kind], ...lacking(missing, open, passages)].join(' ');
  return { kind, text, missing, open: open.map((binding) => binding.text), choices: [] };
}

function asksBack({ asked }: Query, rivals: readonly string[]): Abstention {
  const text = `Several articles answer this, each about something else. Which is meant: ${listed(rivals, 'or')}?`;
  const head = asked.replace(/[\s?.!]+$/u, '');
  const choices = rivals.map((title) => writtenWith({ head, topics: [title] }));
  return { kind: 'not-answered', text, missing: [], open: [], choices };
}

/** "No article here speaks of the Quillmark observatory."; "The articles tell of 2014 and 2021, not of 2019." */
function lacking(missing: readonly string[], open: readonly Binding[], passages: readonly RankedPassage[]): string[] {
  const isMissing = (binding: Binding): boolean =>
    missing.some((word) => binding.text.split(/[\s-]+/).some((part) => part.replace(/['’]s$/u, '') === word));
  const strangers = open.filter((binding) => binding.kind === 'name' && isMissing(binding)).map(({ text }) => text);
  const others = missing.filter((word) => !strangers.some((name) => name.includes(word)));
  const told = yearsOf(passages.slice(0, nearest));
  const years = open.filter(({ kind }) => kind === 'year').map(({ text }) => text);
  return [
    ...(strangers.length > 0 ? [`No article here speaks of ${listed(strangers, 'or')}.`] : []),
    ...(years.length > 0 && told.length > 0
      ? [`The articles nearest to it tell of ${listed(told, 'and')}, not of ${listed(years, 'or')}.`]
      : []),
    ...(others.length > 0 ? [`No article mentions ${others.map((word) => `“${word}”`).join(' or ')}.`] : []),
    ...elsewhere(open.filter((binding) => binding.kind === 'name' && !isMissing(binding))),
  ];
}

/** Names that some article has, but none of the nearest. */
function elsewhere(names: readonly Binding[]): string[] {
  if (names.length === 0) return [];
  return [
    `Those nearest to it do not speak of ${listed(
      names.map(({ text }) => text),
      'or',
    )}.`,
  ];
}

function yearsOf(passages: readonly RankedPassage[]): string[] {
  const years = passages.flatMap(({ passage }) => passage.text.match(/\b(?:1[5-9]|20)\d\d\b/g) ?? []);
  return [...new Set(years)].toSorted().slice(0, mostYears);
}

/** A sentence for filters that leave nothing. */
export function nothingLeft({ publishers, publishedFrom, publishedTo }: Filters): string | undefined {
  if (publishers === undefined && publishedFrom === undefined && publishedTo === undefined) return undefined;
  const who = publishers === undefined ? '' : ` of ${publishers.join(' or ')}`;
  const from = publishedFrom === undefined ? '' : ` from ${spokenDate(publishedFrom)}`;
  const to = publishedTo === undefined ? '' : ` ${from === '' ? 'until' : 'to'} ${spokenDate(publishedTo)}`;
  return `There is no article${who}${from === '' && to === '' ? '' : ` published${from}${to}`} about this.`;
}

/** "a, b and c". */
function listed(items: readonly string[], joint: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`;
}
