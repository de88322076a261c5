/**
 * The words of Footnote, one noun per thing. Read this second, after ask.ts.
 * Types only: nothing here runs, so the web page imports it too.
 * All offsets are half-open [start, end), in UTF-16 units, into the article's stored text.
 */

/** A heading inside an article's text; `level` 1 to 6 as in Markdown. */
export interface Heading {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** What a reader of one format makes of a file: everything about an article except where it lies. */
export interface ArticleContent {
  readonly title: string;
  readonly publisher?: string;
  readonly author?: string;
  /** ISO 8601, of reduced precision where no more is known: 2017, 2017-04 or 2017-04-12. */
  readonly published?: string;
  /** How the date is known, when the article does not simply state it. */
  readonly publishedNote?: string;
  readonly url?: string;
  /** As its author sorted it, in the front matter, or a reader. */
  readonly tags?: readonly string[];
  /** Why the words may have been read wrongly, and what was hidden and left out; absent when there is no doubt. */
  readonly doubt?: string;
  /** BCP 47 tag, such as en. */
  readonly language: string;
  /** Plain text: paragraphs, headings, lists and tables (tables.ts), parted by blank lines. */
  readonly text: string;
  readonly headings: readonly Heading[];
  /** Where the format has pages: the span of each, from the first on. An empty page has an empty span. */
  readonly pages?: readonly { readonly start: number; readonly end: number }[];
}

export interface Article extends ArticleContent {
  /** Kept through edits and renames. */
  readonly id: string;
  /** Relative to the corpus folder, with forward slashes. */
  readonly path: string;
  /** Other paths of the same content, in order. */
  readonly copies?: readonly string[];
  /** SHA-256 of the file's bytes, but for the tags in its front matter; hexadecimal. */
  readonly contentHash: string;
}

/** A run of whole sentences: `article.text.slice(start, end) === passage.text`. */
export interface Passage {
  readonly id: string;
  readonly articleId: string;
  readonly heading?: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Which of the two searches found a passage. */
export type FoundBy = 'keywords' | 'vectors';

/** What an embedder tells of two texts: weak, how they are spelled; strong, what they mean too. Each has weights of its own. */
export type EmbedderFamily = 'weak' | 'strong';

/** The parts of a passage's score, so that a reader can see why it was found. */
export interface ScoreParts {
  /** BM25, and the words of the question that the passage (or its title or heading) holds. */
  readonly keywords: { readonly score: number; readonly terms: readonly string[] };
  /** Cosine similarity, -1 to 1. */
  readonly vectors: { readonly score: number };
  /** What its score is made of, by name: all together give it. */
  readonly parts: Readonly<Record<string, number>>;
  /** Whose weights made them: those for the family of the embedder. Absent where passages are not ranked. */
  readonly weights?: EmbedderFamily;
  /** Its place, from 1, before it was read closely. */
  readonly placeBefore: number;
  /** When a reranker read it: what it said, 0 to 1, and the place, from 1, that the passage had before. */
  readonly reranker?: { readonly score: number; readonly placeBefore: number };
}

/** A model that was to help: which, and why it did not, when it did not. */
export interface ModelUse {
  readonly model: string;
  /** A code for programs, and a sentence. */
  readonly failure?: { readonly code: string; readonly sentence: string } | undefined;
}

export interface RankedPassage {
  readonly passage: Passage;
  readonly article: Article;
  /** 0 to about 1. Comparable within one question only. */
  readonly score: number;
  readonly foundBy: readonly FoundBy[];
  readonly why: ScoreParts;
  /** Id of a better passage that says all of this, in a copy of the same story. Such passages come after all others. */
  readonly copyOf?: string;
}

/** One earlier question of the same conversation, with the text of its answer. */
export interface Turn {
  readonly question: string;
  readonly answer: string;
}

/** Limits on where an answer may come from; an absent limit does not limit. One of each list is enough; all limits hold. */
export interface Filters {
  readonly articleIds?: readonly string[] | undefined;
  /** Folders below the corpus, with all that is in them: reports, reports/2021. */
  readonly folders?: readonly string[] | undefined;
  /** In whatever case. */
  readonly tags?: readonly string[] | undefined;
  /** Names of publishers or authors, as the articles give them. */
  readonly publishers?: readonly string[] | undefined;
  /** ISO 8601 days, both included; an article that only gives its month or year is in when part of it is. */
  readonly publishedFrom?: string | undefined;
  readonly publishedTo?: string | undefined;
  /** false: what the question itself says of dates and sources sets no limit. */
  readonly fromQuestion?: boolean | undefined;
  /** Words of the question, as its limits give them, that set no limit this time. */
  readonly lifted?: readonly string[] | undefined;
}

/** The sources that a reader chose. */
export type ChosenSources = Pick<
  Filters,
  'articleIds' | 'folders' | 'tags' | 'publishers' | 'publishedFrom' | 'publishedTo'
>;

/** What the words of a question say of when and from whom, and what came of it. */
export interface AskedFilter {
  /** event: when it happened; told: before or after something that articles tell of; the others concern the article. */
  readonly kind: 'event' | 'told' | 'published' | 'publisher';
  readonly words: string;
  /** filter: nothing else may be found; boost: what fits comes first. */
  readonly effect: 'filter' | 'boost';
  readonly name?: string;
  /** ISO 8601 days, both included. */
  readonly from?: string;
  readonly to?: string;
  /** How the words were understood, where they alone do not say it: "last year" is counted from the newest article. */
  readonly note?: string;
  /** What a relative time is when it is said outright: "in 2023" for "last year"; '' when it has no name. */
  readonly outright?: string;
}

/** What is said to Footnote itself; no article answers it. */
export type Courtesy = 'hello' | 'thanks' | 'farewell' | 'help';

/** What somebody asks, as it comes in through a door. */
export interface Question {
  readonly text: string;
  readonly history: readonly Turn[];
  readonly filters: Filters;
  /** Set when the built-in answer is enough, and no model is to be asked. */
  readonly quick?: boolean | undefined;
}

/** What kind of thing answers: a name, a date, a number. */
export type AnswerType =
  | 'who'
  | 'when'
  | 'where'
  | 'how-many'
  | 'how-much'
  | 'how-long'
  | 'how-far'
  | 'how-old'
  | 'country'
  | 'overview'
  | 'why'
  | 'yes-no'
  | 'what';

/** Words that somebody claims stand in a passage. Unverified. */
export interface Quote {
  readonly passageId: string;
  readonly text: string;
  /** Which of them answer, counted in `text`. */
  readonly answer?: { readonly start: number; readonly end: number };
  /** Where they are claimed to stand in the article, where the same words may stand elsewhere too. */
  readonly at?: number;
}

/** What an answerer makes: unverified, and of a type that no door accepts. */
export interface DraftStatement {
  readonly text: string;
  readonly quotes: readonly Quote[];
  /** It begins a paragraph: one thing of several that are told one after another. */
  readonly opens?: true;
  /** The statement that did not hold, and quoted this sentence. */
  readonly insteadOf?: string;
  /** It is an item of a list, and is to be shown as one. */
  readonly isItem?: true;
}

/** How sure an answerer is that what follows answers, 0 to 1. `amongMany`: 0 among few passages, 1 among many. */
export interface Sureness {
  readonly confidence: number;
  readonly amongMany: number;
  /** Ids of those that read the passages. */
  readonly readers: readonly string[];
  /** Titles of articles that answer about equally well, each something else, where the question says too little to choose. */
  readonly rivals?: readonly string[];
}

/** What an answerer gives while it works: how sure it is (first, if it can tell), a model's raw words, each finished statement. */
export type DraftPart =
  | { readonly kind: 'sureness'; readonly sureness: Sureness }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'statement'; readonly statement: DraftStatement };

/**
 * Whether quoted words still stand: changed when the article was edited since, missing when its file is not there just now,
 * withdrawn when it is gone.
 */
export type Standing = 'current' | 'changed' | 'missing' | 'withdrawn';

/** A quote that was found in the stored text of an article. */
export interface Citation {
  /** 1, 2, 3 … in the order of first use; the n of the marker [n]. */
  readonly number: number;
  /** Of these words in this very content, wherever it lies and however often the index is built. Absent in answers kept from before ids. */
  readonly id?: string;
  readonly articleId: string;
  readonly passageId: string;
  readonly path: string;
  readonly title: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly published?: string;
  readonly publishedNote?: string;
  readonly url?: string;
  readonly language: string;
  /** `article.text.slice(start, end)`, for the revision of the answer. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** What stands right before and right after, so that the words are found again in a text that has moved. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** The words of the quote that answer, where they are known: offsets like its own. */
  readonly answer?: { readonly start: number; readonly end: number };
  /** Of a whole row of a table: the row that heads its columns, with offsets like those of the quote. */
  readonly head?: { readonly quote: string; readonly start: number; readonly end: number };
  /** The page on which the quote begins, from 1, where the format has pages. */
  readonly page?: number;
  readonly contentHash: string;
  /** Ids of other articles that tell the same story and hold these words too, the earliest first. */
  readonly alsoIn: readonly string[];
  /** Of an answer that was kept; the words of a withdrawn citation are gone. */
  readonly standing?: Standing;
  /** Of a missing one: since when, ISO 8601 with time. */
  readonly since?: string;
}

export type Verdict = 'supported' | 'unsupported';

export interface Statement {
  readonly text: string;
  /** Numbers of citations; empty when unsupported. */
  readonly citations: readonly number[];
  readonly verdict: Verdict;
  /** Set when it is a sentence of an article, between quotation marks, in place of a statement of a model that did not hold. */
  readonly quoted?: true;
  /** Of an item of a list: its mark, "-" or "3.", which stands before it in the answer's text too. */
  readonly item?: string;
  /** Why an unsupported statement failed, as a sentence. */
  readonly reason?: string;
  /** `answer.text.slice(start, end) === statement.text` when supported; else empty, where it would have stood. */
  readonly start: number;
  readonly end: number;
  /** Of an answer that was kept: titles of the withdrawn articles that it rested on, whose words are gone. */
  readonly withdrawn?: readonly string[];
}

export interface Disagreement {
  readonly about: string;
  readonly citations: readonly number[];
}

/** answered; not-found: nothing relevant; not-answered: relevant passages, but none answers. */
export type AnswerKind = 'answered' | 'not-found' | 'not-answered';

/** An answer as it is sent and stored: plain data, the same through every door. */
export interface AnswerData {
  readonly kind: AnswerKind;
  readonly question: string;
  /** The question rewritten so that it stands alone; the same as `question` when it already did. */
  readonly standalone: string;
  /** Markdown with markers [n]. */
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly disagreements: readonly Disagreement[];
  /** For the two refusals: the closest passages. */
  readonly nearest: readonly Citation[];
  /** For the two refusals: words of the question that no article has, names first. */
  readonly missing?: readonly string[];
  /** Said beside the answer of the articles as such, not of what they tell: how many there are. In words, and uncited. */
  readonly remark?: string;
  /** For the two refusals: questions that the articles do answer, as of now. They are not kept. */
  readonly suggestions?: readonly string[];
  readonly revision: number;
  readonly answerer: string;
  readonly embedder: string;
  readonly filters: Filters;
  readonly why: AnswerReasons;
  readonly milliseconds: { readonly total: number; readonly retrieve: number; readonly draft: number };
}

/** Why the answer came out as it did: what was searched, and how each passage that was read was found. */
export interface AnswerReasons {
  readonly passages: readonly {
    readonly passageId: string;
    readonly score: number;
    readonly foundBy: readonly FoundBy[];
    readonly keywords: ScoreParts['keywords'];
    readonly vectors: ScoreParts['vectors'];
    readonly parts: ScoreParts['parts'];
    readonly weights?: ScoreParts['weights'];
    readonly placeBefore: number;
    readonly reranker?: ScoreParts['reranker'];
  }[];
  /** What the question's own words say of when and from whom. */
  readonly askedFilters: readonly AskedFilter[];
  /** How sure the answerer was, how sure it had to be, 0 to 1, and which readers read; where it can tell. */
  readonly sureness?: { readonly confidence: number; readonly least: number; readonly readers: readonly string[] };
  /** Set where nothing was asked: the text is a reply, and no refusal. */
  readonly courtesy?: Courtesy;
  /** Of a refusal: names, years and numbers of the question that the nearest articles leave open. */
  readonly open?: readonly string[];
  /** BCP 47 tag: set where no words are known of the language that it was asked in, so that only what needs none helped. */
  readonly unknownLanguage?: string;
  /** Set when another answerer stood in for the one that was asked for: the reason, as a sentence. */
  readonly fallback?: string;
  /** The same for programs. */
  readonly fallbackCode?: string;
  /** Set when there is a reranker, a verifier: whether it did its part. */
  readonly reranker?: ModelUse;
  readonly verifier?: ModelUse;
}

declare const verified: unique symbol;

/** Verified. Only citations/citations.ts can make one, because only it can name the brand. */
export type Answer = AnswerData & { readonly [verified]: true };
