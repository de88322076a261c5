#!/usr/bin/env node
/**
 * The door of the terminal. Results go to stdout, progress and notices to stderr.
 * Exit codes: 0 ok, 1 failed, 2 usage, 3 not in the articles, 130 interrupted.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { nameInFolder, offersOf } from './adding/named-offers.ts';
import { describeSettings, loadConfig, longestName, settings } from './config.ts';
import type { Config, Values } from './config.ts';
import type { Answer } from './domain.ts';
import type { IndexProgress } from './store/index-report.ts';
import { describeError, FootnoteError } from './errors.ts';
import { parseCases } from './evaluation/cases.ts';
import { compare } from './evaluation/compare.ts';
import { evaluate } from './evaluation/evaluate.ts';
import { readFeedback } from './conversations/feedback.ts';
import { reportPage } from './evaluation/report.ts';
import { Footnote } from './footnote.ts';
import { showEvaluation } from './cli/show-evaluation.ts';
import {
  showAdded,
  showAnswer,
  showArticles,
  showProgress,
  showRemoved,
  showReport,
  showResults,
  showSettings,
} from './cli/show.ts';
import { stopping, stopWhenInterrupted, stopWhenUnread, unlessStopped } from './cli/stopping.ts';

const exitCodes = { ok: 0, failed: 1, usage: 2, notInArticles: 3, interrupted: 130 };

interface Flags {
  readonly corpus?: string;
  readonly index?: string;
  readonly port?: string;
  readonly host?: string;
  readonly json?: boolean;
  readonly rebuild?: boolean;
  readonly watch?: boolean;
  readonly limit?: number;
  readonly feedback?: boolean;
  readonly report?: string;
  readonly baseline?: string;
  readonly allow?: number;
}

const evaluationHelp = `
A case is {"id", "question" or "turns": [...], "must": [["one","of these"], ["and","one of these"]], "article", "kind"}: "must"
in the answer's text, "article" in the path of a cited article. A case without "article" is to be refused.

Counted, for all cases and each kind: where the right article was found, whether the expected words are in the first
statement and in the answer, whether the citations are from the right article and verbatim, what was falsely answered
and falsely refused, and the time (median and 95 of 100). With --baseline, a count is worse when it fell over the cases
that both runs hold, by however few; one case that became wrong and another of its count that became right cancel out.`;

stopWhenInterrupted(exitCodes.interrupted, note);
stopWhenUnread(exitCodes.failed);

/** How opening and indexing show themselves to someone at a terminal. */
const consoleEvents = {
  notice: note,
  progress: (progress: IndexProgress): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${showProgress(progress)}`);
  },
};

const program = new Command('footnote')
  .description('Ask your own articles: every sentence of an answer carries a footnote.')
  .showHelpAfterError()
  .exitOverride()
  .addHelpText(
    'after',
    `\nSettings (flags > environment > .env):\n${settings
      .map(
        ({ name, meaning, default: value }) =>
          `  ${name.padEnd(longestName)} ${meaning}${value === '' ? '' : ` (${value})`}`,
      )
      .join('\n')}`,
  );

/** Milliseconds that are spent on finding questions to suggest. */
const patience = 10_000;

command('serve', 'start the web chat and the HTTP API')
  .option('--port <number>', 'port; 0 takes any free one')
  .option('--host <address>', 'address to bind')
  .option('--no-watch', 'do not follow changes in the folder')
  .action(serve);

command('index', 'bring the index up to date with the folder of articles')
  .option('--rebuild', 'throw the index away and build it anew')
  .option('--json', 'print the report as JSON')
  .action(async (flags: Flags) => {
    const footnote = await Footnote.open(configOf(flags), consoleEvents, flags.rebuild);
    try {
      const report = await unlessStopped(footnote.update());
      await footnote.settle();
      print(flags.json === true ? JSON.stringify(report) : showReport(report));
    } finally {
      await footnote.close();
    }
  });

command('ask', 'answer a question from the articles')
  .argument('<question...>')
  .option('--json', 'print the whole answer as JSON')
  .action(async (words: string[], flags: Flags) => {
    const text = written(words);
    await withFreshIndex(flags, async (footnote) => {
      const question = { text, history: [], filters: {} };
      const given = await footnote.askOnce(question, stopping);
      // A refusal does not wait for suggestions; here nobody else waits for it.
      const answer =
        given.suggestions !== undefined && given.suggestions.length < 2
          ? {
              ...given,
              suggestions: await footnote.suggestions.instead(given.standalone, articlesOf(given.nearest), 2, patience),
            }
          : given;
      const copies = [...answer.citations, ...answer.nearest].flatMap(({ alsoIn }) => alsoIn);
      const { stdout } = process;
      const isBold = stdout.isTTY && stdout.hasColors();
      print(flags.json === true ? JSON.stringify(answer) : showAnswer(answer, footnote.articles(copies), isBold));
      if (answer.kind !== 'answered') process.exitCode = exitCodes.notInArticles;
    });
  });

command('search', 'find passages')
  .argument('<query...>')
  .option('-k, --limit <number>', 'how many', positive, 10)
  .option('--json', 'print the results as JSON')
  .action(async (words: string[], flags: Flags) => {
    const query = written(words);
    await withFreshIndex(flags, async (footnote) => {
      const found = await footnote.search(query, flags.limit ?? 10);
      print(flags.json === true ? JSON.stringify(found) : showResults(found));
    });
  });

command('list', 'list the articles')
  .option('--json', 'print the list as JSON')
  .action(async (flags: Flags) => {
    await withFreshIndex(flags, async (footnote) => {
      const articles = footnote.articles();
      print(flags.json === true ? JSON.stringify({ articles }) : showArticles(articles, footnote.state().failed));
    });
  });

command('add', 'copy articles into the folder, by file or address')
  .argument('<file-or-address...>')
  .option('--json', 'print what was added, and what was not, as JSON')
  .action(async (names: string[], flags: Flags) => {
    await withFreshIndex(flags, async (footnote) => {
      const report = await footnote.add(offersOf(names, footnote.config.reading.fileMegabytes));
      print(flags.json === true ? JSON.stringify(report) : showAdded(report));
      for (const { path, reason } of report.failed) note(`Not added: ${path}. ${reason}`);
      if (report.failed.length > 0) process.exitCode = exitCodes.failed;
    });
  });

command('remove', 'delete articles: their files, and every word of them in the index')
  .argument('<id-or-path...>')
  .option('--json', 'print what was removed, and what was not, as JSON')
  .action(async (names: string[], flags: Flags) => {
    await withFreshIndex(flags, async (footnote) => {
      const report = await footnote.remove(names.map((name) => nameInFolder(name, footnote.config.corpus)));
      print(flags.json === true ? JSON.stringify(report) : showRemoved(report));
      for (const { path, reason } of report.failed) note(`Not removed: ${path}. ${reason}`);
      if (report.failed.length > 0) process.exitCode = exitCodes.failed;
    });
  });

command('eval', 'ask questions with known answers, and count the right ones')
  .argument('[file]', 'one case per line, as JSON, or a file in the format of SQuAD')
  .option('--feedback', 'ask what readers of the page have judged, too')
  .option('--json', 'print every count and outcome as JSON')
  .option('--report <file.html>', 'write a page with charts and the wrong cases')
  .option('--baseline <saved.json>', 'compare with what --json printed before; exits 1 when a count fell')
  .option(
    '--allow <cases>',
    'cases by which a count may fall, for models that do not answer twice the same',
    wholeNumber,
    0,
  )
  .addHelpText('after', evaluationHelp)
  .action(async (file: string | undefined, flags: Flags) => {
    const config = configOf(flags);
    if (file === undefined && flags.feedback !== true) program.error('error: name a file of cases, or use --feedback');
    const cases = [
      ...(file === undefined ? [] : parseCases(readText(file))),
      ...(flags.feedback === true ? parseCases(readFeedback(config.index)) : []),
    ];
    const saved = flags.baseline === undefined ? undefined : readText(flags.baseline);
    await withFreshIndex(flags, async (footnote) => {
      const evaluation = await evaluate(cases, footnote, stopping);
      const comparison = saved === undefined ? undefined : compare(evaluation, saved, flags.allow);
      if (flags.report !== undefined) writeText(flags.report, reportPage(evaluation, comparison));
      print(
        flags.json === true
          ? JSON.stringify({ ...evaluation, ...(comparison !== undefined && { comparison }) })
          : showEvaluation(evaluation, comparison),
      );
      if (comparison !== undefined && comparison.worse.length > 0) process.exitCode = exitCodes.failed;
    });
  });

command('doctor', 'show the settings and what they lead to').action(async (flags: Flags) => {
  print(showSettings(describeSettings(flagValues(flags))));
  await withFreshIndex(flags, async (footnote) => {
    const { articles, passages, revision, embedder, answerer, reranker, verifier, sendsTo, failed } = footnote.state();
    print(
      `\nIndex: ${articles} articles, ${passages} passages, revision ${revision}, ${failed.length} files not read.`,
    );
    print(`Embedder: ${embedder}. Answerer: ${answerer}.`);
    for (const [name, use] of Object.entries({ Reranker: reranker, Verifier: verifier })) {
      if (use !== undefined)
        print(`${name}: ${use.model}${use.failure === undefined ? '.' : ', which is not at work.'}`);
    }
    print(sendsTo === undefined ? 'Nothing leaves this machine.' : `Questions and passages are sent to ${sendsTo}.`);
  });
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

async function serve(flags: Flags): Promise<void> {
  // Loaded only when used: other commands need no server.
  const { startServer } = await import('./server/start-server.ts');
  const server = await startServer(configOf(flags), { watch: flags.watch !== false, notice: note });
  try {
    // Printed when a question can be answered, so that whoever waits for the line need not wait again.
    await unlessStopped(server.ready);
    print(`Footnote is ready at ${server.url}`);
    await unlessStopped(new Promise(() => undefined));
  } finally {
    await server.close();
  }
}

function articlesOf(citations: Answer['citations']): string[] {
  return [...new Set(citations.map(({ articleId }) => articleId))];
}

/** Opens the index and brings it up to date first: an answer from an old index would be a wrong one. */
async function withFreshIndex(flags: Flags, work: (footnote: Footnote) => Promise<void>): Promise<void> {
  const footnote = await Footnote.open(configOf(flags), consoleEvents);
  try {
    const { articles } = await unlessStopped(footnote.update());
    for (const { path, reason } of articles.failed) note(`Not read: ${path}. ${reason}`);
    await unlessStopped(footnote.ready());
    await unlessStopped(work(footnote));
    await footnote.settle();
  } finally {
    await footnote.close();
  }
}

/** A command with the two flags that all have. */
function command(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--corpus <folder>', 'folder of articles')
    .option('--index <folder>', 'folder of built data');
}

function flagValues(flags: Flags): Values {
  return { FOOTNOTE_CORPUS: flags.corpus, FOOTNOTE_INDEX: flags.index, PORT: flags.port, HOST: flags.host };
}

function configOf(flags: Flags): Config {
  return loadConfig(flagValues(flags));
}

function written(words: readonly string[]): string {
  const text = words.join(' ').trim();
  if (text === '') program.error('error: it is empty');
  return text;
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 100) throw new InvalidArgumentError('From 1 to 100.');
  return number;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A number of cases.');
  return Number(text);
}

function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new FootnoteError('file-unwritable', `${file} cannot be written.`, 'Name a place that can be.', { cause });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new FootnoteError('file-unreadable', `${file} cannot be read.`, 'Name a file that is there.', { cause });
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Says what went wrong on stderr; returns the exit code. */
function explain(error: unknown): number {
  // Commander has said its part already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (stopping.aborted) return exitCodes.interrupted;
  if (error instanceof FootnoteError) {
    note(`footnote: ${error.sentence} ${error.nextStep}`);
    return error.code === 'bad-setting' ? exitCodes.usage : exitCodes.failed;
  }
  note(`footnote: ${describeError(error)}`);
  return exitCodes.failed;
}
