/** The table of all settings: it feeds --help and doctor, docs/settings.md repeats it, and config.ts checks what is set. */
export const defaultTransformersModel = 'Xenova/all-MiniLM-L6-v2';
export const defaultOpenAIEmbedder = 'text-embedding-3-small';

interface Setting {
  readonly name: string;
  readonly meaning: string;
  readonly default: string;
  readonly secret?: true;
  readonly address?: true;
  readonly store?: true;
}

export const settings = [
  { name: 'FOOTNOTE_CORPUS', meaning: 'folder of articles', default: 'corpus' },
  { name: 'FOOTNOTE_INDEX', meaning: 'folder of built data', default: 'index' },
  { name: 'PORT', meaning: 'port of the server; 0 takes any free one', default: '3000' },
  { name: 'HOST', meaning: 'address that the server binds; any but loopback needs a token', default: '127.0.0.1' },
  { name: 'FOOTNOTE_TOKEN', meaning: 'token that clients must send as a bearer token', default: '', secret: true },
  {
    name: 'FOOTNOTE_READ_TOKEN',
    meaning: 'token of clients that may only look and ask, beside the other one',
    default: '',
    secret: true,
  },
  {
    name: 'FOOTNOTE_EMBEDDER',
    meaning: 'auto, subword, transformers[:MODEL] or openai[:MODEL]',
    default: 'auto',
  },
  {
    name: 'FOOTNOTE_EMBEDDER_POOLING',
    meaning: 'mean or cls: how a transformer that Footnote does not know makes one vector of many',
    default: '',
  },
  {
    name: 'FOOTNOTE_QUESTION_PREFIX',
    meaning: 'what a transformer wants before questions; none for nothing',
    default: '',
  },
  { name: 'FOOTNOTE_PASSAGE_PREFIX', meaning: 'what it wants before passages; none for nothing', default: '' },
  { name: 'FOOTNOTE_RERANKER', meaning: 'transformers:MODEL orders the best passages once more', default: '' },
  { name: 'FOOTNOTE_RERANKER_SECONDS', meaning: 'longest time that this may take', default: '2' },
  {
    name: 'FOOTNOTE_READER',
    meaning: 'auto, neural (our own small model), linear (rules alone) or transformers:MODEL',
    default: 'auto',
  },
  { name: 'FOOTNOTE_ANSWERER', meaning: 'auto, extractive or openai[:MODEL]', default: 'auto' },
  { name: 'FOOTNOTE_MODEL_SECONDS', meaning: 'longest time that one reply of a model may take', default: '180' },
  {
    name: 'FOOTNOTE_MODEL_WINDOW',
    meaning: 'tokens a model reads at once; not set, its endpoint is asked',
    default: '',
  },
  { name: 'FOOTNOTE_VERIFIER', meaning: 'transformers:MODEL judges each statement, too', default: '' },
  { name: 'FOOTNOTE_VERIFIER_SECONDS', meaning: 'longest time that one verdict may take', default: '10' },
  { name: 'FOOTNOTE_OFFLINE', meaning: '1: no request leaves this machine', default: '' },
  { name: 'FOOTNOTE_IMPORTS', meaning: '1: articles may be added by their address', default: '' },
  {
    name: 'FOOTNOTE_SUBSCRIPTIONS_KEEP',
    meaning: '0: what leaves a feed that is subscribed to is taken out of the folder',
    default: '1',
  },
  { name: 'FOOTNOTE_MODELS', meaning: 'folder of downloaded models', default: '$XDG_CACHE_HOME/footnote' },
  {
    name: 'FOOTNOTE_MODEL_HUB',
    meaning: 'where models are fetched from',
    default: 'https://huggingface.co',
    address: true,
  },
  { name: 'FOOTNOTE_VERSIONS', meaning: 'versions of one page that answer: all or newest', default: 'all' },
  {
    name: 'FOOTNOTE_LOOK_SECONDS',
    meaning: 'seconds between looks at the whole folder, beside the watch',
    default: '600',
  },
  {
    name: 'FOOTNOTE_GRACE',
    meaning: 'seconds that a file is missing before its words are withdrawn',
    default: '900',
  },
  {
    name: 'FOOTNOTE_THREADS',
    meaning: 'threads that answer while many ask; 0: none; not set, one for each core, at most 4',
    default: '',
  },
  { name: 'FOOTNOTE_READ_MB', meaning: 'largest file that is read, in MB', default: '25' },
  {
    name: 'FOOTNOTE_READ_SECONDS',
    meaning: 'longest time that reading one file may take; cutting it into passages, three times as long',
    default: '10',
  },
  { name: 'FOOTNOTE_READ_MEMORY', meaning: 'most memory that reading one file may take, in MB', default: '512' },
  { name: 'FOOTNOTE_READ_UNPACKED_MB', meaning: 'most that one file may unpack to, in MB', default: '200' },
  { name: 'FOOTNOTE_READ_RATIO', meaning: 'most times its size that one file may unpack to', default: '150' },
  { name: 'FOOTNOTE_READ_ENTRIES', meaning: 'most parts or articles that one file may hold', default: '10000' },
  { name: 'FOOTNOTE_READ_DEPTH', meaning: 'deepest nesting of elements in a page', default: '1000' },
  {
    name: 'FOOTNOTE_STORE',
    meaning: 'where the index is kept: local, or postgres://… for several servers',
    default: 'local',
    store: true,
  },
  { name: 'FOOTNOTE_STORE_READ', meaning: 'a copy of that Postgres, which is read from', default: '', store: true },
  { name: 'OPENAI_API_KEY', meaning: 'key of the model endpoint', default: '', secret: true },
  { name: 'OPENAI_BASE_URL', meaning: 'address of an OpenAI-compatible endpoint', default: '', address: true },
] as const satisfies readonly Setting[];

/** Characters of the longest name, for tables. */
export const longestName = Math.max(...settings.map(({ name }) => name.length));

export type SettingName = (typeof settings)[number]['name'];

/** An address as it is shown: the values of its query, and who asks, may be secrets. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const { username, password, search } = url;
  if (username === '' && password === '' && search === '') return address;
  if (username !== '') url.username = '***';
  if (password !== '') url.password = '***';
  for (const key of new Set(url.searchParams.keys())) url.searchParams.set(key, '***');
  return url.href;
}
