/**
 * Runs in the thread of answering-thread.ts: the built-in answerer over the same index, with a connection and search
 * structures of its own, which follow what is committed.
 * Promises: an answer is of the revision that it was asked of, or a later one; nothing is written, caches neither; ends
 * when it is told to, after the questions in hand. Does not index, keep conversations or run models.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ExtractiveAnswerer } from '../answerers/extractive.ts';
import { ask, type AskParts } from '../ask.ts';
import { SubwordEmbedder } from '../embedders/subword.ts';
import { toPlain } from '../indexing/indexing-messages.ts';
import { Retriever } from '../retrieval/retriever.ts';
import { PassageStore } from '../store/passage-store.ts';
import type { AnsweringOrder, AnsweringReply, AnsweringStart } from './answering-messages.ts';
import { EmbedderOfOwner, Needs, ReaderOfOwner } from './needs.ts';
import { storedParts } from './stored-parts.ts';

type AskOrder = Extract<AnsweringOrder, { readonly kind: 'ask' }>;

interface Opened {
  readonly parts: AskParts;
  /** Until then, it would answer from less than there is. */
  readonly ready: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const start: AnsweringStart = workerData;
const needs = new Needs(say);
/** By question: ends it, and resolves when it has ended. */
const inHand = new Map<number, { readonly asking: AbortController; readonly ended: Promise<void> }>();

parentPort?.on('message', (order: AnsweringOrder) => {
  if (order.kind === 'ask') take(order);
  else if (order.kind === 'drop') inHand.get(order.question)?.asking.abort();
  else if (order.kind === 'close') void close();
  else needs.take(order);
});

const opening = open();
const ready = opening.then(async (opened) => opened.ready());
ready.then(
  () => say({ kind: 'ready' }),
  (error: unknown) => {
    say({ kind: 'cannot-open', error: toPlain(error) });
    void close();
  },
);

async function open(): Promise<Opened> {
  const subword = new SubwordEmbedder(start.embedder.dimensions);
  // The built-in embedder holds nothing but its code.
  const embedder = start.embedder.id === subword.id ? subword : new EmbedderOfOwner(start.embedder, needs);
  const reader = start.reader === undefined ? undefined : new ReaderOfOwner(start.reader, needs);
  const store = PassageStore.open(start.index);
  try {
    const retriever = await Retriever.open(store, embedder, start.versions, 'read');
    const builtIn = new ExtractiveAnswerer(
      (term) => retriever.keywords.idf(term),
      async () => reader,
    );
    return {
      parts: {
        ...storedParts(store, retriever),
        answerer: builtIn,
        builtIn,
        embedderId: embedder.id,
        suggest: async (question, nearest, filters) =>
          needs.suggestions({ kind: 'suggestions', question, nearest, filters }),
        suggestFirst: async (examples) => needs.suggestions({ kind: 'first-suggestions', examples }),
      },
      ready: async () => retriever.ready(),
      close: async () => {
        await retriever.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

function take(order: AskOrder): void {
  const { question } = order;
  const asking = new AbortController();
  const ended = answer(order, asking.signal)
    .then(
      () => say({ kind: 'ended', question }),
      (error: unknown) => say({ kind: 'ended', question, error: toPlain(error) }),
    )
    .finally(() => inHand.delete(question));
  inHand.set(question, { asking, ended });
}

async function answer({ question, asked, revision }: AskOrder, signal: AbortSignal): Promise<void> {
  const { parts } = await opening;
  // What is committed is taken in anyhow; but where that is very much, a question does not wait for it unasked.
  if (parts.retriever.revision < revision) await parts.retriever.follow();
  for await (const event of ask(asked, parts, signal)) say({ kind: 'told', question, event });
}

async function close(): Promise<void> {
  await Promise.all([...inHand.values()].map(async ({ ended }) => ended));
  const opened = await opening.catch(() => undefined);
  await opened?.close();
  // Ends the thread once all has been said.
  parentPort?.close();
}

function say(reply: AnsweringReply): void {
  parentPort?.postMessage(reply);
}
