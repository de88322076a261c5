/**
 * The threads that answer for one Footnote: what they begin with, and what is done here for them, where models run once and
 * questions to offer are tried once. Does not know when a thread is needed.
 */
import type { AskParts } from '../ask.ts';
import type { Config } from '../config.ts';
import type { Embedder } from '../embedders/embedder.ts';
import type { Reader } from '../readers/reader.ts';
import type { Given, Need } from './answering-messages.ts';
import { AnsweringThreads } from './answering-threads.ts';

interface Models {
  readonly embedder: Embedder;
  readonly reader: { readonly open: () => Promise<Reader | undefined> };
}

interface Events {
  readonly isBusy?: () => boolean;
  readonly notice?: (line: string) => void;
}

export function answeringThreads(
  { index, versions, threads }: Pick<Config, 'index' | 'versions' | 'threads'>,
  parts: AskParts,
  { embedder, reader }: Models,
  events: Events,
): AnsweringThreads {
  const { id, dimensions, sparseQuestions, family } = embedder;
  const give = async (need: Need, signal: AbortSignal): Promise<Given> => {
    if (need.kind === 'vector') return { kind: 'vector', vector: await embedder.embedQuestion(need.text) };
    if (need.kind === 'reading') {
      const candidates = await (await reader.open())?.read(need, need.passages, signal);
      return { kind: 'reading', candidates: candidates ?? [] };
    }
    const found =
      need.kind === 'suggestions'
        ? parts.suggest?.(need.question, need.nearest, need.filters)
        : parts.suggestFirst?.(need.examples);
    return { kind: 'suggestions', questions: (await found) ?? [] };
  };
  return new AnsweringThreads({
    revision: () => parts.retriever.revision,
    contentHash: parts.contentHash,
    most: threads,
    start: async () => ({
      index,
      versions,
      embedder: { id, dimensions, ...(sparseQuestions && { sparseQuestions }), ...(family && { family }) },
      reader: (await reader.open())?.id,
    }),
    give,
    isBusy: () => events.isBusy?.() ?? false,
    notice: (line) => events.notice?.(line),
  });
}
