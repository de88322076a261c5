/**
 * The flags that choose sources, for the commands that ask, search and list: --in, --tag, --publisher, --from, --to, --article. Each may
 * come several times; a month or a year stands for its first day, or its last. Does not know what the articles are.
 */
import { type Command, InvalidArgumentError } from 'commander';
import type { ChosenSources } from '../domain.ts';
import type { Footnote } from '../footnote.ts';

export interface SourceFlags {
  readonly in?: readonly string[];
  readonly tag?: readonly string[];
  readonly publisher?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly article?: readonly string[];
}

export function withSources(command: Command): Command {
  return command
    .option('--in <folder>', 'only what lies in this folder of the articles', more)
    .option('--tag <tag>', 'only articles of this tag', more)
    .option('--publisher <name>', 'only articles of this publisher or author', more)
    .option('--from <date>', 'only articles published on this day or later', (date) => day(date, 'first'))
    .option('--to <date>', 'only articles published on this day or before', (date) => day(date, 'last'))
    .option('--article <id-or-path>', 'only this article', more);
}

/** Of an index that is up to date, where articles are named by their paths. */
export async function sourcesOf(
  { in: folders, tag, publisher, from, to, article }: SourceFlags,
  footnote: Footnote,
): Promise<ChosenSources> {
  const ids = article && (await idsOf(article, footnote));
  return {
    ...(ids !== undefined && { articleIds: ids }),
    ...(folders !== undefined && { folders }),
    ...(tag !== undefined && { tags: tag }),
    ...(publisher !== undefined && { publishers: publisher }),
    ...(from !== undefined && { publishedFrom: from }),
    ...(to !== undefined && { publishedTo: to }),
  };
}

async function idsOf(names: readonly string[], footnote: Footnote): Promise<string[]> {
  const { nameInFolder } = await import('../adding/named-offers.ts');
  return names.map((name) => footnote.idOf(nameInFolder(name, footnote.config.corpus)) ?? name);
}

function more(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function day(date: string, which: 'first' | 'last'): string {
  const [, year, month, dayOfMonth] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined) throw new InvalidArgumentError('Such as 2021, 2021-03 or 2021-03-14.');
  if (dayOfMonth !== undefined) return date;
  const wanted = month ?? (which === 'first' ? '01' : '12');
  if (which === 'first') return `${year}-${wanted}-01`;
  // The day before the first of the next month.
  return new Date(Date.UTC(Number(year), Number(wanted), 0)).toISOString().slice(0, 10);
}
