/** Where the settings say that a model of this machine is kept and fetched from. Pure; makes no request. */
import type { Config } from '../config.ts';
import type { ModelUser } from './model-files.ts';
import type { ModelOptions } from './open-model.ts';

/** `progress` is told what is being fetched, and how far. */
export function modelPlace(
  config: Config,
  model: string,
  progress: (detail: string) => void,
): Omit<ModelOptions, keyof ModelUser> {
  return {
    model,
    modelsFolder: config.models,
    offline: config.offline,
    remoteHost: config.modelHub,
    onProgress: ({ file, loaded, total }) => {
      progress(`fetching ${model}: ${file} ${total > 0 ? `${Math.floor((100 * loaded) / total)} %` : ''}`.trim());
    },
  };
}
