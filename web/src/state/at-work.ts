/**
 * What is at work on the server, in plain words: who writes the answers, how passages are found, and whether words leave
 * the machine. Pure.
 */
import type { ModelUse } from '../../../src/domain.ts';
import type { IndexState, ModelsInUse } from '../../../src/store/index-report.ts';
import { formatDate } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';

/** The short form, which stands under the question. */
export function whereWordsGo({ sendsTo }: Pick<IndexState, 'sendsTo'>): string {
  return sendsTo === undefined ? strings.atWork.stays : strings.atWork.sentTo(sendsTo);
}

/** Name and words of each. `models` knows more of who answers than the index tells, and what of it is `chosen`. */
export function partsAtWork(index: IndexState, models?: ModelsInUse, chosen?: string): (readonly [string, string])[] {
  const isOffered = chosen !== undefined && models?.models.includes(chosen) === true;
  const answerer = isOffered ? `openai:${chosen}` : (models?.answerer ?? index.answerer);
  const { reader, embedder, reranker, verifier, articles, passages, newest, revision, unwatched, damage = [] } = index;
  const names = strings.atWork;
  return [
    [names.answers, models?.endpoint === 'unreachable' ? names.silent : answererWords(answerer)],
    [names.search, embedderWords(embedder)],
    [names.reader, answerer === 'extractive' ? readerWords(reader) : names.standsBy(readerWords(reader))],
    ...helperAtWork(names.order, reranker, names.reranker),
    ...helperAtWork(names.check, verifier, names.verifier),
    [names.sent, `${whereWordsGo(index)}.`],
    [
      strings.library,
      [names.library(articles, passages, newest && formatDate(newest), revision), unwatched ?? '', ...damage]
        .join(' ')
        .trim(),
    ],
  ];
}

/** Nothing where no such model is set. */
function helperAtWork(
  name: string,
  use: ModelUse | undefined,
  words: (model: string) => string,
): (readonly [string, string])[] {
  if (use === undefined) return [];
  return [[name, use.failure === undefined ? words(use.model) : strings.atWork.withoutModel(use.failure.sentence)]];
}

function answererWords(id: string): string {
  if (id === 'extractive') return strings.atWork.extractive;
  return strings.atWork.written(id.replace(/^openai:/, ''));
}

function readerWords(id: string): string {
  if (id === 'linear') return strings.atWork.rules;
  if (id.startsWith('transformers')) return strings.atWork.rulesAnd(id.replace(/^transformers[:-]/, ''));
  return strings.atWork.rulesAndOurs;
}

function embedderWords(id: string): string {
  if (id.startsWith('subword')) return strings.atWork.spelling;
  // What follows the model's name tells vectors apart, not models.
  const model = id.replace(/^(?:openai|transformers)-/, '').replace(/-(?:\d+|(?:q8|fp32)-.*)$/, '');
  return strings.atWork.meaning(model);
}
