/** `footnote eval`: asks questions with known answers, and counts the right ones. */
import { readFileSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { readFeedback } from '../conversations/feedback.ts';
import { FootnoteError } from '../errors.ts';
import { compare } from '../evaluation/compare.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { reportPage } from '../evaluation/report.ts';
import { command, configOf, exitCodes, type Flags, print, withFreshIndex } from './command.ts';
import { showEvaluation } from './show-evaluation.ts';
import { stopping } from './stopping.ts';

interface EvaluationFlags extends Flags {
  readonly feedback?: boolean;
  readonly report?: string;
  readonly baseline?: string;
  readonly allow: number;
}

const evaluationHelp = `
A case is {"id", "question" or "turns": [...], "must": [["one","of these"], ["and","one of these"]], "article", "kind"}: "must"
in the answer's text, "article" in the path of a cited article. A case without "article" is to be refused.

Counted, for all cases and each kind: where the right article was found, whether the expected words are in the first
statement and in the answer, whether the citations are from the right article and verbatim, what was falsely answered
and falsely refused, and the time (median and 95 of 100). With --baseline, a count is worse when it fell over the cases
that both runs hold, by however few; one case that became wrong and another of its count that became right cancel out.`;

export const evaluation = command('eval', 'ask questions with known answers, and count the right ones')
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
  .action(async (file: string | undefined, flags: EvaluationFlags) => {
    const config = configOf(flags);
    if (file === undefined && flags.feedback !== true)
      evaluation.error('error: name a file of cases, or use --feedback');
    const { parseCases } = await import('../evaluation/cases.ts');
    const cases = [
      ...(file === undefined ? [] : parseCases(readText(file))),
      ...(flags.feedback === true ? parseCases(readFeedback(config.index)) : []),
    ];
    const saved = flags.baseline === undefined ? undefined : readText(flags.baseline);
    await withFreshIndex(flags, async (footnote) => {
      const counted = await evaluate(cases, footnote, stopping);
      const comparison = saved === undefined ? undefined : compare(counted, saved, flags.allow);
      if (flags.report !== undefined) writeText(flags.report, reportPage(counted, comparison));
      print(
        flags.json === true
          ? JSON.stringify({ ...counted, ...(comparison !== undefined && { comparison }) })
          : showEvaluation(counted, comparison),
      );
      if (comparison !== undefined && comparison.worse.length > 0) process.exitCode = exitCodes.failed;
    });
  });

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
