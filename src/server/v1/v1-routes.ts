/** /v1: the door for clients of OpenAI's APIs. */
import { Router } from 'express';
import type { LiveFootnote } from '../live-footnote.ts';
import { methodNotAllowed } from '../methods.ts';
import type { Metrics } from '../metrics.ts';
import { notFound } from '../problem.ts';
import { builtInModel, unknownModel, usualModel } from './asked.ts';
import { chatCompletions } from './chat-completions.ts';
import { sendOpenAIError } from './openai-error.ts';
import { responses } from './responses.ts';

export function v1Routes(live: LiveFootnote, metrics: Metrics): Router {
  const routes = Router();
  const started = Math.floor(Date.now() / 1000);
  const described = (id: string): unknown => ({ id, object: 'model', created: started, owned_by: 'footnote' });
  const models = async (): Promise<string[]> => {
    const offer = await live.footnote.models?.offer();
    return [usualModel, builtInModel, ...(offer?.models ?? [])];
  };

  routes.get('/models', async (_request, response) => {
    response.json({ object: 'list', data: (await models()).map(described) });
  });
  // Names of models hold slashes.
  routes.get('/models/*name', async (request, response) => {
    const { name } = request.params;
    const model = name.join('/');
    if (!(await models()).includes(model)) throw unknownModel(model);
    response.json(described(model));
  });
  routes.post('/chat/completions', chatCompletions(live, metrics));
  routes.post('/responses', responses(live, metrics));

  routes.use(methodNotAllowed(routes), notFound);
  routes.use(sendOpenAIError);
  return routes;
}
