/**
 * A GGUF model behind an endpoint that speaks OpenAI's chat completions, streamed, on a free port of this machine: enough of it to be
 * asked by Footnote. The library that runs it (node-llama-cpp 3.22) is installed outside of this project, by hand:
 *
 *     mkdir LIBRARY && cd LIBRARY && npm init -y && npm install --ignore-scripts node-llama-cpp@3.22
 *     node bench/models/serve-gguf.mjs LIBRARY MODEL.gguf [--port 8600] [--threads 2] [--window 4096]
 *
 * A model without a chat template is given the messages one after another, as a text to go on with. A schema is kept to by a grammar.
 */
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '8600' },
    threads: { type: 'string', default: '2' },
    window: { type: 'string', default: '4096' },
  },
});
const [library = '', modelPath = ''] = positionals;
const { getLlama, LlamaChatSession, LlamaCompletion } = await import(
  pathToFileURL(join(resolve(library), 'node_modules/node-llama-cpp/dist/index.js')).href
);
const llama = await getLlama({ gpu: false, build: 'never', maxThreads: Number(values.threads) });
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({ contextSize: Number(values.window), threads: Number(values.threads) });
const name = modelPath.split('/').at(-1) ?? 'model';
const hasTemplate = model.fileInfo.metadata?.tokenizer?.chat_template !== undefined;
let queue = Promise.resolve();

createServer((request, reply) => {
  void (async () => {
    if (request.url === '/v1/models') {
      reply.setHeader('content-type', 'application/json');
      reply.end(
        JSON.stringify({ object: 'list', data: [{ id: name, object: 'model', max_model_len: Number(values.window) }] }),
      );
      return;
    }
    if (request.url !== '/v1/chat/completions') {
      reply.writeHead(404).end('{}');
      return;
    }
    const asked = await json(request);
    const left = new AbortController();
    reply.on('close', () => left.abort());
    // One after another: the model has one context.
    queue = queue.then(() => answer(asked, reply, left.signal)).catch(() => reply.destroy());
  })().catch(() => reply.destroy());
}).listen(Number(values.port), '127.0.0.1', () => console.log(`http://127.0.0.1:${values.port}/v1 ${name}`));

async function answer({ messages, max_tokens: maxTokens = 800, response_format: format }, reply, signal) {
  if (signal.aborted) return;
  const schema = format?.json_schema?.schema;
  const grammar = schema === undefined ? undefined : await llama.createGrammarForJsonSchema(schema);
  const sequence = context.getSequence();
  reply.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (delta, finish = null) =>
    reply.write(
      `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 0, model: name, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    );
  const options = {
    maxTokens,
    temperature: 0,
    signal,
    stopOnAbortSignal: true,
    grammar,
    onTextChunk: (text) => send({ content: text }),
  };
  try {
    if (hasTemplate) {
      const session = new LlamaChatSession({ contextSequence: sequence, systemPrompt: messages[0]?.content });
      await session.prompt(
        messages
          .slice(1)
          .map(({ content }) => content)
          .join('\n\n'),
        options,
      );
    } else {
      const completion = new LlamaCompletion({ contextSequence: sequence });
      const text = `${messages.map(({ content }) => content).join('\n\n')}\n\nAnswer:\n`;
      await completion.generateCompletion(text, { ...options, customStopTriggers: ['\n\n\n', 'Question:'] });
    }
    send({}, 'stop');
    reply.end('data: [DONE]\n\n');
  } finally {
    sequence.dispose();
  }
}
