/**
 * What is said when a file of the index is not as Footnote left it: which file, what is lost with it, and the command
 * that mends it. One family for whatever SQLite calls damage, and for rows whose seal is broken (seals.ts).
 * Does not know how damage is found, nor how it is mended.
 */
import { describeError, diskFull, FootnoteError, isDiskFull } from '../errors.ts';

export const indexName = 'footnote.sqlite';
export const conversationsName = 'conversations.sqlite';

/** By the name of the file. */
const files: Readonly<Record<string, { code: string; lost: string; nextStep: string }>> = {
  [indexName]: {
    code: 'index-damaged',
    lost: 'What was built from the articles cannot be trusted; the articles themselves are not touched.',
    nextStep: 'Run "footnote repair" to build it anew from the articles ("footnote index --rebuild" does so, too).',
  },
  [conversationsName]: {
    code: 'conversations-damaged',
    lost: 'Stored conversations and notes cannot be read, all or some; articles and index are not touched.',
    nextStep: 'Run "footnote repair": it keeps all that can still be read, and puts the damaged file aside.',
  },
};

export function damaged(name: string, reason: string, cause?: unknown): FootnoteError {
  const { code, lost, nextStep } = files[name] ?? { code: 'file-damaged', lost: '', nextStep: 'Put a copy in place.' };
  return new FootnoteError(code, `${name} is damaged (${reason}). ${lost}`.trim(), nextStep, { cause });
}

export function isDamaged(error: unknown): error is FootnoteError {
  return error instanceof FootnoteError && error.code.endsWith('-damaged');
}

/** SQLITE_CORRUPT, SQLITE_FORMAT, SQLITE_NOTADB; their names, since not every error comes with its code. */
const damageCodes = new Set([11, 24, 26]);
const damageWords = /^(?:database disk image is malformed|malformed database schema|file is not a database)/;
/** A read that came up short (SQLITE_IOERR_SHORT_READ), and one that the file system knows to be wrong. */
const damagedReads = new Set([522, 8458]);
/** Tables, or what stands in them, that are not ours. */
const otherTables = /^(?:no such (?:table|column)|table .* has no column|malformed JSON)/;

function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  // The low byte is the code, the rest says more.
  if (damageCodes.has(code & 255) || damagedReads.has(code)) return true;
  return damageWords.test(error.message) || otherTables.test(error.message);
}

/** Does what is to be done with the file of this name; damage that SQLite meets is said as ours, and a disk that is full. */
export function naming<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (isDamage(error)) throw damaged(name, describeError(error), error);
    if (error instanceof FootnoteError || !isDiskFull(error)) throw error;
    throw diskFull('The disk of the index is full: nothing was changed.', error);
  }
}
