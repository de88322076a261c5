/**
 * Settings, in one place: flags > environment > .env > defaults, all checked by one schema.
 * The only file that reads process.env. Which there are says settings.ts.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { withoutByteOrderMark } from './text.ts';
import { FootnoteError } from './errors.ts';
import {
  type AnswererChoice,
  answererChoice,
  type EmbedderChoice,
  embedderChoice,
  type EmbeddingChoice,
  type HelperChoice,
  helperChoice,
  type ReaderChoice,
  readerChoice,
} from './model-choices.ts';
import { type SettingName, settings, shownAddress } from './settings.ts';

/** Where a store is that several servers share; `read`: a copy of it, which may be read from. */
export interface StoreAddress {
  readonly address: string;
  readonly read: string | undefined;
}

export interface Config {
  readonly corpus: string;
  readonly index: string;
  /** Undefined: the index is this one's own. */
  readonly store: StoreAddress | undefined;
  /** Of a shared store: only answers, and leaves it to others to look at the folder of articles. */
  readonly follows: boolean;
  readonly port: number;
  readonly host: string;
  readonly token: string | undefined;
  /** Of those who may only look and ask. */
  readonly readToken: string | undefined;
  readonly embedder: EmbedderChoice;
  readonly embedding: EmbeddingChoice;
  readonly reranker: HelperChoice | undefined;
  readonly reader: ReaderChoice;
  readonly answerer: AnswererChoice;
  readonly verifier: HelperChoice | undefined;
  readonly offline: boolean;
  /** Never while offline. */
  readonly imports: boolean;
  /** Whether what leaves a feed stays an article, unless its subscription says otherwise. */
  readonly keepsGone: boolean;
  readonly models: string;
  readonly modelHub: string;
  readonly versions: 'all' | 'newest';
  readonly lookSeconds: number;
  /** That an article is missing before it is withdrawn. */
  readonly graceSeconds: number;
  /** That answer while many ask, beside the one that everything else happens in. */
  readonly threads: number;
  readonly reading: {
    readonly seconds: number;
    readonly memoryMegabytes: number;
    readonly fileMegabytes: number;
    readonly unpackedMegabytes: number;
    readonly ratio: number;
    readonly entries: number;
    readonly depth: number;
  };
  readonly openai: { readonly apiKey: string; readonly baseURL: string };
  readonly modelSeconds: number;
  /** Undefined: the endpoint is asked. */
  readonly modelWindow: number | undefined;
}

/** More of them answer more than the thread that speaks HTTP can send. */
const mostThreads = 4;

const portRule = 'must be a whole number from 0 to 65535';
const empty = (value: unknown): unknown => (value === '' ? undefined : value);

/** Addresses appear in messages, so that none may carry a secret. Without the protocol, "user:password@host" is a URL. */
const address = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address', abort: true })
  .refine((value) => {
    const { username, password } = new URL(value);
    return username === '' && password === '';
  }, 'must not contain a user name or a password, because addresses appear in messages');

const storeRule = 'must be local or an address as postgres://user:password@host/database';
const storeAddress = z.url({ protocol: /^postgres(?:ql)?$/, error: storeRule });

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(least, `must be ${least} or more`)
    .max(most, `must be ${most} or less`);

const seconds = z.coerce.number('must be a number').positive('must be more than 0').max(3600, 'must be 3600 or less');
const prefix = z
  .string()
  .trim()
  .transform((value) => (value === 'none' ? '' : value))
  .optional();
const helper = z.string().regex(/^(?:none|transformers:.+)$/, 'must be none or transformers:MODEL');

const token = z.preprocess(empty, z.string().min(16, 'must have at least 16 characters').optional());

