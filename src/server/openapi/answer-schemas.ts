/** The shapes of answers, citations and passages as they are sent: what docs and clients rely on. Names as in domain.ts. */
import { z } from 'zod';

const offset = z.int().min(0);
const span = { start: offset, end: offset };
const share = z.number();

export const filtersSchema = z
  .object({
    articleIds: z.array(z.string()).optional(),
    folders: z.array(z.string()).optional(),
    tags: z.array(z.string()).optional(),
    publishers: z.array(z.string()).optional(),
    publishedFrom: z.string().optional(),
    publishedTo: z.string().optional(),
    fromQuestion: z.boolean().optional(),
    lifted: z.array(z.string()).optional(),
  })
  .meta({ id: 'Filters', description: 'Limits on where an answer may come from' });

export const modelUseSchema = z
  .object({
    model: z.string(),
    failure: z.object({ code: z.string(), sentence: z.string() }).optional(),
  })
  .meta({ id: 'ModelUse', description: 'A model that was to help, and why it did not, when it did not' });

export const citationSchema = z
  .object({
    number: z.int().min(1),
    id: z.string().optional(),
    articleId: z.string(),
    passageId: z.string(),
    path: z.string(),
    title: z.string(),
    publisher: z.string().optional(),
    author: z.string().optional(),
    published: z.string().optional(),
    publishedNote: z.string().optional(),
    url: z.string().optional(),
    language: z.string(),
    quote: z.string(),
    ...span,
    prefix: z.string().optional(),
    suffix: z.string().optional(),
    answer: z.object(span).optional(),
    head: z.object({ quote: z.string(), ...span }).optional(),
    page: z.int().min(1).optional(),
    contentHash: z.string(),
    alsoIn: z.array(z.string()),
    standing: z.enum(['current', 'changed', 'missing', 'withdrawn']).optional(),
    since: z.string().optional(),
  })
  .meta({ id: 'Citation', description: 'Words that stand in an article: offsets are half-open, in UTF-16 code units' });

export const statementSchema = z
  .object({
    text: z.string(),
    citations: z.array(z.int().min(1)),
    verdict: z.enum(['supported', 'unsupported']),
    quoted: z.literal(true).optional(),
    item: z.string().optional(),
    reason: z.string().optional(),
    ...span,
    withdrawn: z.array(z.string()).optional(),
  })
  .meta({ id: 'Statement' });

const scoreParts = {
  keywords: z.object({ score: share, terms: z.array(z.string()) }),
  vectors: z.object({ score: share }),
  parts: z.record(z.string(), share),
  weights: z.enum(['weak', 'strong']).optional(),
  placeBefore: z.int().min(1),
  reranker: z.object({ score: share, placeBefore: z.int().min(1) }).optional(),
};
const foundBySchema = z.array(z.enum(['keywords', 'vectors']));

const askedFilterSchema = z
  .object({
    kind: z.enum(['event', 'told', 'published', 'publisher']),
    words: z.string(),
    effect: z.enum(['filter', 'boost']),
    name: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    note: z.string().optional(),
    outright: z.string().optional(),
  })
  .meta({ id: 'AskedFilter', description: "What a question's own words say of when and from whom" });

export const answerSchema = z
  .object({
    kind: z.enum(['answered', 'not-found', 'not-answered']),
    question: z.string(),
    standalone: z.string(),
    text: z.string().describe('Markdown, with markers [n]'),
    statements: z.array(statementSchema),
    citations: z.array(citationSchema),
    disagreements: z.array(z.object({ about: z.string(), citations: z.array(z.int()) })),
    nearest: z.array(citationSchema),
    missing: z.array(z.string()).optional(),
    remark: z.string().optional(),
    suggestions: z.array(z.string()).optional(),
    revision: z.int(),
    answerer: z.string(),
    embedder: z.string(),
    filters: filtersSchema,
    why: z.object({
      passages: z.array(z.object({ passageId: z.string(), score: share, foundBy: foundBySchema, ...scoreParts })),
      askedFilters: z.array(askedFilterSchema),
      sureness: z.object({ confidence: share, least: share, readers: z.array(z.string()) }).optional(),
      open: z.array(z.string()).optional(),
      unknownLanguage: z.string().optional(),
      courtesy: z.enum(['hello', 'thanks', 'farewell', 'help']).optional(),
      fallback: z.string().optional(),
      fallbackCode: z.string().optional(),
      reranker: modelUseSchema.optional(),
      verifier: modelUseSchema.optional(),
    }),
    milliseconds: z.object({ total: share, retrieve: share, draft: share }),
  })
  .meta({ id: 'Answer', description: 'Every supported statement rests on citations whose words stand in an article' });

const searchResultSchema = z
  .object({
    rank: z.int().min(1),
    score: share,
    foundBy: foundBySchema,
    why: z.object(scoreParts),
    articleId: z.string(),
    passageId: z.string(),
    path: z.string(),
    title: z.string(),
    publisher: z.string().optional(),
    published: z.string().optional(),
    heading: z.string().optional(),
    ...span,
    text: z.string(),
    copyOf: z.string().optional(),
  })
  .meta({ id: 'SearchResult' });

export const searchSchema = z
  .object({
    results: z.array(searchResultSchema),
    filters: filtersSchema,
    askedFilters: z.array(askedFilterSchema),
    reranker: modelUseSchema.optional(),
    nothing: z.string().optional(),
  })
  .meta({ id: 'Search' });
