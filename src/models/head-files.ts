/**
 * What stands beside a model whose ONNX file ends before its score does: the modules of Sentence Transformers, of which the
 * first is that file, the second takes its first vector, and the others, dense layers and layer norms, make one number of it.
 *
 * Promises: only a chain of that shape counts; any other is as if there were none. Paths stay inside the model's folder.
 * Does not know where the files are read from, nor what the layers compute: that is in scoring-head.ts.
 */
import { z } from 'zod';

export interface HeadModule {
  readonly kind: 'Dense' | 'LayerNorm';
  /** Its folder inside the model's. */
  readonly path: string;
}

const architecturesSchema = z.object({ architectures: z.array(z.string()).nullish() });
const modulesSchema = z.array(
  z.object({ path: z.string().regex(/^(?:[\w-][\w-]*)?$/), type: z.string().transform(lastName) }),
);
const poolingSchema = z.union([
  z.object({ pooling_mode: z.union([z.literal('cls'), z.tuple([z.literal('cls')])]) }),
  z.object({ pooling_mode: z.undefined().optional(), pooling_mode_cls_token: z.literal(true) }),
]);
const outputSchema = z.object({ out_features: z.literal(1) });

const modulesName = 'modules.json';

/** Gives the text of a file of the model, undefined where there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Layers in their order; undefined where the model has no such head. `config`: the model's config.json. */
export async function headModules(config: string, read: ReadText): Promise<readonly HeadModule[] | undefined> {
  const { architectures } = architecturesSchema.safeParse(parsed(config)).data ?? {};
  // One made for a task of its own has its head within; one that does not say what it is keeps to what it always was.
  if (!architectures?.length || architectures.some((name) => name.includes('For'))) return undefined;
  const [encoder, pooling, ...layers] = modulesSchema.safeParse(parsed(await read(modulesName))).data ?? [];
  const modules = layers.flatMap(({ path, type }) => (isKind(type) && path !== '' ? [{ kind: type, path }] : []));
  const last = modules.at(-1);
  const isChain = encoder?.type === 'Transformer' && encoder.path === '' && pooling?.type === 'Pooling';
  if (!isChain || last?.kind !== 'Dense' || modules.length < layers.length) return undefined;
  if (!poolingSchema.safeParse(parsed(await read(configOf(pooling.path)))).success) return undefined;
  const isScore = outputSchema.safeParse(parsed(await read(configOf(last.path)))).success;
  return isScore ? modules : undefined;
}

/** All that the layers are read from; none where the model has no head. */
export async function headFiles(config: string, read: ReadText): Promise<readonly string[]> {
  const asked: string[] = [];
  const modules = await headModules(config, async (path) => {
    asked.push(path);
    return read(path);
  });
  if (modules === undefined) return [];
  return [...new Set([...asked, ...modules.flatMap(({ path }) => [configOf(path), weightsOf(path)])])];
}

export function configOf(path: string): string {
  return `${path}/config.json`;
}

export function weightsOf(path: string): string {
  return `${path}/model.safetensors`;
}

function isKind(type: string): type is HeadModule['kind'] {
  return type === 'Dense' || type === 'LayerNorm';
}

/** Modules and functions are named by where their classes stand, which moved from version to version. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Undefined where there is none, or none that can be read. */
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
