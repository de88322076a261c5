/** What a client of OpenAI's APIs gets: the official client, unchanged, against a real server. */
import OpenAI, { APIError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const token = 'a-token-of-more-than-16';
const articles = {
  'bridge.md': `---\ntitle: The old bridge 🌉 reopens\nauthor: Lea Ohm\npublished: 2024-05-03\n---\n\nThe bridge over the Ems 🌉🌉 opened to traffic in May 1932. It was closed for 14 weeks in 2023 for repairs.\n\nRepairs of the bridge cost 3 million euros.\n`,
  'library.md': `---\ntitle: مكتبة المدينة\nlanguage: ar\n---\n\nافتتحت مكتبة المدينة أبوابها عام 1987. وتضم المكتبة 40000 كتاب.\n`,
};
let footnote: StartedFootnote;
let client: OpenAI;
beforeAll(async () => {
  footnote = await startFootnote(articles, { FOOTNOTE_TOKEN: token });
  client = new OpenAI({ baseURL: `${footnote.url}/v1`, apiKey: token, maxRetries: 0 });
});
afterAll(() => footnote.close());

const question = 'When did the bridge over the Ems open to traffic?';
const messages = [{ role: 'user' as const, content: question }];

/** What is said beyond OpenAI's own members. */
const wholeAnswer = (reply: unknown): AnswerData => (reply as { footnote: AnswerData }).footnote;

describe('chat completions', () => {
  it('answer with the spans that each address bears out', async () => {
    const reply = await client.chat.completions.create({ model: 'footnote', messages, temperature: 0.2, seed: 7 });
    const [choice] = reply.choices;
    const { content, annotations } = choice!.message;
    expect(content).toContain('1932');
    expect(choice!.finish_reason).toBe('stop');
    const answer = wholeAnswer(reply);
    expect(answer).toMatchObject({ kind: 'answered', text: content });
    expect(annotations!.length).toBeGreaterThan(0);
    for (const { type, url_citation: cited } of annotations!) {
      expect(type).toBe('url_citation');
      const statement = answer.statements.find(({ start }) => start === cited.start_index)!;
      expect(content!.slice(cited.start_index, cited.end_index)).toBe(statement.text);
      expect(cited.title).toBe('The old bridge 🌉 reopens');
      const { articleId, start, end } = answer.citations.find(({ number }) => statement.citations.includes(number))!;
      expect(cited.url).toBe(`${footnote.url}/articles/${articleId}#${start}-${end}`);
    }
  });

  it('count in UTF-16 units, behind emoji and in Arabic', async () => {
    const ask = async (content: string): Promise<string[]> => {
      const reply = await client.chat.completions.create({ model: 'footnote', messages: [{ role: 'user', content }] });
      const { content: text, annotations } = reply.choices[0]!.message;
      return annotations!.map(({ url_citation: { start_index: start, end_index: end } }) => text!.slice(start, end));
    };
    expect(await ask('How much did the repairs of the bridge cost?')).toContain(
      'Repairs of the bridge cost 3 million euros.',
    );
    expect((await ask(question))[0]).toMatch(/^The bridge over the Ems 🌉🌉 opened to traffic in May 1932\.$/);
    expect((await ask('متى افتتحت مكتبة المدينة أبوابها؟'))[0]).toMatch(/^افتتحت مكتبة المدينة أبوابها عام 1987\.$/);
  });

  it('stream the same text, each piece with its annotations, all of them at last, and the whole answer at the end', async () => {
    const stream = await client.chat.completions.create({
      model: 'footnote-extractive',
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
    const text = deltas.map(({ content }) => content ?? '').join('');
    const answer = chunks.map(wholeAnswer).find((each) => each !== undefined)!;
    expect(text).toBe(answer.text);
    const annotations = deltas.flatMap((delta) => ('annotations' in delta ? [delta.annotations] : []));
    expect(annotations.slice(0, -1).flat()).toEqual(annotations.at(-1));
    // A piece comes with what it rests on, at its place in the text so far.
    let told = '';
    for (const delta of deltas) {
      told += delta.content ?? '';
      if (!delta.content || !('annotations' in delta)) continue;
      for (const { url_citation: cited } of delta.annotations as { url_citation: Record<string, number> }[])
        expect(delta.content).toContain(told.slice(cited['start_index'], cited['end_index']));
    }
    expect(annotations.at(-1)).toEqual(
      answer.statements.map(({ start, end }) =>
        expect.objectContaining({
          url_citation: expect.objectContaining({ start_index: start, end_index: end }) as unknown,
        }),
      ),
    );
    expect(chunks.at(-2)!.choices[0]!.finish_reason).toBe('stop');
    expect(chunks.at(-1)!.usage!.total_tokens).toBeGreaterThan(0);
  });

  it('understand a follow-up by the messages before it', async () => {
    const reply = await client.chat.completions.create({
      model: 'footnote',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'When did the bridge over the Ems open?' },
        { role: 'assistant', content: 'The bridge over the Ems opened to traffic in May 1932.' },
        { role: 'user', content: [{ type: 'text', text: 'And for how long was it closed in 2023?' }] },
      ],
    });
    expect(reply.choices[0]!.message.content).toContain('14 weeks');
  });

  it('give a refusal as an answer without annotations', async () => {
    const reply = await client.chat.completions.create({
      model: 'footnote',
      messages: [{ role: 'user', content: 'Who composed the opera Xanthippe?' }],
    });
    expect(wholeAnswer(reply).kind).toBe('not-found');
    expect(reply.choices[0]!.message.annotations).toEqual([]);
  });

  it.each([
    ['an unknown model', { model: 'gpt-9', messages }, 404, 'model_not_found', null],
    ['two answers', { model: 'footnote', messages, n: 2 }, 400, 'unsupported_parameter', 'n'],
    [
      'another format',
      { model: 'footnote', messages, response_format: { type: 'json_object' as const } },
      400,
      'unsupported_parameter',
      'response_format',
    ],
    [
      'a call of a tool',
      { model: 'footnote', messages, tool_choice: 'required' as const },
      400,
      'unsupported_parameter',
      'tool_choice',
    ],
    ['no question', { model: 'footnote', messages: [] }, 400, 'bad-request', 'messages'],
    [
      'a picture',
      {
        model: 'footnote',
        messages: [{ role: 'user' as const, content: [{ type: 'image_url' as const, image_url: { url: 'data:,' } }] }],
      },
      400,
      'unsupported_parameter',
      'messages',
    ],
  ])('refuse %s with a reason', async (_name, body, status, code, param) => {
    const error: unknown = await client.chat.completions.create(body).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status, code, param, type: 'invalid_request_error' });
  });
});

