/**
 * Conversations and notes that servers share: each tells what changed at it, and takes in what the others told.
 * Promises: nothing that changed while Postgres was away is lost; what was deleted at one is deleted at all, with its
 * words. Of two changes of one thing at once, the later one stays. Does not know what they hold.
 */
import type { StoreAddress } from '../../config.ts';
import { ConversationExchange, kindOf, type KeptThing } from '../conversation-exchange.ts';
import type { ConversationChange } from '../stored-conversation.ts';
import { inTransaction, Link } from './link.ts';
import { plainText, storedText } from './shared-rows.ts';
import { prepareTables, telling } from './tables.ts';

/** Milliseconds between two looks. */
const pace = 400;
const atOnce = 50;

export class SharedConversations {
  readonly #link: Link;
  readonly #folder: string;
  readonly #changed: (change: ConversationChange) => void;
  #exchange: ConversationExchange | undefined;
  #closed = false;
  #wake: () => void = () => undefined;
  readonly #running: Promise<void>;

  constructor({ address }: StoreAddress, folder: string, changed: (change: ConversationChange) => void) {
    this.#link = new Link(address);
    this.#folder = folder;
    this.#changed = changed;
    this.#running = this.#run();
  }

  /** What changed last is told, where that can be. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#link.hurry();
    this.#wake();
    await this.#running;
    this.#exchange?.close();
    await this.#link.close();
  }

  async #run(): Promise<void> {
    for (let isLast = false; !isLast;) {
      isLast = this.#closed;
      try {
        this.#exchange ??= await this.#open();
        while (await this.#tell(this.#exchange));
        while (await this.#take(this.#exchange));
        this.#exchange.tidy();
      } catch {
        // It is noted, and told once the store is there again; that it is not says who follows the index.
      }
      if (!isLast) await this.#rest();
    }
  }

  async #open(): Promise<ConversationExchange> {
    await this.#link.lent(async (session) => prepareTables(session));
    const [row] = await this.#link.query(`SELECT value FROM footnote.meta WHERE key = 'store'`);
    return new ConversationExchange(this.#folder, String(row?.['value']));
  }

  /** False when there is no more. */
  async #tell(exchange: ConversationExchange): Promise<boolean> {
    const untold = exchange.untold(atOnce);
    const things = untold.filter((thing) => exchange.isWhole(thing));
    if (things.length > 0) {
      await this.#link.lent(async (session) =>
        inTransaction(session, 'BEGIN', async () => {
          // In the order of their revisions, so that who reads up to one has read all before it.
          await session.query('SELECT pg_advisory_xact_lock($1, $2)', telling);
          await session.query(
            `INSERT INTO footnote.kept
             SELECT t.id, t.kind, t.owner, t.body, nextval('footnote.kept_revision')
             FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS t (id, kind, owner, body)
             WHERE t.body IS NULL OR NOT EXISTS (
               SELECT 1 FROM footnote.kept c WHERE c.id = t.owner AND c.kind = 'conversations' AND c.body IS NULL)
             ON CONFLICT (id, kind) DO UPDATE SET owner = excluded.owner, body = excluded.body, revision = excluded.revision`,
            [
              things.map(({ id }) => id),
              things.map(({ kind }) => kind),
              things.map(({ owner }) => owner),
              things.map(({ body }) => storedText(body)),
            ],
          );
        }),
      );
    }
    exchange.told(untold);
    return untold.length === atOnce;
  }

  async #take(exchange: ConversationExchange): Promise<boolean> {
    const rows = await this.#link.query(
      'SELECT id, kind, owner, body, revision FROM footnote.kept WHERE revision > $1 ORDER BY revision LIMIT $2',
      [exchange.taken, atOnce],
    );
    const last = rows.at(-1);
    if (last === undefined) return false;
    const things = rows.map(({ id, kind, owner, body }): KeptThing => ({
      id: String(id),
      kind: kindOf(kind),
      owner: String(owner),
      body: body === null ? null : String(plainText(body)),
    }));
    for (const { kind, id, owner } of exchange.take(things, Number(last['revision']))) {
      if (kind === 'turns') this.#changed({ id: owner, turnId: id });
      else if (kind !== 'notes') this.#changed({ id });
    }
    return rows.length === atOnce;
  }

  async #rest(): Promise<void> {
    if (this.#closed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pace);
      timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
