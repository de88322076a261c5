/**
 * Sources that stay current: an address is subscribed to once, and read again whenever its turn has come.
 * Promises: while adding by address is off, nothing is asked of anybody; each host is asked one thing at a time; what goes
 * wrong is told beside the subscription, with what to do next, and never takes an article away. Whose turn it is says
 * refresher.ts.
 */
import { randomUUID } from 'node:crypto';
import { type FetchRules, publicRules } from '../adding/fetch-page.ts';
import { fileOfPage } from '../adding/fetched-file.ts';
import { safeName } from '../adding/file-name.ts';
import { importsOff } from '../adding/imports-off.ts';
import { checkedAddress } from '../adding/page-address.ts';
import { refuseFollower } from '../adding/refuse-follower.ts';
import { endingOf } from '../articles/formats.ts';
import { readArticle } from '../articles/read-article.ts';
import type { ReadingProcesses } from '../articles/reading-process.ts';
import type { Config } from '../config.ts';
import { describeError, FootnoteError } from '../errors.ts';
import { fetchAgain, type FetchedAgain } from './fetch-again.ts';
import { HostTurns } from './host-turns.ts';
import { KeptSubscriptions } from './kept-subscriptions.ts';
import { readSource } from './read-source.ts';
import { type ProblemWords, stateOf, type Subscription, type SubscriptionState } from './subscription.ts';
import { Taken, takeFeed, takePage, type TakingParts } from './take-source.ts';
import { leastEvery, nextTurn, usualEvery } from './turns.ts';

export interface SubscriptionParts {
  readonly config: Pick<Config, 'corpus' | 'imports' | 'offline' | 'keepsGone' | 'follows'>;
  readonly processes: ReadingProcesses;
  /** Brings the index up to date with these files. */
  readonly update: (paths: readonly string[]) => Promise<unknown>;
  /** Takes files out of the folder and of the index. */
  readonly remove: (paths: readonly string[]) => Promise<unknown>;
  /** Others are for tests, which have no servers but on this machine. */
  readonly rules?: FetchRules;
  /** Between two requests to one host, in milliseconds. */
  readonly pause?: number;
}

/** What may be set of a subscription; what is left out stays as it is. */
export interface SubscriptionWishes {
  /** Seconds. */
  readonly every?: number | undefined;
  readonly withdraw?: boolean | undefined;
  readonly pages?: boolean | undefined;
}

const usualPause = 1000;
const mostSubscriptions = 1000;
/** Pages of entries that are fetched in one reading; the others wait for the next. */
const mostPages = 20;

