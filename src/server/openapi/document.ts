/** The table of addresses as an OpenAPI document (3.1, https://spec.openapis.org/oas/v3.1.1), and as a page to be read. Pure. */
import { z } from 'zod';
import { escapeHtml } from '../../text.ts';
import { version } from '../../version.ts';
import { examples } from './examples.ts';
import { openAIErrorSchema, problemSchema, rpcErrorSchema } from './index-schemas.ts';
import { type Operation, refusals, refusalsOf } from './operation.ts';
import { operations } from './operations.ts';

export function openApiDocument(): object {
  const shapes = new Shapes();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const { method, path } = operation;
    paths[path] = { ...paths[path], [method]: described(operation, shapes) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Footnote',
      version,
      description: 'Answers from a folder of articles, with a footnote under every sentence.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: { schemas: shapes.components, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }, {}],
  };
}

function described(operation: Operation, shapes: Shapes): object {
  const { method, path, summary, query, body, upload, status, answer, type, streams, open } = operation;
  const example = examples[`${method} ${path}`];
  const problem = { description: 'What went wrong, and what to do', content: problemContent(path, shapes) };
  return {
    summary,
    operationId: `${method}${path.replaceAll(/[^a-z\d]+(\w?)/gi, (_, letter: string) => letter.toUpperCase())}`,
    ...(open === true && { security: [] }),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: !z.safeParse(schema, undefined).success,
        schema: shapes.of(schema, 'input'),
      })),
      ...headersOf(operation).map((name) => ({ name, in: 'header', required: false, schema: { type: 'string' } })),
    ],
    ...(body !== undefined && {
      requestBody: {
        content: {
          'application/json': { schema: shapes.of(body, 'input'), ...(example !== undefined && { example }) },
          ...(upload === true && {
            'multipart/form-data': {
              schema: {
                type: 'object',
                properties: {
                  file: { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } },
                },
              },
            },
          }),
        },
      },
    }),
    responses: {
      [status]: {
        description: summary,
        headers: {
          'X-Request-Id': { schema: { type: 'string' } },
          ...(operation.etag === true && { ETag: { schema: { type: 'string' } } }),
        },
        ...(answer !== undefined && {
          content: {
            [type ?? 'application/json']: { schema: shapes.of(answer, 'output') },
            ...(streams === true && { 'text/event-stream': { schema: { type: 'string' } } }),
          },
        }),
      },
      ...(operation.etag === true && { 304: { description: 'Who has it has it as it is' } }),
      ...(path === '/readyz' && { 503: { description: 'Not yet', content: jsonOf(answer, shapes) } }),
      ...Object.fromEntries(
        refusalsOf(operation)
          .filter((each) => each !== 503 || path !== '/readyz')
          .map((each) => [each, { ...problem, description: refusals[each] ?? problem.description }]),
      ),
      default: problem,
    },
  };
}

function headersOf({ etag, ifMatch, once }: Operation): string[] {
  return [
    ...(etag === true ? ['If-None-Match'] : []),
    ...(ifMatch === true ? ['If-Match'] : []),
    ...(once === true ? ['Idempotency-Key'] : []),
  ];
}

function jsonOf(schema: z.ZodType | undefined, shapes: Shapes): object {
  return { 'application/json': { schema: schema === undefined ? {} : shapes.of(schema, 'output') } };
}

/** Each door in the words of its clients. */
function problemContent(path: string, shapes: Shapes): object {
  if (path.startsWith('/v1/')) return jsonOf(openAIErrorSchema, shapes);
  const problem = { 'application/problem+json': { schema: shapes.of(problemSchema, 'output') } };
  return path === '/mcp' ? { ...problem, ...jsonOf(rpcErrorSchema, shapes) } : problem;
}

/** Shapes that have a name stand under it once, and are pointed to. */
class Shapes {
  readonly components: Record<string, unknown> = {};

  of(schema: z.core.$ZodType, io: 'input' | 'output'): object {
    // What JSON Schema cannot say, such as a rule in code, is left open.
    const { $schema: _, $defs = {}, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    Object.assign(this.components, pointed($defs));
    return pointed(json);
  }
}

/** OpenAPI keeps named shapes in a place of its own. */
function pointed(json: object): Record<string, unknown> {
  const text = JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/');
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

export function documentPage(): string {
  const sections = operations.map(
    ({ method, path, summary, body, answer }) =>
      `<section><h2><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h2><p>${escapeHtml(summary)}</p>${shape('Sent', body, 'input')}${shape('Answered', answer, 'output')}</section>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Footnote: HTTP</title></head>
<body><main><h1>Footnote: HTTP</h1><p>The same as <a href="/openapi.json">/openapi.json</a>.</p>
${sections.join('\n')}
</main></body></html>
`;
}

function shape(name: string, schema: z.ZodType | undefined, io: 'input' | 'output'): string {
  if (schema === undefined) return '';
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return `<details><summary>${name}</summary><pre>${escapeHtml(JSON.stringify(json, null, 2))}</pre></details>`;
}
