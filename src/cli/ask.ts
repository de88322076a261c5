/** `footnote ask`: a question, answered from the articles. */
import type { Answer } from '../domain.ts';
import { command, exitCodes, type Flags, print, withFreshIndex, written } from './command.ts';
import { showAnswer } from './show.ts';
import { stopping } from './stopping.ts';

/** Milliseconds that are spent on finding questions to suggest. */
const patience = 10_000;

export const ask = command('ask', 'answer a question from the articles')
  .argument('<question...>')
  .option('--json', 'print the whole answer as JSON')
  .action(async (words: string[], flags: Flags) => {
    const text = written(ask, words);
    await withFreshIndex(flags, async (footnote) => {
      const question = { text, history: [], filters: {} };
      const given = await footnote.askOnce(question, stopping);
      // A refusal does not wait for suggestions; here nobody else waits for it.
      const answer =
        given.suggestions !== undefined && given.suggestions.length < 2
          ? {
              ...given,
              suggestions: await footnote.suggestions.instead(given.standalone, articlesOf(given.nearest), 2, patience),
            }
          : given;
      const copies = [...answer.citations, ...answer.nearest].flatMap(({ alsoIn }) => alsoIn);
      const { stdout } = process;
      const isBold = stdout.isTTY && stdout.hasColors();
      print(flags.json === true ? JSON.stringify(answer) : showAnswer(answer, footnote.articles(copies), isBold));
      if (answer.kind !== 'answered') process.exitCode = exitCodes.notInArticles;
    });
  });

function articlesOf(citations: Answer['citations']): string[] {
  return [...new Set(citations.map(({ articleId }) => articleId))];
}
