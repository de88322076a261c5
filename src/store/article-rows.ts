/**
 * Rows of the articles as the words of domain.ts, and the digest that tells whether a text is still what was stored.
 * Pure. Does not read the tables (stored-articles.ts).
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Article, Heading } from '../domain.ts';
import type { Row } from './database.ts';
import type { ArticleSummary } from './index-report.ts';

export const summaryColumns =
  'id, path, title, publisher, author, published, publishedNote, url, doubt, language, contentHash';

const optionalColumns = ['publisher', 'author', 'published', 'publishedNote', 'url', 'doubt'] as const;

/** `copies`: its other paths, if it has any. */
export function toSummary(row: Row, copies?: readonly string[], tags?: readonly string[]): ArticleSummary {
  return {
    id: String(row['id']),
    path: String(row['path']),
    ...(copies !== undefined && { copies }),
    title: String(row['title']),
    ...Object.fromEntries(optionalColumns.flatMap((key) => (typeof row[key] === 'string' ? [[key, row[key]]] : []))),
    ...(tags !== undefined && { tags }),
    language: String(row['language']),
    contentHash: String(row['contentHash']),
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

export function toNumbers(blob: unknown): Uint32Array {
  return blob instanceof Uint8Array ? new Uint32Array(blob.slice().buffer) : new Uint32Array();
}

/** SHA-256, cut to 128 bits: long enough that two texts never share one. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
