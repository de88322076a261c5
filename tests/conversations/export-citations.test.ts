/** The citations of a conversation for other programs, read by parsers that are not ours. */
import { Cite } from '@citation-js/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citationRecords } from '../../src/citations/citation-record.ts';
import type { AnswerData, Article } from '../../src/domain.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const url = 'https://news.example/mill?id=1&x={2}';
// Each teaches it a form.
await Promise.all([
  import('@citation-js/plugin-bibtex'),
  import('@citation-js/plugin-csl'),
  import('@citation-js/plugin-ris'),
]);

let footnote: StartedFootnote;
let conversationId: string;
let answer: AnswerData;
const ask = async (question: string, turn: object): Promise<AnswerData> =>
  (
    await fetch(`${footnote.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question, conversationId, ...turn }),
    })
  ).json() as Promise<AnswerData>;
const exported = async (format: string): Promise<string> =>
  (await fetch(`${footnote.url}/api/conversations/${conversationId}/export?format=${format}`)).text();

beforeAll(async () => {
  footnote = await startFootnote({
    'mill.md': `---\ntitle: 'Fire & water: the {mill} at Tarn, 50% of \\TeX_'\nauthor: Office of Mills\npublisher: Tarn Courier\npublished: 2011-04-09\nurl: ${url}\n---\n\n😀😀 It stood by the river for long. The mill at Tarn burnt down in 1911 after a lightning strike. It was never rebuilt.\n`,
    'ferry.md':
      '---\ntitle: The ferry\npublished: 1932-05\n---\n\nThe ferry over the Ems carried 900 people a day in 1932.\n',
  });
  const created = await fetch(`${footnote.url}/api/conversations`, { method: 'POST' });
  ({ id: conversationId } = (await created.json()) as { id: string });
  answer = await ask('When did the mill at Tarn burn down?', { turnId: 'first' });
  await ask('How many people a day did the ferry over the Ems carry?', { parentId: 'first' });
});
afterAll(() => footnote.close());

describe('a bibliography', () => {
  it.each(['csl-json', 'bibtex', 'ris'])('of form %s says whose the articles are, each once', async (format) => {
    const entries = new Cite(await exported(format)).data as Record<string, unknown>[];
    expect(entries).toHaveLength(2);
    const [mill, ferry] = entries;
    expect(mill!['title']).toMatch(/^Fire & water: the .*mill.* at Tarn, 50% of \\TeX_$/);
    expect(JSON.stringify(mill!['author'])).toMatch(/Office.*Mills/);
    expect(mill!['publisher']).toBe('Tarn Courier');
    expect(JSON.stringify(mill!['issued'])).toContain('2011');
    expect(decodeURI(String(mill!['URL']))).toBe(url);
    expect(ferry!['title']).toBe('The ferry');
    expect(JSON.stringify(ferry!['issued'])).toContain('1932');
  });
});

it('are web annotations that find the words by text and by place, in code points', async () => {
  const annotations = JSON.parse(await exported('web-annotation')) as Record<string, unknown>[];
  const [citation] = answer.citations;
  const { text } = (await (await fetch(`${footnote.url}/api/articles/${citation!.articleId}`)).json()) as Article;
  expect(annotations[0]).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    body: [{ type: 'TextualBody', value: answer.statements[0]!.text }],
    target: { source: url, state: { type: 'TimeState', sourceDate: '2011-04-09T00:00:00Z' } },
  });
  const { selector } = annotations[0]!['target'] as { selector: Record<string, unknown>[] };
  const [quote, position] = selector;
  expect(quote).toMatchObject({ type: 'TextQuoteSelector', exact: citation!.quote });
  const points = Array.from(text);
  expect(points.slice(Number(position!['start']), Number(position!['end'])).join('')).toBe(citation!.quote);
  const at = text.indexOf(`${String(quote!['prefix'])}${citation!.quote}${String(quote!['suffix'])}`);
  expect(at + String(quote!['prefix']).length).toBe(citation!.start);
  expect(text.slice(0, citation!.start)).toContain('😀');
});

it('are the records of the answers, byte by byte', async () => {
  const records = JSON.parse(await exported('records')) as unknown[];
  expect(JSON.stringify(records.slice(0, answer.citations.length))).toBe(JSON.stringify(citationRecords(answer)));
});

it('are sources of Open WebUI, an article each', async () => {
  const sources = JSON.parse(await exported('open-webui')) as {
    data: { source: { name: string }; document: string[]; metadata: { source: string }[] };
  }[];
  expect(sources.map(({ data }) => data.source.name)).toEqual([expect.stringContaining('Fire & water'), 'The ferry']);
  for (const { data } of sources) expect(data.document.length).toBe(data.metadata.length);
  const { articleId, start, end, quote } = answer.citations[0]!;
  expect(sources[0]!.data.document[0]).toBe(quote);
  expect(sources[0]!.data.metadata[0]!.source).toBe(`${footnote.url}/articles/${articleId}#${start}-${end}`);
});
