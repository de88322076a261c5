/** How much a model reads at once: as the endpoint tells it, in each way that servers have; and what then is shown. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { timeoutsWithin } from '../../src/answerers/chat-timeouts.ts';
import { estimateTokens } from '../../src/answerers/model-window.ts';
import { OpenAIAnswerer } from '../../src/answerers/openai.ts';
import { answerPrompt, refusalWord } from '../../src/answerers/prompts.ts';
import { FootnoteError } from '../../src/errors.ts';
import { bridgeArticle, bridgePassages, partsOf, ranked } from '../contracts/answerer.ts';
import { type FakeChat, shownPassages, startFakeChat, write } from '../fixtures/fake-chat.ts';

let server: FakeChat | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const paragraph =
  'The bridge at Holm is 212 metres long, and the toll was never raised again by the mayor, Tom Brandt. ';
const longArticle = { ...bridgeArticle, id: 'long', text: paragraph.repeat(200) };
/** Thirty passages of about 1,000 characters. */
const many = Array.from({ length: 30 }, (_, at) =>
  ranked(longArticle, at * paragraph.length, (at + 10) * paragraph.length, at),
);
const question = 'How long is the bridge at Holm?';

/** Passages that a model is shown which an endpoint tells this of. */
async function shownTo(
  telling: Parameters<typeof startFakeChat>[2],
  options: { readonly model?: string; readonly window?: number } = {},
): Promise<number> {
  server = await startFakeChat(
    (_request, reply) => write(reply, `{"statement":"${refusalWord}","quotes":[]}`),
    ['tiny'],
    telling,
  );
  const answerer = new OpenAIAnswerer({
    baseURL: server.url,
    apiKey: 'sk-test',
    model: 'model' in options ? options.model : 'tiny',
    window: options.window,
    timeouts: timeoutsWithin(20),
  });
  await partsOf(answerer, question, many);
  const shown = shownPassages(server.requests[0]!).length;
  expect(server.requests[0]!.body['max_tokens']).toBeLessThanOrEqual(2000);
  await server.close();
  return shown;
}

describe('the window of a model', () => {
  it('is 8,192 tokens where nobody tells, and what is set before all else', async () => {
    const untold = await shownTo({});
    expect(untold).toBeGreaterThan(12);
    expect(untold).toBeLessThan(30);
    expect(await shownTo({ models: [{ id: 'tiny', max_model_len: 2048 }] }, { window: 32_768 })).toBe(30);
    expect(await shownTo({}, { window: 2048 })).toBeLessThan(5);
  });

  it.each([
    [
      'vLLM',
      {
        models: [
          { id: 'other', max_model_len: 100_000 },
          { id: 'tiny', max_model_len: 2048 },
        ],
      },
    ],
    ['OpenRouter', { models: [{ id: 'tiny', context_length: 2048 }] }],
    ['Groq', { models: [{ id: 'tiny', context_window: 2048 }] }],
    ['Mistral', { models: [{ id: 'tiny', max_context_length: 2048 }] }],
    ['llama.cpp', { models: [{ id: 'tiny', meta: { n_ctx: 2048, n_ctx_train: 131_072 } }] }],
    ['llama.cpp, older', { other: { '/props': { default_generation_settings: { n_ctx: 2048 } } } }],
    [
      'Ollama, with a window of its own',
      {
        other: {
          '/api/show': { parameters: 'stop "x"\nnum_ctx 2048', model_info: { 'llama.context_length': 131_072 } },
        },
      },
    ],
    ['LM Studio', { other: { '/api/v0/models': { data: [{ id: 'tiny', loaded_context_length: 2048 }] } } }],
    ['LM Studio, not loaded', { other: { '/api/v0/models': { data: [{ id: 'tiny', max_context_length: 2048 }] } } }],
    ['Ollama, with a small model', { other: { '/api/show': { model_info: { 'bert.context_length': 2048 } } } }],
  ])('is what %s tells', async (_, telling) => {
    const shown = await shownTo(telling);
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(5);
  });

  it('is the default of Ollama for a model that was made for more, because that is what it then gets', async () => {
    const shown = await shownTo({ other: { '/api/show': { model_info: { 'llama.context_length': 131_072 } } } });
    expect(shown).toBeGreaterThan(4);
    expect(shown).toBeLessThan(12);
  });

  it.each([
    ['a list of something else', { models: [{ name: 'tiny' }] }],
    ['a window of no size', { models: [{ id: 'tiny', max_model_len: -1 }] }],
    ['nonsense', { other: { '/api/show': { model_info: 'many' }, '/props': [] } }],
  ])('is the default where the endpoint tells %s', async (_, telling) => {
    expect(await shownTo(telling)).toBeGreaterThan(12);
  });

  it.each([
    ['tells', ['tiny']],
    ['lists no model', []],
  ])('is asked for once, where the endpoint %s', async (_, models) => {
    const refusal = `{"statement":"${refusalWord}","quotes":[]}`;
    server = await startFakeChat((_request, reply) => write(reply, refusal), models);
    const { url } = server;
    const answerer = new OpenAIAnswerer({ baseURL: url, apiKey: '', model: 'tiny', timeouts: timeoutsWithin(20) });
    for (let time = 0; time < 3; time += 1) await partsOf(answerer, question, bridgePassages);
    expect(server.listings()).toBe(1);
  });
});

