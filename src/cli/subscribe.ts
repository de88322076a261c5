/** `footnote subscribe` and `footnote unsubscribe`: feeds and pages that are read again by themselves while a server runs. */
import { importsOff } from '../adding/imports-off.ts';
import type { Config } from '../config.ts';
import { FootnoteError } from '../errors.ts';
import type { KeptSubscriptions } from '../subscriptions/kept-subscriptions.ts';
import { stateOf, type SubscriptionState } from '../subscriptions/subscription.ts';
import { leastEvery, mostEvery, secondsTyped } from '../subscriptions/turns.ts';
import { command, configOf, exitCodes, type Flags, note, print, withFreshIndex } from './command.ts';
import { showProblem, showSubscriptions } from './show-subscriptions.ts';

interface SubscribeFlags extends Flags {
  readonly every?: number;
  readonly withdraw?: boolean;
  readonly pages?: boolean;
  readonly now?: boolean;
}

export const subscribe = command('subscribe', 'follow a feed or a page; without an address, list what is followed')
  .argument('[address]', 'of a feed (RSS, Atom, JSON Feed) or of a page')
  .option('--every <time>', 'how often it is read: 30m, 1h, 2d (1h)', everyOf)
  .option('--withdraw', 'take out of the folder what leaves the feed')
  .option('--no-withdraw', 'keep it, whatever the settings say')
  .option('--pages', 'fetch the page of an entry of which the feed has a summary alone')
  .option('--now', 'read all that is followed once, without a server')
  .option('--json', 'print it as JSON')
  .action(async (address: string | undefined, flags: SubscribeFlags) => {
    const config = configOf(flags);
    const kept = await keptOf(config);
    if (address === undefined && flags.now !== true) {
      show(kept.list().map(stateOf), flags);
      return;
    }
    if (!config.imports) throw importsOff(config);
    await withFreshIndex(flags, async ({ subscriptions }) => {
      const { every, withdraw, pages } = flags;
      const ids = kept.list().flatMap(({ id, ended }) => (ended === undefined ? id : []));
      const read =
        address === undefined
          ? await Promise.all(ids.map(async (id) => subscriptions.refresh(id)))
          : [await subscriptions.add(address, { every, withdraw, pages })];
      show(read, flags);
      for (const each of read) if (each.problem !== undefined) note(showProblem(each));
      if (read.some(({ problem }) => problem !== undefined)) process.exitCode = exitCodes.failed;
    });
  });

export const unsubscribe = command('unsubscribe', 'follow a feed or a page no longer; its articles stay')
  .argument('<address-or-id...>')
  .option('--json', 'print what is no longer followed as JSON')
  .action(async (names: string[], flags: Flags) => {
    const kept = await keptOf(configOf(flags));
    const removed = names.map((name) => {
      const found = kept.find(name);
      if (found === undefined) {
        throw new FootnoteError(
          'subscription-not-found',
          `There is no subscription to ${name}.`,
          '"footnote subscribe" lists them.',
        );
      }
      kept.remove(found.id);
      return { id: found.id, url: found.url };
    });
    print(
      flags.json === true
        ? JSON.stringify({ removed })
        : removed.map(({ url }) => `No longer followed: ${url}. Its articles stay.`).join('\n'),
    );
  });

/** Loaded only when used. */
async function keptOf({ corpus }: Pick<Config, 'corpus'>): Promise<KeptSubscriptions> {
  const part = await import('../subscriptions/kept-subscriptions.ts');
  return new part.KeptSubscriptions(corpus);
}

function show(subscriptions: readonly SubscriptionState[], { json }: Flags): void {
  print(json === true ? JSON.stringify({ subscriptions }) : showSubscriptions(subscriptions));
}

function everyOf(words: string): number {
  const seconds = secondsTyped(words);
  if (seconds !== undefined && seconds >= leastEvery && seconds <= mostEvery) return seconds;
  return subscribe.error('error: --every must be from 5m to 30d, such as 30m, 1h or 2d');
}
