/**
 * Opens each model that the settings name, and tells which is in use, what stands in for one and why, and whether each
 * still gives what it gave when it was shipped, fetched or first used.
 *
 * Promises: fetches nothing, and changes nothing but that a first golden output is kept beside a model that has none. What
 * is wrong with a model is a `problem`, not an error. An endpoint is asked for its list of models, briefly.
 * Which part serves says choose-models.ts; where that would fetch, this says so instead.
 */
import { existsSync } from 'node:fs';
import { chooseModels } from '../choose-models.ts';
import type { Config, describeSettings } from '../config.ts';
import { modelOfVectors } from '../embedders/transformers.ts';
import type { HelperChoice } from '../model-choices.ts';
import { NeuralReader, shippedFolder } from '../readers/neural/neural-reader.ts';
import { defaultTransformersModel, type SettingName } from '../settings.ts';
import { databaseFile } from '../store/database.ts';
import { PassageStore } from '../store/passage-store.ts';
import type { Stamp } from '../store/stamp.ts';
import { goldenOfReader } from './golden-of.ts';
import {
  asProblem,
  isWithout,
  notHere,
  openKept,
  openSubword,
  type Problem,
  shippedAgainst,
  unlessFetched,
} from './opened-model.ts';

export interface ModelCheck {
  readonly role: 'embedder' | 'reader' | 'reranker' | 'verifier' | 'answerer';
  readonly setting: SettingName;
  /** What the setting says. */
  readonly set: string;
  /** The id of what is in use; undefined while nothing is. */
  readonly uses?: string;
  /** The model of a hub or an endpoint that is wanted, in use or not. */
  readonly model?: string;
  /** Why something else than what is set is in use, or nothing yet. */
  readonly why?: string;
  /** kept: it was the first, so that there was none to hold it against. */
  readonly golden?: 'agrees' | 'kept';
  readonly problem?: Problem;
}

/** `set`: what each setting says, as config.ts describes them. */
export async function checkModels(
  config: Config,
  set: ReturnType<typeof describeSettings>,
): Promise<readonly ModelCheck[]> {
  const checks = await checksOf(config);
  return checks.map((check) => {
    const value = set.find(({ name }) => name === check.setting)?.value ?? '';
    return { ...check, set: value === '' ? 'none' : value };
  });
}

type Check = Omit<ModelCheck, 'set'>;

async function checksOf(config: Config): Promise<readonly Check[]> {
  // One after the other: each may take much memory.
  return [
    await checkEmbedder(config),
    await checkReader(config),
    await checkHelper(config, 'reranker', 'FOOTNOTE_RERANKER', config.reranker),
    await checkHelper(config, 'verifier', 'FOOTNOTE_VERIFIER', config.verifier),
    await checkAnswerer(config),
  ];
}

async function checkEmbedder(config: Config): Promise<Check> {
  const { kind } = config.embedder;
  const check = { role: 'embedder', setting: 'FOOTNOTE_EMBEDDER' } as const;
  if (config.embedder.kind === 'openai') {
    const { model } = config.embedder;
    const why = `It is asked at ${new URL(config.openai.baseURL).host} when the index is opened.`;
    return { ...check, model, uses: `openai-${model}`, why };
  }
  let stamp: Stamp | undefined;
  try {
    if (kind === 'auto') stamp = stampOf(config);
  } catch (error) {
    // An index that does not open does not tell what built it.
    return { ...check, problem: asProblem(error) };
  }
  if (kind === 'subword' || stamp?.embedder.startsWith('subword') === true) {
    return { ...check, ...(stamp !== undefined && { why: 'The index was built with it.' }), ...(await openSubword()) };
  }
  if (stamp?.embedder.startsWith('openai-') === true) {
    const problem = {
      code: 'index-mismatch',
      sentence: `The index was built with ${stamp.embedder}, and FOOTNOTE_EMBEDDER is not set.`,
      nextStep: 'Set FOOTNOTE_EMBEDDER=openai:MODEL again, or run "footnote index --rebuild".',
    };
    return { ...check, problem };
  }
  const before = stamp === undefined ? undefined : modelOfVectors(stamp.embedder);
  const model = config.embedder.kind === 'transformers' ? config.embedder.model : (before ?? defaultTransformersModel);
  const user = { setting: 'FOOTNOTE_EMBEDDER', otherwise: 'set FOOTNOTE_EMBEDDER=subword' };
  const opened = await openKept(config, 'embedder', model, user);
  const isFree = kind === 'auto' && stamp === undefined;
  if (opened.absent === true && isFree && config.offline) {
    return { ...check, model, why: `${notHere(model)}, and FOOTNOTE_OFFLINE is 1.`, ...(await openSubword()) };
  }
  if (isFree && isWithout(opened.problem)) {
    return { ...check, model, why: opened.problem?.sentence ?? '', ...(await openSubword()) };
  }
  const left = unlessFetched(opened, model, config.offline || (kind === 'auto' && !isFree));
  const why = isFree && left.why !== undefined ? `${left.why} If it cannot be had, subword stands in.` : left.why;
  return { ...check, model, ...left, ...(why !== undefined && { why }) };
}

