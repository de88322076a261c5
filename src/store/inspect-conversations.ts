/**
 * Looks at all that is kept of conversations and notes: SQLite's own check, every seal, and each citation against the
 * article that it cites. Promises: changes nothing but an older format. Does not know why an article changed.
 */
import { describeError } from '../errors.ts';
import { conversationProblems, prepareConversations } from './conversation-file.ts';
import { brokenSeals } from './conversation-seals.ts';
import { conversationsName } from './damage.ts';
import { Database } from './database.ts';
import type { Finding } from './finding.ts';
import type { AnswerData, Citation } from '../domain.ts';

/** The article as it stands; undefined when there is none. */
export type ArticleNow = (id: string) => { readonly contentHash: string; readonly text: string } | undefined;

export interface InspectedConversations {
  readonly conversations: number;
  readonly notes: number;
  /** Of all that are stored: how many articles still say so, were changed, or were withdrawn. */
  readonly citations: { current: number; changed: number; withdrawn: number };
  readonly findings: readonly Finding[];
}

export function inspectConversations(folder: string, articleNow: ArticleNow): InspectedConversations {
  const findings: Finding[] = [];
  const damage = (what: string, next = 'Run "footnote repair": it keeps all that can still be read.'): number =>
    findings.push({ kind: 'damage', file: conversationsName, what, next });
  const citations = { current: 0, changed: 0, withdrawn: 0 };
  let [conversations, notes] = [0, 0];
  let database: Database | undefined;
  try {
    const opened = new Database(folder, conversationsName);
    database = opened;
    opened.transaction(() => prepareConversations(opened));
    const problems = opened.snapshot(() => conversationProblems(opened));
    const broken = opened.snapshot(() => brokenSeals(opened));
    if (problems.length > 0 && broken.length === 0) for (const problem of problems) damage(`SQLite finds: ${problem}.`);
    for (const { kind, id } of broken) {
      if (id === '') damage('A conversation is missing, or there is one that Footnote did not write.');
      else damage(`One of the ${kind} (${id}) is not what was stored, and is not shown.`);
    }
    conversations = Number(opened.get('SELECT count(*) AS n FROM conversations')?.['n']);
    const count = (citation: Citation, where: string): void => {
      const standing = standingOf(citation, articleNow);
      if (standing === 'misplaced') damage(`${where} cites words of ${citation.path} that do not stand where it says.`);
      else citations[standing] += 1;
    };
    for (const row of opened.all('SELECT id, answer, part FROM turns ORDER BY number')) {
      if (broken.some(({ id }) => id === row['id'])) continue;
      const cited = [...citedIn(row['answer']), ...citedIn(row['part'])];
      for (const each of cited) count(each, `Turn ${String(row['id'])}`);
    }
    for (const row of opened.all('SELECT id, saved FROM notes')) {
      notes += 1;
      if (broken.some(({ id }) => id === row['id'])) continue;
      for (const each of citedIn(row['saved'])) count(each, `Note ${String(row['id'])}`);
    }
  } catch (error) {
    damage(describeError(error));
  } finally {
    database?.close();
  }
  return { conversations, notes, citations, findings };
}

/** Of an answer, a part of one, or what a note saved. */
function citedIn(json: unknown): readonly Citation[] {
  if (typeof json !== 'string') return [];
  const stored: Partial<Pick<AnswerData, 'citations' | 'nearest'>> = JSON.parse(json);
  return [...(stored.citations ?? []), ...(stored.nearest ?? [])];
}

function standingOf(
  { standing, articleId, contentHash, quote, start, end }: Citation,
  articleNow: ArticleNow,
): 'current' | 'changed' | 'withdrawn' | 'misplaced' {
  if (standing === 'withdrawn') return 'withdrawn';
  const article = articleNow(articleId);
  // One that is gone is withdrawn by the next run of indexing.
  if (article === undefined) return 'withdrawn';
  if (article.contentHash !== contentHash) return 'changed';
  return article.text.slice(start, end) === quote ? 'current' : 'misplaced';
}
