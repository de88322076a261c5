#!/usr/bin/env node
/**
 * The door of the terminal: which commands there are, and how they end.
 * Exit codes: 0 ok, 1 failed, 2 usage, 3 not in the articles, 130 interrupted.
 */
import { Command, CommanderError } from 'commander';
import { add } from './cli/add.ts';
import { ask } from './cli/ask.ts';
import { exitCodes, note } from './cli/command.ts';
import { backup, restore } from './cli/backup.ts';
import { chat } from './cli/chat.ts';
import { completion } from './cli/completion.ts';
import { doctor } from './cli/doctor.ts';
import { evaluation } from './cli/evaluate.ts';
import { exportConversation } from './cli/export.ts';
import { indexFolder } from './cli/index-folder.ts';
import { init } from './cli/init.ts';
import { list } from './cli/list.ts';
import { mcp } from './cli/mcp.ts';
import { migrate } from './cli/migrate.ts';
import { models } from './cli/models.ts';
import { remove } from './cli/remove.ts';
import { repair } from './cli/repair.ts';
import { search } from './cli/search.ts';
import { serve } from './cli/serve.ts';
import { subscribe, unsubscribe } from './cli/subscribe.ts';
import { tag } from './cli/tag.ts';
import { verify } from './cli/verify.ts';
import { stopping, stopWhenInterrupted, stopWhenUnread } from './cli/stopping.ts';

import { describeError, FootnoteError } from './errors.ts';
import { longestName, settings } from './settings.ts';
import { version } from './version.ts';

stopWhenInterrupted(exitCodes.interrupted, note);
stopWhenUnread(exitCodes.failed);

const program = new Command('footnote')
  .description('Ask your own articles: every sentence of an answer carries a footnote.')
  .version(version)
  .showHelpAfterError()
  .exitOverride()
  // What stands behind a command is for that one.
  .enablePositionalOptions()
  .addHelpText(
    'before',
    `Examples:
  footnote init ~/articles                      a folder to begin with
  footnote serve ~/articles                     the web chat over a folder of articles
  footnote ask "Who founded the library?"       one answer, with its footnotes
  footnote search "air strikes" --json | jq .   the passages, for a program
  footnote export latest --format bibtex        whose the articles of a conversation are
`,
  )
  .addHelpText(
    'after',
    `\nSettings (flags > environment > .env):\n${settings
      .map(
        ({ name, meaning, default: value }) =>
          `  ${name.padEnd(longestName)} ${meaning}${value === '' ? '' : ` (${value})`}`,
      )
      .join('\n')}`,
  );

for (const each of [
  init,
  serve,
  ask,
  chat,
  search,
  list,
  add,
  remove,
  subscribe,
  unsubscribe,
  tag,
  indexFolder,
  exportConversation,
  mcp,
  models,
  evaluation,
  verify,
  repair,
  backup,
  restore,
  migrate,
  doctor,
])
  program.addCommand(each);
program.addCommand(completion(program));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what went wrong on stderr; returns the exit code. */
function explain(error: unknown): number {
  // Commander has said its part already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (stopping.aborted) return exitCodes.interrupted;
  if (error instanceof FootnoteError) {
    note(`footnote: ${error.sentence} ${error.nextStep}`);
    return error.code === 'bad-setting' ? exitCodes.usage : exitCodes.failed;
  }
  note(`footnote: ${describeError(error)}`);
  return exitCodes.failed;
}
