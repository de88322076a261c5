/** A question, parsed once: the words for what is asked. Types only. */
import type { AnswerType, AskedFilter, Courtesy, Filters, Turn } from '../domain.ts';
import type { CollectionWish } from '../language/language.ts';
import type { ArticleFact } from '../verification/statement-problem.ts';

/** What is to be done with a question; where it is to be answered and nothing more, the type of its answer. */
export type QueryKind =
  | AnswerType
  | 'compare'
  | 'about-collection'
  | 'about-article'
  | 'summarise'
  | 'list'
  | 'define'
  /** A topic is named, nothing asked. */
  | 'not-a-question'
  | 'courtesy';

/** What a follow-up asks, and what the conversation is about, which the follow-up does not say itself. */
export interface Topic {
  readonly head: string;
  /** The last is the widest. */
  readonly topics: readonly string[];
}

/** "Summarise the debkafile article": an article is wanted as a whole. */
export interface ArticleRequest {
  /** Terms that tell which article is meant; none for the one that filters leave. */
  readonly about: readonly string[];
  /** The first by date. */
  readonly first?: 'newest' | 'oldest';
  /** Those of them that tell of what kind it is, "lease": its title says so, or the name of its file. */
  readonly kinds?: readonly string[];
  /** Another than the one that was spoken of. */
  readonly isOther?: true;
}

/** What is wanted of all articles together, as they come. */
export interface CollectionRequest {
  readonly wants: CollectionWish;
  /** What a timeline is of, as it is said; of all that there is, without. */
  readonly of?: string | undefined;
  /** Sentences that are wanted, where that is said. */
  readonly most?: number;
  /** But for the one that was spoken of. */
  readonly isOther?: true;
}

/** Two articles side by side: "How does the Post's account differ from the Mail's?" */
export interface PairRequest {
  readonly wants: 'differences' | 'agreement';
  /** As the question has them: publishers, authors or titles; none where two were spoken of, or the subject tells. */
  readonly names: readonly string[];
  /** Whether it is said that articles are meant: then a title may tell which. */
  readonly saysArticle: boolean;
  /** What both are about. */
  readonly of: string | undefined;
}

/** "Who wrote it?", "Which articles do you have?": something is asked of the articles themselves. */
export interface MetadataRequest extends ArticleRequest {
  readonly wants: 'author' | 'published' | 'source' | 'articles' | 'authors';
  /** "It", "this article": the one that the conversation is about. */
  readonly pointsBack: boolean;
}

/** "Which groups …?", "Name the experts": several things of one kind are wanted. */
export interface ListRequest {
  /** As "Which …?" asks it, or what is to be told about where nothing but the kind is named. */
  readonly asked: string;
  /** Where nothing but the kind of thing is told, what one of it is called: "expert". */
  readonly kind?: string;
}

/** One of the two things that a question sets side by side, and the passages that were found for it. */
export interface Side {
  readonly query: Query;
  readonly passageIds: readonly string[];
}

/** One way to put a question, and what it asks for, put so. */
export interface Wording {
  /** This is searched for and read. */
  readonly asked: string;
  /** BCP 47 tag of the language that it is asked in. */
  readonly language: string;
  readonly answerType: AnswerType;
  /** Whether anything is asked at all, or only a topic named. */
  readonly isQuestion: boolean;
  /** Terms of what is asked for: "type" and "plane" in "What type of plane struck?" */
  readonly focus: readonly string[];
  /** What it wants explained: X in "What is X?" */
  readonly defines: string | undefined;
  /** What it wants an overview of: X in "Tell me about X." */
  readonly overviewOf: string | undefined;
  readonly list: ListRequest | undefined;
}

/** One thing that an answer has to be about: an article that leaves it open is about something else. */
export interface Binding {
  readonly kind: 'name' | 'year' | 'number' | 'month';
  /** As the question has it. */
  readonly text: string;
  /** Of a number: the word behind it, which says what is counted. */
  readonly noun?: string;
  /** Of a decade or a century: its years, as a part of patterns. */
  readonly years?: string;
}

/** A question, parsed once: everything that is done with it goes by this. */
export interface Query extends Wording {
  /** As it was asked. */
  readonly text: string;
  /** The same so that it stands alone, as readers are shown it. `asked` is without the words that filters keep to already. */
  readonly standalone: string;
  readonly history: readonly Turn[];
  /** All that decides what may be found: what the caller set, and what the question's own words say. */
  readonly filters: Filters;
  /** What was read from the question. */
  readonly askedFilters: readonly AskedFilter[];
  readonly kind: QueryKind;
  /** Of a follow-up: the parts of `asked`. */
  readonly topic: Topic | undefined;
  /** What is asked of the articles themselves, or for one of them as a whole. */
  readonly ofArticles: MetadataRequest | undefined;
  readonly wholeArticle: ArticleRequest | undefined;
  /** What is wanted of all articles together, or of two. */
  readonly ofAll: CollectionRequest | undefined;
  readonly ofPair: PairRequest | undefined;
  /** What is said to Footnote itself, and asks nothing of the articles. */
  readonly courtesy: Courtesy | undefined;
  /** What is asked inside of the article that the conversation is about, without the words that point to it. */
  readonly insideArticle: string | undefined;
  /** The article that the conversation is about, once it was looked for. */
  readonly spokenOf: string | undefined;
  /** Of a comparison, what is asked of each. */
  readonly sides: readonly Side[];
  /** What the question itself binds, its topic left out. */
  readonly bindings: readonly Binding[];
  readonly isNegated: boolean;
  /** A bare "why?": the cause of what was told just before is asked for. */
  readonly asksWhyAlone: boolean;
  /** Set when not an answer is wanted but what the passages' articles say as a whole, or what is known of them. */
  readonly wants: 'summary' | 'overview' | 'timeline' | PairRequest['wants'] | ArticleFact | undefined;
}
