/**
 * Text as the tokens of a reader's model, beside the real library: the ids must be those with which models are trained,
 * and each token must have the place that it came from.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoTokenizer } from '@huggingface/transformers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tokens, WordPieces } from '../../src/readers/neural/word-pieces.ts';
import { repository, tinyTokenizer, writeModel } from '../fixtures/tiny-model.ts';

const letters =
  'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяابتثجحخدذرسشصضطظعغفقكلمنهويαβγδεζλοσςßæœøłıﬁ';
const marks = '0123456789.,;:!?"\'’“”()[]-–—…/%&@#$+<=>^`|~§。、？';
/** Hangul is read in the parts that its letters are made of. */
const jamo = Array.from('다리는년에개통되었한국'.normalize('NFD'));
const ideographs = '大桥于年通车全长米日本語中々';
const pieces = [
  ...new Set([
    ...Array.from(letters + marks + ideographs),
    ...jamo,
    '🌉',
    '🎉',
    '\u20E3',
    '\u0903',
    '\u09BE',
    '\u09C7',
  ]),
];
const words =
  'the bridge open ##ed ##ing un ##able ##ing ##s ##re cafe zurich 19 ##32 ##ridge istanbul [ cls sep ]'.split(' ');
const rare = 'the Bridge opened 1932 \u0301 \u200D \u200B \uFE0F \u0000 🌉 다 한 é ≠'.split(' ').concat(' ', '\n');
const special = ['[UNK]', '[PAD]', '[CLS]', '[SEP]'];
const known = [...new Set([...special, ...pieces, ...pieces.map((piece) => `##${piece}`), ...words])];
const file = tinyTokenizer(known, false);

let folder: string;
let idsOfLibrary: (text: string) => number[];
const ours = new WordPieces(file);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-pieces-'));
  await writeModel(folder, repository({ model_type: 'bert' }, known, false));
  const library = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  idsOfLibrary = (text) => library.encode(text, { add_special_tokens: false });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function piecesOf({ ids }: Pick<Tokens, 'ids'>): string[] {
  return ids.map((id) => known[id]!);
}

