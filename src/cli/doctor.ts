/** `footnote doctor`: the settings and what they lead to; each model is opened, and held against what it gave before. */
import { describeSettings } from '../config.ts';
import { checkModels } from '../inspection/check-models.ts';
import { command, configOf, exitCodes, type Flags, flagValues, note, print, withFreshIndex } from './command.ts';
import { showSettings } from './show.ts';
import { showCheck } from './show-models.ts';
import { unlessStopped } from './stopping.ts';

export const doctor = command(
  'doctor',
  'show the settings, what they lead to, and whether each model is as it was',
).action(async (flags: Flags) => {
  const settings = describeSettings(flagValues(flags));
  print(showSettings(settings));
  // Before anything is opened: that would fetch a damaged model anew, and use one that is not as it was.
  const checks = await unlessStopped(checkModels(configOf(flags), settings));
  print(`\n${checks.map(showCheck).join('\n')}`);
  if (checks.some(({ problem }) => problem !== undefined)) process.exitCode = exitCodes.failed;
  if (checks.some(({ role, problem }) => role === 'embedder' && problem !== undefined)) {
    note('The index was not opened: its vectors come from the embedder.');
    return;
  }
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
});
