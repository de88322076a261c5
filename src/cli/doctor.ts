/**
 * `footnote doctor`: the settings and what they lead to; each model is opened, and held against what it gave before. What
 * is wrong is said last, each with what to do.
 */
import { configOf, command, exitCodes, type Flags, flagValues, note, print, withFreshIndex } from './command.ts';
import { describeSettings } from '../config.ts';
import { FootnoteError } from '../errors.ts';
import { showSettings } from './show.ts';
import { showCheck } from './show-models.ts';
import { stopping, unlessStopped } from './stopping.ts';

interface Wrong {
  readonly sentence: string;
  readonly nextStep: string;
}

export const doctor = command(
  'doctor',
  'show the settings and what they lead to; find what is wrong, and say what to do',
)
  .option('--port <number>', 'port that is to be served on')
  .option('--host <address>', 'address to bind')
  .action(async (flags: Flags) => {
    const [{ checkModels }, { findFaults }] = await Promise.all([
      import('../inspection/check-models.ts'),
      import('../inspection/find-faults.ts'),
    ]);
    const settings = describeSettings(flagValues(flags));
    print(showSettings(settings));
    const config = configOf(flags);
    // Before anything is opened: that would fetch a damaged model anew, and use one that is not as it was.
    const checks = await unlessStopped(checkModels(config, settings));
    print(`\n${checks.map(showCheck).join('\n')}`);
    const faults = await unlessStopped(findFaults(config));
    const isEmbedderWrong = checks.some(({ role, problem }) => role === 'embedder' && problem !== undefined);
    const isFolderWrong = faults.some(({ code }) => code === 'folder-unreadable' || code === 'index-unwritable');
    if (isEmbedderWrong) note('The index was not opened: its vectors come from the embedder.');
    const ofIndex = isEmbedderWrong || isFolderWrong ? [] : await showIndex(flags);
    const wrong: readonly Wrong[] = [...faults, ...ofIndex];
    if (wrong.length > 0) print(`\n${wrong.map((each) => `Wrong: ${each.sentence} ${each.nextStep}`).join('\n')}`);
    if (wrong.length > 0 || checks.some(({ problem }) => problem !== undefined)) process.exitCode = exitCodes.failed;
    else if (process.exitCode === undefined) print('Nothing wrong was found.');
  });

/** What the index says of itself; what keeps it from being opened. */
async function showIndex(flags: Flags): Promise<Wrong[]> {
  try {
    await withFreshIndex(flags, async (footnote) => {
      const {
        articles,
        passages,
        revision,
        embedder,
        reranker,
        verifier,
        sendsTo,
        failed,
        damage = [],
      } = footnote.state();
      print(
        `\nIndex: ${articles} articles, ${passages} passages, revision ${revision}, ${failed.length} files not read. Its embedder is ${embedder}.`,
      );
      for (const line of damage) print(line);
      if (damage.length > 0) process.exitCode = exitCodes.failed;
      for (const [name, use] of Object.entries({ Reranker: reranker, Verifier: verifier })) {
        if (use?.failure === undefined) continue;
        print(`${name}: ${use.model}, which is not at work. ${use.failure.sentence}`);
        process.exitCode = exitCodes.failed;
      }
      print(sendsTo === undefined ? 'Nothing leaves this machine.' : `Questions and passages are sent to ${sendsTo}.`);
    });
    return [];
  } catch (error) {
    if (stopping.aborted || !(error instanceof FootnoteError)) throw error;
    return [error];
  }
}
