/**
 * What happens to a turn when an article that it rests on is removed or edited.
 * Promises: after `withdraw`, no word of the article is left in the turn; citations keep number, title and date.
 * Turns that have nothing to do with the article come back as the same object, so that they are not drawn again.
 */
import type { ShownCitation, ShownStatement, TurnState } from './turn-state.ts';

export function withdraw(turn: TurnState, articleId: string): TurnState {
  const isGone = (source: { readonly articleId: string }): boolean => source.articleId === articleId;
  const nearest = turn.outcome?.nearest ?? [];
  const cited = [...turn.citations, ...nearest];
  const touched = cited.some((citation) => isGone(citation) && citation.standing !== 'withdrawn');
  const read = turn.passages.some(isGone);
  const also = cited.some((citation) => citation.alsoIn.includes(articleId));
  if (!touched && !read && !also) return turn;

  const scrub = (citation: ShownCitation): ShownCitation => scrubCitation(citation, articleId);
  const citations = turn.citations.map(scrub);
  const gone = new Map(citations.filter(isGone).map((citation) => [citation.number, citation.title]));
  // An unsupported statement cites nothing, so it may be any article's words: it goes too.
  const kept = turn.statements.filter((statement) => statement.verdict === 'supported' || (!touched && !read));
  const { text, statements } = replaceStatements(turn.outcome?.text ?? '', kept, gone);
  const scrubbed: TurnState = {
    ...turn,
    tainted: turn.tainted || touched || read,
    draft: touched || read ? '' : turn.draft,
    passages: turn.passages.filter((passage) => !isGone(passage)),
    citations,
    statements,
    ...(turn.outcome !== undefined && {
      outcome: {
        ...turn.outcome,
        text,
        nearest: nearest.map(scrub),
        disagreements: turn.outcome.disagreements.filter(
          (disagreement) => !disagreement.citations.some((number) => gone.has(number)),
        ),
      },
    }),
  };
  return touched || read ? withoutStandalone(scrubbed) : scrubbed;
}

/** Withdraws from a whole conversation; a follow-up may have been understood in the article's words, so that goes too. */
export function withdrawFromAll(turns: readonly TurnState[], articleId: string): readonly TurnState[] {
  let touchedBefore = false;
  const scrubbed = turns.map((turn) => {
    const after = withdraw(turn, articleId);
    touchedBefore ||= after !== turn || citesWithdrawn(turn, articleId);
    return touchedBefore && after.standalone !== undefined ? withoutStandalone(after) : after;
  });
  return scrubbed.some((turn, index) => turn !== turns[index]) ? scrubbed : turns;
}

/** Marks each citation by comparing it with the articles as they are now; `hashes` maps an article's id to its hash. */
export function compareWith(turn: TurnState, hashes: ReadonlyMap<string, string>): TurnState {
  const compare = (citation: ShownCitation): ShownCitation => {
    const hash = hashes.get(citation.articleId);
    if (hash === undefined || citation.standing === 'withdrawn') return citation;
    const standing = hash === citation.contentHash ? 'current' : 'changed';
    return standing === citation.standing ? citation : { ...citation, standing };
  };
  const citations = turn.citations.map(compare);
  const nearest = turn.outcome?.nearest.map(compare);
  const same =
    citations.every((citation, index) => citation === turn.citations[index]) &&
    (nearest ?? []).every((citation, index) => citation === turn.outcome?.nearest[index]);
  if (same) return turn;
  return {
    ...turn,
    citations,
    ...(turn.outcome !== undefined && nearest !== undefined && { outcome: { ...turn.outcome, nearest } }),
  };
}

export function citedArticles(turn: TurnState): string[] {
  return [...turn.citations, ...(turn.outcome?.nearest ?? [])]
    .filter((citation) => citation.standing !== 'withdrawn')
    .map((citation) => citation.articleId);
}

function withdrawnText(titles: readonly string[]): string {
  return `[withdrawn since: ${titles.join('; ')}]`;
}

function citesWithdrawn(turn: TurnState, articleId: string): boolean {
  return [...turn.citations, ...(turn.outcome?.nearest ?? [])].some((citation) => citation.articleId === articleId);
}

function scrubCitation(citation: ShownCitation, articleId: string): ShownCitation {
  if (citation.articleId !== articleId) {
    if (!citation.alsoIn.includes(articleId)) return citation;
    return { ...citation, alsoIn: citation.alsoIn.filter((id) => id !== articleId) };
  }
  const { number, title, published, language } = citation;
  return {
    number,
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
  statements: readonly ShownStatement[],
  gone: ReadonlyMap<number, string>,
): { text: string; statements: ShownStatement[] } {
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
    const words = titles.size > 0 ? withdrawnText([...titles]) : statement.text;
    const start = rebuilt.length;
    if (text !== '' && statement.verdict === 'supported') rebuilt += words;
    const place = { start, end: rebuilt.length };
    return titles.size > 0
      ? { ...statement, ...place, text: words, withdrawn: [...titles] }
      : { ...statement, ...place };
  });
  return { text: rebuilt + text.slice(at), statements: moved };
}

function withoutStandalone(turn: TurnState): TurnState {
  const { standalone, ...rest } = turn;
  return standalone === undefined ? turn : rest;
}
