/** What a program gets that imports Footnote: the compiled package, by its name. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FootnoteError, openFootnote, type OpenedFootnote } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
const corpus = join(folder, 'corpus');
let footnote: OpenedFootnote;
beforeAll(async () => {
  mkdirSync(corpus);
  writeFileSync(
    join(corpus, 'mill.md'),
    '# The mill\n\nThe mill at Tarn burnt down in 1911 after a lightning strike.\n',
  );
  writeFileSync(
    join(corpus, 'fair.md'),
    '# The fair\n\nThe fair of Lohne had 40 stalls in 1954. It ended at midnight.\n',
  );
  footnote = await openFootnote({
    corpus,
    index: join(folder, 'index'),
    settings: { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear', FOOTNOTE_ANSWERER: 'extractive' },
  });
});
afterAll(async () => {
  await footnote.close();
  rmSync(folder, { recursive: true, force: true });
});

it('indexes, searches, asks, follows up, and tells of citations', async () => {
  expect((await footnote.index()).articles).toMatchObject({ added: 2, failed: [] });
  expect((await footnote.search('lightning'))[0]!.text).toContain('1911');

  const answer = await footnote.ask('When did the mill at Tarn burn down?');
  expect(answer).toMatchObject({ kind: 'answered', text: expect.stringContaining('1911') as unknown });
  const [record] = footnote.citations(answer);
  const { quote, article } = record!;
  expect(footnote.article(article.id)!.text.slice(quote.start, quote.end)).toBe(quote.exact);
  expect(footnote.articles().map(({ id }) => id)).toContain(article.id);

  const history = [{ question: 'When did the mill at Tarn burn down?', answer: answer.text }];
  expect((await footnote.ask('And why?', { history })).text).toContain('lightning');
  expect((await footnote.ask('Who owned the ferry Xanthippe?')).kind).not.toBe('answered');
});

it('takes in what was added since, and streams', async () => {
  writeFileSync(join(corpus, 'ferry.md'), '# The ferry\n\nThe ferry over the Ems carried 900 people a day in 1932.\n');
  expect((await footnote.index()).articles).toMatchObject({ added: 1, unchanged: 2 });
  const events: string[] = [];
  for await (const { event } of footnote.askEvents('How many people did the ferry over the Ems carry?'))
    events.push(event);
  expect(events.slice(0, 2)).toEqual(['status', 'sources']);
  expect(events.at(-1)).toBe('answer');
});

it('says what is wrong with a setting, and ends when it is told to', async () => {
  await expect(openFootnote({ settings: { FOOTNOTE_READER: 'nobody' } })).rejects.toBeInstanceOf(FootnoteError);
  await expect(footnote.ask('When did the mill burn?', { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
});
