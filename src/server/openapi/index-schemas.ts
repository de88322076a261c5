/** The shapes of articles, of the index and of conversations as they are sent. Names as in store/index-report.ts. */
import { z } from 'zod';
import { modelUseSchema } from './answer-schemas.ts';

const span = { start: z.int().min(0), end: z.int().min(0) };

const articleFields = {
  id: z.string(),
  path: z.string(),
  copies: z.array(z.string()).optional(),
  title: z.string(),
  publisher: z.string().optional(),
  author: z.string().optional(),
  published: z.string().optional(),
  publishedNote: z.string().optional(),
  url: z.string().optional(),
  doubt: z.string().optional(),
  tags: z.array(z.string()).optional(),
  language: z.string(),
  contentHash: z.string(),
  alsoIn: z.array(z.string()).optional(),
  supersededBy: z.string().optional(),
};

export const articleSummarySchema = z.object(articleFields).meta({ id: 'ArticleSummary' });

export const articleSchema = z
  .object({
    ...articleFields,
    text: z.string(),
    headings: z.array(z.object({ level: z.int(), ...span })),
    pages: z.array(z.object(span)).optional(),
  })
  .meta({ id: 'Article' });

export const missingSchema = z
  .array(z.object({ id: z.string(), path: z.string(), title: z.string(), since: z.string() }))
  .optional()
  .describe('articles whose files are not there just now');

const failureSchema = z
  .object({ path: z.string(), reason: z.string(), code: z.string().optional() })
  .meta({ id: 'Failure' });

export const addReportSchema = z.object({
  revision: z.int(),
  articles: z.array(articleSummarySchema),
  failed: z.array(failureSchema),
});

export const removeReportSchema = z.object({
  revision: z.int(),
  removed: z.array(z.object({ id: z.string(), path: z.string(), title: z.string() })),
  failed: z.array(failureSchema.extend({ code: z.string() })),
});

export const indexReportSchema = z.object({
  revision: z.int(),
  articles: z.object({
    added: z.int(),
    updated: z.int(),
    removed: z.int(),
    unchanged: z.int(),
    missing: missingSchema,
    failed: z.array(failureSchema),
  }),
  passages: z.int(),
  embedded: z.int(),
  reused: z.int(),
  seconds: z.number(),
});

const progressSchema = z.object({
  stage: z.enum(['idle', 'model', 'indexing']),
  done: z.int(),
  total: z.int(),
  passagesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
  detail: z.string().optional(),
});

export const indexStateSchema = z
  .object({
    revision: z.int(),
    articles: z.int(),
    passages: z.int(),
    newest: z.string().optional(),
    progress: progressSchema,
    failed: z.array(failureSchema),
    embedder: z.string(),
    reader: z.string(),
    answerer: z.string(),
    reranker: modelUseSchema.optional(),
    verifier: modelUseSchema.optional(),
    sendsTo: z.string().optional(),
    unwatched: z.string().optional(),
    damage: z.array(z.string()).optional(),
    missing: missingSchema,
    trouble: z.object({ code: z.string(), sentence: z.string(), nextStep: z.string() }).optional(),
    imports: z.boolean(),
    folder: z.string(),
  })
  .meta({ id: 'IndexState' });

export const readinessSchema = z.object({
  ready: z.boolean(),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  progress: progressSchema,
  damaged: z.array(z.string()).optional().describe('files of which something cannot be used'),
});

export const modelsInUseSchema = z.object({
  embedder: z.string(),
  reader: z.string(),
  answerer: z.string(),
  reranker: modelUseSchema.optional(),
  verifier: modelUseSchema.optional(),
  endpoint: z.enum(['listed', 'unlisted', 'unreachable']).optional(),
  models: z.array(z.string()),
});

/** As clients of OpenAI's APIs read it. */
export const openAIErrorSchema = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().nullable(),
    }),
  })
  .meta({ id: 'OpenAIError' });

/** As agents read it. */
export const rpcErrorSchema = z
  .object({
    jsonrpc: z.literal('2.0'),
    id: z.union([z.string(), z.number(), z.null()]).optional(),
    error: z.object({ code: z.int(), message: z.string(), data: z.unknown().optional() }),
  })
  .meta({ id: 'RpcError' });

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    traceId: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });
