/**
 * A second opinion on statements: a model behind an endpoint writes, the real library judges with a model of a few words,
 * and what comes out is the answer that a reader gets.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig, type Values } from '../../src/config.ts';
import type { Answer } from '../../src/domain.ts';
import { Footnote } from '../../src/footnote.ts';
import { type FakeChat, shownPassages, startFakeChat, write } from '../fixtures/fake-chat.ts';
import { tinyClassifierFiles, writeModel } from '../fixtures/tiny-model.ts';

/** Each word that stands for a verdict is one that the rules have nothing against. */
const judges = {
  labels: ['contradiction', 'neutral', 'ENTAILMENT'],
  counts: { there: [0, 0, 4], during: [9, 0, 0], through: [0, 9, 0] },
};
const quote = 'The boats of Holm lie in the harbour in winter, and there they are mended.';
const borneOut = 'In winter the boats of Holm lie in the harbour.';
const contradicted = 'During winter the boats of Holm lie in the harbour.';
const unclear = 'Through winter the boats of Holm lie in the harbour.';

let folder: string;
let chat: FakeChat;
let written: readonly string[];
let opened: Footnote | undefined;
let notices: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-verifier-'));
  await mkdir(join(folder, 'corpus'));
  await writeFile(join(folder, 'corpus/holm.md'), `# Boats\n\n${quote}`);
  const models = join(folder, 'models/footnote-tests');
  await writeModel(join(models, 'judge'), tinyClassifierFiles(judges));
  await writeModel(join(models, 'slow'), tinyClassifierFiles({ ...judges, slow: true }));
  const { labels, counts } = judges;
  await writeModel(join(models, 'topics'), tinyClassifierFiles({ labels: labels.map((_, at) => `T${at}`), counts }));
  const two = { there: [0, 4], during: [9, 0], through: [9, 0] };
  const twoNamed = { two: ['not_entailment', 'entailment'], 'two-unnamed': ['LABEL_0', 'LABEL_1'] };
  for (const [name, own] of Object.entries(twoNamed)) {
    await writeModel(join(models, name), tinyClassifierFiles({ labels: own, counts: two }));
  }
  const made = { during: [0, 9], through: [0, 9] };
  const ofTokens = { tokens: ['SUPPORTED', 'HALLUCINATED'], 'tokens-unnamed': ['LABEL_0', 'LABEL_1'] };
  for (const [name, own] of Object.entries(ofTokens)) {
    await writeModel(join(models, name), tinyClassifierFiles({ labels: own, counts: made, ofTokens: true }));
  }
  const names = tinyClassifierFiles({ labels: ['O', 'PERSON', 'PLACE'], counts: {}, ofTokens: true });
  await writeModel(join(models, 'names'), names);
  chat = await startFakeChat((request, reply) => {
    const { key } = shownPassages(request)[0]!;
    const lines = written.map((statement) => JSON.stringify({ statement, quotes: [{ key, text: quote }] }));
    write(reply, lines.join('\n'));
  });
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(async () => {
  await chat.close();
  await rm(folder, { recursive: true, force: true });
});

async function answerOf(statements: readonly string[], settings: Values): Promise<Answer> {
  written = statements;
  const config = loadConfig(
    {
      FOOTNOTE_CORPUS: 'corpus',
      FOOTNOTE_MODELS: 'models',
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_OFFLINE: '1',
      FOOTNOTE_ANSWERER: 'openai:tiny',
      // Of a busy machine, too, where nothing is about being late.
      FOOTNOTE_VERIFIER_SECONDS: '60',
      OPENAI_BASE_URL: chat.url,
      ...settings,
    },
    {},
    folder,
  );
  notices = [];
  opened = await Footnote.open(config, { notice: (line) => notices.push(line) });
  await opened.update();
  const question = { text: 'Where do the boats of Holm lie?', history: [], filters: {} };
  return opened.askOnce(question, new AbortController().signal);
}

