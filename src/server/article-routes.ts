/** /api/articles: what is in the index, the text of one article, adding and removing. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Offer } from '../adding/add-articles.ts';
import { importsOff } from '../adding/imports-off.ts';
import type { Config } from '../config.ts';
import type { Article } from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import type { Footnote } from '../footnote.ts';
import type { AddReport } from '../store/index-report.ts';
import { keyOfArticle } from '../store/stored-articles.ts';
import { isKnown, mayBeKept, mayNotBeKept, refuseStale, tagOf } from './conditional.ts';
import { fromCursor, page, pageFields } from './cursor.ts';
import { sourcesInAddress, sourcesOf } from './fields.ts';
import { keyOf, KeyedRequests } from './keyed-requests.ts';
import type { LiveFootnote } from './live-footnote.ts';
import { filesOfForm } from './upload.ts';

/** Requests that add, at the same time: each may hold one whole file in memory. */
const mostAdding = 8;

const removeStatuses = { 'article-not-found': 404, 'part-of-a-file': 409, 'not-deleted': 500, 'disk-full': 507 };

const field = z.string().max(1000).optional();
export const addressSchema = z.strictObject({ url: z.string().min(1, 'it is empty').max(2000) });
export const textSchema = z.strictObject({
  text: z.string().refine((text) => text.trim() !== '', 'it is empty'),
  title: field,
  url: field,
  published: field,
  publisher: field,
  author: field,
});

export const articlesSchema = z.object({ ...pageFields(500, 5000), ...sourcesInAddress });
export const tagArticleSchema = z.strictObject({ tags: z.array(z.string().max(1000)).max(1000) });
const keySchema = z.tuple([z.string(), z.string(), z.string()]);

export function articleRoutes(live: LiveFootnote): Router {
  const routes = Router();
  const keyed = new KeyedRequests<AddReport>();
  let adding = 0;

  routes.get('/articles', (request, response) => {
    const { limit, cursor, ...sources } = articlesSchema.parse(request.query);
    const { footnote } = live;
    const behind = fromCursor(cursor, keySchema);
    if (isKnown(request, response, tagOf('articles', footnote.revision))) return;
    const { items, next } = page(footnote.articlesBehind(behind, limit + 1, sourcesOf(sources)), limit, keyOfArticle);
    const missing = footnote.missing();
    response.json({
      articles: items,
      ...(next !== undefined && { next }),
      ...(missing.length > 0 && { missing }),
    });
  });

  routes.post('/articles', async (request, response) => {
    const { footnote } = live;
    if (adding >= mostAdding) {
      throw new FootnoteError('too-many-uploads', 'Too much is being added at once.', 'Try again in a moment.', {
        status: 503,
      });
    }
    adding += 1;
    try {
      const key = keyOf(request);
      const offers = offersOf(request, footnote.config);
      if (key === undefined) {
        response.json(await footnote.add(offers));
        return;
      }
      const { answer, again } = await keyed.once(key, offers, async (passed) => footnote.add(passed));
      if (again) response.setHeader('Idempotency-Replayed', 'true');
      response.json(answer);
    } finally {
      adding -= 1;
    }
  });

  routes.get('/articles/:id', (request, response) => {
    const { footnote } = live;
    const { id } = request.params;
    const tag = tagOfArticle(footnote, id);
    if (tag !== undefined && isKnown(request, response, tag)) return;
    response.json(articleOf(footnote, id));
  });

  routes.get('/articles/:id/guide', async (request, response) => {
    const { footnote } = live;
    const { id } = request.params;
    const tag = tagOfArticle(footnote, id);
    if (tag === undefined) throw noArticle();
    // It gets a tag when it is whole; so whoever has that has all of it.
    if (request.headers['if-none-match'] !== undefined && isKnown(request, response, tag)) return;
    const guide = await footnote.guides.guide(id);
    if (guide === undefined) throw noArticle();
    if (!guide.trying && tagOfArticle(footnote, id) === tag) mayBeKept(response, tag);
    else mayNotBeKept(response);
    response.json(guide);
  });

  routes.patch('/articles/:id', async (request, response) => {
    const { footnote } = live;
    const { tags } = tagArticleSchema.parse(request.body ?? {});
    const { id } = articleOf(footnote, request.params.id);
    refuseStale(request, tagOfArticle(footnote, id));
    const {
      articles: [article],
    } = await footnote.tag([id], () => tags);
    if (article === undefined) throw noArticle();
    const tag = tagOfArticle(footnote, id);
    if (tag !== undefined) response.setHeader('ETag', tag);
    response.json(article);
  });

  routes.delete('/articles/:id', async (request, response) => {
    const { id } = request.params;
    if (live.footnote.missing().every((article) => article.id !== id))
      refuseStale(request, tagOfArticle(live.footnote, articleOf(live.footnote, id).id));
    const report = await live.footnote.remove([id]);
    const [failure] = report.failed;
    if (failure !== undefined) {
      throw new FootnoteError(failure.code, failure.reason, 'Take the file out of the folder of articles.', {
        status: removeStatuses[failure.code],
      });
    }
    response.json(report);
  });

  return routes;
}

function articleOf(footnote: Footnote, id: string): Article {
  const article = footnote.article(id);
  const missing = article === undefined ? footnote.missing().find((each) => each.id === id) : undefined;
  if (missing !== undefined) {
    throw new FootnoteError(
      'article-missing',
      `The file of “${missing.title}”, ${missing.path}, has been missing since ${missing.since}.`,
      'Put it back into the folder, or remove the article.',
      { status: 404 },
    );
  }
  if (article === undefined) throw noArticle();
  return article;
}

function noArticle(): FootnoteError {
  return new FootnoteError('article-not-found', 'There is no such article.', 'It may have been removed.', {
    status: 404,
  });
}

/** Other articles say of it that they are its copies, or of later date: so it is told anew with each revision. */
function tagOfArticle(footnote: Footnote, id: string): string | undefined {
  const state = footnote.stateOf(id);
  return state === undefined ? undefined : tagOf(`${id}.${state}`, footnote.revision);
}

function offersOf(request: Request, config: Config): AsyncIterable<Offer> | Iterable<Offer> {
  if (typeof request.is('multipart/form-data') === 'string') {
    return filesOfForm(request, config.reading.fileMegabytes);
  }
  if (typeof request.is('json') !== 'string') {
    throw new FootnoteError(
      'unsupported-body',
      'The request holds neither files nor JSON.',
      'Send multipart/form-data with files, or JSON with "text" or "url".',
      { status: 415 },
    );
  }
  const body: unknown = request.body;
  const isAddress = typeof body === 'object' && body !== null && 'url' in body && !('text' in body);
  if (!isAddress) return [{ kind: 'text', ...textSchema.parse(body) }];
  const { url } = addressSchema.parse(body);
  if (!config.imports) throw importsOff(config);
  return [{ kind: 'address', url }];
}
