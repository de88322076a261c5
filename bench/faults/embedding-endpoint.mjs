/**
 * An endpoint that embeds by hashed words, so that vectors of another kind than the built-in ones are kept, in a graph; it
 * fails when told to. Part of caches and models-midway.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const dimensions = 64;

/** Instead of an answer. @type {Record<string, (vectors: number[][], response: import('node:http').ServerResponse) => number[][] | undefined>} */
export const failures = {
  'an error of the server': (_, response) => void response.writeHead(500).end('{"error":{"message":"out of order"}}'),
  'too many requests': (_, response) => void response.writeHead(429, { 'retry-after': '1' }).end('{}'),
  'the line is cut': (_, response) => void response.destroy(),
  'half an answer': (_, response) => void response.writeHead(200, { 'content-length': 9999 }).end('{"data":[{"embed'),
  'no JSON': (_, response) => void response.end('<html>welcome</html>'),
  'shorter vectors': (vectors) => vectors.map((vector) => vector.slice(0, 32)),
  'fewer vectors': (vectors) => vectors.slice(1),
  'no numbers': (vectors) => vectors.map((vector) => vector.map(() => null)),
  'all zeros': (vectors) => vectors.map((vector) => vector.map(() => 0)),
};

export class EmbeddingEndpoint {
  /** How many requests are answered before one fails; none does where this is undefined. @type {number | undefined} */
  failsAfter;
  /** From the first that fails on, or only that one. */
  failsForGood = false;
  failure = 'an error of the server';
  #server = createServer((request, response) => void this.#serve(request, response).catch(() => response.destroy()));

  static async open() {
    const endpoint = new EmbeddingEndpoint();
    await new Promise((resolve) => endpoint.#server.listen(0, '127.0.0.1', () => resolve(undefined)));
    return endpoint;
  }

  /** Of a Footnote that embeds by it. */
  get settings() {
    const address = this.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
      FOOTNOTE_EMBEDDER: 'openai:letters',
      FOOTNOTE_ANSWERER: 'extractive',
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      OPENAI_API_KEY: 'none',
    };
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async #serve(request, response) {
    const { input } = /** @type {{ input: string | string[] }} */ (await json(request));
    let vectors = [input].flat().map(vectorOf);
    response.setHeader('content-type', 'application/json');
    if (this.failsAfter !== undefined) {
      this.failsAfter -= 1;
      if (this.failsAfter < 0 && (this.failsForGood || this.failsAfter === -1)) {
        const given = failures[this.failure]?.(vectors, response);
        if (given === undefined) return;
        vectors = given;
      }
    }
    const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }));
    response.end(
      JSON.stringify({ object: 'list', data, model: 'letters', usage: { prompt_tokens: 0, total_tokens: 0 } }),
    );
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** @param {string} text */
function vectorOf(text) {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().split(/\W+/u)) {
    let hash = 7;
    for (const letter of word) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
    vector[hash % dimensions] += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
