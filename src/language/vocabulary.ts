/**
 * The terms of a keyword index: each with a number that postings name it by, and how many passages hold it; those that
 * begin alike; and how common a word is in English at large.
 * Promises: a term that no passage holds any more is forgotten, so that not even a near spelling finds it.
 */
import { copyOf } from '../text.ts';
import { NearWords } from './near-words.ts';
import { terms } from './terms.ts';

/** A word nearly the same: how alike at least (0 to 1), how many at most, and how much their score is worth. */
const LEAST_LIKENESS = 0.4;
const MOST_NEAR_WORDS = 3;
const NEAR_WEIGHT = 0.9;

/** As it is kept in a file. */
export interface VocabularyParts {
  /** By number, each ended by a line break; nothing for a number that is free. */
  readonly terms: Uint8Array;
  readonly holders: Uint32Array;
}

export class Vocabulary {
  readonly #numberOf = new Map<string, number>();
  /** By number; empty where it is free. */
  readonly #terms: string[] = [];
  readonly #free: number[] = [];
  #holders = new Uint32Array(64);
  readonly #near = new NearWords(this.#terms);
  readonly #families = new WordFamilies(this.#terms);

  static from({ terms: stored, holders }: VocabularyParts): Vocabulary {
    const vocabulary = new Vocabulary();
    const lines = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).toString('utf8').split('\n');
    lines.pop();
    for (const line of lines) vocabulary.#take(vocabulary.#terms.length, line);
    vocabulary.#holders.set(holders.subarray(0, lines.length));
    return vocabulary;
  }

  parts(): VocabularyParts {
    return {
      terms: Buffer.from(this.#terms.map((term) => `${term}\n`).join('')),
      holders: this.#holders.slice(0, this.#terms.length),
    };
  }

  numberOf(term: string): number | undefined {
    return this.#numberOf.get(term);
  }

  /** How many passages hold a term. */
  holders(number: number): number {
    return this.#holders[number] ?? 0;
  }

  /** One more passage holds it. */
  hold(borrowed: string): number {
    let number = this.#numberOf.get(borrowed);
    if (number === undefined) {
      number = this.#free.pop() ?? this.#terms.length;
      this.#take(number, copyOf(borrowed));
    }
    this.#holders[number] = this.holders(number) + 1;
    return number;
  }

  /** So many passages fewer hold it. */
  release(number: number, passages: number): void {
    const left = this.holders(number) - passages;
    this.#holders[number] = left;
    if (left > 0) return;
    this.#families.remove(number);
    this.#numberOf.delete(this.#terms[number] ?? '');
    this.#terms[number] = '';
    this.#free.push(number);
  }

  /** Does a piece of what `near` needs; whether there is more to do. */
  prepare(): boolean {
    return this.#near.prepare();
  }

  /** The terms that are spelt most like a word that is not among them, and what they are worth for it. */
  near(word: string, isName: boolean): { readonly term: string; readonly weight: number }[] {
    const near = this.#near.find(word, LEAST_LIKENESS, isName).slice(0, MOST_NEAR_WORDS);
    return near.map(({ term, likeness }) => ({ term, weight: NEAR_WEIGHT * likeness }));
  }

  /** The terms that begin as this one does (below). */
  familyOf(term: string): readonly string[] {
    return this.#families.of(term);
  }

  #take(number: number, term: string): void {
    if (number >= this.#holders.length) {
      const holders = new Uint32Array(2 * number);
      holders.set(this.#holders);
      this.#holders = holders;
    }
    this.#terms[number] = term;
    if (term === '') this.#free.push(number);
    else {
      this.#numberOf.set(term, number);
      this.#near.add(number);
      this.#families.add(number);
    }
  }
}

// Which words of a question look like names, and so may be spelt by ear. Promises: pure. Does not know names that are
// written without a capital, nor what opens the question: there, any word has one.

const CAPITAL = /\p{Lu}/u;

