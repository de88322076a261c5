/**
 * Runs in the thread of cutting-thread.ts: cuts one content after the other, and embeds its passages where the embedder
 * is the built-in one, which holds nothing but its code.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { cutContent } from './cut-content.ts';
import { SubwordEmbedder } from '../embedders/subword.ts';
import type { CuttingOrder, CuttingReply, CuttingStart } from './cutting-thread.ts';

const embedder: CuttingStart = workerData;
const subword = new SubwordEmbedder(embedder.dimensions);
const builtIn = embedder.id === subword.id ? subword : undefined;

parentPort?.on('message', (order: CuttingOrder | 'end') => {
  if (order === 'end') parentPort?.close();
  else void answer(order);
});

async function answer({ request, content }: CuttingOrder): Promise<void> {
  const begins: CuttingReply = { request };
  parentPort?.postMessage(begins);
  const { signature, passages } = await cutContent(content, builtIn);
  const reply: CuttingReply = { request, cut: { signature, passages } };
  parentPort?.postMessage(reply);
}
