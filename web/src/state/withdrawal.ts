/**
 * What happens to the turns on the page when an article that they rest on is removed or edited.
 * Promises: after `withdraw`, no word of the article is left in the turn; citations keep number, title and date.
 * Turns that have nothing to do with the article come back as the same object, so that they are not drawn again.
 */
import type { Withdrawable } from '../../../src/citations/withdrawal.ts';
import { cites, withdrawFrom } from '../../../src/citations/withdrawal.ts';
import { shown } from './turn-state.ts';
import type { ShownCitation, TurnState } from './turn-state.ts';

export function withdraw(turn: TurnState, articleId: string): TurnState {
  const { outcome } = turn;
  const before: Withdrawable = {
    text: outcome?.text ?? '',
    statements: turn.statements,
    citations: turn.citations,
    nearest: outcome?.nearest ?? [],
    disagreements: outcome?.disagreements ?? [],
  };
  const read = turn.passages.some((passage) => passage.articleId === articleId);
  const after = withdrawFrom(before, articleId, read);
  if (after === before) return turn;

  const { text, statements, disagreements } = after;
  const touched = read || cites(before, articleId);
  const scrubbed: TurnState = {
    ...turn,
    tainted: turn.tainted || touched,
    draft: touched ? '' : turn.draft,
    passages: turn.passages.filter((passage) => passage.articleId !== articleId),
    citations: after.citations.map(shown),
    statements,
    ...(outcome !== undefined && { outcome: { ...outcome, text, nearest: after.nearest.map(shown), disagreements } }),
  };
  return touched ? withoutStandalone(scrubbed) : scrubbed;
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

/**
 * Marks each citation by comparing it with the articles as they are now; `hashes` maps an article's id to its hash,
 * `absences` to the time since which its file is missing.
 */
export function compareWith(
  turn: TurnState,
  hashes: ReadonlyMap<string, string>,
  absences: ReadonlyMap<string, string> = new Map(),
): TurnState {
  const compare = (citation: ShownCitation): ShownCitation => {
    const hash = hashes.get(citation.articleId);
    const since = absences.get(citation.articleId);
    if (citation.standing === 'withdrawn') return citation;
    if (since !== undefined) return since === citation.since ? citation : { ...citation, standing: 'missing', since };
    if (hash === undefined) return citation;
    const standing = hash === citation.contentHash ? 'current' : 'changed';
    if (standing === citation.standing) return citation;
    const { since: _, ...rest } = citation;
    return { ...rest, standing };
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

function citesWithdrawn(turn: TurnState, articleId: string): boolean {
  return [...turn.citations, ...(turn.outcome?.nearest ?? [])].some((citation) => citation.articleId === articleId);
}

function withoutStandalone(turn: TurnState): TurnState {
  const { standalone, ...rest } = turn;
  if (standalone === undefined) return turn;
  // The words that it was found by are those of the question as it was understood.
  return rest.outcome === undefined ? rest : { ...rest, outcome: { ...rest.outcome, reasons: [] } };
}
