/** `footnote remove`: deletes articles, and every word of them in the index. */
import { command, exitCodes, type Flags, note, print, withFreshIndex } from './command.ts';
import { showRemoved } from './show.ts';

export const remove = command('remove', 'delete articles: their files, and every word of them in the index')
  .argument('<id-or-path...>')
  .option('--json', 'print what was removed, and what was not, as JSON')
  .action(async (names: string[], flags: Flags) => {
    const { nameInFolder } = await import('../adding/named-offers.ts');
    await withFreshIndex(flags, async (footnote) => {
      const report = await footnote.remove(names.map((name) => nameInFolder(name, footnote.config.corpus)));
      print(flags.json === true ? JSON.stringify(report) : showRemoved(report));
      for (const { path, reason } of report.failed) note(`Not removed: ${path}. ${reason}`);
      if (report.failed.length > 0) process.exitCode = exitCodes.failed;
    });
  });
