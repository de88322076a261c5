/**
 * The tables of index/footnote.sqlite, and the stamp that says what built them.
 * Raise `formatVersion` with any change here: an index of another format is refused, with the command that rebuilds it.
 */
import { sealsTable } from './seals.ts';

export const formatVersion = 8;
/** The format before had no seals: such an index is given them when it is opened. */
export const formatWithoutSeals = 7;

/** So many revisions back, removals are remembered. */
export const rememberedRevisions = 1000;

/** What an author sorted articles by. An index of before is given it when it is opened, and reads its files again. */
export const tagsTable = `
CREATE TABLE IF NOT EXISTS tags (
  articleId TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  tag TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (articleId, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS articlesByTag ON tags (tag);
-- Articles whose tags have not been read: of an index of before.
CREATE TABLE IF NOT EXISTS untagged (
  articleId TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;

/** For the same: the articles of formats that may hold tags. */
export const allUntagged = `
INSERT OR IGNORE INTO untagged SELECT id FROM articles
WHERE path LIKE '%.md' OR path LIKE '%.markdown' OR path LIKE '%.txt';
`;

/**
 * What finds articles by their content, and tells all sources and the newest date without reading the articles. An index
 * of before, which has them not yet, is given them when it is opened: nothing is kept otherwise for them.
 */
export const articleIndexes = `
CREATE INDEX IF NOT EXISTS articlesByContent ON articles (contentHash);
CREATE INDEX IF NOT EXISTS articlesBySource ON articles (publisher, author, published);
`;

export const schema = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS articles (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,  -- the first, where there are several
  title TEXT NOT NULL,
  publisher TEXT,
  author TEXT,
  published TEXT,
  publishedNote TEXT,
  url TEXT,
  doubt TEXT,                 -- why the words may have been read wrongly, what was left out
  language TEXT NOT NULL,
  contentHash TEXT NOT NULL,  -- of the file
  textHash TEXT NOT NULL,     -- of the text column: SQLite does not notice flipped bits
  fileStamp TEXT NOT NULL,    -- size and times of the file, to pass over what has not changed
  -- The long ones last: SQLite reads through a book to reach what stands behind it.
  headings TEXT NOT NULL,     -- JSON: [{level, start, end}]
  pages TEXT,                 -- JSON: [{start, end}], where the format has pages
  text TEXT NOT NULL
) STRICT;

${articleIndexes}
${tagsTable}
${sealsTable}
-- Other paths of an article: files of the same bytes, entries of the same content.
CREATE TABLE IF NOT EXISTS copies (
  path TEXT PRIMARY KEY,
  articleId TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  fileStamp TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS copiesByArticle ON copies (articleId, path);

-- The text of a passage is a span of its article's text and is not kept twice.
CREATE TABLE IF NOT EXISTS passages (
  number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again, so that caches can name passages by it
  id TEXT NOT NULL UNIQUE,
  articleId TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  heading TEXT,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  textHash TEXT NOT NULL,
  vector BLOB NOT NULL        -- see packed-vector.ts
) STRICT;
CREATE INDEX IF NOT EXISTS passagesByArticle ON passages (articleId, "start");
CREATE INDEX IF NOT EXISTS passagesByText ON passages (textHash);

-- A passage as a search looks at it closely (retrieval/read-passage.ts), so that it need not be read again each time.
CREATE TABLE IF NOT EXISTS readings (
  number INTEGER PRIMARY KEY REFERENCES passages (number) ON DELETE CASCADE,
  reading BLOB NOT NULL       -- 32-bit numbers, little-endian
) STRICT;

-- Which passages were removed by which revision, so that whoever follows need not compare all; of the last revisions.
CREATE TABLE IF NOT EXISTS removals (
  revision INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (revision, number)
) STRICT, WITHOUT ROWID;
-- Within a commit, the revision is still that of the one before.
CREATE TRIGGER IF NOT EXISTS rememberRemoval AFTER DELETE ON passages BEGIN
  INSERT INTO removals
  SELECT coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'), 0) + 1, old.number;
END;

-- What an article's words look like from afar, to tell copies of one story. Numbered anew with each change of the article.
CREATE TABLE IF NOT EXISTS signatures (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  articleId TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
  signature BLOB NOT NULL     -- 32-bit numbers, little-endian
) STRICT;

-- Files that could not be read; the article that was read from one before stays.
CREATE TABLE IF NOT EXISTS failures (path TEXT PRIMARY KEY, reason TEXT NOT NULL, fileStamp TEXT NOT NULL) STRICT;
`;
