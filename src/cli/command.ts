/**
 * What the commands of the terminal share: their flags, the index that they open, how they print and how they end.
 * Results go to stdout, progress and notices to stderr. What answers is loaded only when a command opens an index: help and
 * a word that was mistyped need none of it.
 */
import { join } from 'node:path';
import * as consumers from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { type Config, loadConfig, terminalEnvironment, type Values } from '../config.ts';
import type { Answer } from '../domain.ts';
import type { Footnote, FootnoteEvents } from '../footnote.ts';
import type { IndexProgress, IndexReport } from '../store/index-report.ts';
import { showAnswer, showProgress } from './show.ts';
import { unlessStopped } from './stopping.ts';
import { showsLinks } from './terminal-links.ts';

export const exitCodes = { ok: 0, failed: 1, usage: 2, notInArticles: 3, interrupted: 130 };

/** Of every command. */
export interface Flags {
  readonly corpus?: string;
  readonly index?: string;
  readonly port?: string;
  readonly host?: string;
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly quick?: boolean;
}

/** How opening and indexing show themselves to someone at a terminal. */
export const consoleEvents = {
  notice: note,
  progress: (progress: IndexProgress): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${showProgress(progress)}`);
  },
};

/** What is shown on one line, over and over, is taken away. */
export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[2K');
}

/** A command with the two flags that all have. */
export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .showHelpAfterError()
    .exitOverride()
    .option('--corpus <folder>', 'folder of articles')
    .option('--index <folder>', 'folder of built data');
}

/** Opens the index and brings it up to date first: an answer from an old index would be a wrong one. */
export async function withFreshIndex(flags: Flags, work: (footnote: Footnote) => Promise<void>): Promise<void> {
  await withIndex(flags, async (footnote, update) => {
    await update();
    await work(footnote);
  });
}

/** Opens the index. `update` brings it up to date with the folder, and says what could not be read. */
export async function withIndex(
  flags: Flags,
  work: (footnote: Footnote, update: () => Promise<IndexReport>) => Promise<void>,
): Promise<void> {
  const footnote = await openIndex(configOf(flags));
  const update = async (): Promise<IndexReport> => {
    const report = await unlessStopped(footnote.update());
    for (const { path, reason } of report.articles.failed) note(`Not read: ${path}. ${reason}`);
    await unlessStopped(footnote.ready());
    return report;
  };
  try {
    await unlessStopped(work(footnote, update));
    await footnote.settle();
  } finally {
    await footnote.close();
  }
}

export async function openIndex(
  config: Config,
  isRebuilt = false,
  events: FootnoteEvents = consoleEvents,
): Promise<Footnote> {
  const part = await import('../footnote.ts');
  return part.Footnote.open(config, events, isRebuilt);
}

export function flagValues(flags: Flags): Values {
  return { FOOTNOTE_CORPUS: flags.corpus, FOOTNOTE_INDEX: flags.index, PORT: flags.port, HOST: flags.host };
}

export function configOf(flags: Flags): Config {
  return loadConfig(flagValues(flags));
}

/** A question or a query of several words; "-" reads it from stdin. Ends the command when there is none. */
export async function written(own: Command, words: readonly string[]): Promise<string> {
  const [only] = words;
  const text = words.length === 1 && only === '-' ? await consumers.text(process.stdin) : words.join(' ');
  if (text.trim() === '') own.error('error: it is empty');
  return text.trim();
}

/** An answer as this terminal can show it, with the copies of its articles by name. */
export function shownOn(footnote: Footnote, answer: Answer): string {
  const copies = [...answer.citations, ...answer.nearest].flatMap(({ alsoIn }) => alsoIn);
  const { stdout } = process;
  const { corpus } = footnote.config;
  return showAnswer(answer, footnote.articles(copies), {
    isBold: stdout.isTTY && stdout.hasColors(),
    ...(showsLinks(stdout.isTTY, terminalEnvironment) && {
      addressOf: ({ path }) => pathToFileURL(join(corpus, path.replace(/#[^#/]*$/, ''))).href,
    }),
  });
}

/** One JSON object for each line, as it comes: for programs that read while it goes on. */
export function printLines(values: readonly unknown[]): void {
  for (const value of values) print(JSON.stringify(value));
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
