/**
 * Keeps the house as README draws it: imports run downward only, and what is dangerous stays in its room.
 * Reads the source files; a new folder must be given a floor here before it can be used.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** From the words at the bottom to the doors on top. A file may import from lower floors and from its own folder. */
const floors: readonly (readonly string[])[] = [
  ['domain', 'errors', 'text', 'settings', 'turns', 'version'],
  ['tables', 'lists'],
  ['language', 'model-choices'],
  ['config'],
  ['verification', 'store', 'models', 'articles', 'suggestions'],
  ['query', 'copies', 'embedders', 'adding'],
  ['retrieval', 'subscriptions'],
  ['abstain', 'readers', 'gather-passages', 'indexing'],
  ['answerers', 'citations', 'golden-outputs'],
  ['verified-draft', 'guides'],
  ['ask', 'choose-models'],
  ['answering'],
  ['inspection'],
  ['conversations', 'keeping'],
  ['footnote'],
  ['evaluation', 'index', 'server'],
  ['cli'],
];

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const textOf = (file: string): string => readFileSync(join(source, file), 'utf8');
const roomOf = (file: string): string => file.split(/[/\\]/)[0]!.replace(/\.ts$/, '');
const floorOf = (room: string): number => floors.findIndex((rooms) => rooms.includes(room));
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/(?:from |import |import\()'(\.[^']+)'/g)].map(([, path]) =>
    relative(source, join(source, dirname(file), path!)),
  );

it('gives every room a floor', () => {
  const homeless = files.map(roomOf).filter((room) => floorOf(room) < 0);
  expect(homeless).toEqual([]);
});

it('lets imports run downward only, or within one folder', () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => roomOf(target) !== roomOf(file) && floorOf(roomOf(target)) >= floorOf(roomOf(file)))
      .map((target) => `${file} -> ${target}`),
  );
  expect(upward).toEqual([]);
});

it.each([
  ['the environment', /process\.env/, ['config.ts']],
  ['SQL', /@photostructure\/sqlite|\bSELECT .+ FROM\b/, ['store/']],
  ['hnswlib', /from 'hnswlib-node'/, ['store/']],
  ['Postgres', /from 'pg'/, ['store/postgres/']],
  [
    'models',
    /from 'openai'|@huggingface\/transformers|onnxruntime/,
    ['embedders/', 'answerers/', 'models/', 'readers/'],
  ],
  ['the making of an Answer', /\bas Answer\b/, ['citations/citations.ts']],
])('keeps %s in its room', (_what, pattern, rooms) => {
  const using = files.filter((file) => pattern.test(textOf(file)));
  expect(using).not.toEqual([]);
  expect(using.filter((file) => !rooms.some((room) => file.startsWith(room)))).toEqual([]);
});

it('has no circle, types included', () => {
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const target of importsOf(file)) visit(target, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

it('says at the head of every file why it exists', () => {
  const silent = files.filter((file) => !/^(?:#!.*\n)?\/\*\*/.test(textOf(file)));
  expect(silent).toEqual([]);
});

/** A regular expression on one line, behind what cannot stand before a division. */
const expression =
  /(?<![\w)\]/*<])\/(?![/*\s])((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n[])+)\/[dgimsuvy]*(?=[\s,;.)\]:}?&|]|$)/g;
const notLetters = /\\[pP]\{[^}]*\}|\\u\{?[0-9a-fA-F]+\}?|\\.|\(\?<\w+>|\[(?:\\.|[^\]\\])*\]/g;

it('keeps the words of a language in its tables', () => {
  const rooms =
    /^(?:query|readers|retrieval|verification|suggestions|copies|conversations|citations|answerers|\w+[\w-]*\.ts)/;
  // What they know are the words of settings, of formats and of what models say.
  const others =
    /^(?:config\.ts|answerers\/(?:chat-|forgiving-json|model-window|openai|parse-draft)|citations\/verifier)/;
  const markup = /https\?|about:/;
  const withWords = files
    .filter((file) => rooms.test(file) && !others.test(file))
    .flatMap((file) =>
      textOf(file)
        .split('\n')
        .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))
        .flatMap((line) => [...line.matchAll(expression)].map(([, body]) => body!))
        .filter((body) => /\p{L}{3}/u.test(body.replaceAll(notLetters, ' ')) && !markup.test(body))
        .map((body) => `${file}: ${body}`),
    );
  expect(withWords).toEqual([]);
});