export class Subscriptions {
  readonly kept: KeptSubscriptions;
  readonly #parts: SubscriptionParts;
  readonly #rules: FetchRules;
  readonly #ending = new AbortController();
  readonly #turns: HostTurns;
  readonly #reading = new Map<string, Promise<Subscription | undefined>>();

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
    this.kept = new KeptSubscriptions(parts.config.corpus);
    this.#rules = parts.rules ?? publicRules;
    this.#turns = new HostTurns(parts.pause ?? usualPause, this.#ending.signal);
  }

  get isAllowed(): boolean {
    const { imports, follows } = this.#parts.config;
    return imports && !follows;
  }

  /** Ids of those that are being read. */
  get reading(): ReadonlySet<string> {
    return new Set(this.#reading.keys());
  }

  list(): SubscriptionState[] {
    return this.kept.list().map((each) => ({ ...stateOf(each), ...(this.#reading.has(each.id) && { reading: true }) }));
  }

  /** Subscribes, or sets anew what is set of a subscription, and reads it at once; what went wrong then is its `problem`. */
  async add(address: string, { every, withdraw, pages }: SubscriptionWishes): Promise<SubscriptionState> {
    this.#refuseWhileOff();
    const { href: url } = checked(address);
    const wished = {
      ...(every !== undefined && { every }),
      ...(withdraw !== undefined && { withdraw }),
      ...(pages !== undefined && { pages }),
    };
    const all = this.kept.list();
    const there = all.find((each) => each.url === url);
    const now = new Date().toISOString();
    if (there !== undefined) this.kept.change(there.id, { ...wished, ended: undefined });
    else if (all.length >= mostSubscriptions) {
      throw new FootnoteError(
        'too-many-subscriptions',
        `There are ${all.length} subscriptions.`,
        'Remove some first.',
        {
          status: 409,
        },
      );
    }
    const id = there?.id ?? randomUUID();
    if (there === undefined) {
      this.kept.add({
        id,
        url,
        every: usualEvery,
        pages: false,
        ...wished,
        added: now,
        next: now,
        failures: 0,
        entries: {},
      });
    }
    return this.refresh(id);
  }

  /** Its articles stay. */
  remove(id: string): void {
    refuseFollower(this.#parts.config);
    if (!this.kept.remove(id)) throw noSubscription();
  }

  /** Reads it now, whenever its turn is; what went wrong is its `problem`. */
  async refresh(id: string): Promise<SubscriptionState> {
    this.#refuseWhileOff();
    const subscription = this.kept.get(id);
    if (subscription === undefined) throw noSubscription();
    const reading = this.#reading.get(id) ?? this.#read(subscription).finally(() => this.#reading.delete(id));
    this.#reading.set(id, reading);
    const read = await reading;
    if (read === undefined) throw noSubscription();
    return stateOf(read);
  }

  /** Breaks off what is being asked; what was written stays. */
  async close(): Promise<void> {
    this.#ending.abort();
    await Promise.allSettled(this.#reading.values());
  }

  #refuseWhileOff(): void {
    refuseFollower(this.#parts.config);
    if (!this.isAllowed) throw importsOff(this.#parts.config);
  }

  /** As it is kept then; undefined where it was removed meanwhile. */
  async #read(subscription: Subscription): Promise<Subscription | undefined> {
    const { id, every } = subscription;
    const lastTried = new Date().toISOString();
    const turn = (failures: number, retryAfter?: number): string =>
      nextTurn({ every, failures, retryAfter }, Date.now(), Math.random());
    const failed = (problem: ProblemWords, retryAfter?: number): Subscription | undefined => {
      const failures = subscription.failures + 1;
      return this.kept.change(id, { lastTried, failures, problem, next: turn(failures, retryAfter) });
    };
    try {
      const fetched = await this.#turns.run(subscription.url, async () => this.#fetch(subscription));
      if (fetched.kind === 'ended') return this.kept.change(id, { lastTried, ended: lastTried, problem: goneForGood });
      if (fetched.kind === 'refused') return failed(refused(fetched), fetched.retryAfter);
      const made = fetched.kind === 'page' ? await this.#take(subscription, fetched) : {};
      return this.kept.change(id, {
        lastTried,
        lastRead: lastTried,
        failures: 0,
        problem: undefined,
        next: turn(0),
        ...(fetched.movedTo !== undefined && { url: fetched.movedTo }),
        ...made,
      });
    } catch (error) {
      return this.#ending.signal.aborted ? subscription : failed(wordsOf(error));
    }
  }

  async #take(
    subscription: Subscription,
    { page, etag, lastModified }: FetchedAgain & { readonly kind: 'page' },
  ): Promise<Partial<Subscription>> {
    const { id } = subscription;
    const source = await readSource(page, subscription.kind, this.#parts.processes);
    const taken = new Taken(subscription);
    const parts = this.#takingParts(subscription);
    const changed = (): Partial<Subscription> => ({
      kind: source.kind,
      title: taken.title,
      folder: taken.folder,
      entries: taken.entries,
      ...(taken.written.length + taken.withdrawn > 0 && { lastChanged: new Date().toISOString() }),
    });
    try {
      if (source.kind === 'feed') await takeFeed(source, page.url.hostname, parts, taken);
      else await takePage(source, page.url.hostname, parts, taken);
    } catch (error) {
      // What has been written is known the next time.
      this.kept.change(id, changed());
      throw error;
    } finally {
      // Why an index cannot be brought up to date is told by the index; the next look at the folder finds the files.
      if (taken.written.length > 0) await this.#parts.update(taken.written).catch(() => undefined);
    }
    const soon = new Date(Date.now() + leastEvery * 1000).toISOString();
    // With more to come, it must not say that nothing is new.
    if (taken.hasMore) return { ...changed(), etag: undefined, lastModified: undefined, next: soon };
    return { ...changed(), etag, lastModified };
  }

  #takingParts({ id, pages, withdraw }: Subscription): TakingParts {
    const { config, remove } = this.#parts;
    let left = mostPages;
    return {
      corpus: config.corpus,
      others: new Set(this.kept.list().flatMap((each) => (each.id === id ? [] : (each.folder ?? [])))),
      withdraws: withdraw ?? !config.keepsGone,
      remove,
      pageOf: async ({ isSummary, content }) => {
        if (!pages || isSummary !== true || content.url === undefined) return undefined;
        left -= 1;
        return left < 0 ? 'later' : this.#pageOf(content.url, content.title);
      },
    };
  }

  /** Undefined where it cannot be had: the summary stands, then. */
  async #pageOf(url: string, title: string): ReturnType<TakingParts['pageOf']> {
    try {
      const fetched = await this.#turns.run(url, async () => this.#fetch({ url }));
      if (fetched.kind !== 'page') return undefined;
      const { name, bytes } = fileOfPage(fetched.page);
      const outcome = await readArticle(name, bytes, this.#parts.processes);
      return outcome.ok ? { name: safeName(title, endingOf(name)), bytes } : undefined;
    } catch (error) {
      if (this.#ending.signal.aborted) throw error;
      return undefined;
    }
  }

  async #fetch(asked: Parameters<typeof fetchAgain>[0]): Promise<FetchedAgain> {
    return fetchAgain(asked, this.#parts.processes.limits.fileMegabytes, this.#rules, this.#ending.signal);
  }
}

function checked(address: string): URL {
  try {
    return checkedAddress(address.trim());
  } catch (cause) {
    throw new FootnoteError('bad-address', describeError(cause), 'Name the address of a feed or a page.', {
      cause,
      status: 400,
    });
  }
}

function noSubscription(): FootnoteError {
  return new FootnoteError('subscription-not-found', 'There is no such subscription.', 'It may have been removed.', {
    status: 404,
  });
}

const goneForGood: ProblemWords = {
  code: 'gone',
  sentence: 'Its host says that it is gone for good.',
  nextStep: 'It is not asked any more, and its articles stay. Remove it, or subscribe to where it is now.',
};

function refused({ status, host, retryAfter }: FetchedAgain & { readonly kind: 'refused' }): ProblemWords {
  const sentence = `The host ${host} answered ${status} instead of a page.`;
  if (retryAfter !== undefined) {
    return { code: 'told-to-wait', sentence, nextStep: 'It is asked again when the host allows it.' };
  }
  const nextStep =
    status >= 500 ? 'It is tried again by itself.' : 'See whether its address is right; it is tried again by itself.';
  return { code: 'refused', sentence, nextStep };
}

function wordsOf(error: unknown): ProblemWords {
  if (error instanceof FootnoteError) {
    return { code: error.code, sentence: error.sentence, nextStep: error.nextStep };
  }
  return { code: 'not-read', sentence: describeError(error), nextStep: 'It is tried again by itself.' };
}
