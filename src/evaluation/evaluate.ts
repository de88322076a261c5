/**
 * Asks every case, and notes what came of it: the answer, its citations against the stored articles, at which rank the
 * right article was found, and how long it took. Counts nothing (rates.ts), and does not know how questions are answered.
 */
import type { Turn } from '../domain.ts';
import type { ArticleSummary } from '../store/index-report.ts';
import type { Footnote } from '../footnote.ts';
import { type Case, holdsExpected, isRight, isRightArticle } from './case.ts';
import type { Outcome } from './outcome.ts';
import { type Rates, ratesByKind, ratesOf } from './rates.ts';

/** Passages in which the right article is looked for. */
const ranks = 10;

export interface Evaluation extends Rates {
  readonly answerer: string;
  readonly embedder: string;
  readonly kinds: Readonly<Record<string, Rates>>;
  readonly outcomes: readonly Outcome[];
}

type Asked = Pick<Footnote, 'askOnce' | 'search' | 'article' | 'articles' | 'state'>;

export async function evaluate(cases: readonly Case[], footnote: Asked, signal: AbortSignal): Promise<Evaluation> {
  const articles = footnote.articles();
  const { answerer, embedder } = footnote.state();
  const outcomes: Outcome[] = [];
  for (const one of cases) outcomes.push(await judge(named(one, articles), footnote, signal));
  return { answerer, embedder, ...ratesOf(outcomes), kinds: ratesByKind(outcomes), outcomes };
}

async function judge(one: Case, footnote: Asked, signal: AbortSignal): Promise<Outcome> {
  const history: Turn[] = [];
  const [last = '', ...before] = one.turns.toReversed();
  for (const text of before.toReversed()) {
    const { text: answer } = await footnote.askOnce({ text, history: [...history], filters: {} }, signal);
    history.push({ question: text, answer });
  }
  const answer = await footnote.askOnce({ text: last, history, filters: {} }, signal);
  const { kind, text, statements, citations } = answer;
  const isNamed = one.expects === 'answer' && one.articles.length > 0;
  const first = statements.find(({ verdict }) => verdict === 'supported')?.text ?? '';
  return {
    id: one.id,
    kind: one.kind,
    question: last,
    expects: one.expects,
    right: isRight(one, answer),
    answered: kind,
    text,
    ...(one.must.length > 0 && {
      inFirst: kind === 'answered' && holdsExpected(one, first),
      inAnswer: kind === 'answered' && holdsExpected(one, text),
    }),
    ...(isNamed && { rank: await rankOf(one, answer.standalone, footnote) }),
    citations: citations.map(({ articleId, path, title, quote, start, end }) => ({
      path,
      title,
      quote,
      exact: footnote.article(articleId)?.text.slice(start, end) === quote,
      ...(isNamed && { fromRight: isRightArticle(one, path) }),
    })),
    milliseconds: answer.milliseconds.total,
  };
}

async function rankOf(one: Case, standalone: string, footnote: Asked): Promise<number> {
  const { results } = await footnote.search(standalone, ranks);
  return results.find(({ path }) => isRightArticle(one, path))?.rank ?? 0;
}

/** A case that knows its article by title only, with the paths that the title has in this folder, if any. */
function named(one: Case, articles: readonly ArticleSummary[]): Case {
  if (one.title === undefined) return one;
  const sought = plain(one.title);
  const paths = articles.flatMap(({ path, title }) =>
    plain(title) === sought || plain(path).split(' / ').at(-1)?.startsWith(sought) === true ? [path] : [],
  );
  return { ...one, articles: paths };
}

/** Titles and file names write the same words with other marks between them. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('/', ' / ')
    .replaceAll(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim();
}
