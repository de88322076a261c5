/**
 * Rows of the tables as the words of domain.ts, and the digests that tell whether a text is still what was stored.
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Article, Heading, Passage } from '../domain.ts';
import type { ArticleSummary } from '../index-report.ts';
import { spokenDate } from '../text.ts';
import type { Row } from './database.ts';
import type { Candidate } from './store-change.ts';

export const summaryColumns =
  'id, path, title, publisher, author, published, publishedNote, url, doubt, language, contentHash';
export const passageColumns = 'id, articleId, heading, "start", "end"';

const optionalColumns = ['publisher', 'author', 'published', 'publishedNote', 'url', 'doubt'] as const;

/** `copies`: its other paths, if it has any. */
export function toSummary(row: Row, copies?: readonly string[]): ArticleSummary {
  return {
    id: String(row['id']),
    path: String(row['path']),
    ...(copies !== undefined && { copies }),
    title: String(row['title']),
    ...Object.fromEntries(optionalColumns.flatMap((key) => (typeof row[key] === 'string' ? [[key, row[key]]] : []))),
    language: String(row['language']),
    contentHash: String(row['contentHash']),
  };
}

/** Title, publisher, author and date of an article: what its passages are found under beside their words. */
export function aboutOf(row: Row): string {
  const date = typeof row['published'] === 'string' ? spokenDate(row['published']) : undefined;
  return [row['title'], row['publisher'], row['author'], date].filter((part) => typeof part === 'string').join('\n');
}

export function toPassage(row: Row, article: Article): Passage {
  const start = Number(row['start']);
  const end = Number(row['end']);
  const heading = row['heading'];
  return {
    id: String(row['id']),
    articleId: article.id,
    ...(typeof heading === 'string' && { heading }),
    text: article.text.slice(start, end),
    start,
    end,
  };
}

const headingsSchema = z.array(z.object({ level: z.number(), start: z.number(), end: z.number() }));

export function parseHeadings(json: unknown): Heading[] {
  return headingsSchema.parse(JSON.parse(String(json)));
}

const pagesSchema = z.array(z.object({ start: z.number(), end: z.number() }));

/** As a part of an article, because only some have pages. */
export function parsePages(json: unknown): Pick<Article, 'pages'> {
  return typeof json === 'string' ? { pages: pagesSchema.parse(JSON.parse(json)) } : {};
}

export function toCandidate(row: Row): Candidate {
  const reading = row['reading'];
  return {
    number: Number(row['number']),
    passageId: String(row['id']),
    articleId: String(row['articleId']),
    ...(reading instanceof Uint8Array && { reading: toNumbers(reading) }),
  };
}

export function toNumbers(blob: unknown): Uint32Array {
  return blob instanceof Uint8Array ? new Uint32Array(blob.slice().buffer) : new Uint32Array();
}

/** SHA-256, cut to 128 bits: long enough that two texts never share one. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
