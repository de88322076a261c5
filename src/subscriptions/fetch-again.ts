/**
 * Asks an address that was read before whether it says something new. The guards are those of a page that somebody names.
 * Promises: what the host said of its state the last time goes back to it (ETag, Last-Modified), so that nothing is sent
 * twice; what it asks for (Retry-After) is told, not lost in a reason.
 */
import { type FetchedPage, type FetchRules, inTime, openPage, pageOf } from '../adding/fetch-page.ts';
import { secondsOf } from './turns.ts';

export type FetchedAgain =
  | { readonly kind: 'same'; readonly movedTo?: string }
  | {
      readonly kind: 'page';
      readonly page: FetchedPage;
      readonly movedTo?: string;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  /** Gone for good. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'refused'; readonly status: number; readonly host: string; readonly retryAfter?: number };

export interface AskedAgain {
  readonly url: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

const headers = {
  'User-Agent': 'Footnote/0.1 (reads again what its user has subscribed to)',
  Accept:
    'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5',
  'Accept-Encoding': 'gzip, br',
};
/** Of what a host says of its state. Longer ones are not kept. */
const longestTag = 1000;

/** Throws with the reason, as a sentence, when it cannot be had. */
export async function fetchAgain(
  asked: AskedAgain,
  megabytes: number,
  rules: FetchRules,
  ending: AbortSignal,
): Promise<FetchedAgain> {
  const { url, etag, lastModified } = asked;
  const conditions = {
    ...(etag !== undefined && { 'If-None-Match': etag }),
    ...(lastModified !== undefined && { 'If-Modified-Since': lastModified }),
  };
  return inTime(
    rules,
    async (deadline) => {
      const opened = await openPage(url, rules, deadline, { ...headers, ...conditions });
      const { response, movedTo } = opened;
      const status = response.statusCode ?? 0;
      const moved = movedTo !== undefined && { movedTo: movedTo.href };
      if (status >= 200 && status <= 299) {
        const page = await pageOf(opened, megabytes, deadline);
        const tag = kept(response.headers.etag);
        const date = kept(response.headers['last-modified']);
        return {
          kind: 'page',
          page,
          ...moved,
          ...(tag !== undefined && { etag: tag }),
          ...(date !== undefined && { lastModified: date }),
        };
      }
      response.destroy();
      if (status === 304 && Object.keys(conditions).length > 0) return { kind: 'same', ...moved };
      if (status === 410) return { kind: 'ended' };
      const retryAfter = secondsOf(response.headers['retry-after'], Date.now());
      return { kind: 'refused', status, host: opened.url.host, ...(retryAfter !== undefined && { retryAfter }) };
    },
    ending,
  );
}

function kept(value: string | undefined): string | undefined {
  return value === undefined || value.length > longestTag ? undefined : value;
}
