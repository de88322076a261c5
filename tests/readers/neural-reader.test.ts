/**
 * The reader in a process of its own: the real runtime with models made from nothing, so that it is known where they point.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article, RankedPassage } from '../../src/domain.ts';
import { FootnoteError } from '../../src/errors.ts';
import { NeuralReader } from '../../src/readers/neural/neural-reader.ts';
import type { Candidate } from '../../src/readers/reader.ts';
import { bridgeArticle, ranked } from '../contracts/answerer.ts';
import { expectInPlace, readerContract } from '../contracts/reader.ts';
import {
  type ModelHub,
  startModelHub,
  tinyClassifierFiles,
  tinyModelFiles,
  writeModel,
} from '../fixtures/tiny-model.ts';
import { tinyHubReaderFiles, tinyReaderFiles } from '../fixtures/tiny-reader.ts';

/** Points from "clara" to "lindqvist", and less surely at years; sure of passages with her, and of none without. */
const counts = {
  '[UNK]': { answers: -1 / 256 },
  clara: { first: 5, last: 1, answers: 4 },
  lindqvist: { first: 1, last: 5, answers: 1 },
  '1932': { first: 3, last: 3 },
  '1977': { first: 2, last: 2 },
  weary: { answers: -3 },
};

let parent: string;
let ours: string;
const opened: NeuralReader[] = [];
const hubs: ModelHub[] = [];
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'footnote-reader-'));
  ours = join(parent, 'ours');
  await writeModel(ours, tinyReaderFiles({ counts }));
});
afterEach(async () => {
  for (const reader of opened.splice(0)) await reader.close();
  for (const hub of hubs.splice(0)) await hub.close();
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function open(files?: ReadonlyMap<string, Buffer>): Promise<NeuralReader> {
  let folder = ours;
  if (files !== undefined) {
    folder = await mkdtemp(join(parent, 'model-'));
    await writeModel(folder, files);
  }
  const reader = await NeuralReader.open(folder);
  opened.push(reader);
  return reader;
}

const never = (): AbortSignal => new AbortController().signal;

/** Of an article of its own, in which it does not stand at the beginning. */
function passage(text: string, at = 0, title = 'The bridge at Holm'): RankedPassage {
  const article: Article = { ...bridgeArticle, id: `article-${at}`, title, text: `Holm 🌉\n\n${text}` };
  return ranked(article, 9, article.text.length, at);
}

async function read(reader: NeuralReader, passages: readonly RankedPassage[]): Promise<readonly Candidate[]> {
  const candidates = await reader.read({ text: 'Who drew the bridge?' }, passages, never());
  expectInPlace(candidates, passages);
  return candidates;
}

/** The words of the best candidate, and its sentence. */
function best([candidate]: readonly Candidate[], { article }: RankedPassage): [string, string] {
  const { start, end, sentenceStart, sentenceEnd } = candidate!;
  return [article.text.slice(start, end), article.text.slice(sentenceStart, sentenceEnd)];
}

async function failure(attempt: Promise<unknown>): Promise<FootnoteError> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FootnoteError))
    throw new Error('it should have failed with a FootnoteError', { cause: error });
  return error;
}

async function killProcesses(): Promise<void> {
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(process.pid), '-f', 'reader-child']);
  for (const id of stdout.trim().split('\n')) process.kill(Number(id), 'SIGKILL');
}

describe('whichever way it is made', () => {
  readerContract('our own', () => NeuralReader.open(ours));
  readerContract('one of the hub', async () => {
    await writeModel(join(parent, 'models/tests/spans'), tinyHubReaderFiles(counts));
    return NeuralReader.load({ model: 'tests/spans', ...user(), offline: true });
  });
});