async function checkReader(config: Config): Promise<Check> {
  const { reader } = config;
  const check = { role: 'reader', setting: 'FOOTNOTE_READER' } as const;
  if (reader.kind === 'linear') return { ...check, uses: 'linear' };
  if (reader.kind === 'transformers') {
    const { model } = reader;
    const user = { setting: 'FOOTNOTE_READER', otherwise: 'set FOOTNOTE_READER=linear' };
    return { ...check, model, ...unlessFetched(await openKept(config, 'reader', model, user), model, config.offline) };
  }
  try {
    const golden = await goldenOfReader(await NeuralReader.open());
    return { ...check, ...(await shippedAgainst(shippedFolder(), 'reader', golden, 'set FOOTNOTE_READER=linear')) };
  } catch (error) {
    const problem = asProblem(error);
    if (reader.kind === 'neural') return { ...check, problem };
    return { ...check, uses: 'linear', why: problem.sentence, ...(!isWithout(problem) && { problem }) };
  }
}

async function checkHelper(
  config: Config,
  role: 'reranker' | 'verifier',
  setting: 'FOOTNOTE_RERANKER' | 'FOOTNOTE_VERIFIER',
  helper: HelperChoice | undefined,
): Promise<Check> {
  if (helper === undefined) return { role, setting };
  const { model } = helper;
  const opened = await openKept(config, 'pairs', model, { setting, otherwise: `unset ${setting}` });
  return { role, setting, model, ...unlessFetched(opened, model, config.offline) };
}

async function checkAnswerer(config: Config): Promise<Check> {
  const check = { role: 'answerer', setting: 'FOOTNOTE_ANSWERER' } as const;
  const offer = await chooseModels(config)?.offer();
  if (offer === undefined) return { ...check, uses: 'extractive' };
  const { usual: model, state } = offer;
  const endpoint = `The model endpoint at ${new URL(config.openai.baseURL).host}`;
  if (state !== 'unreachable' && model !== undefined) {
    const why = state === 'unlisted' ? { why: `${endpoint} does not list its models.` } : {};
    return { ...check, model, uses: `openai:${model}`, ...why };
  }
  const problem =
    state === 'unreachable'
      ? {
          code: 'model-unreachable',
          sentence: `${endpoint} does not answer.`,
          nextStep: 'Check OPENAI_BASE_URL and the network, and that the endpoint runs.',
        }
      : {
          code: 'model-unknown',
          sentence: `${endpoint} lists no models, and none is set.`,
          nextStep: 'Name one with FOOTNOTE_ANSWERER=openai:MODEL, and check OPENAI_BASE_URL and OPENAI_API_KEY.',
        };
  return { ...check, ...(model !== undefined && { model }), uses: 'extractive', why: problem.sentence, problem };
}

/** What the index was built with. */
function stampOf({ index }: Config): Stamp | undefined {
  if (!existsSync(databaseFile(index))) return undefined;
  const store = PassageStore.open(index);
  try {
    return store.stamp;
  } finally {
    store.close();
  }
}
