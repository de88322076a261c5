/** The shapes of conversations and notes as they are sent. Names as in store/stored-conversation.ts. */
import { z } from 'zod';
import { answerSchema, citationSchema, filtersSchema, statementSchema } from './answer-schemas.ts';
import { problemSchema } from './index-schemas.ts';

const summaryFields = {
  id: z.string(),
  title: z.string(),
  created: z.string(),
  updated: z.string(),
  questions: z.int(),
  pinned: z.literal(true).optional(),
  matched: z.string().optional(),
};

export const conversationSummarySchema = z.object(summaryFields).meta({ id: 'ConversationSummary' });

export const conversationSchema = z
  .object({
    ...summaryFields,
    turns: z.array(
      z.object({
        id: z.string(),
        parentId: z.string().optional(),
        question: z.string(),
        asked: z.string(),
        answer: answerSchema.optional(),
        part: z
          .object({
            statements: z.array(statementSchema),
            citations: z.array(citationSchema),
            failure: problemSchema.optional(),
          })
          .optional(),
        running: z.literal(true).optional(),
      }),
    ),
    sources: filtersSchema.optional(),
    leaf: z.string().optional(),
  })
  .meta({ id: 'Conversation' });

export const noteSchema = z
  .object({
    id: z.string(),
    created: z.string(),
    question: z.string(),
    text: z.string(),
    saved: z.object({ text: z.string(), statements: z.array(statementSchema), citations: z.array(citationSchema) }),
    conversationId: z.string(),
    turnId: z.string(),
    etag: z.string().optional(),
  })
  .meta({ id: 'Note' });

export const unansweredSchema = z.object({
  next: z.string().optional(),
  questions: z.array(
    z.object({
      turnId: z.string(),
      conversationId: z.string(),
      question: z.string(),
      asked: z.string(),
      missing: z.array(z.string()),
      times: z.int().min(1),
    }),
  ),
});
