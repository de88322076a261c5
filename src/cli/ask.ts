/** `footnote ask`: a question, answered from the articles; with a model, the quick answer first. */
import type { Answer } from '../domain.ts';
import { askFresh } from './ask-fresh.ts';
import { command, exitCodes, type Flags, print, printLines, shownOn, withIndex, written } from './command.ts';
import { showFallback } from './show.ts';
import { type SourceFlags, sourcesOf, withSources } from './sources.ts';
import { stopping } from './stopping.ts';

/** Milliseconds that are spent on finding questions to suggest. */
const patience = 10_000;

export const ask = withSources(command('ask', 'answer a question from the articles'))
  .argument('<question...>')
  .option('--json', 'print the whole answer as JSON')
  .option('--ndjson', 'print what happens as it comes: {"event", "data"} a line, as the API streams it')
  .option('--quick', 'the built-in answer alone, without a model')
  .action(async (words: string[], flags: Flags & SourceFlags) => {
    const text = await written(ask, words);
    await withIndex(flags, async (footnote, update) => {
      await footnote.ready();
      if (flags.article !== undefined) await update();
      const question = { text, history: [], filters: await sourcesOf(flags, footnote), quick: flags.quick === true };
      const isJson = flags.json === true;
      let quick: Answer | undefined;
      let given: Answer | undefined;
      for await (const event of askFresh(footnote, update, question, stopping)) {
        if (event.event === 'answer') given = event.data;
        if (flags.ndjson === true) printLines([event]);
        if (event.event !== 'quick' || isJson || flags.ndjson === true) continue;
        quick = event.data;
        print(`${shownOn(footnote, quick)}\nThis is the quick answer. The model is at work on its own …\n`);
      }
      if (given === undefined) throw new Error('It ended without an answer.');
      if (given.kind !== 'answered') process.exitCode = exitCodes.notInArticles;
      if (flags.ndjson === true) return;
      // It stands there already.
      if (quick !== undefined && given.answerer === quick.answerer) {
        print(showFallback(given));
        return;
      }
      // A refusal does not wait for suggestions; here nobody else waits for it.
      const answer =
        given.suggestions !== undefined && given.suggestions.length < 2
          ? {
              ...given,
              suggestions: await footnote.suggestions.instead(given.standalone, articlesOf(given.nearest), 2, {
                filters: question.filters,
                milliseconds: patience,
              }),
            }
          : given;
      if (quick !== undefined) print(`${answer.answerer}:\n`);
      print(isJson ? JSON.stringify(answer) : shownOn(footnote, answer));
    });
  });

function articlesOf(citations: Answer['citations']): string[] {
  return [...new Set(citations.map(({ articleId }) => articleId))];
}