describe('responses', () => {
  it('answer with annotations at the right words', async () => {
    const reply = await client.responses.create({ model: 'footnote', input: question });
    expect(reply.output_text).toContain('1932');
    const [item] = reply.output;
    const [part] = item!.type === 'message' ? item.content : [];
    const annotations = part!.type === 'output_text' ? part!.annotations : [];
    expect(annotations.length).toBeGreaterThan(0);
    const said = annotations.map((each) =>
      each.type === 'url_citation' ? reply.output_text.slice(each.start_index, each.end_index) : each.type,
    );
    expect(said).toEqual(wholeAnswer(reply).statements.map(({ text }) => text));
    expect(wholeAnswer(reply).text).toBe(reply.output_text);
  });

  it('stream to the same response, as the client puts it together', async () => {
    const stream = client.responses.stream({
      model: 'footnote',
      input: [
        { role: 'user', content: 'When did the bridge over the Ems open?' },
        { role: 'assistant', content: 'The bridge over the Ems opened to traffic in May 1932.' },
        { role: 'user', content: 'And for how long was it closed in 2023?' },
      ],
    });
    const types: string[] = [];
    let text = '';
    for await (const event of stream) {
      types.push(event.type);
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    const reply = await stream.finalResponse();
    expect(text).toContain('14 weeks');
    expect(reply.output_text).toBe(text);
    expect(types[0]).toBe('response.created');
    expect(types).toContain('response.output_text.annotation.added');
    expect(types.at(-1)).toBe('response.completed');
  });

  it('refuse what would need to be kept', async () => {
    const error: unknown = await client.responses
      .create({ model: 'footnote', input: question, previous_response_id: 'resp_1' })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 400, param: 'previous_response_id' });
  });
});

describe('the door', () => {
  it('lists its models, and tells of each', async () => {
    const listed = [];
    for await (const { id } of client.models.list()) listed.push(id);
    expect(listed).toEqual(['footnote', 'footnote-extractive']);
    expect(await client.models.retrieve('footnote-extractive')).toMatchObject({ id: 'footnote-extractive' });
    await expect(client.models.retrieve('gpt-9')).rejects.toMatchObject({ status: 404 });
  });

  it('is closed to a wrong key, in words that the client understands', async () => {
    const stranger = new OpenAI({ baseURL: `${footnote.url}/v1`, apiKey: 'wrong', maxRetries: 0 });
    const error: unknown = await stranger.models.list().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.AuthenticationError);
    expect(error).toMatchObject({ code: 'invalid_api_key', type: 'authentication_error' });
  });
});
