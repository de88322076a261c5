/** Conversations of two servers on one Postgres: what is kept, changed or deleted at one is so at the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ConversationStore } from '../../src/store/conversation-store.ts';
import { SharedConversations } from '../../src/store/postgres/shared-conversations.ts';
import type { ConversationChange } from '../../src/store/stored-conversation.ts';
import { hasPostgres, query, type StartedPostgres, startPostgres } from '../fixtures/postgres.ts';
import { within } from '../fixtures/start-footnote.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let postgres: StartedPostgres;
beforeAll(async () => {
  if (hasPostgres) postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

function open(address: string, prepare: (store: ConversationStore) => void = () => undefined) {
  const folder = tempFolder();
  const store = ConversationStore.open(folder);
  prepare(store);
  const changes: ConversationChange[] = [];
  const sharing = new SharedConversations({ address, read: undefined }, folder, (change) => changes.push(change));
  onTestFinished(async () => {
    await sharing.close();
    store.close();
  });
  return { folder, store, changes };
}

function ask(store: ConversationStore, conversation: string, turn: string, question: string, parentId?: string): void {
  const asked = '2026-03-01T12:00:00.000Z';
  store.begin(conversation, { id: turn, question, asked, ...(parentId !== undefined && { parentId }) }, question);
  const said = { text: `Of ${question}`, verdict: 'supported' as const, citations: [] };
  store.finish(turn, { part: { statements: [said as never], citations: [] } }, ['article']);
}

describe.skipIf(!hasPostgres)('conversations of two servers', () => {
  it('are the same at both, in the order of their turns, those from before and those while Postgres was away included', async () => {
    const address = await postgres.database();
    const one = open(address, (store) => {
      store.create('c1', '', '2026-03-01T11:00:00.000Z');
      ask(store, 'c1', 't1', 'The bridge?');
    });
    const other = open(address);
    await within(5000, async () => expect(other.store.get('c1')?.turns).toMatchObject([{ question: 'The bridge?' }]));
    expect(other.store.get('c1')).toEqual(one.store.get('c1'));
    expect(other.changes).toContainEqual({ id: 'c1', turnId: 't1' });
    await postgres.kill();
    ask(other.store, 'c1', 't2', 'And the mill?', 't1');
    other.store.pin('c1', true);
    ask(one.store, 'c1', 't3', 'And the ferry?', 't1');
    await postgres.start();
    await within(10_000, async () => {
      expect(one.store.get('c1')).toMatchObject({ pinned: true, questions: 3 });
      expect(other.store.get('c1')?.questions).toBe(3);
    });
    expect(one.store.readersOf('article')).toHaveLength(3);
    const again = ConversationStore.open(other.folder);
    onTestFinished(() => again.close());
    expect(again.problem).toBeUndefined();
    expect([one.store.problem, other.store.problem]).toEqual([undefined, undefined]);
  });

  it('are renamed and deleted at both, and no word of what was deleted is left', async () => {
    const address = await postgres.database();
    const one = open(address);
    const other = open(address);
    one.store.create('c1', 'First', '2026-03-01T11:00:00.000Z');
    ask(one.store, 'c1', 't1', 'Of the secret lighthouse?');
    await within(5000, async () => expect(other.store.get('c1')?.turns).toHaveLength(1));
    other.store.rename('c1', 'Second');
    await within(5000, async () => expect(one.store.get('c1')?.title).toBe('Second'));
    other.store.delete('c1');
    await within(5000, async () => expect(one.store.has('c1')).toBe(false));
    // A turn that ends after its conversation was deleted elsewhere does not bring it back.
    await within(5000, async () => {
      expect(await query(address, 'SELECT id FROM footnote.kept WHERE body IS NOT NULL')).toEqual([]);
      for (const name of ['conversations.sqlite', 'conversations.sqlite-wal']) {
        expect(readFileSync(join(one.folder, name)).includes('lighthouse')).toBe(false);
      }
    });
    expect([one.store.problem, other.store.problem]).toEqual([undefined, undefined]);
  });
});
