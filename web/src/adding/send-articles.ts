/**
 * Sends one file, text or address to the library and tells how far it is.
 * By XMLHttpRequest, because fetch does not tell how many bytes have been sent. Problems come as ProblemError.
 */
import type { ArticleSummary, Failure } from '../../../src/store/index-report.ts';
import { authorization } from '../state/access.ts';
import { isArticleSummary, isListOf, isRecord } from '../state/guards.ts';
import { problemIn, ProblemError, problemFromText, unexpectedProblem } from '../state/problem.ts';
import type { Source, UploadPhase } from './uploads.ts';
import { strings } from '../strings/strings.ts';

interface AddReport {
  readonly articles: readonly ArticleSummary[];
  readonly failed: readonly Failure[];
}

export async function sendArticles(
  source: Source,
  tell: (phase: UploadPhase) => void,
  signal: AbortSignal,
): Promise<UploadPhase> {
  try {
    const { articles, failed } = await post(source, tell, signal);
    const [failure] = failed;
    if (articles.length === 0) {
      return {
        kind: 'failed',
        reason: failure?.reason ?? strings.uploads.noneFound,
        nextStep: strings.uploads.nothingAdded,
      };
    }
    return { kind: 'done', articles: articles.map(({ id, title }) => ({ id, title })) };
  } catch (fault) {
    if (signal.aborted) return { kind: 'cancelled' };
    const { title, detail } = problemIn(fault);
    return { kind: 'failed', reason: title, nextStep: detail };
  }
}

async function post(source: Source, tell: (phase: UploadPhase) => void, signal: AbortSignal): Promise<AddReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/articles');
    for (const [name, value] of Object.entries({ Accept: 'application/json', ...authorization() })) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && loaded < total) tell({ kind: 'sending', share: loaded / total });
    });
    request.upload.addEventListener('load', () => tell({ kind: 'reading' }));
    request.addEventListener('load', () => {
      const report = request.status === 200 ? reportIn(request.responseText) : undefined;
      if (report !== undefined) resolve(report);
      else if (request.status === 200) reject(new ProblemError(unexpectedProblem));
      else reject(new ProblemError(problemFromText(request.status, request.statusText, request.responseText)));
    });
    // Like fetch: a connection that fails is a TypeError.
    request.addEventListener('error', () => reject(new TypeError('The connection failed.')));
    request.addEventListener('abort', () => reject(new DOMException('Cancelled.', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    tell({ kind: 'sending', share: 0 });
    if (source.kind === 'file') {
      const form = new FormData();
      form.append('file', source.file);
      request.send(form);
      return;
    }
    const { kind: _, ...fields } = source;
    request.setRequestHeader('Content-Type', 'application/json');
    request.send(JSON.stringify(fields, (_name, value: unknown) => (value === '' ? undefined : value)));
  });
}

function reportIn(text: string): AddReport | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (!isRecord(body) || !isListOf(body['articles'], isArticleSummary)) return undefined;
    const failed = Array.isArray(body['failed']) ? body['failed'].filter(isFailure) : [];
    return { articles: body['articles'], failed };
  } catch {
    return undefined;
  }
}

function isFailure(value: unknown): value is Failure {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['reason'] === 'string';
}
