/** The shape of a subscription as it is sent: as it is kept, without what is between us and its host. */
import { z } from 'zod';
import { subscriptionSchema } from '../../subscriptions/subscription.ts';

export const subscriptionStateSchema = subscriptionSchema
  .omit({ entries: true, etag: true, lastModified: true })
  .extend({
    articles: z.int().describe('how many files it has in the folder'),
    reading: z.literal(true).optional().describe('set while it is being read'),
  })
  .meta({ id: 'Subscription' });
