/**
 * What Postgres, or the way to it, says went wrong, in the family of errors: the cause by name, and what to do.
 * Promises: no password is in a sentence. Does not know what was being done.
 */
import { codeOf, describeError, diskFull, FootnoteError } from '../../errors.ts';

/** Codes of what may well succeed when it is tried again at once, on a new link where need be. */
const againCodes = new Set(['40001', '40P01', '55P03']);
/** The link broke, or the server is ending or starting. */
const lostCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
const lostWords =
  /Connection terminated|Connection ended|not queryable|timeout expired|server closed the connection|Client was closed|socket hang up|Query read timeout/i;
const tlsWords = /does not support SSL|no encryption|SSL|certificate|self.signed|TLS/i;

const awayCode = 'store-away';
const passing = new Set([awayCode, 'store-busy', 'store-slow']);

/** Whether the shared store cannot be had just now, so that questions are answered from what this server has. */
export function isStoreAway(error: unknown): boolean {
  return error instanceof FootnoteError && passing.has(error.code);
}

export function isLost(error: unknown): boolean {
  const code = codeOf(error);
  return code === awayCode || lostCodes.has(code) || code.startsWith('08') || lostWords.test(describeError(error));
}

export function isWorthAnotherTry(error: unknown): boolean {
  return againCodes.has(codeOf(error)) || isLost(error);
}

/** `where`: host and port, as they are shown. `secret`: what must not be said. */
export function storeError(error: unknown, where: string, secret: string): FootnoteError {
  if (error instanceof FootnoteError) return error;
  const said = describeError(error);
  const reason = secret === '' ? said : said.replaceAll(secret, '***');
  const code = codeOf(error);
  if (['28P01', '28000'].includes(code) && !tlsWords.test(reason)) {
    return made('store-login', `Postgres at ${where} refuses the user or the password.`, 'Correct FOOTNOTE_STORE.');
  }
  if (tlsWords.test(reason) || code.startsWith('ERR_TLS') || code.includes('CERT')) {
    return made(
      'store-tls',
      `No safe connection to Postgres at ${where} came about (${reason}).`,
      'Say in FOOTNOTE_STORE what the server offers: sslmode=verify-full, no-verify where its certificate cannot be checked, or disable.',
    );
  }
  if (code === '3D000') {
    return made(
      'store-no-database',
      `Postgres at ${where} has no such database.`,
      'Create it, or correct FOOTNOTE_STORE.',
    );
  }
  if (code === '53100') return diskFull('The disk of Postgres is full: nothing was changed.');
  if (code === '53300' || /timeout exceeded when trying to connect/.test(reason)) {
    return made(
      'store-busy',
      `Postgres at ${where} has no connection left.`,
      'Footnote tries again by itself; each server needs up to five.',
    );
  }
  if (code === '25006') {
    return made(
      'store-read-only',
      `Postgres at ${where} can only be read: nothing was changed.`,
      'Let FOOTNOTE_STORE name the primary; FOOTNOTE_STORE_READ may name a copy.',
    );
  }
  if (code === '57014') {
    return made(
      'store-slow',
      `Postgres at ${where} took too long: nothing was changed.`,
      'Footnote tries again by itself.',
    );
  }
  if (code === '42501') {
    return made(
      'store-rights',
      `The user of FOOTNOTE_STORE may not do what is needed at ${where} (${reason}).`,
      'Let it create the schema "footnote", or create it for that user.',
    );
  }
  if (isLost(error)) {
    return made(
      awayCode,
      `Postgres at ${where} cannot be reached (${reason}).`,
      'Questions are answered from what this server has; Footnote tries again by itself.',
    );
  }
  if (againCodes.has(code)) {
    return made('store-busy', `Others kept changing the store at ${where} (${reason}).`, 'Try again.');
  }
  return made('store-failed', `Postgres at ${where} could not do what was asked (${reason}).`, 'See its log.', 500);
}

function made(code: string, sentence: string, nextStep: string, status = 503): FootnoteError {
  return new FootnoteError(code, sentence, nextStep, { status });
}