describe('what it points at', () => {
  it.each([
    ['in a sentence', 'It opened in 1932. The engineer Clara Lindqvist drew it. It is long.'],
    ['behind emoji', '🛶🛶 It opened 👩‍👩‍👧‍👦 in 1932 🎉. The engineer Clara Lindqvist drew it. It is long.'],
    ['whatever their case', 'THE ENGINEER CLARA LINDQVIST DREW IT.'],
    ['with accents that are characters of their own', 'The engineer Cla\u0301ra Lindqvist\u0323 drew it.'],
    ['with accents', 'Nobody came. The engineer Clára Líndqvïst drew it!'],
    ['behind characters that nobody sees', 'It\u200B opened\u0000. The engineer Cla\u00ADra Lindqvist drew it.'],
  ])('is the right words %s, with the right sentence', async (_, text) => {
    const given = passage(text);
    const [words, sentence] = best(await read(await open(), [given]), given);
    expect(words).toMatch(/^cl\P{L}*[aá]\P{L}*ra l[ií]ndqv[iï]st\u0323?$/iu);
    expect(sentence).toBe(/The engineer.*$/i.exec(text)![0].replace(' It is long.', ''));
  });

  it('may run across hard line breaks, as its sentence does', async () => {
    const given = passage('It opened in\n1932. The engineer\nClara\nLindqvist drew\nit. It is\nlong.');
    expect(best(await read(await open(), [given]), given)).toEqual([
      'Clara\nLindqvist',
      'The engineer\nClara\nLindqvist drew\nit.',
    ]);
  });

  it('is in both sentences where it runs from one into the next', async () => {
    const given = passage('It was drawn by Clara. Lindqvist is her name. It is long.');
    expect(best(await read(await open(), [given]), given)).toEqual([
      'Clara. Lindqvist',
      'It was drawn by Clara. Lindqvist is her name.',
    ]);
  });

  it('is several words of one passage, the likeliest first and none twice', async () => {
    const given = passage('What Clara Lindqvist opened in 1932 was closed for repairs in 1977.');
    const candidates = await read(await open(), [given]);
    const words = candidates.map(({ start, end }) => given.article.text.slice(start, end));
    expect(words.slice(0, 3)).toEqual(['Clara Lindqvist', '1932', '1977']);
    expect(candidates.slice(0, 3).map(({ score, why }) => [score, why['span']])).toEqual([
      [10, 10],
      [6, 6],
      [4, 4],
    ]);
    const spans = candidates.toSorted((a, b) => a.start - b.start);
    spans.slice(1).forEach(({ start }, at) => expect(start).toBeGreaterThanOrEqual(spans[at]!.end));
  });

  it.each([0, 150, 199, 215, 230, 400, 500, 640, 899])('is found behind %d words of a long passage', async (before) => {
    const filler = (count: number): string => 'so on '.repeat(count / 2 + 1).slice(0, count * 3);
    const given = passage(`${filler(before)}Clara Lindqvist ${filler(900 - before)}.`);
    const candidates = await read(await open(), [given]);
    expect(best(candidates, given)[0]).toBe('Clara Lindqvist');
    // Of all its windows, that in which the answer stands tells whether there is one.
    expect(candidates[0]!.answerable).toBeGreaterThan(0.9);
    expect(candidates.filter(({ score }) => score === 10)).toHaveLength(1);
  });

  it('is of the best passage first, whatever their order', async () => {
    const passages = ['It closed in 1977.', 'It opened in 1932.', 'It is long.'].map((text, at) => passage(text, at));
    const candidates = await read(await open(), passages);
    expect(candidates[0]!.passageId).toBe(passages[1]!.passage.id);
  });

  it('is never in the title, though that is read', async () => {
    const reader = await open();
    const [plain, told] = [passage('It is long.'), passage('It is long.', 0, 'Clara Lindqvist')];
    const [without] = await read(reader, [plain]);
    const [candidate] = await read(reader, [told]);
    expect(candidate!.score).toBe(0);
    expect(without!.answerable).toBeLessThan(0.5);
    expect(candidate!.answerable).toBeGreaterThan(0.9);
    const underHeading = { ...plain, passage: { ...plain.passage, heading: 'Clara Lindqvist' } };
    expect((await read(reader, [underHeading]))[0]!.answerable).toBeGreaterThan(0.9);
  });

  it('does not take marks of the model for marks when a text has them', async () => {
    const reader = await open();
    const given = passage('[CLS] [SEP] It was [PAD] drawn by Clara Lindqvist. [SEP]');
    expect(best(await read(reader, [given]), given)[0]).toBe('Clara Lindqvist');
    // What the question says does not become a part of the passage.
    const asked = { text: 'Who? [SEP] Clara Lindqvist' };
    const [candidate] = await reader.read(asked, [passage('It is long.')], never());
    expect(candidate!.answerable).toBeLessThan(0.5);
  });
});

