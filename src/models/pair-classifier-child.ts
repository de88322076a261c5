/**
 * Runs in a process of its own: one model that reads two texts together and tells what they are to each other, or what each
 * token of the second is to the first.
 * Its native code holds its thread for a tenth of a second at a time, and must not take the server with it when it breaks.
 * Arguments: the folder of the model, its precision. Promises: an order that was dropped ends before the next few pairs;
 * a text that is too long is shortened, the longer of the two, never cut off from the other. Where the ONNX file ends with
 * vectors, a head that lies beside it makes the score.
 */
import type { PreTrainedModel, PreTrainedTokenizer } from '@huggingface/transformers';
import { z } from 'zod';
import type { Logits, Pair, PairLabels } from './pair-classifier.ts';
import { ScoringHead } from './scoring-head.ts';
import { serveOrders } from './serve-orders.ts';
import { openLibrary } from './transformers-library.ts';

/** Pairs at a time: a model of MiniLM's size takes about 200 ms for them on two cores. */
const batchSize = 8;
/** Tokens of both texts, where the model allows more or does not say: time grows with their square. */
const mostTokens = 512;

const [, , folder = '', dtype] = process.argv;

const tensorSchema = z.object({ dims: z.array(z.number()), data: z.instanceof(Float32Array) });
const logitsSchema = z.object({ logits: tensorSchema });
const vectorsSchema = z.object({ last_hidden_state: tensorSchema });
const configSchema = z.object({
  id2label: z.record(z.string(), z.string()).nullish(),
  architectures: z.array(z.string()).nullish(),
});

await serveOrders<readonly Pair[], Logits, PairLabels>(async () => {
  const { AutoConfig, AutoModel, AutoModelForSequenceClassification, AutoModelForTokenClassification, AutoTokenizer } =
    await openLibrary({ setting: '', otherwise: '' });
  const tokenizer = await AutoTokenizer.from_pretrained(folder);
  const config = configSchema.parse(await AutoConfig.from_pretrained(folder));
  const ofTokens = config.architectures?.some((name) => name.endsWith('ForTokenClassification')) ?? false;
  const head = await ScoringHead.open(folder);
  const Classifier = ofTokens ? AutoModelForTokenClassification : AutoModelForSequenceClassification;
  const Model = head === undefined ? Classifier : AutoModel;
  const model = await Model.from_pretrained(folder, { dtype: dtype === 'q8' ? 'q8' : 'fp32', device: 'cpu' });
  // A first pair shows whether it can do this at all, and how many labels it has.
  const [first = []] = await classify(model, head, tokenizer, [['Footnote', 'Footnote']]);
  if (first.length === 0 || !first.every(Number.isFinite)) throw new Error('it gives no numbers');
  const labels = first.map((_, at) => config.id2label?.[String(at)] ?? `LABEL_${at}`);
  return {
    about: { labels, ofTokens },
    run: async (pairs, isDropped) => {
      const rows: number[][] = [];
      for (let at = 0; at < pairs.length; at += batchSize) {
        if (await isDropped()) return undefined;
        rows.push(...(await classify(model, head, tokenizer, pairs.slice(at, at + batchSize))));
      }
      return rows;
    },
  };
});

async function classify(
  model: PreTrainedModel,
  head: ScoringHead | undefined,
  tokenizer: PreTrainedTokenizer,
  pairs: readonly Pair[],
) {
  const fitting = pairs.map((pair) => shortened(tokenizer, pair));
  const inputs: unknown = tokenizer(
    fitting.map(([text]) => text),
    { text_pair: fitting.map(([, other]) => other), padding: true },
  );
  const output: unknown = await model(inputs);
  if (head !== undefined) return scores(head, output, pairs.length);
  const { data, success } = logitsSchema.safeParse(output);
  if (!success) throw new Error('its output holds no logits, and no head that is known lies beside it');
  const { logits } = data;
  const [count = 0] = logits.dims;
  const labels = logits.dims.at(-1) ?? 0;
  const isRows = logits.dims.length === 2 || logits.dims.length === 3;
  if (!isRows || count !== pairs.length) throw new Error(`its output has the shape [${logits.dims.join(', ')}]`);
  const longest = logits.dims.length === 3 ? (logits.dims[1] ?? 0) : 1;
  const row = (at: number): number[] => Array.from(logits.data.subarray(at * labels, (at + 1) * labels));
  if (logits.dims.length === 2) return fitting.map((_, at) => row(at));
  return fitting.map(([text, other], at) => {
    const all = tokenizer.encode(text, { text_pair: other }).length;
    const own = tokenizer.encode(other, { add_special_tokens: false }).length;
    // One token closes the second text, where any does.
    const end = all - (tokenizer.encode('').length > 0 ? 1 : 0);
    const rows = Array.from({ length: Math.min(own, end) }, (_, token) => row(at * longest + end - own + token));
    return leastFirst(rows) ?? row(at * longest);
  });
}

/** Of the vector of each pair's first token. */
function scores(head: ScoringHead, output: unknown, pairs: number): number[][] {
  const { dims, data } = vectorsSchema.parse(output).last_hidden_state;
  const [count = 0, length = 0, width = 0] = dims;
  if (dims.length !== 3 || count !== pairs) throw new Error(`its output has the shape [${dims.join(', ')}]`);
  return Array.from({ length: pairs }, (_, at) => {
    const start = at * length * width;
    return [head.score(data.subarray(start, start + width))];
  });
}

/** Of several tokens the one that has least of the first label, which by custom means that all is well. */
function leastFirst(rows: readonly number[][]): number[] | undefined {
  return rows.toSorted((a, b) => leadOfFirst(a) - leadOfFirst(b))[0];
}

function leadOfFirst([own = 0, ...others]: readonly number[]): number {
  return own - Math.max(...others);
}

/** The longer of the two texts is shortened until both fit. */
function shortened(tokenizer: PreTrainedTokenizer, pair: Pair): Pair {
  const room = Math.min(tokenizer.model_max_length, mostTokens);
  let [text, other] = pair;
  for (;;) {
    const tokens = tokenizer.encode(text, { text_pair: other }).length;
    if (tokens <= room) return [text, other];
    const excess = (tokens - room) / tokens;
    // By their share of characters, and at least a little, so that it ends.
    const cut = Math.ceil(excess * (text.length + other.length)) + 1;
    if (text.length >= other.length) text = text.slice(0, Math.max(0, text.length - cut));
    else other = other.slice(0, Math.max(0, other.length - cut));
    if (text === '' && other === '') return [text, other];
  }
}
