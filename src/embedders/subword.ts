/**
 * The embedder that is always there: a text as the hashed letter runs (3 to 5 characters) of its words, and its words.
 *
 * Promises: the same text gives the same unit vector on every machine, with nothing learned, loaded or kept; spellings,
 * inflections and transliterations of one word lie close together. A text that only holds function words is compared
 * by them; one without letters or digits is all zeros.
 * Does not know meaning: synonyms are as far apart as any two words. Measured in bench/LOG.md.
 */
import { genitive } from '../language/en/inflection.ts';
import { copyOf, foldCase } from '../text.ts';
import type { Embedder } from './embedder.ts';

/** Part of the id: raise it with every change that changes a vector. */
const VERSION = 1;

/** Lengths of letter runs, the marks at both ends of a word included. */
const RUNS = { shortest: 3, longest: 5 };
/** Chinese and Japanese words are one to three characters, with no spaces between. */
const IDEOGRAPH_RUNS = { shortest: 1, longest: 3 };
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Text without spaces comes as one long "word", which must not weigh as little as a word of that length. */
const MOST_RUNS = 30;
/** Of the whole word beside its runs. */
const WHOLE_WORD_WEIGHT = 0.5;
const COMMON_WORD_WEIGHT = 0.4;

/** One or two letters and a hyphen belong to the word: "ez-Zor" is "Ezzor", "F-16" is "F16". */
const WORD = /(?:(?<![\p{L}\p{N}])\p{L}{1,2}[-‐‑](?=[\p{L}\p{N}]))?[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const JOINTS = /['’‐‑-]/g;
const WORD_START = 60;
const WORD_END = 62;

/** Words that say how a sentence is built, not what it is about; they count for nothing. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also although am among an and any are as at be became because become ' +
    'been before being below between both but by can cannot could did didnt do does doesnt doing done dont down ' +
    'during each either else even ever every few for from further get gets got had has have having he her here hers ' +
    'herself him himself his how however i if im in instead into is isnt it its itself just may me might more most ' +
    'much must my myself nor not of off often on once one only or other our ours out over own per quite rather ' +
    'same shall she should since so some such than that thats the their theirs them themselves then there these ' +
    'they this those though through thus to too toward towards under until up upon us very was wasnt we were what ' +
    'whatever when where whether which while who whom whose why will with within without would yet you your yours'
  ).split(' '),
);

/**
 * Words of any English text. Without counts of the articles at hand, which would change with each of them, this list
 * stands in for rarity: what is left is mostly names, numbers and the words of a subject.
 */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'able accept according account across act action actually add added age ago air allow allowed almost alone along ' +
    'already always amount another answer anyone anything appear area around art ask asked available away back bad ' +
    'base based become began begin beginning behind believe best better beyond big bit black body book box bring ' +
    'brought build building built business buy call called came car care carry case cause center central century ' +
    'certain chance change changed changes child children choose city class clear close cold color come comes ' +
    'coming common community company complete condition consider considered contain continue control cost country ' +
    'couple course create created current currently cut data daily date day days deal death decide decided deep ' +
    'describe design despite detail develop developed development die died difference different difficult direct ' +
    'doctor door drive due early easily easy effect eight eighteen eleven employ end ended enough entire especially ' +
    'event events eventually everyone everything exactly example expect experience explain eye face fact fall family ' +
    'far fast father feel feeling feet felt field fifth fight figure final finally find finding fine finish first ' +
    'five follow followed following food foot force form former forward found four fourth free friend friends front ' +
    'full future game gave general generally girl give given gives giving go goes going gone good government great ' +
    'greater greatest ground group groups grow growing growth guess half hand hands happen happened happy hard head ' +
    'health hear heard heart heavy held help helped high higher highest history hit hold home hope hot hour hours ' +
    'house huge human hundred husband idea images impact important improve include included includes including ' +
    'increase increased individual influence information inside interest issue issues item job join keep kept kid ' +
    'kids kill killed kind kinds knew know known lack land large largely larger largest last lasted late later law ' +
    'lead leader leading learn least leave led left less let letter level levels lie life light like likely limited ' +
    'line list listen literally little live lived lives living local location long longer look looked looking lose ' +
    'lost lot lots love low lower made main major majority make makes making man many mark market matter mean means ' +
    'measure member members men mention mentioned message method middle mile miles million mind minute minutes miss ' +
    'modern moment money month months morning mother move moved movement moving much name named names national ' +
    'nature near nearly need needed needs never new news next nice night nine none normal note nothing now number ' +
    'numbers occur offer office officer official officials old older oldest ones open order original others outside ' +
    'page paid pair paper parent parents part parts party pass passed past pay people perfect perhaps period person ' +
    'phone pick picture piece place placed places plan plans play played player point points poor popular population ' +
    'position possible post power powerful present pretty price private probably problem problems process produce ' +
    'produced product program project provide provided public pull purchase put quality question questions quick ' +
    'quickly quit range rate reach reached read ready real really reason reasons receive received recent recently ' +
    'record red refer referred relate related remain remained remember report reported require required rest result ' +
    'results return returned review right rise role room rule run running said sat save saw say saying says school ' +
    'second see seem seems seen self sell send sense sent separate serve served service set seven seventh several ' +
    'short show showed shown shows side sign significant similar simple simply single sister sit situation six size ' +
    'small smaller social sold someone something sometimes somewhere son soon sort sound source space speak special ' +
    'specific spend spent stage stand standard start started starting starts state stated states stay step still ' +
    'stop stopped stories story street strong student students stuff style subject successful suggest support sure ' +
    'system table take taken takes taking talk talking teacher tell ten term terms test thank thanks thing things ' +
    'think third thirty thought thousand three throughout time times title today together told tomorrow took top ' +
    'total town track tried trouble true try trying turn turned twelve twenty twice two type types understand unit ' +
    'university unless upset use used useful user uses using usually value various version view visit voice wait ' +
    'walk want wanted wants war watch water way ways week weeks went whole wide wife win wish woman women wonder ' +
    'word words work worked working works world worse worst worth write writer written wrong wrote year years yes ' +
    'yesterday young younger youngest zero'
  ).split(' '),
);