const supportedIn = ({ statements }: Answer): string[] =>
  statements.flatMap(({ text, verdict }) => (verdict === 'supported' ? [text] : []));
const reasonsIn = ({ statements }: Answer): (string | undefined)[] => statements.map(({ reason }) => reason);

describe('a verifier', () => {
  it('takes out what the quotes contradict or do not bear out, which the rules alone let pass', async () => {
    const all = [borneOut, contradicted, unclear];
    expect(supportedIn(await answerOf(all, {}))).toEqual(all);
    await opened!.close();

    const answer = await answerOf(all, { FOOTNOTE_VERIFIER: 'transformers:footnote-tests/judge' });
    expect(notices).toEqual([]);
    expect(supportedIn(answer)).toEqual([borneOut]);
    expect(reasonsIn(answer).slice(-2)).toEqual([
      'What it quotes says otherwise, in the eyes of the verifier.',
      'What it quotes does not bear it out, in the eyes of the verifier.',
    ]);
    expect(answer.why.verifier).toEqual({ model: 'footnote-tests/judge' });
  });

  it.each([
    ['"entailed" and "not entailed" alone', 'two'],
    ['two labels without names, the second of which bears out', 'two-unnamed'],
    ['which words of a statement are made up', 'tokens'],
    ['the same without names', 'tokens-unnamed'],
  ])('may know %s', async (_, model) => {
    const answer = await answerOf([borneOut, contradicted], {
      FOOTNOTE_VERIFIER: `transformers:footnote-tests/${model}`,
    });
    expect(notices).toEqual([]);
    expect(supportedIn(answer)).toEqual([borneOut]);
    expect(reasonsIn(answer)).toContain('What it quotes does not bear it out, in the eyes of the verifier.');
  });

  it('does not make more verified what the rules reject, nor judge a sentence that is its own quote', async () => {
    const invented = 'In winter 300 boats of Holm lie there in the harbour.';
    const answer = await answerOf([invented, quote], {
      FOOTNOTE_VERIFIER: 'transformers:footnote-tests/slow',
      FOOTNOTE_VERIFIER_SECONDS: '0.05',
    });
    expect(supportedIn(answer)).toEqual([quote]);
    expect(reasonsIn(answer)).toContain('The words that it quotes do not hold “300”.');
  });
});

describe('without a verdict', () => {
  it('in time, a statement gives way to what it quotes, and the model that wrote it is not asked again', async () => {
    const before = chat.requests.length;
    const answer = await answerOf([borneOut], {
      FOOTNOTE_VERIFIER: 'transformers:footnote-tests/slow',
      FOOTNOTE_VERIFIER_SECONDS: '0.05',
    });
    const reason = 'The verifier footnote-tests/slow gave no verdict within 0.05 s.';
    expect(supportedIn(answer)).toEqual([`“${quote}”`]);
    expect(reasonsIn(answer)).toEqual([reason, undefined]);
    expect(answer.why.verifier).toEqual({
      model: 'footnote-tests/slow',
      failure: { code: 'model-late', sentence: reason },
    });
    expect(chat.requests.length - before).toBe(1);
  });

  it.each([
    ['is not there', 'footnote-tests/nowhere', 'model-not-cached'],
    ['tells other things apart', 'footnote-tests/topics', 'model-unusable'],
    ['tells names of other words', 'footnote-tests/names', 'model-unusable'],
  ])('because the model %s, the rules decide, and it is said', async (_, model, code) => {
    const answer = await answerOf([contradicted], { FOOTNOTE_VERIFIER: `transformers:${model}` });
    expect(supportedIn(answer)).toEqual([contradicted]);
    expect(answer.why.verifier).toMatchObject({ model, failure: { code } });
    expect(notices[0]).toMatch(/^Verifier: the rules alone, because .*unset FOOTNOTE_VERIFIER/);
  });
});