const schema = z.object({
  FOOTNOTE_CORPUS: z.preprocess(empty, z.string().default('corpus')),
  FOOTNOTE_INDEX: z.preprocess(empty, z.string().default('index')),
  PORT: z.preprocess(
    empty,
    z.coerce.number(portRule).int(portRule).min(0, portRule).max(65_535, portRule).default(3000),
  ),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  FOOTNOTE_TOKEN: token,
  FOOTNOTE_READ_TOKEN: token,
  FOOTNOTE_EMBEDDER: z.preprocess(
    empty,
    z
      .string()
      .regex(
        /^(?:auto|subword|(?:transformers|openai)(?::.+)?)$/,
        'must be auto, subword, transformers[:MODEL] or openai[:MODEL]',
      )
      .default('auto'),
  ),
  FOOTNOTE_EMBEDDER_POOLING: z.preprocess(empty, z.enum(['mean', 'cls'], 'must be mean or cls').optional()),
  FOOTNOTE_QUESTION_PREFIX: z.preprocess(empty, prefix),
  FOOTNOTE_PASSAGE_PREFIX: z.preprocess(empty, prefix),
  FOOTNOTE_RERANKER: z.preprocess(empty, helper.default('none')),
  FOOTNOTE_RERANKER_SECONDS: z.preprocess(empty, seconds.default(2)),
  FOOTNOTE_READER: z.preprocess(
    empty,
    z
      .string()
      .regex(/^(?:auto|neural|linear|transformers:.+)$/, 'must be auto, neural, linear or transformers:MODEL')
      .default('auto'),
  ),
  FOOTNOTE_ANSWERER: z.preprocess(
    empty,
    z
      .string()
      .regex(/^(?:auto|extractive|openai(?::.+)?)$/, 'must be auto, extractive or openai[:MODEL]')
      .default('auto'),
  ),
  FOOTNOTE_MODEL_SECONDS: z.preprocess(empty, seconds.default(180)),
  FOOTNOTE_MODEL_WINDOW: z.preprocess(empty, wholeNumber(1024, 10_000_000).optional()),
  FOOTNOTE_VERIFIER: z.preprocess(empty, helper.default('none')),
  FOOTNOTE_VERIFIER_SECONDS: z.preprocess(empty, seconds.default(10)),
  FOOTNOTE_OFFLINE: z.preprocess(empty, z.enum(['0', '1'], 'must be 0 or 1').default('0')),
  FOOTNOTE_IMPORTS: z.preprocess(empty, z.enum(['0', '1'], 'must be 0 or 1').default('0')),
  FOOTNOTE_SUBSCRIPTIONS_KEEP: z.preprocess(empty, z.enum(['0', '1'], 'must be 0 or 1').default('1')),
  FOOTNOTE_MODELS: z.preprocess(empty, z.string().optional()),
  FOOTNOTE_MODEL_HUB: z.preprocess(empty, address.default('https://huggingface.co')),
  FOOTNOTE_VERSIONS: z.preprocess(empty, z.enum(['all', 'newest'], 'must be all or newest').default('all')),
  FOOTNOTE_LOOK_SECONDS: z.preprocess(empty, wholeNumber(1, 86_400).default(600)),
  FOOTNOTE_GRACE: z.preprocess(empty, wholeNumber(0, 31_536_000).default(900)),
  FOOTNOTE_THREADS: z.preprocess(empty, wholeNumber(0, 64).optional()),
  FOOTNOTE_READ_MB: z.preprocess(empty, wholeNumber(1, 500).default(25)),
  FOOTNOTE_READ_SECONDS: z.preprocess(empty, wholeNumber(1, 600).default(10)),
  // A process of Node alone takes 60 MB.
  FOOTNOTE_READ_MEMORY: z.preprocess(empty, wholeNumber(128, 16_384).default(512)),
  FOOTNOTE_READ_UNPACKED_MB: z.preprocess(empty, wholeNumber(1, 10_000).default(200)),
  FOOTNOTE_READ_RATIO: z.preprocess(empty, wholeNumber(2, 1000).default(150)),
  FOOTNOTE_READ_ENTRIES: z.preprocess(empty, wholeNumber(1, 1_000_000).default(10_000)),
  // Deeper than this the stack of the parser itself ends.
  FOOTNOTE_READ_DEPTH: z.preprocess(empty, wholeNumber(10, 2000).default(1000)),
  FOOTNOTE_STORE: z.preprocess(empty, z.union([z.literal('local'), storeAddress], storeRule).default('local')),
  FOOTNOTE_STORE_READ: z.preprocess(empty, storeAddress.optional()),
  OPENAI_API_KEY: z.preprocess(empty, z.string().optional()),
  OPENAI_BASE_URL: z.preprocess(empty, address.optional()),
  XDG_CACHE_HOME: z.preprocess(empty, z.string().optional()),
});

