/**
 * Draft in, Answer out: the only place that makes an Answer.
 *
 * A statement is supported when at least one of its quotes stands verbatim in the article that it names (only
 * quotation marks, dashes and white space may differ), and every number, date and name of the statement occurs in its
 * true quotes or in what is known of their articles. What fails is kept as unsupported, with the reason, outside the
 * answer's text. The check fails closed: what it cannot find, it does not show.
 */
import type {
  Answer,
  AnswerData,
  AnswerKind,
  Article,
  Citation,
  DraftStatement,
  Quote,
  RankedPassage,
  Statement,
} from './domain.ts';
import { factsMissingFrom } from './facts.ts';
import { findQuote, sentenceSpans, type Span } from './text.ts';

/** A quote of fewer words proves nothing; one of more sentences is a page, not a footnote. */
const leastWords = 3;
const mostSentences = 4;

/** What the reader is told when nothing is answered. */
const refusals: Readonly<Record<Exclude<AnswerKind, 'answered'>, string>> = {
  'not-found': 'Nothing in the articles is about this.',
  'not-answered': 'The articles touch on this, but none of them answers it.',
};

/** Passages shown with a refusal. */
const nearestShown = 3;

export type AnswerDetails = Omit<
  AnswerData,
  'kind' | 'text' | 'statements' | 'citations' | 'disagreements' | 'nearest'
> & {
  /** Whether the passages are about the question at all; decides which refusal it is. */
  readonly relevant: boolean;
};

/** An answer that grows statement by statement. */
export class Verification {
  readonly #passages: readonly RankedPassage[];
  readonly #statements: Statement[] = [];
  readonly #citations: Citation[] = [];
  #text = '';

  /** `passages`: those that the answerer was given; a quote from any other is an invention. */
  constructor(passages: readonly RankedPassage[]) {
    this.#passages = passages;
  }

  /** Checks one statement; gives it back with its verdict, and the citations that are new with it. */
  add(draft: DraftStatement): { statement: Statement; citations: readonly Citation[] } {
    const text = withoutMarkers(draft.text);
    const found = draft.quotes.flatMap((quote) => this.#find(quote));
    const problem = problemWith(text, draft.quotes, found);
    if (problem !== undefined) {
      const at = this.#text.length;
      const unsupported: Statement = {
        text,
        citations: [],
        verdict: 'unsupported',
        reason: problem,
        start: at,
        end: at,
      };
      this.#statements.push(unsupported);
      return { statement: unsupported, citations: [] };
    }
    const known = this.#citations.length;
    const numbers = [...new Set(found.map((quote) => this.#cite(quote)))].toSorted((a, b) => a - b);
    if (this.#text !== '') this.#text += ' ';
    const start = this.#text.length;
    this.#text += text;
    const end = this.#text.length;
    this.#text += ` ${numbers.map((number) => `[${number}]`).join('')}`;
    const statement: Statement = { text, citations: numbers, verdict: 'supported', start, end };
    this.#statements.push(statement);
    return { statement, citations: this.#citations.slice(known) };
  }

  get cited(): readonly Citation[] {
    return this.#citations;
  }

  get supported(): number {
    return this.#statements.filter(({ verdict }) => verdict === 'supported').length;
  }

  finish({ relevant, ...details }: AnswerDetails): Answer {
    const kind = this.supported > 0 ? 'answered' : relevant ? 'not-answered' : 'not-found';
    const data: AnswerData = {
      ...details,
      kind,
      text: kind === 'answered' ? this.#text : refusals[kind],
      statements: this.#statements,
      citations: this.#citations,
      disagreements: [],
      nearest: kind === 'answered' ? [] : this.#passages.slice(0, nearestShown).map(toNearest),
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where an Answer is made
    return data as Answer;
  }

  #find(quote: Quote): FoundQuote[] {
    const ranked = this.#passages.find(({ passage }) => passage.id === quote.passageId);
    if (ranked === undefined) return [];
    const { passage, article } = ranked;
    const text = withoutEllipses(quote.text);
    const inPassage = findQuote(passage.text, text);
    const span =
      inPassage === null
        ? findQuote(article.text, text)
        : { start: passage.start + inPassage.start, end: passage.start + inPassage.end };
    return span === null ? [] : [{ ...span, ranked, text: article.text.slice(span.start, span.end) }];
  }

  /** The number of the citation for these words; the same words are cited under one number. */
  #cite({ ranked, start, end, text }: FoundQuote): number {
    const { passage, article } = ranked;
    const same = this.#citations.find(
      (citation) => citation.articleId === article.id && citation.start === start && citation.end === end,
    );
    if (same !== undefined) return same.number;
    const number = this.#citations.length + 1;
    this.#citations.push(toCitation(number, article, passage.id, text, { start, end }));
    return number;
  }
}

interface FoundQuote extends Span {
  readonly ranked: RankedPassage;
  readonly text: string;
}

/** Why a statement is not supported, as a sentence; undefined when it is. */
function problemWith(text: string, claimed: readonly Quote[], found: readonly FoundQuote[]): string | undefined {
  if (text === '') return 'It says nothing.';
  if (claimed.length === 0) return 'It quotes no article.';
  if (found.length === 0) return 'The words that it quotes do not stand in the articles.';
  const telling = found.filter(({ text: quote }) => quote === text || quote.split(/\s+/).length >= leastWords);
  if (telling.length === 0) return 'The words that it quotes are too few to show anything.';
  if (telling.some(({ text: quote }) => sentenceSpans(quote).length > mostSentences)) {
    return 'It quotes a whole passage rather than the words that it rests on.';
  }
  const missing = factsMissingFrom(
    text,
    telling.map(({ text: quote }) => quote),
    telling.map(({ ranked }) => ranked.article),
  );
  if (missing.length === 0) return undefined;
  return `The words that it quotes do not hold ${missing.map((fact) => `“${fact}”`).join(', ')}.`;
}

function toCitation(number: number, article: Article, passageId: string, quote: string, span: Span): Citation {
  const { title, publisher, author, published, publishedNote, url } = article;
  return {
    number,
    articleId: article.id,
    passageId,
    path: article.path,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(author !== undefined && { author }),
    ...(published !== undefined && { published }),
    ...(publishedNote !== undefined && { publishedNote }),
    ...(url !== undefined && { url }),
    language: article.language,
    quote,
    ...span,
    contentHash: article.contentHash,
    alsoIn: [],
  };
}

function toNearest({ passage, article }: RankedPassage, at: number): Citation {
  return toCitation(at + 1, article, passage.id, passage.text, { start: passage.start, end: passage.end });
}

/** Models like to number their own sources; only our numbers are true. */
function withoutMarkers(text: string): string {
  return text
    .replaceAll(/\s*\[\^?\d+(?:\s*,\s*\d+)*\]/g, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Models begin and end quotes with an ellipsis where they cut; one in the middle joins words that stand apart. */
function withoutEllipses(quote: string): string {
  return quote.replace(/^\s*(?:\.{3}|…)\s*/u, '').replace(/\s*(?:\.{3}|…)\s*$/u, '');
}
