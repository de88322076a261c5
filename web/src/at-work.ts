/**
 * What is at work on the server, in plain words: who writes the answers, how passages are found, and whether words leave
 * the machine. Pure.
 */
import type { IndexState } from '../../src/domain.ts';
import { count, formatDate } from './format.ts';

/** The short form, which stands under the question. */
export function whereWordsGo({ sendsTo }: Pick<IndexState, 'sendsTo'>): string {
  return sendsTo === undefined ? 'Nothing leaves this machine' : `Questions and passages are sent to ${sendsTo}`;
}

/** Name and words of each. */
export function partsAtWork(index: IndexState): (readonly [string, string])[] {
  const { answerer, embedder, articles, passages, newest, revision } = index;
  return [
    ['Answers', answererWords(answerer)],
    ['Search', embedderWords(embedder)],
    ['Sent', `${whereWordsGo(index)}.`],
    [
      'Library',
      `${count(articles, 'article')} in ${count(passages, 'passage')}${newest === undefined ? '' : `, the newest of ${formatDate(newest)}`}. Revision ${revision}.`,
    ],
  ];
}

function answererWords(id: string): string {
  if (id === 'extractive') return 'Sentences of the articles, picked and quoted without a model.';
  return `Written by the model ${id.replace(/^openai:/, '')}, and checked word by word.`;
}

function embedderWords(id: string): string {
  if (id.startsWith('subword')) return 'Words, and likeness of spelling. Built in.';
  // What follows the model's name tells vectors apart, not models.
  const model = id.replace(/^(?:openai|transformers)-/, '').replace(/-(?:\d+|[^-]+-mean-[\da-f]+)$/, '');
  return `Words, and likeness of meaning, by the model ${model}.`;
}
