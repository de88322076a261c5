/** What may be sent to each address that takes a body, for whoever reads the document; a test sends each of them. */
const question = 'How many troops were killed in the airstrike?';

export const examples: Readonly<Record<string, unknown>> = {
  'post /api/ask': { question },
  'post /api/articles': { title: 'The ferry', text: 'The ferry over the Ems carried 900 people a day in 1932.' },
  'patch /api/articles/{id}': { tags: ['ferries', 'the north'] },
  'post /api/conversations': { title: 'Ferries' },
  'patch /api/conversations/{id}': { title: 'Ferries of the north' },
  'post /api/notes': { conversationId: 'the id of a conversation', turnId: 'the id of a turn of it' },
  'patch /api/notes/{id}': { text: 'To be looked up again.' },
  'post /api/subscriptions': { url: 'https://192.0.2.7/feed.xml', every: 3600 },
  'post /api/feedback': { question, verdict: 'up' },
  'post /v1/chat/completions': { model: 'footnote', messages: [{ role: 'user', content: question }] },
  'post /v1/responses': { model: 'footnote', input: question },
  'post /mcp': {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'an agent', version: '1' } },
  },
};
