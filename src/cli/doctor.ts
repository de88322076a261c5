/** `footnote doctor`: the settings, and what they lead to. */
import { describeSettings } from '../config.ts';
import { command, type Flags, flagValues, print, withFreshIndex } from './command.ts';
import { showSettings } from './show.ts';

export const doctor = command('doctor', 'show the settings and what they lead to').action(async (flags: Flags) => {
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
