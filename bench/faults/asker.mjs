/** The other process of held-index: opens an index by the library, asks, tells what it was answered, or what error it met. */
import { loadConfig } from '../../dist/config.js';
import { openFootnote } from '../../dist/index.js';
import { restore } from '../../dist/keeping/backup.js';
import { verify } from '../../dist/keeping/verify.js';

/** @typedef {{ corpus: string, index: string, questions: string[], update: boolean, settings?: object, backup?: string }} Order `backup`: what is restored there first, and must be whole */

process.on('message', (/** @type {Order} */ order) => {
  void answersOf(order).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit());

/** @param {Order} order */
async function answersOf({ corpus, index, questions, update, settings = {}, backup }) {
  let footnote;
  try {
    const verified = backup === undefined ? undefined : await restored(backup, { corpus, index });
    footnote = await openFootnote({
      corpus,
      index,
      settings: { FOOTNOTE_READER: 'linear', FOOTNOTE_GRACE: '0', ...settings },
    });
    const report = update ? await footnote.index() : undefined;
    const answers = [];
    for (const question of questions) {
      const { kind, citations } = await footnote.ask(question);
      answers.push({
        kind,
        citations: citations.map(({ path, quote, start, end }) => ({ path, quote, start, end })),
      });
    }
    return { answers, embedded: report?.embedded, verified };
  } catch (error) {
    return { error: String(error), next: error?.nextStep ?? '' };
  } finally {
    await footnote?.close().catch(() => undefined);
  }
}

/** @param {string} backup @param {{ corpus: string, index: string }} place */
async function restored(backup, { corpus, index }) {
  const config = loadConfig({ FOOTNOTE_CORPUS: corpus, FOOTNOTE_INDEX: index });
  restore(backup, config, false);
  return verify(config);
}