/** For what a terminal says of itself. */
export const terminalEnvironment: Readonly<NodeJS.ProcessEnv> = process.env;

export type Values = Partial<Record<SettingName | 'XDG_CACHE_HOME', string | undefined>>;

/**
 * Where the index of a folder is kept that is named in passing: one of its own for each folder, so that none takes the place of
 * another. Undefined where a setting says where.
 */
export function indexOfFolder(corpus: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  if ((environment['FOOTNOTE_INDEX'] ?? '') !== '') return undefined;
  const folder = resolve(corpus);
  const data = environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return join(data, 'footnote', `${basename(folder)}-${hash}`);
}

/** `flags` are what the command line gave; they win over all else. */
export function loadConfig(flags: Values = {}, environment: Values = process.env, folder = process.cwd()): Config {
  const parsed = schema.safeParse(valuesOf(flags, environment, folder));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new FootnoteError(
      'bad-setting',
      `The setting ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}.`,
      'Correct it; "footnote doctor" lists all settings.',
      { status: 400 },
    );
  }
  return toConfig(parsed.data, folder);
}

function valuesOf(flags: Values, environment: Values, folder: string): Values {
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  return { ...readDotEnv(folder), ...environment, ...given };
}

function toConfig(values: z.infer<typeof schema>, folder: string): Config {
  const baseURL = values.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
  const hasEndpoint = values.OPENAI_API_KEY !== undefined || values.OPENAI_BASE_URL !== undefined;
  const offline = values.FOOTNOTE_OFFLINE === '1';
  const endpointAllowed = !offline || isLoopback(new URL(baseURL).hostname);
  const embedder = embedderChoice(values.FOOTNOTE_EMBEDDER);
  const answerer = answererChoice(values.FOOTNOTE_ANSWERER, hasEndpoint && endpointAllowed);
  for (const [name, kind] of [
    ['FOOTNOTE_EMBEDDER', embedder.kind],
    ['FOOTNOTE_ANSWERER', answerer.kind],
  ]) {
    if (kind === 'openai' && !endpointAllowed) {
      throw new FootnoteError(
        'offline',
        `${name} names an endpoint on another machine, ${new URL(baseURL).host}, while FOOTNOTE_OFFLINE is 1.`,
        'Unset one of the two.',
        { status: 400 },
      );
    }
  }
  for (const name of ['FOOTNOTE_STORE', 'FOOTNOTE_STORE_READ'] as const) {
    const host = storeHost(values[name]);
    if (!offline || host === undefined || isLoopback(host)) continue;
    throw new FootnoteError(
      'offline',
      `${name} names another machine, ${host}, while FOOTNOTE_OFFLINE is 1.`,
      'Unset one of the two.',
      { status: 400 },
    );
  }
  if (!isLoopback(values.HOST) && values.FOOTNOTE_TOKEN === undefined) {
    throw new FootnoteError(
      'token-needed',
      `HOST is ${values.HOST}, which others can reach, and no token is set.`,
      'Set FOOTNOTE_TOKEN to a secret of at least 16 characters, or bind 127.0.0.1.',
      { status: 400 },
    );
  }
  if (values.FOOTNOTE_READ_TOKEN !== undefined && values.FOOTNOTE_TOKEN === undefined) {
    throw new FootnoteError(
      'token-needed',
      'FOOTNOTE_READ_TOKEN is set and FOOTNOTE_TOKEN is not, so that everybody could do everything.',
      'Set FOOTNOTE_TOKEN too.',
      { status: 400 },
    );
  }
  return {
    corpus: resolve(folder, values.FOOTNOTE_CORPUS),
    index: resolve(folder, values.FOOTNOTE_INDEX),
    store:
      values.FOOTNOTE_STORE === 'local'
        ? undefined
        : { address: values.FOOTNOTE_STORE, read: values.FOOTNOTE_STORE_READ },
    follows: false,
    port: values.PORT,
    host: values.HOST,
    token: values.FOOTNOTE_TOKEN,
    readToken: values.FOOTNOTE_READ_TOKEN,
    embedder,
    embedding: {
      pooling: values.FOOTNOTE_EMBEDDER_POOLING,
      questionPrefix: values.FOOTNOTE_QUESTION_PREFIX,
      passagePrefix: values.FOOTNOTE_PASSAGE_PREFIX,
    },
    reranker: helperChoice(values.FOOTNOTE_RERANKER, values.FOOTNOTE_RERANKER_SECONDS),
    reader: readerChoice(values.FOOTNOTE_READER),
    answerer,
    verifier: helperChoice(values.FOOTNOTE_VERIFIER, values.FOOTNOTE_VERIFIER_SECONDS),
    offline,
    imports: values.FOOTNOTE_IMPORTS === '1' && !offline,
    keepsGone: values.FOOTNOTE_SUBSCRIPTIONS_KEEP === '1',
    models: resolve(
      folder,
      values.FOOTNOTE_MODELS ?? join(values.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'footnote'),
    ),
    modelHub: values.FOOTNOTE_MODEL_HUB,
    versions: values.FOOTNOTE_VERSIONS,
    lookSeconds: values.FOOTNOTE_LOOK_SECONDS,
    graceSeconds: values.FOOTNOTE_GRACE,
    threads: values.FOOTNOTE_THREADS ?? usualThreads(),
    reading: {
      seconds: values.FOOTNOTE_READ_SECONDS,
      memoryMegabytes: values.FOOTNOTE_READ_MEMORY,
      fileMegabytes: values.FOOTNOTE_READ_MB,
      unpackedMegabytes: values.FOOTNOTE_READ_UNPACKED_MB,
      ratio: values.FOOTNOTE_READ_RATIO,
      entries: values.FOOTNOTE_READ_ENTRIES,
      depth: values.FOOTNOTE_READ_DEPTH,
    },
    openai: { apiKey: values.OPENAI_API_KEY ?? '', baseURL },
    modelSeconds: values.FOOTNOTE_MODEL_SECONDS,
    modelWindow: values.FOOTNOTE_MODEL_WINDOW,
  };
}

