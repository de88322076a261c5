/** `footnote add`: copies articles into the folder. */
import { command, exitCodes, type Flags, note, print, withFreshIndex } from './command.ts';
import { showAdded } from './show.ts';

export const add = command('add', 'copy articles into the folder, by file or address')
  .argument('<file-or-address...>')
  .option('--json', 'print what was added, and what was not, as JSON')
  .action(async (names: string[], flags: Flags) => {
    const { offersOf } = await import('../adding/named-offers.ts');
    await withFreshIndex(flags, async (footnote) => {
      const report = await footnote.add(offersOf(names, footnote.config.reading.fileMegabytes));
      print(flags.json === true ? JSON.stringify(report) : showAdded(report));
      for (const { path, reason } of report.failed) note(`Not added: ${path}. ${reason}`);
      if (report.failed.length > 0) process.exitCode = exitCodes.failed;
    });
  });
