/**
 * What the index keeps of an article beside its words: passages with their readings, and the signature that tells copies.
 * All of it follows from the content alone, so that it can be made in another thread (indexing/cutting-thread.ts) and
 * before it is known whose content it is. Does not know files, nor what is stored.
 */
import { splitWithSentences } from '../articles/passages.ts';
import { signatureOf } from '../copies/near-copies.ts';
import type { ArticleContent, Passage } from '../domain.ts';
import type { Embedder } from '../embedders/embedder.ts';
import { type Reading, readingOf } from '../retrieval/read-passage.ts';

export interface CutContent extends ArticleContent {
  readonly signature: Uint32Array;
  readonly passages: readonly CutPassage[];
}

interface CutPassage {
  /** As of an article whose id is empty: see `passageOf`. */
  readonly passage: Passage;
  readonly reading: Reading;
  /** Where an embedder was at hand. */
  readonly vector?: Float32Array;
}

/** Cuts content, or says in a sentence why that was given up; stops when it is closed. */
export interface Cutting {
  readonly cut: (content: ArticleContent) => Promise<CutContent | string>;
  readonly close: () => void;
}

export async function cutContent(content: ArticleContent, embedder?: Embedder): Promise<CutContent> {
  const split = splitWithSentences({ id: '', ...content });
  const vectors = await embedder?.embedPassages(split.map(({ passage }) => passage.text));
  return {
    ...content,
    signature: signatureOf(content.text),
    passages: split.map(({ passage, sentences }, at) => {
      const vector = vectors?.[at];
      const reading = readingOf(passage.text, sentences, content.language);
      return { passage, reading, ...(vector !== undefined && { vector }) };
    }),
  };
}

export function passageOf(articleId: string, passage: Passage): Passage {
  return { ...passage, id: articleId + passage.id, articleId };
}