/** Takes a word as the question has it. */
export function nameTest(question: string): (word: string) => boolean {
  const isShouted = question === question.toUpperCase();
  return (word) => !isShouted && CAPITAL.test(question.startsWith(word) ? word.slice(1) : word);
}

// How common a word is in English at large, 0 to 1: in a handful of articles, rarity alone cannot tell a telling word
// from an everyday one. From how many paragraphs of reddit posts, product reviews and news (each a third) hold it.

/** Words by the share of a rare word's weight that they keep. */
const bands: readonly (readonly [number, string])[] = [
  [
    0.4,
    `against ago another around back better called clean come communist country day down easy end enough even far feel find first force getting give go good got government great hand hard help high home hope keep know last like little long looking lot love made make man many months nation need never new no now old one open order party people place power problem product put really red right said say see seems set since small something start state still take things think three time top tried turn two us use want war way week well west work world years`,
  ],
  [
    0.55,
    `able actually added air almost along already always anyone anything area army asked away bad base become began believe best between big bit black bought britain british build buy came case cent change china chinese clear close common completely continue control cooking couple current cut de decided design different done east economic election europe everything expected fact finally fine fire fit five following food foreign found four france free french friends full game general germany guys half handle happened happy head heavy hold hot hours house idea including inside instead interested issue items job killed kind large later leaders least leave left less let life light line live machine major market means meeting members men military million minutes money moscow move name near next nice night nothing office official often part past per perfect person pick plan play please point police political possible post premier president press pretty price prime probably purchased quality question quickly quite read reason recently recommend relations remain replace report results return reviews room rule run russian second several short show side size south stay stop store suggested support sure talk thanks thought today together took troops unit usually water went western white wondering word yet`,
  ],
  [
    0.68,
    `accept across act addition advance advice africa african age agreed aid allow although amazon american among amount announced anti apart appeared appreciated arab arms arrived attachment attack attempt basically battle became behind border bottom box break bring built business cabinet cannot capital car care carry cause central certain charge charles check chief city claim coffee cold color command company concern conference consider container cool cost course cover create crowd cup daily deal death declared defense demand died directly drink drive dropped dry due easily edit effect enjoy entire especially etc european event everyone exactly except expensive experience explained eyes face fall family fast fear fighting figure fill finished floor form former front future gave german given glass ground group guess havent hear heat held huge important increase independence industry information insisted install iron join king kitchen labor land late law leading learn level lid link list local london longer lost low main managed match matter maybe measure middle miles mind mine miss model moment morning non normal north note noticed nuclear number offer oil operations opposition organization original others outside palace pan paper paris passed pay peace perhaps picture piece plastic plus policy position pour prefer prepared present pro program promised provide public pull push raised range rate rather reach ready real received refused regime regular remove required rest road round safe save school security seen sent served service share sign similar simple single sit six social socialist soldiers someone soon sort sound space special stand star step stick story street strong students stuff success suddenly supply system taken team tell ten terms test third thus told total toward trade traditional train travel trouble type un understand union update visit vote wait wall warm warned wash washington watch weight whether whole wife win windows wish worry worth wrong young your`,
  ],
  [
    0.78,
    `above absolutely according account achieve action active administration admitted affairs agreement ahead aim allies alone answer anyway apparently argued assembly authorities available avoid bag baking balance ban bank bar barely beat beautiful bed beginning biggest bitter block blue board body book boss bottle bowl brand broke broken brother brought brush burn button campaign card center chance cheap children choice christian citizens civil class clothes collection comfortable comments community compared complained complaints computer confidence connection constantly contact correct count counter coup court crack cried critics cross customer danger dark date daughter dead decision deep defendants definitely democrats demonstrations department depending described despite details determined development device difficult disappointed discussion dog door double duty early easier eat economy edge education effort egyptian electric empty enemy english enter equally eventually evidence ex example excellent exist extra failed fairly fan father favor favorite feature federation fell felt field filter firm fix flat flying forward freedom fresh fun function gain gift girl goes gold gone green guard guerrillas gun hang harold heard heart hello hey hi higher history hit holes husband ice ii immediately impressed improve inch india indian indicated instructions intended involved iraq island italy jail john kept key knew known lack larger latest le leadership led liberal lies limited lose lower maintain maker march mark material mentioned merely mess message metal mission mixed modern mostly mother mount mountain natural necessary negotiations neighbors news none object obviously ok online opinion opposed option otherwise oven overall owned pack package page particularly performance plain plane players poor pop popular population pot practice pressure prevent previous prince prison private process produce progress project properly proposed protect protest proved province purpose quiet race radio rank realized rebels record regarding region release remember repeated replied respect responsibility revolution rice rich rising roll saw screen search season seat secret seeking self sell send sense separate series serious seven shape shipping shop shot simply sir situation sleep slightly smaller smooth soft solid solution solved sometimes son speaking specific speech speed spend spent split spot spread spring stage standard station steam steel strength strike struggle stuck sturdy style summer super supposed surface surprise switch syria table tank taste tax thick thin thousands thread threatened throw tight tiny tips tons tool touch tough town trial trip true tv unity university unless unlike urged vacuum value version victory video view voice walk wave weapons wearing welcome whatever wide wing women won workers writing yes`,
  ],
];

