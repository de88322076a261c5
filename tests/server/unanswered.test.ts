/** What counts as not answered: a question that was refused, not what asked nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote({
    'tower.md': '# The tower of Vell\n\nThe tower of Vell is 20 metres tall.\n',
    'fair.md': '# The fair\n\nThe fair of Lohne had 40 stalls in 1954.\n',
  });
});
afterAll(() => footnote.close());

it('leaves out greetings and thanks', async () => {
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(footnote.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.json() as Promise<Record<string, unknown>>;
  };
  const { id: conversationId } = await post('/api/conversations', {});
  for (const question of ['hi', 'How deep is the harbour of Ostrow?', 'thanks!'])
    await post('/api/ask', { question, conversationId });
  const { questions } = (await (await fetch(`${footnote.url}/api/unanswered`)).json()) as {
    questions: { question: string }[];
  };
  expect(questions.map(({ question }) => question)).toEqual(['How deep is the harbour of Ostrow?']);
});
