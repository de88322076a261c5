/**
 * What a change of the index means for everything on the page at once: turns, panel, library, notices.
 * Pure. Promises: once a removal has passed through here, no word of the article is left in the state.
 */
import type { ArticleSummary, IndexChange, IndexState } from '../../../src/store/index-report.ts';
import type { AskEvent } from '../state/ask-stream.ts';
import { absencesOf, applyToLibrary, differences, hashesOf } from './library-state.ts';
import { noticesOf, notify } from '../ui/notices.ts';
import type { PageState } from '../state/page-state.ts';
import { withoutKeys } from './removal.ts';
import { keepTo, sameOr, withoutPanel } from '../chat/threads.ts';
import { withoutEmpty } from '../sources/chosen-sources.ts';
import type { TurnState } from '../state/turn-state.ts';
import { citedArticles, compareWith, withdraw, withdrawFromAll } from '../state/withdrawal.ts';

/** One committed change of the index. */
export function applyChange(state: PageState, change: IndexChange, tell: 'tell' | 'quiet' | 'silent'): PageState {
  const gone = change.removed.map(({ id }) => id);
  const hashes = hashesOf([...change.added, ...change.updated]);
  const absences = absencesOf(change.missing);
  const settleTurns = (turns: readonly TurnState[]): readonly TurnState[] =>
    sameOr(
      turns,
      gone.reduce(withdrawFromAll, turns).map((turn) => compareWith(turn, hashes, absences)),
    );
  const withdrawn = new Set([...state.withdrawn, ...gone]);
  for (const { id } of change.added) withdrawn.delete(id);
  const closed =
    state.panel !== undefined && (gone.includes(state.panel.articleId) || absences.has(state.panel.articleId))
      ? withoutPanel(state)
      : state;
  const next: PageState = {
    ...withoutSources(closed, gone),
    turns: settleTurns(state.turns),
    shelved: { ...state.shelved, turns: settleTurns(state.shelved.turns) },
    library: applyToLibrary(state.library, change),
    withdrawn,
    leaving: gone.some((id) => state.leaving.has(id)) ? withoutKeys(state.leaving, gone) : state.leaving,
  };
  if (tell === 'silent') return next;
  const older = new Map(state.library.articles.map((article) => [article.id, article]));
  // Other tags stand where they were set; no word is another.
  const retagged = change.updated.filter(({ id, path, contentHash }) => {
    const before = older.get(id);
    return before?.path === path && before.contentHash === contentHash;
  });
  const quiet = [...retagged, ...(tell === 'quiet' ? change.added : [])].map(({ id }) => id);
  const expected = new Set([...state.leaving.keys(), ...quiet]);
  return notify(next, noticesOf(change, state.library.index?.failed ?? [], expected));
}

/** An article that is gone is no source; where it was the only one, all are asked again. */
function withoutSources(state: PageState, gone: readonly string[]): PageState {
  const { sources } = state;
  if (sources?.articleIds?.some((id) => gone.includes(id)) !== true) return state;
  return keepTo(state, withoutEmpty({ ...sources, articleIds: sources.articleIds.filter((id) => !gone.includes(id)) }));
}

/** The whole list, on connecting and on every reconnecting: what happened in between is found by comparing. */
export function takeArticles(state: PageState, index: IndexState, articles: readonly ArticleSummary[]): PageState {
  const { known } = state.library;
  const change = differences(
    state.library.articles,
    articles,
    citedBy(state, index.revision),
    index.revision,
    index.missing,
  );
  // The first list is no news; but what answers cite and the list no longer holds is withdrawn then, too.
  const fetched = applyChange(state, known ? change : { ...change, added: [], updated: [] }, known ? 'tell' : 'silent');
  const hashes = hashesOf(articles);
  const absences = absencesOf(index.missing);
  const settled: PageState = {
    ...fetched,
    turns: sameOr(
      fetched.turns,
      fetched.turns.map((turn) => compareWith(turn, hashes, absences)),
    ),
    library: { ...fetched.library, articles, known: true, index },
  };
  const caughtUp = (state.pending ?? []).reduce((next, later) => applyChange(next, later, 'silent'), settled);
  return withoutPending(caughtUp);
}

/** Cited articles, by id with their titles, of answers that are not newer than the list that they are compared with. */
function citedBy(state: PageState, revision: number): Map<string, string> {
  const cited = new Map<string, string>();
  for (const turn of [...state.turns, ...state.shelved.turns]) {
    if (turn.outcome === undefined || turn.outcome.revision > revision) continue;
    const ids = new Set(citedArticles(turn));
    for (const citation of [...turn.citations, ...turn.outcome.nearest]) {
      if (ids.has(citation.articleId)) cited.set(citation.articleId, citation.title);
    }
  }
  return cited;
}

/** What arrives late may still speak of articles that have been removed or edited in the meantime. */
export function settle(state: PageState, turn: TurnState, event: AskEvent): TurnState {
  if (event.event === 'draft' || event.event === 'status') return turn;
  const clean = [...state.withdrawn].reduce(withdraw, turn);
  const { outcome } = clean;
  const { index, articles } = state.library;
  if (outcome === undefined || index === undefined || outcome.revision >= index.revision) return clean;
  return compareWith(clean, hashesOf(articles), absencesOf(index.missing));
}

export function withoutPending(state: PageState): PageState {
  const { pending: _, ...rest } = state;
  return rest;
}
