/** `footnote index`: brings the index up to date with the folder of articles. */
import { Footnote } from '../footnote.ts';
import { command, configOf, consoleEvents, type Flags, print } from './command.ts';
import { showReport } from './show.ts';
import { unlessStopped } from './stopping.ts';

export const indexFolder = command('index', 'bring the index up to date with the folder of articles')
  .option('--rebuild', 'throw the index away and build it anew')
  .option('--json', 'print the report as JSON')
  .action(async (flags: Flags & { readonly rebuild?: boolean }) => {
    const footnote = await Footnote.open(configOf(flags), consoleEvents, flags.rebuild);
    try {
      const report = await unlessStopped(footnote.update());
      await footnote.settle();
      print(flags.json === true ? JSON.stringify(report) : showReport(report));
    } finally {
      await footnote.close();
    }
  });