const shares = new Map(bands.flatMap(([share, words]) => terms(words).map((term) => [term, share] as const)));

/** 1 for a word that is rare in English, a name or a number. */
export function englishRarity(term: string): number {
  return shares.get(term) ?? 1;
}

// The words of a vocabulary that begin alike, for finding those of one root: "explosion" where "exploded" is asked.
// Promises: what is added or removed counts at once; four bytes a word. Does not know which of them share a root.

/** Letters with which all words of a family begin; shorter words have none. */
export const FAMILY_LETTERS = 5;
/** Chains of words; a chain may hold several families. */
const CHAINS = 65_536;

export class WordFamilies {
  /** By number; empty where there is none. Changes under this. */
  readonly #terms: readonly string[];
  /** The word that each chain begins with, and the one that each word is followed by; -1 for none. */
  readonly #first = new Int32Array(CHAINS).fill(-1);
  #next = new Int32Array(64);

  constructor(known: readonly string[]) {
    this.#terms = known;
  }

  /** There is a word of this number now. */
  add(number: number): void {
    const chain = chainOf(this.#terms[number] ?? '');
    if (chain === undefined) return;
    if (number >= this.#next.length) {
      const next = new Int32Array(2 * number);
      next.set(this.#next);
      this.#next = next;
    }
    this.#next[number] = this.#first[chain] ?? -1;
    this.#first[chain] = number;
  }

  /** The word of this number is about to go. */
  remove(number: number): void {
    const chain = chainOf(this.#terms[number] ?? '');
    if (chain === undefined) return;
    const after = this.#next[number] ?? -1;
    if (this.#first[chain] === number) {
      this.#first[chain] = after;
      return;
    }
    let before = this.#first[chain] ?? -1;
    while (before >= 0 && this.#next[before] !== number) before = this.#next[before] ?? -1;
    if (before >= 0) this.#next[before] = after;
  }

  /** The words that begin as this one, itself too if it is among them. */
  of(term: string): string[] {
    const found: string[] = [];
    const chain = chainOf(term);
    if (chain === undefined) return found;
    const beginning = term.slice(0, FAMILY_LETTERS);
    for (let number = this.#first[chain] ?? -1; number >= 0; number = this.#next[number] ?? -1) {
      const other = this.#terms[number] ?? '';
      if (other.startsWith(beginning)) found.push(other);
    }
    return found;
  }
}

function chainOf(term: string): number | undefined {
  if (term.length < FAMILY_LETTERS) return undefined;
  let hash = 0;
  for (let at = 0; at < FAMILY_LETTERS; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) & (CHAINS - 1);
}
