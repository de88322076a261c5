/** The other process of held-index: opens an index by the library, asks, tells what it was answered, or what error it met. */
import { openFootnote } from '../../dist/index.js';

/** @typedef {{ corpus: string, index: string, questions: string[], update: boolean, settings?: object }} Order */

process.on('message', (/** @type {Order} */ order) => {
  void answersOf(order).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit());

/** @param {Order} order */
async function answersOf({ corpus, index, questions, update, settings = {} }) {
  let footnote;
  try {
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
    return { answers, embedded: report?.embedded };
  } catch (error) {
    return { error: String(error), next: error?.nextStep ?? '' };
  } finally {
    await footnote?.close().catch(() => undefined);
  }
}