/** Letters as the model has them. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{Mn}\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/gu, '');
}

function expectPlaces(text: string, { ids, starts, ends }: Tokens): void {
  ids.forEach((id, at) => {
    const [start, end] = [starts[at]!, ends[at]!];
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    const there = folded(text.slice(start, end));
    // A letter that is made of several may be parted: each of them then has the place of the whole.
    const isParted =
      starts[at + 1] === start || starts[at - 1] === start || ends[at - 1] === end || ends[at + 1] === end;
    if (at > 0 && !isParted) expect(start).toBeGreaterThanOrEqual(ends[at - 1]!);
    if (at > 0) expect([start >= starts[at - 1]!, end >= ends[at - 1]!]).toEqual([true, true]);
    const piece = known[id]!.replace(/^##/, '');
    if (piece === '[UNK]') expect(there).not.toMatch(/^\s*$/u);
    else if (isParted) expect(there).toContain(piece);
    else expect(there).toBe(piece);
  });
}

const hard: [string, string][] = [
  ['nothing', ''],
  ['white space', ' \n\t\u00A0\u3000\u2028'],
  ['words and pieces', 'The bridge opened, unopenable bridges reopening'],
  ['accents', 'Café Zürich, CAFÉ ZÜRICH; cafe\u0301 zu\u0308rich'],
  ['accents on nothing', '\u0301 \u0301a .\u0301 \u0301'],
  ['letters that have small ones of two letters', 'İstanbul ISTANBUL ıstanbul Straße ﬁre'],
  ['Greek', 'ΛΟΣΔ οδός λόγος'],
  ['Russian', 'Мост открыт, ёлка и йод'],
  ['Arabic', 'افتُتِحَ الجسر؟ 1932، نعم'],
  ['Chinese', '大桥于1932年通车。全长212米'],
  ['Japanese', '日本語々中 ノ ひ'],
  ['compatible ideographs', '\uF900\u8C48 \u{2F800} 㐀'],
  ['Korean', '다리는 1932년에 개통되었다. 한국'],
  ['Bengali', '\u0995\u09CB \u09CB\u09C7\u09BE'],
  ['emoji', '🌉 🎉🎉 👩‍👩‍👧‍👦 1️⃣ ☎️ a🎉b'],
  ['characters of no width', 'bri\u200Bdge bri\u00ADdge \u200Bbridge\u200B \uFEFFthe\uFEFFbridge \u200E'],
  ['control characters', 'bri\u0000dge\u0007 the\u000Bbridge the\u000Cbridge the\u0085bridge\u001F'],
  ['private and broken characters', 'bri\uE000dge \uFFFD bri\uFFFDdge \u{F0000}'],
  ['halves of surrogate pairs', 'the \uD83D bri\uDF09dge \uD83D'],
  ['signs that are letters with strokes', 'a≠b ≮ ≯ a≥b'],
  ['signs that English writes', "don't U.S. 1,200 $5+5=10 <b>a</b> a^b `c` x|y ~z [cls] # \\ { } * _"],
  ['Greek signs that decompose', 'a\u1FEFb a\u037Eb a\u0387b'],
  ['words too long', `${'a'.repeat(100)} ${'a'.repeat(101)} ${'é'.repeat(101)} the`],
  ['names of objects', 'constructor __proto__ toString'],
];

describe('the tokens of a text', () => {
  it.each(hard)('are those of the library: %s', (_, text) => {
    expect(piecesOf(ours.tokens(text))).toEqual(piecesOf({ ids: idsOfLibrary(text) }));
  });

  it.each(hard)('stand in the text where they say: %s', (_, text) => {
    const tokens = ours.tokens(text);
    expect(tokens.starts).toHaveLength(tokens.ids.length);
    expectPlaces(text, tokens);
  });

  it('are those of the library, in their places, for any text', () => {
    const ofPieces = fc.constantFrom(...Array.from(letters.toUpperCase() + letters + marks + ideographs), ...rare);
    const text = fc.oneof(
      fc.string({ unit: ofPieces, maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.oneof(ofPieces, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 40 }),
    );
    fc.assert(
      fc.property(text.map(withoutExceptions), (each) => {
        const tokens = ours.tokens(each);
        expect(piecesOf(tokens)).toEqual(piecesOf({ ids: idsOfLibrary(each) }));
        expectPlaces(each, tokens);
      }),
      { numRuns: 3000 },
    );
  });

  it('hold their whole characters, accents included', () => {
    const placed = (text: string): string[] => {
      const { starts, ends } = ours.tokens(text);
      return starts.map((start, at) => text.slice(start, ends[at]));
    };
    expect(placed('🌉 Cafe\u0301 Zürich!')).toEqual(['🌉', 'Cafe\u0301', 'Zürich', '!']);
    expect(placed('un\u0301re\u0301able')).toEqual(['un\u0301', 're\u0301', 'able']);
    expect(placed('1932\u200B opened\u0000')).toEqual(['19', '32', 'open', 'ed']);
    expect(placed('한')).toEqual(['한', '한', '한']);
    expect(placed('..\u0301')).toEqual(['.', '.\u0301']);
  });

  it('never are those with which the model marks beginning and end', () => {
    expect(piecesOf(ours.tokens('[SEP]a[CLS]'))).toEqual(['[', 'sep', ']', 'a', '[', 'cls', ']']);
    expect(known[ours.first]).toBe('[CLS]');
    expect(known[ours.last]).toBe('[SEP]');
  });

  // The library for JavaScript differs from the one that trains, which goes letter by letter and knows all ideographs.
  it('are those of the training where libraries differ', () => {
    expect(piecesOf(ours.tokens('ΛΟΣ'))).toEqual(['λ', '##ο', '##σ']);
    expect(piecesOf(ours.tokens('a\u{20000}b'))).toEqual(['a', '[UNK]', 'b']);
  });

  it('keep case and accents for a model that does', () => {
    const asIs = new WordPieces({ ...(file as object), normalizer: { type: 'BertNormalizer', lowercase: false } });
    expect(piecesOf(asIs.tokens('The cafe CAFÉ é the'))).toEqual(['[UNK]', 'cafe', '[UNK]', '[UNK]', 'the']);
    const bare = { type: 'BertNormalizer', lowercase: false, strip_accents: true };
    expect(piecesOf(new WordPieces({ ...(file as object), normalizer: bare }).tokens('The café'))).toEqual([
      '[UNK]',
      'cafe',
    ]);
  });
});

describe('a tokenizer that is none of this kind', () => {
  it.each([
    ['of another model', 'WordPiece', { ...(file as object), model: { type: 'BPE', vocab: {}, merges: [] } }],
    ['of another normalizer', 'normalizer', { ...(file as object), normalizer: null }],
    [
      'that parts words in another way',
      'BertPreTokenizer',
      { ...(file as object), pre_tokenizer: { type: 'Whitespace' } },
    ],
    ['without marks of beginning and end', '[CLS]', tinyTokenizer(['[UNK]', '[PAD]', 'the'], false)],
    ['without a word for the unknown', '[UNK]', tinyTokenizer(['[PAD]', '[CLS]', '[SEP]', 'the'], false)],
    ['that is nothing', 'expected object', undefined],
  ])('is refused: one %s', (_, reason, other) => {
    expect(() => new WordPieces(other)).toThrow(reason);
  });
});

/** Without what the two libraries differ in. */
function withoutExceptions(text: string): string {
  return text.replaceAll(/Σ|[\u{20000}-\u{2FA1F}]|\[(?:UNK|PAD|CLS|SEP)\]/gu, '');
}