it('is asked for again when the endpoint was not there the first time', async () => {
  const refusal = `{"statement":"${refusalWord}","quotes":[]}`;
  const first = await startFakeChat((_request, reply) => write(reply, refusal));
  const { url } = first;
  await first.close();
  const answerer = new OpenAIAnswerer({ baseURL: url, apiKey: '', model: 'tiny', timeouts: timeoutsWithin(20) });
  await expect(partsOf(answerer, question, many)).rejects.toThrow('cannot be reached');
  const telling = { models: [{ id: 'tiny', max_model_len: 2048 }], port: Number(new URL(url).port) };
  server = await startFakeChat((_request, reply) => write(reply, refusal), [], telling);
  await partsOf(answerer, question, many);
  expect(shownPassages(server.requests[0]!).length).toBeLessThan(5);
});

describe('what does not fit', () => {
  it('is left out from the last passage on, which ends with a whole sentence', () => {
    const { messages } = answerPrompt(question, many, 2000);
    const { content } = messages.at(-1)!;
    const texts = [...content.matchAll(/Text:\n([^]*?)\n[\da-f]{16}>>>/g)].map(([, text]) => text!);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts[0]).toBe(many[0]!.passage.text);
    expect(texts.at(-1)).toMatch(/Tom Brandt\.\s*$/);
    for (const text of texts) expect(longArticle.text).toContain(text);
  });

  it('never makes the prompt longer than its room, by the estimate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6000 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 800 }), { maxLength: 12 }),
        (room, texts) => {
          const passages = texts.map((text, at) =>
            ranked({ ...bridgeArticle, id: `a${at}`, text }, 0, text.length, at),
          );
          const { messages } = answerPrompt(question, passages, room);
          const tokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
          expect(tokens).toBeLessThanOrEqual(room);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is an error with a name when the question alone is too long', async () => {
    server = await startFakeChat((_request, reply) => write(reply, ''));
    const { url } = server;
    const answerer = new OpenAIAnswerer({
      baseURL: url,
      apiKey: '',
      model: 'tiny',
      window: 1024,
      timeouts: timeoutsWithin(20),
    });
    const failure = await partsOf(answerer, 'When did the bridge open? '.repeat(300), bridgePassages).catch(
      (error: unknown) => error,
    );
    if (!(failure instanceof FootnoteError)) throw new Error('it should have failed with a FootnoteError');
    expect(failure.code).toBe('model-window');
    expect(failure.nextStep).toContain('FOOTNOTE_MODEL_WINDOW');
    expect(server.requests).toEqual([]);
  });
});

it.each([
  ['English', 'The toll of the bridge was never raised again, according to the mayor.', 14],
  ['Russian', 'Согласно заявлению мэра, плата за проезд больше не повышалась.', 14],
  ['Chinese', '据市长说，这座桥的通行费再也没有提高过。', 14],
  ['Thai', 'นายกเทศมนตรีกล่าวว่าค่าผ่านทางไม่เคยขึ้นอีกเลย', 12],
  ['digits', '1932 4000 212 1977 14', 10],
])('tokens of %s are rather counted too high than too low', (_, text, atLeast) => {
  expect(estimateTokens(text)).toBeGreaterThanOrEqual(atLeast);
  expect(estimateTokens(text)).toBeLessThan(text.length * 1.3);
});
