/**
 * The child of damage-database: opens the index of each folder that it is told of, one after the other, asks known
 * questions, reads the conversations, verifies, and writes one line of JSON about each. Whatever the damage does to a
 * process, it does to this one.
 *
 *     node bench/faults/ask-damaged.mjs FOLDER…
 */
import { join } from 'node:path';
import { loadConfig } from '../../dist/config.js';
import { Footnote } from '../../dist/footnote.js';
import { verify } from '../../dist/keeping/verify.js';

export const questions = [
  'How many troops were killed in the airstrike in eastern Syria attributed to Israel?',
  'Who leads the Media Line?',
  'What did Iran and Russia do in Syria?',
  'How do Iraq and the United States cooperate?',
];

/** @param {string} folder */
export function configIn(folder) {
  return loadConfig(
    {
      FOOTNOTE_CORPUS: join(folder, 'corpus'),
      FOOTNOTE_INDEX: join(folder, 'index'),
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_READER: 'linear',
      FOOTNOTE_ANSWERER: 'extractive',
    },
    {},
    folder,
  );
}

/** @param {string} folder */
async function lookAt(folder) {
  /** @type {string[]} */
  const said = [];
  /** @type {unknown[]} */
  const given = [];
  let footnote;
  try {
    footnote = await Footnote.open(configIn(folder), { notice: (line) => said.push(line) });
    await footnote.ready();
    for (const text of questions) {
      const { kind, citations } = await footnote.askOnce(
        { text, history: [], filters: {} },
        AbortSignal.timeout(20_000),
      );
      given.push([
        kind,
        citations.map(({ path, title, author, publisher, published, url, quote, start, alsoIn }) => [
          path,
          title,
          author,
          publisher,
          published,
          url,
          quote,
          start,
          alsoIn.length,
        ]),
      ]);
    }
    for (const { id, title } of footnote.conversations.list('')) {
      given.push([
        title,
        footnote.conversations
          .get(id)
          .turns.map(({ question, answer, part }) => [question, answer?.text, answer?.citations, part]),
      ]);
    }
    for (const { question, saved } of footnote.conversations.notes.list()) given.push([question, saved]);
    said.push(...(footnote.state().damage ?? []));
  } catch (error) {
    said.push(String(error instanceof Error ? error.message : error));
  } finally {
    await footnote?.close().catch(() => undefined);
  }
  const verified = await verify(configIn(folder)).then(
    ({ ok }) => ok,
    () => false,
  );
  return { folder, given, said, verified };
}

if (process.argv[1] === import.meta.filename) {
  for (const folder of process.argv.slice(2)) process.stdout.write(`${JSON.stringify(await lookAt(folder))}\n`);
  process.exit(0);
}
