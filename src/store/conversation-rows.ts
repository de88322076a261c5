/**
 * The tables of index/conversations.sqlite, and their rows as the words of domain.ts.
 * Raise `formatVersion` with any change here: a file of another format is left alone, not misread.
 */
import type { AskedTurn, Conversation, ConversationSummary, StoredTurn } from './stored-conversation.ts';
import { conversationSeals } from './conversation-seals.ts';
import type { Row } from './database.ts';

export const formatVersion = '2';
/** The format before had no seals: such a file is given them when it is opened. */
export const formatWithoutSeals = '1';

export const schema = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS conversations (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  leaf TEXT                -- the turn that was read last
) STRICT;
CREATE TABLE IF NOT EXISTS turns (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  conversationId TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  parentId TEXT,
  question TEXT NOT NULL,
  asked TEXT NOT NULL,
  answer TEXT,             -- JSON: AnswerData
  part TEXT                -- JSON: what had been verified when it was stopped
) STRICT;
CREATE INDEX IF NOT EXISTS turnsByConversation ON turns (conversationId, number);
-- The articles that were read for a turn, cited or not, so that a removal finds what it must take out.
CREATE TABLE IF NOT EXISTS turnArticles (
  turnId TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
  articleId TEXT NOT NULL,
  PRIMARY KEY (turnId, articleId)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS turnsByArticle ON turnArticles (articleId);
-- What came later stands in tables of its own, so that a file of before needs no change, and an older Footnote reads this.
CREATE TABLE IF NOT EXISTS chosenSources (
  conversationId TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
  sources TEXT NOT NULL    -- JSON: ChosenSources
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (
  id TEXT PRIMARY KEY,
  created TEXT NOT NULL,
  question TEXT NOT NULL,
  text TEXT NOT NULL,      -- the reader's own
  saved TEXT NOT NULL,     -- JSON: text, statements and citations of an answer, or of one sentence of it
  conversationId TEXT NOT NULL, -- may be gone
  turnId TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS noteArticles (
  noteId TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
  articleId TEXT NOT NULL,
  PRIMARY KEY (noteId, articleId)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS notesByArticle ON noteArticles (articleId);
CREATE TABLE IF NOT EXISTS dismissed ( -- from the list of what was not answered
  turnId TEXT PRIMARY KEY REFERENCES turns (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pins (
  conversationId TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
${conversationSeals}`;

export const summaryColumns =
  'c.id, c.title, c.created, c.updated, c.leaf, (SELECT count(*) FROM turns t WHERE t.conversationId = c.id) AS questions,' +
  ' (SELECT 1 FROM pins p WHERE p.conversationId = c.id) AS pinned';

export function json(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

export function toSummary(row: Row): ConversationSummary {
  return {
    id: String(row['id']),
    title: String(row['title']),
    created: String(row['created']),
    updated: String(row['updated']),
    questions: Number(row['questions']),
    ...(row['pinned'] === 1 && { pinned: true as const }),
    ...(typeof row['matched'] === 'string' && { matched: row['matched'] }),
  };
}

export function toSources(row: Row | undefined): Pick<Conversation, 'sources'> {
  const sources = row?.['sources'];
  return typeof sources === 'string' ? { sources: JSON.parse(sources) } : {};
}

export function toAskedTurn(row: Row): AskedTurn {
  const asked: AskedTurn = {
    turnId: String(row['id']),
    conversationId: String(row['conversationId']),
    question: String(row['standalone']),
    asked: String(row['asked']),
    answered: row['kind'] === 'answered',
    missing: JSON.parse(String(row['missing'])),
    dismissed: row['dismissed'] === 1,
  };
  return asked;
}

/** Only this file writes the JSON, so its shape is taken as given. */
export function toTurn(row: Row): StoredTurn {
  const { parentId, answer, part } = row;
  const turn: StoredTurn = {
    id: String(row['id']),
    ...(typeof parentId === 'string' && { parentId }),
    question: String(row['question']),
    asked: String(row['asked']),
    ...(typeof answer === 'string' && { answer: JSON.parse(answer) }),
    ...(typeof part === 'string' && { part: JSON.parse(part) }),
  };
  return turn;
}
