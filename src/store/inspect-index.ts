/**
 * Looks at all of the index: SQLite's own check, every seal and hash, offsets, vectors, and the caches beside the file.
 * Promises: changes nothing, and goes on after what it finds. Does not know the folder of articles, nor conversations.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { describeError } from '../errors.ts';
import { digest } from './article-rows.ts';
import { structureProblems } from './checked-articles.ts';
import { indexName } from './damage.ts';
import { Database, readMeta } from './database.ts';
import type { Finding } from './finding.ts';
import { noted } from './noted.ts';
import { formatVersion } from './schema.ts';
import { checkMeta, holdsAllSealed, sealOf, storedSeal } from './seals.ts';

export interface InspectedIndex {
  readonly articles: number;
  readonly passages: number;
  readonly findings: readonly Finding[];
}

const rebuild = 'Run "footnote repair" to build it anew from the articles.';
/** Articles that are looked at as of one moment, so that no long read holds up a commit. */
const lookedAtOnce = 50;
const mostNamed = 20;

/** `held`: a connection to it, where that is held alone. */
export function inspectIndex(folder: string, held?: Database): InspectedIndex {
  const findings: Finding[] = [];
  const damage = (what: string): number => findings.push({ kind: 'damage', file: indexName, what, next: rebuild });
  const counts = { articles: 0, passages: 0 };
  let database: Database | undefined;
  try {
    database = held ?? new Database(folder);
    const format = readMeta(database, 'format');
    if (format !== String(formatVersion)) {
      const what = `It is of format ${format ?? 'unknown'}, and not of ${formatVersion}, so that nothing in it was looked at.`;
      findings.push({ kind: 'remark', file: indexName, what, next: 'Run "footnote index", which says more.' });
      return { ...counts, findings };
    }
    inspectFile(database, damage, counts);
    inspectCaches(folder, database, findings);
  } catch (error) {
    damage(describeError(error));
  } finally {
    if (held === undefined) database?.close();
  }
  return { ...counts, findings: shortened(findings) };
}

function inspectFile(
  database: Database,
  damage: (what: string) => void,
  counts: { articles: number; passages: number },
): void {
  database.snapshot(() => {
    for (const problem of structureProblems(database)) damage(`SQLite finds: ${problem}.`);
    attempt(damage, () => checkMeta(database));
    if (!holdsAllSealed(database)) damage('Articles are missing, or there are some that Footnote did not write.');
  });
  const dimensions = Number(readMeta(database, 'dimensions'));
  for (let after = 0; ;) {
    const rows = database.snapshot(() => {
      const found = database.all(
        'SELECT rowid AS row, id, path FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ?',
        after,
        lookedAtOnce,
      );
      for (const { id, path } of found) {
        counts.articles += 1;
        attempt(damage, () => {
          const { problem, passages } = inspectArticle(database, String(id), dimensions);
          counts.passages += passages;
          if (problem !== undefined) damage(`${String(path)}: ${problem}.`);
        });
      }
      return found;
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = Number(last['row']);
  }
}

/** The first thing that is wrong with an article, as a phrase. */
function inspectArticle(
  database: Database,
  id: string,
  dimensions: number,
): { readonly problem: string | undefined; readonly passages: number } {
  const article = database.get('SELECT text, textHash FROM articles WHERE id = ?', id);
  const text = String(article?.['text']);
  const passages = database.all(
    'SELECT "start", "end", textHash, length(vector) AS bytes FROM passages WHERE articleId = ?',
    id,
  );
  const isText = digest(text) === article?.['textHash'];
  const hasOffsets = passages.every(
    ({ start, end, textHash }) => digest(text.slice(Number(start), Number(end))) === textHash,
  );
  const hasVectors = passages.every(({ bytes }) => Number(bytes) === 4 + dimensions);
  const problem = !isText
    ? 'its text is not what was indexed'
    : !hasOffsets
      ? 'a passage does not stand where it is said to'
      : !hasVectors
        ? `a vector has not ${dimensions} dimensions`
        : sealOf(database, id) !== storedSeal(database, id)
          ? 'its title, source, date, tags, paths or vectors are not what was indexed'
          : undefined;
  return { problem, passages: passages.length };
}

function attempt(damage: (what: string) => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    damage(describeError(error));
  }
}

const hashedSchema = z.object({ hash: z.string() });
const blocksSchema = z.object({ blocks: z.array(z.number()) });

/** A cache that is not what was noted of it is not used, so that this is no damage. */
function inspectCaches(folder: string, database: Database, findings: Finding[]): void {
  const isHashed =
    (key: string) =>
    (bytes: Buffer): boolean =>
      createHash('sha256').update(bytes).digest('hex') === noted(readMeta(database, key), hashedSchema)?.hash;
  const caches: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
    'keywords.cache': isHashed('keywordCache'),
    'vectors.hnsw': isHashed('vectorGraph'),
    'vectors.cache': (bytes) => {
      const blocks = noted(readMeta(database, 'vectorFile'), blocksSchema)?.blocks ?? [];
      const size = bytes.length / blocks.length;
      return blocks.every((sum, nth) => crc32(bytes.subarray(nth * size, (nth + 1) * size)) === sum);
    },
  };
  for (const [file, isWhole] of Object.entries(caches)) {
    if (!existsSync(join(folder, file)) || isWhole(readFileSync(join(folder, file)))) continue;
    findings.push({
      kind: 'remark',
      file,
      what: 'This cache is not what was noted of it, and will not be used.',
      next: 'Nothing is to be done: it is made anew by itself.',
    });
  }
}

/** Of very many, the first, and how many there are. */
function shortened(findings: readonly Finding[]): Finding[] {
  const [first] = findings;
  if (first === undefined || findings.length <= mostNamed) return [...findings];
  const more = { ...first, what: `There are ${findings.length - mostNamed} findings more like these.` };
  return [...findings.slice(0, mostNamed), more];
}
