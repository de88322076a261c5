/** `footnote tag`: puts tags on articles, and takes them off, in the folder; without either, says which they have. */
import { keyOfTag, tagAsSet } from '../articles/tag-names.ts';
import { command, exitCodes, type Flags, note, print, withFreshIndex } from './command.ts';
import { showTagged } from './show.ts';

interface TagFlags extends Flags {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

export const tag = command('tag', 'put tags on articles, or take them off')
  .argument('<id-or-path...>')
  .option('--add <tag>', 'put this tag on', more)
  .option('--remove <tag>', 'take this tag off', more)
  .option('--json', 'print the articles as they are then, as JSON')
  .action(async (names: string[], { add = [], remove = [], ...flags }: TagFlags) => {
    const { nameInFolder } = await import('../adding/named-offers.ts');
    const on = add.map(tagAsSet);
    const off = new Set(remove.map((each) => keyOfTag(tagAsSet(each))));
    await withFreshIndex(flags, async (footnote) => {
      const report = await footnote.tag(
        names.map((name) => nameInFolder(name, footnote.config.corpus)),
        (tags) => [...tags.filter((each) => !off.has(keyOfTag(each))), ...on],
      );
      print(flags.json === true ? JSON.stringify(report) : showTagged(report));
      for (const { path, reason } of report.failed) note(`Not tagged: ${path}. ${reason}`);
      if (report.failed.length > 0) process.exitCode = exitCodes.failed;
    });
  });

function more(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
