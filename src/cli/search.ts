/** `footnote search`: finds passages. */
import { InvalidArgumentError } from 'commander';
import { command, type Flags, print, printLines, withFreshIndex, written } from './command.ts';
import { type SourceFlags, sourcesOf, withSources } from './sources.ts';
import { showResults } from './show.ts';

export const search = withSources(command('search', 'find passages'))
  .argument('<query...>')
  .option('-k, --limit <number>', 'how many', positive, 10)
  .option('--json', 'print the results as JSON')
  .option('--ndjson', 'print one result a line, each as JSON')
  .action(async (words: string[], flags: Flags & SourceFlags & { readonly limit: number }) => {
    const query = await written(search, words);
    await withFreshIndex(flags, async (footnote) => {
      const found = await footnote.search(query, flags.limit, await sourcesOf(flags, footnote));
      if (flags.ndjson === true) printLines(found.results);
      else print(flags.json === true ? JSON.stringify(found) : showResults(found));
    });
  });

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 100) throw new InvalidArgumentError('From 1 to 100.');
  return number;
}
