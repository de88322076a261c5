/** `footnote list`: the articles that there are. */
import { command, type Flags, print, printLines, withFreshIndex } from './command.ts';
import { type SourceFlags, sourcesOf, withSources } from './sources.ts';
import { showArticles } from './show.ts';

export const list = withSources(command('list', 'list the articles'))
  .option('--json', 'print the list as JSON')
  .option('--ndjson', 'print one article a line, each as JSON')
  .action(async (flags: Flags & SourceFlags) => {
    await withFreshIndex(flags, async (footnote) => {
      const articles = footnote.articlesWithin(await sourcesOf(flags, footnote));
      const missing = footnote.missing();
      const listed = { articles, ...(missing.length > 0 && { missing }) };
      if (flags.ndjson === true) printLines(articles);
      else
        print(flags.json === true ? JSON.stringify(listed) : showArticles(articles, footnote.state().failed, missing));
    });
  });
