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

/** Each a word by itself: punctuation, and the ideographs that the model was made with, which are not all of the script. */
const alone =
  /[\p{P}$+<=>^`|~\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{2A6DF}\u{2A700}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/u;
/** Not seen by the model, wherever they stand; of these, only those of `gap` part words. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u{FFFD}]/u;
const gap = /[\t\n\r\p{Z}]/u;
/** Characters whose letters are kept at hand. */
const mostKnown = 10_000;

/** What the model takes for a letter, and the place of the character that it was made of. */
interface Letter {
  readonly letter: string;
  readonly start: number;
  end: number;
}

export class WordPieces {
  readonly #vocabulary: ReadonlyMap<string, number>;
  readonly #prefix: string;
  readonly #longestWord: number;
  readonly #unknown: number;
  readonly #lowercase: boolean;
  readonly #stripAccents: boolean;
  readonly #known = new Map<string, readonly string[]>();
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
    let word: Letter[] = [];
    let isAlone = false;
    let end = 0;
    const close = (): void => {
      this.#split(word, tokens);
      word = [];
    };
    for (const character of text) {
      const start = end;
      end += character.length;
      const letters = this.#lettersOf(character);
      if (letters === undefined) close();
      for (const letter of letters ?? []) {
        const wasAlone = isAlone;
        isAlone = alone.test(letter);
        if (isAlone || wasAlone) close();
        word.push({ letter, start, end });
      }
      // An accent belongs to the letter that it stands on.
      const last = word.at(-1);
      if (letters?.length === 0 && last?.end === start && !unseen.test(character)) last.end = end;
    }
    close();
    return tokens;
  }

  /** One word: the longest piece of the vocabulary that it begins with, then that of the rest. */
  #split(word: readonly Letter[], { ids, starts, ends }: { ids: number[]; starts: number[]; ends: number[] }): void {
    if (word.length === 0) return;
    for (const { id, from, to } of this.#piecesOf(word) ?? [{ id: this.#unknown, from: 0, to: word.length }]) {
      ids.push(id);
      starts.push(word[from]?.start ?? 0);
      ends.push(word[to - 1]?.end ?? 0);
    }
  }

  #piecesOf(
    word: readonly Letter[],
  ): { readonly id: number; readonly from: number; readonly to: number }[] | undefined {
    if (word.length > this.#longestWord) return undefined;
    const pieces = [];
    const letters = word.map(({ letter }) => letter);
    for (let from = 0; from < letters.length;) {
      let [to, id] = [letters.length, undefined as number | undefined];
      for (; to > from; to--) {
        id = this.#vocabulary.get((from > 0 ? this.#prefix : '') + letters.slice(from, to).join(''));
        if (id !== undefined) break;
      }
      if (id === undefined) return undefined;
      pieces.push({ id, from, to });
      from = to;
    }
    return pieces;
  }

  /** As the model knows them; none of what it does not see, undefined for what parts words. */
  #lettersOf(character: string): readonly string[] | undefined {
    if (gap.test(character)) return undefined;
    const known = this.#known.get(character);
    if (known !== undefined) return known;
    let seen = unseen.test(character) ? '' : character;
    if (this.#lowercase) seen = seen.toLowerCase();
    if (this.#stripAccents) seen = seen.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
    const letters = Array.from(seen);
    if (this.#known.size < mostKnown) this.#known.set(character, letters);
    return letters;
  }
}