/** On one core they would only take turns with the one that there is. */
function usualThreads(): number {
  const cores = availableParallelism();
  return cores === 1 ? 0 : Math.min(cores, mostThreads);
}

/** Undefined where no other machine is asked: no store, or one behind a socket of this machine. */
function storeHost(store: string | undefined): string | undefined {
  if (store === undefined || store === 'local') return undefined;
  const { hostname, searchParams } = new URL(store);
  const host = searchParams.get('host') ?? hostname;
  return host === '' || host.startsWith('/') ? undefined : host;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Settings as `doctor` shows them: what is in force, with secrets masked, also those in an address that is refused. */
export function describeSettings(
  flags: Values = {},
  environment: Values = process.env,
  folder = process.cwd(),
): { name: SettingName; value: string; meaning: string }[] {
  const values = valuesOf(flags, environment, folder);
  return settings.map((setting) => {
    const given = values[setting.name];
    const isSet = given !== undefined && given !== '';
    const isRefused =
      ('address' in setting && !address.safeParse(given).success) ||
      ('store' in setting && given !== 'local' && !storeAddress.safeParse(given).success);
    const shown =
      'secret' in setting || isRefused
        ? '(set)'
        : 'address' in setting || 'store' in setting
          ? shownAddress(given ?? '')
          : given;
    return { name: setting.name, value: isSet ? (shown ?? '') : setting.default, meaning: setting.meaning };
  });
}

function readDotEnv(folder: string): Values {
  const file = join(folder, '.env');
  if (!existsSync(file)) return {};
  try {
    // Editors on Windows begin a file with a byte order mark, which would become part of the first name.
    return parseEnv(withoutByteOrderMark(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new FootnoteError('bad-setting', `${file} cannot be read.`, 'See that it is a file that you may read.', {
      cause,
      status: 400,
    });
  }
}
