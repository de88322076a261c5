/** `footnote repair`: mends what is damaged of the stored conversations, and builds a damaged index anew. */
import { Footnote } from '../footnote.ts';
import { repair as repairAll } from '../keeping/repair.ts';
import { command, configOf, consoleEvents, type Flags, print } from './command.ts';
import { showReport } from './show.ts';
import { showRepaired } from './show-keeping.ts';
import { unlessStopped } from './stopping.ts';

export const repair = command(
  'repair',
  'mend what is damaged: keep all that can be read of conversations and notes, build the index anew from the articles',
)
  .option('--json', 'print the report as JSON')
  .action(async (flags: Flags) => {
    const config = configOf(flags);
    const repaired = await repairAll(config);
    const isRepaired = repaired.index !== undefined || repaired.conversations !== undefined;
    if (flags.json !== true) print(showRepaired(repaired, config.index));
    if (!isRepaired) {
      if (flags.json === true) print(JSON.stringify({ repaired }));
      return;
    }
    // What was removed while it was damaged is withdrawn from what was kept.
    const footnote = await Footnote.open(config, consoleEvents);
    try {
      const indexed = await unlessStopped(footnote.update());
      await footnote.settle();
      print(flags.json === true ? JSON.stringify({ repaired, indexed }) : showReport(indexed));
    } finally {
      await footnote.close();
    }
  });
