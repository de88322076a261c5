/** `footnote models`: which models are set, which are in use, and which are kept; `footnote models pull` fetches one now. */
import { describeSettings } from '../config.ts';
import { shownAddress } from '../settings.ts';
import { keptModel, keptModels } from '../models/kept-models.ts';
import { isModelName } from '../models/model-files.ts';
import { clearProgress, command, configOf, consoleEvents, type Flags, flagValues, note, print } from './command.ts';
import { showModels, showPulled } from './show-models.ts';
import { stopping, unlessStopped } from './stopping.ts';

const pull = command('pull', 'fetch a model of the hub now, and try it out')
  .argument('<name>', 'as the hub has it: OWNER/NAME')
  .option('--json', 'print what is kept of it as JSON')
  .action(async (name: string, flags: Flags) => {
    if (!isModelName(name)) pull.error(`error: "${name}" is not the name of a model, OWNER/NAME`);
    const config = configOf(flags);
    const { pullModel } = await import('../inspection/pull-model.ts');
    if (!process.stderr.isTTY)
      note(`Looking for ${name} in ${config.models}, then at ${shownAddress(config.modelHub)}.`);
    try {
      const pulled = await unlessStopped(pullModel(config, name, progress, stopping));
      clearProgress();
      print(flags.json === true ? JSON.stringify(pulled) : showPulled(pulled));
    } catch (error) {
      clearProgress();
      throw error;
    }
  });

export const models = command('models', 'show which models are set, in use, and on this machine')
  .option('--json', 'print them as JSON')
  .enablePositionalOptions()
  .addCommand(pull)
  .action(async (flags: Flags) => {
    const config = configOf(flags);
    const [{ checkModels }, { shippedFolder }] = await Promise.all([
      import('../inspection/check-models.ts'),
      import('../readers/neural/neural-reader.ts'),
    ]);
    const shipped = await keptModel('reader', shippedFolder());
    const list = {
      folder: config.models,
      set: await unlessStopped(checkModels(config, describeSettings(flagValues(flags)))),
      kept: await unlessStopped(keptModels(config.models)),
      shipped: shipped === undefined ? [] : [shipped],
    };
    print(flags.json === true ? JSON.stringify(list) : showModels(list));
  });

function progress(detail: string): void {
  consoleEvents.progress({ stage: 'model', done: 0, total: 0, detail });
}
