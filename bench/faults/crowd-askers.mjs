/**
 * Part of crowd: so many clients that ask one question after another, each on a connection of its own, in a process of
 * their own so that what they cost is not taken for the server's. Prints a line of JSON when its time is over:
 *
 *     node bench/faults/crowd-askers.mjs ADDRESS CLIENTS SECONDS ARTICLES [FIRST]
 */
import { Agent, request } from 'node:http';
import { makeArticle } from '../scale/make-articles.mjs';
import { patient } from './fault-rows.mjs';

/** Whom nobody has answered for so many milliseconds is kept waiting for ever. */
const longestWait = 60_000;

/**
 * The outcome of one question: right, wrong, an error by its code, or what became of the connection.
 * @param {string} url @param {{question: string, answer: string}} made @param {Agent | false} agent @param {string} name
 */
export function askOne(url, { question, answer }, agent = false, name = 'crowd') {
  return new Promise((resolve) => {
    const began = performance.now();
    const done = (/** @type {string} */ outcome) => resolve({ outcome, milliseconds: performance.now() - began });
    const asked = request(
      `${url}/api/ask`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'user-agent': name } },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', () => done('cut'));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) {
            const { kind, text: said } = JSON.parse(text);
            // A refusal says so; only an answer with somebody else's name is silently wrong.
            done(kind !== 'answered' ? 'refused' : said.includes(answer) ? 'right' : 'wrong');
          } else {
            const isClear = response.headers['retry-after'] !== undefined || response.statusCode !== 503;
            done(`${response.statusCode} ${JSON.parse(text).code}${isClear ? '' : ', not saying when to come back'}`);
          }
        });
      },
    );
    asked.setTimeout(patient(longestWait), () => {
      done('hang');
      asked.destroy();
    });
    asked.on('error', (error) => done('code' in error ? String(error.code) : error.message));
    asked.end(JSON.stringify({ question }));
  });
}

if (process.argv[1] === import.meta.filename) {
  const [url = '', clients = '64', seconds = '10', articles = '1500', first = '0'] = process.argv.slice(2);
  const outcomes = {};
  const times = [];
  const end = performance.now() + Number(seconds) * 1000;
  let next = Number(first);
  const client = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < end) {
      next += 1;
      const { outcome, milliseconds } = await askOne(url, makeArticle((next * 7919) % Number(articles)), agent);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      times.push(milliseconds);
    }
    agent.destroy();
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: Number(clients) }, client));
  console.log(JSON.stringify({ outcomes, times, seconds: (performance.now() - began) / 1000 }));
}
