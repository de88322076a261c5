/**
 * What a reading of a feed means for what is kept of it: which entries are new, which were known, and which have left.
 * Promises: an entry is known again by its GUID, or, where a feed gives it another one, by its address; one that stands in
 * the feed twice is taken once. Pure.
 */
import type { FeedEntry } from '../articles/read-outcome.ts';
import type { KeptEntry } from './subscription.ts';

interface PlannedEntry {
  readonly key: string;
  readonly entry: FeedEntry;
  /** As addresses are compared. */
  readonly address: string | undefined;
  /** What there is of it already, under the key that it had. */
  readonly known?: { readonly key: string; readonly kept: KeptEntry };
}

export interface Plan {
  readonly current: readonly PlannedEntry[];
  /** Keys of what the feed no longer names. */
  readonly left: readonly string[];
}

export function planOf(entries: readonly FeedEntry[], kept: Readonly<Record<string, KeptEntry>>): Plan {
  const once = withoutTwins(entries);
  const keys = new Set(once.map(({ key }) => key));
  const times = new Map<string, number>();
  for (const { address } of once) if (address !== undefined) times.set(address, (times.get(address) ?? 0) + 1);
  const byAddress = new Map(
    Object.entries(kept).flatMap(([key, { address }]) =>
      address === undefined || keys.has(key) ? [] : [[address, key] as const],
    ),
  );
  const current = once.map(({ key, entry, address }): PlannedEntry => {
    const own = kept[key];
    if (own !== undefined) return { key, entry, address, known: { key, kept: own } };
    // Where all entries name one address, such as that of their list, it tells none of them.
    const before = address !== undefined && times.get(address) === 1 ? byAddress.get(address) : undefined;
    const old = before === undefined ? undefined : kept[before];
    return {
      key,
      entry,
      address,
      ...(before !== undefined && old !== undefined && { known: { key: before, kept: old } }),
    };
  });
  const seen = new Set(current.flatMap(({ known }) => known?.key ?? []));
  return { current, left: Object.keys(kept).filter((key) => !seen.has(key)) };
}

/** Of two with one GUID, or with one address and title, the first: feeds have the newest on top. */
function withoutTwins(entries: readonly FeedEntry[]): Omit<PlannedEntry, 'known'>[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const { key, content } = entry;
    const address = comparedAddress(content.url);
    const names = [
      `key ${key.replace(/x\d+$/, '')}`,
      ...(address === undefined ? [] : [`at ${address} ${content.title}`]),
    ];
    if (names.some((name) => seen.has(name))) return [];
    for (const name of names) seen.add(name);
    return [{ key, entry, address }];
  });
}

/** Without what says where a reader came from. */
function comparedAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  address.hash = '';
  for (const name of new Set(address.searchParams.keys())) {
    if (/^(?:utm_\w+|fbclid|gclid)$/.test(name)) address.searchParams.delete(name);
  }
  return `${address.host}${address.pathname.replace(/\/$/, '')}${address.search}`;
}
