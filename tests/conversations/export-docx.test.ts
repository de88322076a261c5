/** A conversation as a Word file, read again by a reader of such files that is ours, and by its parts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { exportDocx } from '../../src/conversations/export-docx.ts';
import { Footnote } from '../../src/footnote.ts';
import type { Conversation } from '../../src/store/stored-conversation.ts';
import { unzipped } from '../fixtures/unzipped.ts';

const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
let conversation: Conversation;
beforeAll(async () => {
  writeFileSync(
    join(folder, 'mill.md'),
    '---\ntitle: Fire & water <b>\npublisher: Tarn Courier\npublished: 2011-04-09\nurl: https://news.example/mill?a=1&b=2\n---\n\nThe mill at Tarn burnt down in 1911 after a lightning strike.\n',
  );
  writeFileSync(join(folder, 'fair.md'), '# The fair\n\nThe fair of Lohne had 40 stalls in 1954.\n');
  const settings = { FOOTNOTE_CORPUS: folder, FOOTNOTE_INDEX: join(folder, 'index'), FOOTNOTE_READER: 'linear' };
  const footnote = await Footnote.open(loadConfig(settings));
  await footnote.update();
  const { id } = footnote.conversations.create('The mill');
  let parentId: string | undefined;
  for (const question of ['When did the mill at Tarn burn down?', 'How many stalls had the fair of Lohne?']) {
    const turn = { id: question, question, ...(parentId !== undefined && { parentId }) };
    const events = footnote.ask({ text: question, history: [], filters: {} }, new AbortController().signal);
    for await (const { event } of footnote.conversations.record(id, turn, events, () => undefined)) void event;
    parentId = question;
  }
  conversation = footnote.conversations.get(id);
  await footnote.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wordsOf = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, words]) => words).join('');

it('holds questions, answers and a footnote with its quote, source and link for each citation', async () => {
  const parts = await unzipped(await exportDocx(conversation));
  const body = parts.get('word/document.xml')!;
  expect(wordsOf(body)).toContain('The millWhen did the mill at Tarn burn down?The mill at Tarn burnt down in 1911');
  // So that programs other than Word find the questions as headings.
  expect([...body.matchAll(/<w:outlineLvl w:val="0"\/>/g)]).toHaveLength(2);
  expect([...body.matchAll(/w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(['1', '2']);
  const notes = parts.get('word/footnotes.xml')!;
  expect(wordsOf(notes)).toContain(
    '“The mill at Tarn burnt down in 1911 after a lightning strike.” Fire &amp; water &lt;b&gt;, Tarn Courier, 9 April 2011. https://news.example/mill?a=1&amp;b=2',
  );
  expect(parts.get('word/_rels/footnotes.xml.rels')).toContain('https://news.example/mill?a=1&amp;b=2');
  // No marker of ours is left in the words.
  expect(wordsOf(body)).not.toMatch(/\[\d\]/);
});

it('says that an article was withdrawn, and none of its words', async () => {
  const [turn] = conversation.turns;
  const answer = turn!.answer!;
  const [citation] = answer.citations;
  const gone = { ...citation!, quote: '', standing: 'withdrawn' as const };
  const parts = await unzipped(
    await exportDocx({
      ...conversation,
      turns: [{ ...turn!, answer: { ...answer, text: '[withdrawn since: Fire] [1]', citations: [gone] } }],
    }),
  );
  expect(wordsOf(parts.get('word/footnotes.xml')!)).toContain('[withdrawn since: Fire &amp; water &lt;b&gt;]');
  expect([...parts.values()].join('')).not.toContain('lightning');
});
