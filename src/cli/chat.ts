/**
 * `footnote chat`: a conversation in the terminal, line by line; each question is understood by those before it.
 * Promises: what changes in the folder meanwhile is in the next answer. Keeps nothing when it ends.
 */
import { createInterface } from 'node:readline';
import type { Question, Turn } from '../domain.ts';
import type { Footnote } from '../footnote.ts';
import { askFresh } from './ask-fresh.ts';
import { command, type Flags, note, print, printLines, shownOn, withIndex } from './command.ts';
import { showFallback } from './show.ts';
import { type SourceFlags, sourcesOf, withSources } from './sources.ts';
import { stopping } from './stopping.ts';

const prompt = '? ';

export const chat = withSources(command('chat', 'ask several questions, one after another'))
  .option('--quick', 'the built-in answers alone, without a model')
  .option('--ndjson', 'print each whole answer as one line of JSON')
  .action(async (flags: Flags & SourceFlags) => {
    await withIndex(flags, async (footnote, update) => {
      await update();
      const filters = await sourcesOf(flags, footnote);
      const { stdin, stdout } = process;
      const isTerminal = stdin.isTTY && stdout.isTTY && flags.ndjson !== true;
      if (isTerminal)
        note('Ask, one line for each question. An empty line or Ctrl+D ends it; "new" forgets what was said.');
      const lines = createInterface({ input: stdin, output: isTerminal ? stdout : undefined, prompt });
      stopping.addEventListener('abort', () => lines.close(), { once: true });
      let history: Turn[] = [];
      if (isTerminal) lines.prompt();
      for await (const line of lines) {
        const text = line.trim();
        if (text === '' && isTerminal) break;
        if (text === 'new') history = [];
        else if (text !== '') {
          if (!isTerminal && flags.ndjson !== true) print(`${prompt}${text}`);
          history = [...history, await turn(footnote, { text, history, filters, quick: flags.quick }, flags, update)];
        }
        if (isTerminal) lines.prompt();
      }
      lines.close();
    });
  });

async function turn(
  footnote: Footnote,
  question: Question,
  { ndjson = false }: Flags,
  update: Parameters<typeof askFresh>[1],
): Promise<Turn> {
  let said = '';
  let by = '';
  for await (const { event, data } of askFresh(footnote, update, question, stopping)) {
    if (event !== 'quick' && event !== 'answer') continue;
    said = data.text;
    if (ndjson) {
      if (event === 'answer') printLines([data]);
      continue;
    }
    // The built-in answer stays: it stands there already.
    if (event === 'answer' && by === data.answerer) print(showFallback(data));
    else print(`${shownOn(footnote, data)}\n`);
    by = data.answerer;
  }
  return { question: question.text, answer: said };
}
