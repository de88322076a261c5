/**
 * When a subscription is read again. Pure, but for chance, which is given.
 * Promises: never sooner than the host asks for; those that were added together drift apart; a host that fails is asked less
 * and less often, down to once a day.
 */

/** Seconds. */
export const usualEvery = 3600;
export const leastEvery = 300;
export const mostEvery = 30 * 86_400;
const longestBackOff = 86_400;
/** A host may ask for more patience than this; it is a mistake, then. */
const longestObeyed = 7 * 86_400;
/** Of the time between two readings, to both sides. */
const jitter = 0.1;

interface Turn {
  /** Seconds. */
  readonly every: number;
  readonly failures: number;
  /** Seconds that the host asks for. */
  readonly retryAfter?: number | undefined;
}

/** `chance`: from 0 to 1. */
export function nextTurn({ every, failures, retryAfter = 0 }: Turn, now: number, chance: number): string {
  const backedOff =
    failures === 0 ? every : Math.min(every * 2 ** Math.min(failures, 20), Math.max(every, longestBackOff));
  const seconds = backedOff * (1 + jitter * (2 * chance - 1));
  return new Date(now + Math.max(seconds, Math.min(retryAfter, longestObeyed)) * 1000).toISOString();
}

/** Seconds from now, of the header Retry-After: a number of them, or a date. Undefined for what is neither. */
export function secondsOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

const units = { m: 60, h: 3600, d: 86_400 } as const;

/** As it is typed: 30m, 1h, 2d. Undefined for anything else. */
export function secondsTyped(words: string): number | undefined {
  const [, count, unit] = /^(\d{1,5})\s*([mhd])$/.exec(words.trim()) ?? [];
  if (count === undefined || (unit !== 'm' && unit !== 'h' && unit !== 'd')) return undefined;
  return Number(count) * units[unit];
}