/** Places in which runs are counted before they are put into the vector: 2^17, so that few share one. */
const PLACE_BITS = 17;
/** Runs of words that are kept at hand, about 20 a word, in all of 50,000 words. */
const MOST_KEPT_RUNS = 1_000_000;
/** Longer ones are mostly text without spaces, which hardly comes again. */
const LONGEST_WORD = 40;

export class SubwordEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  /** A question of six words touches about 57 of 1024 dimensions. */
  readonly sparseQuestions = true;
  /** Sums by place; all zero between two texts. */
  readonly #sums = new Float64Array(1 << PLACE_BITS);
  /** The places of the text at hand; as many as fit. */
  #places = new Int32Array(1 << 12);
  /** Words read before, as they were written: most words of a text come again. */
  readonly #words = new Map<string, ReadWord>();
  /** Their runs, one word after the other: an array for each word would lie anywhere in memory. */
  #runs = new Uint32Array(1 << 16);
  #runsEnd = 0;
  readonly #vector: Float64Array;

  constructor(dimensions = 1024) {
    this.dimensions = dimensions;
    this.id = `subword-${dimensions}-v${VERSION}`;
    this.#vector = new Float64Array(dimensions);
  }

  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return Promise.resolve(texts.map((text) => this.#embed(text)));
  }

  embedQuestion(text: string): Promise<Float32Array> {
    return Promise.resolve(this.#embed(text));
  }

  #embed(text: string): Float32Array {
    if (this.#runsEnd > MOST_KEPT_RUNS) {
      this.#words.clear();
      this.#runsEnd = 0;
    }
    const words = Array.from(foldCase(text).matchAll(WORD), ([word]) => this.#read(word));
    const telling = words.filter(({ isFunction }) => !isFunction);
    const filled = this.#addWords(telling.length > 0 ? telling : words);

    const { dimensions } = this;
    const sums = this.#sums;
    const places = this.#places;
    const vector = this.#vector.fill(0);
    for (let i = 0; i < filled; i++) {
      const place = places[i] ?? 0;
      // The square root keeps a run that comes often from drowning the others.
      const value = Math.sqrt(sums[place] ?? 0);
      sums[place] = 0;
      const at = (place >>> 1) % dimensions;
      vector[at] = (vector[at] ?? 0) + ((place & 1) === 1 ? value : -value);
    }
    return unit(vector);
  }

  /** Returns how many places now have a sum. */
  #addWords(words: readonly ReadWord[]): number {
    // The fields are read once: this is what embedding mostly is.
    const sums = this.#sums;
    const runs = this.#runs;
    let places = this.#places;
    let filled = 0;
    for (const { start, last, weight, wholeWeight } of words) {
      if (filled + last - start >= places.length) {
        this.#places = new Int32Array(2 * (filled + last - start));
        this.#places.set(places);
        places = this.#places;
      }
      for (let i = start; i <= last; i++) {
        const place = runs[i] ?? 0;
        const before = sums[place] ?? 0;
        if (before === 0) places[filled++] = place;
        sums[place] = before + (i === last ? wholeWeight : weight);
      }
    }
    return filled;
  }

  #read(written: string): ReadWord {
    const known = this.#words.get(written);
    if (known !== undefined) return known;
    const { places, ...weights } = readWord(written.replace(genitive.of, '').replace(JOINTS, ''));
    const start = this.#runsEnd;
    if (start + places.length > this.#runs.length) {
      const runs = new Uint32Array(2 * (start + places.length));
      runs.set(this.#runs);
      this.#runs = runs;
    }
    this.#runs.set(places, start);
    this.#runsEnd = start + places.length;
    const read = { start, last: this.#runsEnd - 1, ...weights };
    if (written.length <= LONGEST_WORD) this.#words.set(copyOf(written), read);
    return read;
  }
}

/** Where the runs of a word stand among those that were read, that of the whole word last. */
interface ReadWord {
  readonly start: number;
  readonly last: number;
  readonly weight: number;
  readonly wholeWeight: number;
  readonly isFunction: boolean;
}

function readWord(word: string): Omit<ReadWord, 'start' | 'last'> & { readonly places: readonly number[] } {
  const { shortest, longest } = IDEOGRAPHS.test(word) ? IDEOGRAPH_RUNS : RUNS;
  const last = word.length + 1;
  let runs = 0;
  for (let size = shortest; size <= longest; size++) runs += Math.max(0, last + 2 - size);
  const few = Math.min(MOST_RUNS, Math.max(1, runs));
  const wordWeight = COMMON_WORDS.has(word) ? COMMON_WORD_WEIGHT : 1;
  // One over few^0.75, by operations that are exact on every machine: a long word weighs more, not in proportion.
  const weight = wordWeight / Math.sqrt(few * Math.sqrt(few));

  const places: number[] = [];
  for (let start = 0; start <= last; start++) {
    let hash = HASH_START;
    const stop = Math.min(last + 1, start + longest);
    for (let end = start; end < stop; end++) {
      const code = end === 0 ? WORD_START : end === last ? WORD_END : word.charCodeAt(end - 1);
      hash = Math.imul(hash ^ code, HASH_FACTOR);
      if (end - start + 1 >= shortest) places.push(placeOf(hash));
    }
  }
  let hash = WHOLE_WORD_START;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), HASH_FACTOR);
  places.push(placeOf(hash));
  return {
    places,
    weight,
    wholeWeight: wordWeight * WHOLE_WORD_WEIGHT,
    isFunction: FUNCTION_WORDS.has(word),
  };
}

function placeOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> (32 - PLACE_BITS);
}

/** The constants of FNV-1a, 32 bits; whole words start elsewhere, so that they meet no run. */
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;
const WHOLE_WORD_START = 0x51ed270b;

function unit(vector: Float64Array): Float32Array {
  let squares = 0;
  // By places: iterators and the mapping form of Float32Array.from take ten times as long.
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] ?? 0) * (vector[at] ?? 0);
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  const scaled = new Float32Array(vector.length);
  for (let at = 0; at < vector.length; at += 1) scaled[at] = (vector[at] ?? 0) * scale;
  return scaled;
}
