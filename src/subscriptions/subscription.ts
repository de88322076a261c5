/**
 * What a subscription is: an address that is read again and again, what came of it so far, and when its turn is next.
 * Promises: what a file says it is, is checked before it is believed: its paths stay within the folder of articles.
 */
import { z } from 'zod';

const text = z.string();
const moment = z.iso.datetime();

/** Within the folder of articles, with forward slashes; never out of it, and never of what is hidden there. */
const path = text.refine(
  (value) => value !== '' && !value.split(/[/\\]/).some((part) => part === '' || part.startsWith('.')),
  'must lie within the folder',
);

/** What has been made of one entry of a feed, or of a page. */
const keptEntrySchema = z.object({
  path,
  /** Of what the source says, to tell whether it says something else; and of the file as it was written. */
  said: text,
  file: text,
  /** As addresses are compared; absent where the entry has none. */
  address: text.optional(),
  /** Set while the feed no longer names it. */
  gone: z.literal(true).optional(),
});

export type KeptEntry = z.infer<typeof keptEntrySchema>;

const problemWordsSchema = z.object({ code: text, sentence: text, nextStep: text });
export type ProblemWords = z.infer<typeof problemWordsSchema>;

export const subscriptionSchema = z.object({
  /** Kept when the address moves. */
  id: text.regex(/^[\w-]{1,64}$/),
  url: text,
  /** Known once it was read. */
  kind: z.enum(['feed', 'page']).optional(),
  title: text.optional(),
  /** In the folder of articles, where its own are. */
  folder: path.optional(),
  /** Seconds. */
  every: z.int(),
  /** Whether what leaves the feed is taken out of the folder; absent: as the settings say. */
  withdraw: z.boolean().optional(),
  /** Whether the page of an entry is fetched of which the feed has a summary alone. */
  pages: z.boolean(),
  added: moment,
  lastTried: moment.optional(),
  /** When it was last had, whether or not it said anything new. */
  lastRead: moment.optional(),
  lastChanged: moment.optional(),
  etag: text.optional(),
  lastModified: text.optional(),
  /** Since it was last had. */
  failures: z.int().min(0),
  next: moment,
  problem: problemWordsSchema.optional(),
  /** Its host says that it is gone for good: it is not asked any more. */
  ended: moment.optional(),
  entries: z.record(text, keptEntrySchema),
});

export type Subscription = z.infer<typeof subscriptionSchema>;

/** As every door tells it. */
export interface SubscriptionState extends Omit<Subscription, 'entries' | 'etag' | 'lastModified'> {
  /** How many files it has in the folder. */
  readonly articles: number;
  /** Set while it is being read. */
  readonly reading?: true;
}

export function stateOf({ entries, etag: _etag, lastModified: _date, ...told }: Subscription): SubscriptionState {
  return { ...told, articles: Object.keys(entries).length };
}
