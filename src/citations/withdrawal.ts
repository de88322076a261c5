/**
 * What is left of an answer when an article that it rests on is removed: used for stored answers and by the page.
 * Promises: no word of the article is left; its citations keep number, title and date; where a statement rested on it
 * stands "[withdrawn since: TITLE]". An answer that has nothing to do with the article comes back as the same object.
 */
import type { Citation, Disagreement, Statement } from '../domain.ts';

export interface Withdrawable {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly nearest: readonly Citation[];
  readonly disagreements: readonly Disagreement[];
}

/** `read`: the article was among those that were read for it, whether or not it is cited. */
export function withdrawFrom<Kept extends Withdrawable>(kept: Kept, articleId: string, read: boolean): Kept {
  const cited = [...kept.citations, ...kept.nearest];
  const touched = cites(kept, articleId);
  if (!touched && !read && !cited.some(({ alsoIn }) => alsoIn.includes(articleId))) return kept;

  const scrub = (citation: Citation): Citation => scrubCitation(citation, articleId);
  const citations = kept.citations.map(scrub);
  const gone = new Map(
    citations.flatMap(({ articleId: id, number, title }) => (id === articleId ? [[number, title] as const] : [])),
  );
  // An unsupported statement cites nothing, so it may be any article's words: it goes too.
  const staying = kept.statements.filter(({ verdict }) => verdict === 'supported' || (!touched && !read));
  return {
    ...kept,
    ...replaceStatements(kept.text, staying, gone),
    citations,
    nearest: kept.nearest.map(scrub),
    disagreements: kept.disagreements.filter(({ citations: numbers }) => !numbers.some((number) => gone.has(number))),
  };
}

/** Whether words of the article still stand in it. */
export function cites({ citations, nearest }: Pick<Withdrawable, 'citations' | 'nearest'>, articleId: string): boolean {
  return [...citations, ...nearest].some(
    (citation) => citation.articleId === articleId && citation.standing !== 'withdrawn',
  );
}

function scrubCitation(citation: Citation, articleId: string): Citation {
  if (citation.articleId !== articleId) {
    if (!citation.alsoIn.includes(articleId)) return citation;
    return { ...citation, alsoIn: citation.alsoIn.filter((id) => id !== articleId) };
  }
  const { number, id, title, published, language } = citation;
  return {
    number,
    ...(id !== undefined && { id }),
    articleId,
    title,
    language,
    ...(published !== undefined && { published }),
    passageId: '',
    path: '',
    quote: '',
    start: 0,
    end: 0,
    contentHash: '',
    alsoIn: [],
    standing: 'withdrawn',
  };
}

/** Puts "[withdrawn since: …]" in the place of each statement that rests on a withdrawn citation, and moves the offsets. */
function replaceStatements(
  text: string,
  statements: readonly Statement[],
  gone: ReadonlyMap<number, string>,
): Pick<Withdrawable, 'text' | 'statements'> {
  let rebuilt = '';
  let at = 0;
  const moved = statements.map((statement) => {
    rebuilt += text.slice(at, statement.start);
    at = Math.max(at, statement.end);
    const titles = new Set(statement.withdrawn ?? []);
    for (const number of statement.citations) {
      const title = gone.get(number);
      if (title !== undefined) titles.add(title);
    }
    const words = titles.size > 0 ? `[withdrawn since: ${[...titles].join('; ')}]` : statement.text;
    const start = rebuilt.length;
    if (text !== '' && statement.verdict === 'supported') rebuilt += words;
    const place = { start, end: rebuilt.length };
    return titles.size > 0
      ? { ...statement, ...place, text: words, withdrawn: [...titles] }
      : { ...statement, ...place };
  });
  return { text: rebuilt + text.slice(at), statements: moved };
}
