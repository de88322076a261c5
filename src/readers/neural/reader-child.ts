/**
 * Runs in a process of its own: a model that points at the answer in a passage, and says whether there is one.
 * onnxruntime holds its thread while it runs, and an abort in it ends the process. Arguments: the folder of the model, the
 * file of its weights. Promises: an order that was dropped ends before the next batch.
 *
 * Takes models of two kinds: with `span` and `answerable` as outputs (our own, training/reader), and with `start_logits`
 * and `end_logits` (extractive question answering of the hub).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { serveOrders } from '../../models/serve-orders.ts';
import { openRuntime } from '../../models/open-runtime.ts';
import type { PassageReading, ReaderAbout, ReadOrder } from './reader-messages.ts';
import { bestSpans } from './best-spans.ts';
import { type Row, rowsOf } from './rows.ts';
import { WordPieces } from './word-pieces.ts';

/** Threads: a second one makes it half as long again as fast, further ones little more. */
const threads = 2;
/** Tokens of one run: memory grows with them, and larger runs are slower (bench/LOG.md). */
const mostTokens = 500;

const [, , folder = '', weights = ''] = process.argv;

const numbers = z.object({ dims: z.array(z.number()), data: z.instanceof(Float32Array) });
const outputsSchema = z.union([
  z.object({ span: numbers, answerable: numbers }),
  z.object({ start_logits: numbers, end_logits: numbers }),
]);

await serveOrders<ReadOrder, readonly PassageReading[], ReaderAbout>(async () => {
  const runtime = await openRuntime();
  const tokenizer = new WordPieces(JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8')));
  const session = await runtime.InferenceSession.create(join(folder, weights), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // A thread that waits for the other by going round in circles takes the processor from whoever has work.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    enableCpuMemArena: false,
    enableMemPattern: false,
    // What it says, it also throws.
    logSeverityLevel: 4,
  });

  const run = async (rows: readonly Row[]) => {
    const width = Math.max(...rows.map(({ ids }) => ids.length));
    const inputs = Object.fromEntries(
      session.inputNames.map((name) => {
        const data = new BigInt64Array(rows.length * width);
        rows.forEach(({ ids, second }, row) => {
          ids.forEach((id, at) => {
            const value = name === 'input_ids' ? id : name === 'attention_mask' ? 1 : Number(at >= second);
            data[row * width + at] = BigInt(value);
          });
        });
        return [name, new runtime.Tensor('int64', data, [rows.length, width])];
      }),
    );
    const outputs = outputsSchema.parse(await session.run(inputs));
    const isOurs = 'span' in outputs;
    return rows.map((row, at) => {
      const each = (kind: 0 | 1): Float32Array =>
        isOurs
          ? outputs.span.data.subarray(at * width * 2, (at + 1) * width * 2).filter((_, place) => place % 2 === kind)
          : (kind === 0 ? outputs.start_logits : outputs.end_logits).data.subarray(at * width, (at + 1) * width);
      const spans = bestSpans(row, each(0), each(1));
      return {
        spans,
        answerable: isOurs ? (outputs.answerable.data[at] ?? -Infinity) : (spans[0]?.score ?? -Infinity),
      };
    });
  };

  // A first run shows whether it can do this at all, and makes what later ones need.
  const judges = session.outputNames.includes('answerable');
  await run(rowsOf(tokenizer, { question: 'Who?', passages: [{ title: '', text: 'Nobody.' }] }));
  return {
    about: { judges },
    run: async (order, isDropped) => {
      const rows = rowsOf(tokenizer, order);
      const readings = order.passages.map((): PassageReading => ({ spans: [], answerable: -Infinity }));
      for (const batch of batches(rows)) {
        if (await isDropped()) return undefined;
        const read = await run(batch);
        batch.forEach(({ passage }, at) => {
          const [known, own] = [readings[passage], read[at]];
          if (known !== undefined && own !== undefined) readings[passage] = together(known, own);
        });
      }
      return readings;
    },
  };
});

/** Rows of like length together, so that little is padded. */
function batches(rows: readonly Row[]): Row[][] {
  const all: Row[][] = [];
  for (const row of rows.toSorted((a, b) => b.ids.length - a.ids.length)) {
    const last = all.at(-1);
    const longest = last?.[0]?.ids.length ?? 0;
    if (last !== undefined && (last.length + 1) * longest <= mostTokens) last.push(row);
    else all.push([row]);
  }
  return all;
}

/** Of two windows of one passage: what they share is kept as the better of them read it. */
function together(first: PassageReading, second: PassageReading): PassageReading {
  const kept: PassageReading['spans'][number][] = [];
  for (const span of [...first.spans, ...second.spans].toSorted((a, b) => b.score - a.score)) {
    if (kept.every(({ start, end }) => span.end <= start || span.start >= end)) kept.push(span);
  }
  return { spans: kept, answerable: Math.max(first.answerable, second.answerable) };
}
