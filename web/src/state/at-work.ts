/**
 * What is at work on the server, in plain words: who writes the answers, how passages are found, and whether words leave
 * the machine. Pure.
 */
import type { ModelUse } from '../../../src/domain.ts';
import type { IndexState } from '../../../src/store/index-report.ts';
import { count, formatDate } from '../ui/format.ts';

/** The short form, which stands under the question. */
export function whereWordsGo({ sendsTo }: Pick<IndexState, 'sendsTo'>): string {
  return sendsTo === undefined ? 'Nothing leaves this machine' : `Questions and passages are sent to ${sendsTo}`;
}

/** Name and words of each. */
export function partsAtWork(index: IndexState): (readonly [string, string])[] {
  const { answerer, reader, embedder, reranker, verifier, articles, passages, newest, revision, unwatched } = index;
  return [
    ['Answers', answererWords(answerer)],
    ['Search', embedderWords(embedder)],
    ...(answerer === 'extractive' ? [['Reader', readerWords(reader)] as const] : []),
    ...helperAtWork('Order', reranker, 'The best passages are read once more, with the question, by the model'),
    ...helperAtWork('Check', verifier, 'What the rules let pass is judged by the model'),
    ['Sent', `${whereWordsGo(index)}.`],
    [
      'Library',
      `${count(articles, 'article')} in ${count(passages, 'passage')}${newest === undefined ? '' : `, the newest of ${formatDate(newest)}`}. Revision ${revision}.${unwatched === undefined ? '' : ` ${unwatched}`}`,
    ],
  ];
}

/** Nothing where no such model is set. */
function helperAtWork(name: string, use: ModelUse | undefined, words: string): (readonly [string, string])[] {
  if (use === undefined) return [];
  return [[name, use.failure === undefined ? `${words} ${use.model}.` : `Without a model. ${use.failure.sentence}`]];
}

function answererWords(id: string): string {
  if (id === 'extractive') return 'Sentences of the articles, picked and quoted without a model.';
  return `Written by the model ${id.replace(/^openai:/, '')}, and checked word by word.`;
}

function readerWords(id: string): string {
  if (id === 'linear') return 'Rules alone.';
  if (id.startsWith('transformers')) return `Rules, joined with the model ${id.replace(/^transformers[:-]/, '')}.`;
  return 'Rules, joined with a small model of our own that came with the program. What it gets wrong stands in its card, models/reader.';
}

function embedderWords(id: string): string {
  if (id.startsWith('subword')) return 'Words, and likeness of spelling. Built in.';
  // What follows the model's name tells vectors apart, not models.
  const model = id.replace(/^(?:openai|transformers)-/, '').replace(/-(?:\d+|[^-]+-mean-[\da-f]+)$/, '');
  return `Words, and likeness of meaning, by the model ${model}.`;
}
