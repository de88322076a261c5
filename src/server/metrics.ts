/**
 * What the server has done, in numbers, for whoever watches it (GET /metrics, in the format of Prometheus).
 * Promises: numbers and codes only, never a word of a question, an answer or an article; counted since the start.
 */
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AskEvent } from '../ask.ts';
import type { AnswerData } from '../domain.ts';
import { isAbort } from '../errors.ts';
import { version } from '../version.ts';
import type { LiveFootnote } from './live-footnote.ts';
import { routeTemplates } from './route-template.ts';

/** From an answer out of memory to a slow model that was waited for. */
const bucketSeconds = [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180];
/** From what is told out of memory to an answer of a model, or an upload. */
const requestSeconds = [0.001, 0.005, 0.02, 0.1, 0.5, 2.5, 10, 60];
/** Others are counted together: a client may send any word. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS']);

export class Metrics {
  readonly #registry = new Registry();
  readonly #questions = new Counter({
    name: 'footnote_questions_total',
    help: 'Questions, by what came of them: answered, not-answered, not-found, failed or stopped',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });
  readonly #seconds = new Histogram({
    name: 'footnote_question_seconds',
    help: 'Time from a question to the end of its answer',
    labelNames: ['outcome'],
    buckets: bucketSeconds,
    registers: [this.#registry],
  });
  readonly #statements = new Counter({
    name: 'footnote_statements_total',
    help: 'Statements of answers, by verdict: supported or unsupported',
    labelNames: ['verdict'],
    registers: [this.#registry],
  });
  readonly #modelFailures = new Counter({
    name: 'footnote_model_failures_total',
    help: 'Questions for which a model did not do its part (answerer, reranker, verifier), by the code of the reason',
    labelNames: ['part', 'reason'],
    registers: [this.#registry],
  });
  readonly #requests = new Counter({
    name: 'footnote_http_requests_total',
    help: 'Requests, by method, route as /openapi.json names it (page: what browsers load; other: no such route) and status',
    labelNames: ['method', 'route', 'code'],
    registers: [this.#registry],
  });
  readonly #requestSeconds = new Histogram({
    name: 'footnote_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer, without streams of events',
    labelNames: ['method', 'route'],
    buckets: requestSeconds,
    registers: [this.#registry],
  });
  readonly #templateOf: (path: string) => string | undefined;

  /** `routes`: addresses as they are told. */
  constructor(live: LiveFootnote, routes: Iterable<string>) {
    this.#templateOf = routeTemplates(routes);
    collectDefaultMetrics({ register: this.#registry });
    const registry = { registers: [this.#registry] };
    new Gauge({
      name: 'footnote_build_info',
      help: 'Always 1; the version as a label',
      labelNames: ['version'],
      ...registry,
    }).set({ version }, 1);
    const setReady = function (this: Gauge): void {
      this.set(live.ready ? 1 : 0);
    };
    // oxlint-disable-next-line no-new -- it belongs to the registry
    new Gauge({ name: 'footnote_ready', help: '1 when questions can be answered', ...registry, collect: setReady });
    const gauge = (name: 'articles' | 'passages' | 'revision', help: string): void => {
      const registers = [this.#registry];
      const collect = function (this: Gauge): void {
        if (live.ready) this.set(live.footnote.state()[name]);
      };
      // oxlint-disable-next-line no-new -- it belongs to the registry
      new Gauge({ name: `footnote_${name}`, help, registers, collect });
    };
    // oxlint-disable-next-line no-new -- it belongs to the registry
    new Gauge({
      name: 'footnote_questions_waiting',
      help: 'Questions that wait for their turn',
      registers: [this.#registry],
      collect() {
        this.set(live.questions.waiting);
      },
    });
    // oxlint-disable-next-line no-new -- it belongs to the registry
    new Gauge({
      name: 'footnote_answering_threads',
      help: 'Threads that answer beside the one that everything else happens in; none until questions wait',
      registers: [this.#registry],
      collect() {
        this.set(live.ready ? live.footnote.threads : 0);
      },
    });
    gauge('articles', 'Articles in the index');
    gauge('passages', 'Passages in the index');
    gauge('revision', 'Committed changes of the index');
  }

  /** Counts a request once it has been answered, or its client has left. */
  readonly watch: RequestHandler = (request, response, next) => {
    const began = performance.now();
    const method = methods.has(request.method) ? request.method : 'other';
    const path = request.path;
    response.once('close', () => {
      const route = this.#templateOf(path) ?? (isOfPage(path) ? 'page' : 'other');
      // As others count them: whoever left before the answer.
      const code = response.writableFinished || response.headersSent ? response.statusCode : 499;
      this.#requests.inc({ method, route, code });
      const isStream = String(response.getHeader('Content-Type')).startsWith('text/event-stream');
      if (!isStream) this.#requestSeconds.observe({ method, route }, (performance.now() - began) / 1000);
    });
    next();
  };

  /** Passes on the events of a question, and counts what comes of it. */
  async *count(events: AsyncIterable<AskEvent>): AsyncGenerator<AskEvent, void> {
    const began = performance.now();
    // Whoever leaves in the middle ends the generator, and is neither answered nor failed.
    let outcome = 'stopped';
    try {
      for await (const event of events) {
        if (event.event === 'answer') {
          outcome = event.data.kind;
          this.#countAnswer(event.data);
        }
        yield event;
      }
    } catch (error) {
      outcome = isAbort(error) ? 'stopped' : 'failed';
      throw error;
    } finally {
      this.#questions.inc({ outcome });
      this.#seconds.observe({ outcome }, (performance.now() - began) / 1000);
    }
  }

  #countAnswer({ statements, why }: AnswerData): void {
    for (const { verdict } of statements) this.#statements.inc({ verdict });
    const { fallbackCode, reranker, verifier } = why;
    if (fallbackCode !== undefined) this.#modelFailures.inc({ part: 'answerer', reason: fallbackCode });
    if (reranker?.failure !== undefined) this.#modelFailures.inc({ part: 'reranker', reason: reranker.failure.code });
    if (verifier?.failure !== undefined) this.#modelFailures.inc({ part: 'verifier', reason: verifier.failure.code });
  }

  readonly show: RequestHandler = async (_request, response) => {
    response.type(this.#registry.contentType).send(await this.#registry.metrics());
  };
}

function isOfPage(path: string): boolean {
  return path === '/' || /^\/(?:assets|articles|c)\/[^/]+$/.test(path);
}
