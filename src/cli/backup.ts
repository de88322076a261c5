/** `footnote backup` and `footnote restore`: all that is worth keeping, in one file, and back. */
import { backup as backUp, restore as restoreAll } from '../keeping/backup.ts';
import { command, configOf, type Flags, print } from './command.ts';
import { showBackup, showRestored } from './show-keeping.ts';

export const backup = command(
  'backup',
  'write index, conversations, judgements and articles to one file; also while a server is at work',
)
  .argument('<file>', 'a new file')
  .option('--no-articles', 'leave the folder of articles out')
  .option('--json', 'print the report as JSON')
  .action((file: string, flags: Flags & { readonly articles: boolean }) => {
    const report = backUp(file, configOf(flags), flags.articles);
    print(flags.json === true ? JSON.stringify(report) : showBackup(report));
  });

export const restore = command('restore', 'check a backup and put it in place; nothing that is there is deleted')
  .argument('<file>', 'a backup')
  .option('--force', 'put an index and articles that are there already aside')
  .option('--json', 'print the report as JSON')
  .action((file: string, flags: Flags & { readonly force?: boolean }) => {
    const report = restoreAll(file, configOf(flags), flags.force === true);
    print(flags.json === true ? JSON.stringify(report) : showRestored(report));
  });