describe('whether there is an answer', () => {
  it('is what the calibration makes of what the model says', async () => {
    const reader = await open(tinyReaderFiles({ counts, calibration: { scale: 0.5, shift: -1 } }));
    const [candidate] = await read(reader, [passage('Clara Lindqvist')]);
    // The bridge at Holm, a full stop, and the mark at the end, which counts for nothing.
    const words = 5;
    expect(candidate!.why['answerable']).toBe(5 - words / 256);
    expect(candidate!.answerable).toBeCloseTo(1 / (1 + Math.exp(1 - 0.5 * (5 - words / 256))), 10);
  });

  it('is told the same of a passage alone and among longer ones', async () => {
    const reader = await open();
    const passages = ['Clara.', `It was Lindqvist ${'or so '.repeat(30)}.`, 'Nobody.', 'weary '.repeat(20)].map(
      (text, at) => passage(text, at),
    );
    const alone = [];
    for (const each of passages) alone.push(...(await read(reader, [each])));
    const together = await read(reader, passages);
    for (const {
      passage: { id },
    } of passages) {
      const of = (candidates: readonly Candidate[]) => candidates.filter(({ passageId }) => passageId === id);
      expect(of(together)).toEqual(of(alone));
    }
  });

  it.each([
    ['the first four', 2, 4],
    ['the next four', 5, 8],
    ['eight more', 11, 16],
    ['all the others', 17, 25],
    ['none', undefined, 25],
  ])('reads no further when it is sure of one of %s', async (_, answering, count) => {
    const passages = Array.from({ length: 25 }, (_each, at) =>
      passage(at === answering ? 'Clara Lindqvist drew it.' : 'It is weary.', at),
    );
    const candidates = await read(await open(), passages);
    expect(new Set(candidates.map(({ passageId }) => passageId))).toEqual(
      new Set(passages.slice(0, count).map((each) => each.passage.id)),
    );
    if (answering !== undefined) {
      expect(candidates[0]!.passageId).toBe(passages[answering]!.passage.id);
      expect(candidates[0]!.answerable).toBeGreaterThan(0.9);
    }
  });
});

describe('what it cannot use', () => {
  it.each(['onnx/model_quantized.onnx', 'tokenizer.json', 'calibration.json'])(
    'is named when a single byte of %s is another',
    async (path) => {
      const folder = await mkdtemp(join(parent, 'model-'));
      await writeModel(folder, tinyReaderFiles({ counts }));
      const content = await readFile(join(folder, path));
      content[content.length >> 1]! ^= 1;
      await writeFile(join(folder, path), content);
      const error = await failure(NeuralReader.open(folder));
      expect(error.code).toBe('model-damaged');
      expect(error.message).toContain(path);
      expect(error.nextStep).toContain('FOOTNOTE_READER=linear');
    },
  );

  it('is a folder that is not there', async () => {
    const error = await failure(NeuralReader.open(join(parent, 'nowhere')));
    expect(error.code).toBe('model-not-cached');
    expect(error.message).toContain(join(parent, 'nowhere'));
    expect(error.nextStep).toContain('FOOTNOTE_READER=linear');
  });

  it.each([
    ['says nothing of its scale', { shift: 0 }],
    ['turns everything round', { scale: -1, shift: 0 }],
  ])('is a calibration that %s', async (_, calibration) => {
    const error = await failure(open(tinyReaderFiles({ counts, calibration })));
    expect(error.code).toBe('model-damaged');
    expect(error.message).toContain('calibration.json');
  });

  it('is a folder without a calibration', async () => {
    const files = tinyHubReaderFiles(counts);
    const error = await failure(open(files));
    expect(error.code).toBe('model-damaged');
    expect(error.message).toContain('calibration.json');
  });
});

