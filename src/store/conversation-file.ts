/**
 * The file of the conversations as a whole: its tables, its format, and what is wrong in it.
 * Does not know what conversations are.
 */
import { describeError, FootnoteError } from '../errors.ts';
import { structureProblems } from './checked-articles.ts';
import { formatVersion, formatWithoutSeals, schema } from './conversation-rows.ts';
import { brokenSeals, sealAllRows } from './conversation-seals.ts';
import { conversationsName, damaged } from './damage.ts';
import { type Database, readMeta, writeMeta } from './database.ts';

/** The tables, and the format that they are of. Within a transaction. */
export function prepareConversations(database: Database): void {
  const tables = database.get(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'conversations'`);
  database.exec(schema);
  const format = readMeta(database, 'format');
  if (format === undefined && tables?.['n'] !== 0) throw damaged(conversationsName, 'its format is not noted');
  if (format === undefined || format === formatWithoutSeals) {
    writeMeta(database, 'format', formatVersion);
    sealAllRows(database);
  } else if (format !== formatVersion) {
    throw new FootnoteError(
      'conversations-format',
      `The conversations in ${conversationsName} are of another format.`,
      'Update Footnote.',
    );
  }
}

/** What is wrong in the file, as phrases. */
export function conversationProblems(database: Database): string[] {
  const problems = structureProblems(database);
  if (problems.length > 0) return problems;
  const broken = brokenSeals(database);
  return broken.length === 0 ? [] : [`${broken.length} of what is kept there is not what was stored`];
}

/** The same of a file that may be of a format without seals, or of another program. */
export function conversationProblemsOf(database: Database): string[] {
  try {
    database.transaction(() => prepareConversations(database));
    return conversationProblems(database);
  } catch (error) {
    if (error instanceof FootnoteError && error.code === 'conversations-format') throw error;
    return [describeError(error)];
  }
}
