/**
 * Text as the tokens of a BERT model, each with the place that it has in the text: the libraries that tokenize do not say it.
 * Promises: the ids of a WordPiece tokenizer.json (Devlin et al., 2019; Wu et al., 2016), its cleaning, lower case and
 * accents included; half-open offsets in UTF-16 units, in order, each inside the text. Pure.
 */
import { z } from 'zod';

export interface Tokens {
  readonly ids: readonly number[];
  /** Of each token, in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const fileSchema = z.object({
  normalizer: z.object({
    type: z.literal('BertNormalizer'),
    lowercase: z.boolean(),
    strip_accents: z.boolean().nullish(),
  }),
  pre_tokenizer: z.object({ type: z.literal('BertPreTokenizer') }),
  model: z.object({
    type: z.literal('WordPiece').optional(),
    unk_token: z.string(),
    continuing_subword_prefix: z.string(),
    max_input_chars_per_word: z.number(),
    vocab: z.record(z.string(), z.number()),
  }),
});

/** Words, and each mark and each Chinese character by itself. */
const pieces =
  /[\p{Script=Han}\p{P}$+<=>^`|~]|(?:(?![\p{Script=Han}\p{P}$+<=>^`|~])[^\s\p{Cc}\p{Cf}\u{FFFD}])(?:(?![\p{Script=Han}\p{P}$+<=>^`|~])[^\s\u{FFFD}])*/gu;
/** Not seen by the model, wherever they stand. */
const unseen = /[\p{Cc}\p{Cf}\u{FFFD}]/gu;

export class WordPieces {
  readonly #vocabulary: ReadonlyMap<string, number>;
  readonly #prefix: string;
  readonly #longestWord: number;
  readonly #unknown: number;
  readonly #lowercase: boolean;
  readonly #stripAccents: boolean;
  /** [CLS] and [SEP]. */
  readonly first: number;
  readonly last: number;

  /** `file`: a tokenizer.json, parsed. Throws when it is of another kind. */
  constructor(file: unknown) {
    const { normalizer, model } = fileSchema.parse(file);
    this.#vocabulary = new Map(Object.entries(model.vocab));
    this.#prefix = model.continuing_subword_prefix;
    this.#longestWord = model.max_input_chars_per_word;
    this.#lowercase = normalizer.lowercase;
    this.#stripAccents = normalizer.strip_accents ?? normalizer.lowercase;
    this.#unknown = this.#id(model.unk_token);
    this.first = this.#id('[CLS]');
    this.last = this.#id('[SEP]');
  }

  #id(token: string): number {
    const id = this.#vocabulary.get(token);
    if (id === undefined) throw new Error(`the vocabulary has no ${token}`);
    return id;
  }

  tokens(text: string): Tokens {
    const tokens = { ids: [], starts: [], ends: [] };
    for (const match of text.matchAll(pieces)) this.#split(match[0], match.index, tokens);
    return tokens;
  }

  /** One word: the longest piece of the vocabulary that it begins with, then that of the rest. */
  #split(
    word: string,
    start: number,
    { ids, starts, ends }: { ids: number[]; starts: number[]; ends: number[] },
  ): void {
    const { letters, places } = this.#normalized(word);
    if (letters.length === 0) return;
    const found: { readonly id: number; readonly from: number; readonly to: number }[] = [];
    for (let from = 0; from < letters.length;) {
      let [to, id] = [letters.length, undefined as number | undefined];
      for (; to > from; to--) {
        const piece = (from > 0 ? this.#prefix : '') + letters.slice(from, to).join('');
        id = this.#vocabulary.get(piece);
        if (id !== undefined) break;
      }
      if (id === undefined || letters.length > this.#longestWord) {
        found.splice(0, found.length, { id: this.#unknown, from: 0, to: letters.length });
        break;
      }
      found.push({ id, from, to });
      from = to;
    }
    for (const { id, from, to } of found) {
      ids.push(id);
      starts.push(start + (places[from] ?? 0));
      ends.push(start + (places[to] ?? word.length));
    }
  }

  /** The letters as the model knows them, each with the place of what it was made of. */
  #normalized(word: string): { readonly letters: string[]; readonly places: number[] } {
    const letters: string[] = [];
    const places: number[] = [];
    let at = 0;
    for (const letter of word) {
      let known = letter.replaceAll(unseen, '');
      if (this.#lowercase) known = known.toLowerCase();
      if (this.#stripAccents) known = known.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
      for (const part of known) {
        letters.push(part);
        places.push(at);
      }
      at += letter.length;
    }
    return { letters, places };
  }
}
