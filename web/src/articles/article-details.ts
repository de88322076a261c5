/**
 * What is known of an article beside its words, in sentences: doubts about its letters, other places of the same words,
 * a newer version. Each is shown only where the server gives it. Pure.
 */
import { isRecord } from '../state/guards.ts';

export interface ArticleDetails {
  /** Why its letters may have been read wrongly. */
  readonly doubt?: string;
  /** Other paths of the same bytes. */
  readonly copies: readonly string[];
  /** Ids of articles that tell the same story. */
  readonly alsoIn: readonly string[];
  /** Id of the newer version of the same page. */
  readonly supersededBy?: string;
}

export function detailsOf(article: unknown): ArticleDetails {
  if (!isRecord(article)) return { copies: [], alsoIn: [] };
  const { doubt, copies, alsoIn, supersededBy } = article;
  return {
    copies: stringsIn(copies),
    alsoIn: stringsIn(alsoIn),
    ...(typeof doubt === 'string' && doubt !== '' && { doubt }),
    ...(typeof supersededBy === 'string' && { supersededBy }),
  };
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
