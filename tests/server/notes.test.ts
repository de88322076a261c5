/** Notes over HTTP: saved from stored answers, written beside, exported, and following what happens to their articles. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/store/stored-conversation.ts';
import type { StoredNote } from '../../src/store/stored-note.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const articles = {
  'tower.md':
    '---\npublished: 2020-05\n---\n\n# The tower of Vell\n\nThe tower of Vell is 20 metres tall. It was built by Marguerite Quillfeather.',
  'harbour.md': '# The harbour of Ostrow\n\nThe harbour of Ostrow is 9 metres deep.',
};

let footnote: StartedFootnote;
afterEach(() => footnote.close());

const call = async <Shape>(path: string, method: 'POST' | 'PATCH' | 'DELETE', body: object = {}): Promise<Shape> => {
  const response = await fetch(footnote.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (response.status === 204 ? undefined : await response.json()) as Shape;
};
const notes = async (): Promise<StoredNote[]> =>
  ((await (await fetch(`${footnote.url}/api/notes`)).json()) as { notes: StoredNote[] }).notes;
const exported = async (format: string): Promise<string> =>
  (await fetch(`${footnote.url}/api/notes/export?format=${format}`)).text();
const kept = (): string =>
  readdirSync(footnote.index)
    .map((file) => readFileSync(join(footnote.index, file), 'latin1'))
    .join('\n');
/** Asks in a conversation of its own, and saves what was answered. */
async function saved(question: string, more: object = {}): Promise<StoredNote> {
  const { id: conversationId } = await call<Conversation>('/api/conversations', 'POST');
  await call('/api/ask', 'POST', { question, conversationId, turnId: question });
  return call<StoredNote>('/api/notes', 'POST', { conversationId, turnId: question, ...more });
}

describe('a note', () => {
  it('is an answer, or one sentence of it, as it was stored; only the words beside it can be written', async () => {
    footnote = await startFootnote(articles);
    const answer = await saved('How tall is the tower of Vell?');
    expect(answer.saved.citations[0]).toMatchObject({ title: 'The tower of Vell', standing: 'current' });
    const sentence = await saved('How deep is the harbour of Ostrow?', { citation: 1 });
    expect(sentence.saved.text).toBe('The harbour of Ostrow is 9 metres deep. [1]');
    const written = await call<StoredNote>(`/api/notes/${answer.id}`, 'PATCH', {
      text: 'Compare with Lenn.',
      saved: { text: 'forged' },
    });
    expect(written).toEqual({ ...answer, text: 'Compare with Lenn.', etag: expect.any(String) as unknown });
    expect(written.etag).not.toBe(answer.etag);
    expect((await notes()).map(({ id }) => id).toSorted()).toEqual([answer.id, sentence.id].toSorted());
    await call(`/api/notes/${sentence.id}`, 'DELETE');
    expect(await notes()).toHaveLength(1);
    const { conversationId } = answer;
    expect(await call('/api/notes', 'POST', { conversationId, turnId: 'none' })).toMatchObject({
      code: 'nothing-to-save',
    });
    expect(await call('/api/notes/none', 'PATCH', { text: '' })).toMatchObject({ code: 'note-not-found' });
  });

  it('is exported with footnotes that lead to their quotes, numbered through the file', async () => {
    footnote = await startFootnote(articles);
    const { id } = await saved('How tall is the tower of Vell?');
    await call(`/api/notes/${id}`, 'PATCH', { text: 'Compare with *Lenn*.' });
    await saved('How deep is the harbour of Ostrow?');
    const markdown = await exported('markdown');
    for (const part of ['# Notes', String.raw`Compare with \*Lenn\*.`, '9 metres deep.[^1]', '20 metres tall.[^2]'])
      expect(markdown).toContain(part);
    expect(markdown).toContain('[^2]: “The tower of Vell is 20 metres tall.” *The tower of Vell*, May 2020');
    expect(await exported('html')).toContain('<a href="#note-2" id="mark-2">2</a>');
  });

  it('outlives its conversation, says "changed", and loses every word of an article that is removed', async () => {
    footnote = await startFootnote(articles);
    const { conversationId } = await saved('How tall is the tower of Vell?');
    await saved('How deep is the harbour of Ostrow?');
    await call(`/api/conversations/${conversationId}`, 'DELETE');
    footnote.write('harbour.md', articles['harbour.md'].replace('9 metres', '10 metres'));
    await within(5000, async () => {
      const [harbour] = await notes();
      expect(harbour!.saved.citations[0]).toMatchObject({
        quote: articles['harbour.md'].split('\n\n')[1],
        standing: 'changed',
      });
    });
    footnote.remove('tower.md');
    await within(5000, async () => {
      const [, tower] = await notes();
      expect(tower!.saved.citations[0]).toMatchObject({
        title: 'The tower of Vell',
        published: '2020-05',
        quote: '',
        standing: 'withdrawn',
      });
      expect(tower!.saved.text).toContain('[withdrawn since: The tower of Vell]');
      expect(kept()).not.toContain('20 metres');
    });
    expect(await exported('markdown')).toContain('withdrawn since: The tower of Vell');
  });

  it('follows what happened while nothing ran', async () => {
    footnote = await startFootnote(articles);
    const { conversationId } = await saved('How tall is the tower of Vell?');
    await call(`/api/conversations/${conversationId}`, 'DELETE');
    await footnote.restart(() => rmSync(join(footnote.corpus, 'tower.md')));
    expect((await notes())[0]!.saved.citations[0]).toMatchObject({ quote: '', standing: 'withdrawn' });
    expect(kept()).not.toContain('20 metres');
  });
});