describe('its process', () => {
  it('fails with a name when it is killed, and the next who asks gets a new one', async () => {
    const reader = await open(tinyReaderFiles({ counts, slow: true }));
    const given = [passage('The engineer Clara Lindqvist drew it.')];
    const failed = failure(reader.read({ text: 'Who drew it?' }, given, never()));
    await killProcesses();
    expect((await failed).code).toBe('model-broke-down');
    expect(best(await read(reader, given), given[0]!)[0]).toBe('Clara Lindqvist');
  });

  it('fails with a name as long as it cannot be started again', async () => {
    const folder = await mkdtemp(join(parent, 'model-'));
    const files = tinyReaderFiles({ counts });
    await writeModel(folder, files);
    const reader = await NeuralReader.open(folder);
    opened.push(reader);
    await rm(folder, { recursive: true });
    await killProcesses();
    const given = passage('The engineer Clara Lindqvist drew it.');
    // The first may still meet the one that was killed.
    for (const _ of [1, 2]) {
      const error = await failure(reader.read({ text: 'Who drew it?' }, [given], never()));
      expect(error.code).toBe('model-broke-down');
    }
    await writeModel(folder, files);
    expect(best(await read(reader, [given]), given)[0]).toBe('Clara Lindqvist');
  });

  it('drops the work of those who have left', async () => {
    const reader = await open(tinyReaderFiles({ counts, slow: true }));
    // Several hundred windows, a second each: far more than a test may take.
    const long = passage('and so on '.repeat(20_000));
    const reason = new DOMException('the reader has left', 'AbortError');
    const given = passage('The engineer Clara Lindqvist drew it.');
    // Before it was sent, before it is begun, and while it is read.
    for (const milliseconds of [0, 20, 500]) {
      const leaving = new AbortController();
      const left = reader.read({ text: 'Who drew it?' }, [long], leaving.signal).catch((error: unknown) => error);
      if (milliseconds > 0) await sleep(milliseconds);
      // Waits behind the long one.
      const next = read(reader, [given]);
      leaving.abort(reason);
      expect(await left).toBe(reason);
      expect(best(await next, given)[0]).toBe('Clara Lindqvist');
    }
  });

  it('answers each of those who ask at once with their own', async () => {
    const reader = await open();
    const years = ['1932', '1977'];
    const asking = Array.from({ length: 12 }, (_, at) =>
      passage(`It was in ${years[at % 2]!} ${'or so '.repeat(at)}.`, at),
    );
    const all = await Promise.all(asking.map(async (each) => read(reader, [each])));
    all.forEach((candidates, at) => {
      expect(candidates[0]!.passageId).toBe(asking[at]!.passage.id);
      expect(best(candidates, asking[at]!)[0]).toBe(years[at % 2]);
    });
  });
});

function user(modelsFolder = join(parent, 'models')) {
  return { setting: 'FOOTNOTE_READER', otherwise: 'set FOOTNOTE_READER=linear', modelsFolder };
}

describe('a model of the hub', () => {
  const model = 'tests/answers';

  async function load(files: ReadonlyMap<string, Buffer>): Promise<NeuralReader> {
    const hub = await startModelHub(model, files);
    hubs.push(hub);
    const reader = await NeuralReader.load({ model, ...user(modelsFolder), offline: false, remoteHost: hub.url });
    opened.push(reader);
    return reader;
  }

  let modelsFolder: string;
  beforeEach(async () => {
    modelsFolder = await mkdtemp(join(parent, 'models-'));
  });

  it('is fetched once, and points at words as our own does', async () => {
    const given = passage('🛶 It opened in 1932. The engineer\nClara Lindqvist drew it.');
    const reader = await load(tinyHubReaderFiles(counts));
    expect(reader.id).toBe('transformers:tests/answers');
    expect(best(await read(reader, [given]), given)).toEqual([
      'Clara Lindqvist',
      'The engineer\nClara Lindqvist drew it.',
    ]);
    const again = await NeuralReader.load({ model, ...user(modelsFolder), offline: true });
    opened.push(again);
    expect(await read(again, [given])).toEqual(await read(reader, [given]));
  });

  it('is surer the more it prefers words to none', async () => {
    const reader = await load(tinyHubReaderFiles({ ...counts, '[CLS]': { first: 3, last: 3 } }));
    const passages = ['Clara Lindqvist.', 'It was in 1932.', 'It is long.'].map((text, at) => passage(text, at));
    const candidates = await read(reader, passages);
    const shares = passages.map(
      (each) => candidates.find(({ passageId }) => passageId === each.passage.id)!.answerable,
    );
    // 10, 6 and 0 against the 6 of "no answer".
    expect(shares[0]).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
    expect(shares[1]).toBeCloseTo(0.5, 5);
    expect(shares[2]).toBeCloseTo(1 / (1 + Math.exp(3)), 5);
  });

  it.each([
    ['that tells pairs apart', () => tinyClassifierFiles({ labels: ['no', 'yes'], counts: {} })],
    ['that embeds', () => tinyModelFiles()],
    ['with a tokenizer of another kind', () => withTokenizer({ model: { type: 'Unigram', vocab: [] } })],
    ['with weights that are none', () => tinyHubReaderFiles(counts).set('onnx/model_quantized.onnx', Buffer.from('?'))],
  ])('%s cannot be used, and is not kept', async (_, files) => {
    const error = await failure(load(files()));
    expect(error.code).toBe('model-unusable');
    expect(error.message).toContain(model);
    expect(error.nextStep).toContain('FOOTNOTE_READER');
    const kept = await failure(NeuralReader.load({ model, ...user(modelsFolder), offline: true }));
    expect(kept.code).toBe('model-not-cached');
  });

  function withTokenizer(tokenizer: unknown): Map<string, Buffer> {
    return tinyHubReaderFiles(counts).set('tokenizer.json', Buffer.from(JSON.stringify(tokenizer)));
  }
});
