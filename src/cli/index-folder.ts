/** `footnote index`: brings the index up to date with the folder of articles. */
import { command, configOf, consoleEvents, type Flags, openIndex, print, printLines } from './command.ts';
import type { IndexProgress } from '../store/index-report.ts';
import { showReport } from './show.ts';
import { unlessStopped } from './stopping.ts';

export const indexFolder = command('index', 'bring the index up to date with the folder of articles')
  .option('--rebuild', 'throw the index away and build it anew')
  .option('--json', 'print the report as JSON')
  .option('--ndjson', 'print {"event": "progress"} lines as it goes on, then one "report", each as JSON')
  .action(async (flags: Flags & { readonly rebuild?: boolean }) => {
    const events =
      flags.ndjson === true
        ? { ...consoleEvents, progress: (data: IndexProgress) => printLines([{ event: 'progress', data }]) }
        : consoleEvents;
    const footnote = await openIndex(configOf(flags), flags.rebuild, events);
    try {
      const report = await unlessStopped(footnote.update());
      await footnote.settle();
      if (flags.ndjson === true) printLines([{ event: 'report', data: report }]);
      else print(flags.json === true ? JSON.stringify(report) : showReport(report));
    } finally {
      await footnote.close();
    }
  });
