/**
 * Draft in, Answer out: the only place that makes an Answer.
 *
 * A statement is supported when at least one of its quotes stands verbatim in the article that it names (quotes.ts),
 * every number, date and name of it occurs in its true quotes or in what is known of their articles, and it
 * neither turns to other things nor loses or gains a "not" (statement-problem.ts). What fails is kept as unsupported, with the reason, outside the
 * answer's text. The check fails closed: what it cannot find, it does not show. Words that stand in several copies of one
 * story are cited once, from the best ranked, and `alsoIn` names the copies in which they were found.
 */
import type { Abstention } from '../abstain.ts';
import { disagreementWith } from '../verification/facts.ts';
import {
  type FoundQuote,
  isKnownOf,
  knownAs,
  knownOf,
  statementProblem,
  withoutMarkers,
  withSentence,
} from '../verification/statement-problem.ts';
import { earliestFirst } from '../copies/story-copies.ts';
import type {
  Answer,
  AnswerData,
  Article,
  Citation,
  Disagreement,
  DraftStatement,
  Quote,
  RankedPassage,
  Statement,
} from '../domain.ts';
import { findQuote, quotable, type QuotableText } from './quotes.ts';
import { toCitation } from './to-citation.ts';
import { markBefore } from '../lists.ts';
import { rowAt } from '../tables.ts';
import type { Span } from '../text.ts';

/** Passages shown with a refusal. */
export const nearestShown = 3;

export type AnswerDetails = Omit<
  AnswerData,
  'kind' | 'text' | 'statements' | 'citations' | 'disagreements' | 'nearest' | 'missing'
> & {
  /** What is said when no statement held. */
  readonly refusal: Abstention | undefined;
  /**
   * What disagreements are sought among: facts of which nothing is known but their words; two articles that tell of one
   * thing, so that what they count differently they disagree on; or nowhere, where each article is told of by itself.
   */
  readonly among?: 'facts' | 'one story' | 'none';
};

/** A statement with its verdict, and the citations that are new with it. */
export interface VerifiedStatement {
  readonly statement: Statement;
  readonly citations: readonly Citation[];
}

/** What a statement rests on, with what is known of its articles; and what it says. */
export interface Basis {
  readonly premise: string;
  readonly hypothesis: string;
}

/** An answer that grows statement by statement. */
export class Verification {
  readonly #passages: readonly RankedPassage[];
  readonly #statements: Statement[] = [];
  readonly #citations: Citation[] = [];
  readonly #quotables = new Map<string, QuotableText>();
  readonly #copiesOf: (articleId: string) => readonly Article[];
  #text = '';
  /** Whether the last statement is an item of a list. */
  #isList = false;

  /**
   * `passages`: those that the answerer was given, best first; a quote from any other is an invention.
   * `copiesOf`: other articles that tell the same story as one.
   */
  constructor(passages: readonly RankedPassage[], copiesOf: (articleId: string) => readonly Article[] = () => []) {
    this.#passages = passages;
    this.#copiesOf = copiesOf;
  }

  /** For a second opinion; nothing when the rules reject the statement, or it is its own quote. */
  basisOf(draft: DraftStatement): Basis | undefined {
    const text = withoutMarkers(draft.text);
    const found = draft.quotes.flatMap((quote) => this.#find(quote));
    if (
      found.some((quote) => withoutMarkers(quote.text) === text || isKnownOf(quote.ranked.article, text)) ||
      statementProblem(text, draft.quotes, found) !== undefined
    ) {
      return undefined;
    }
    const lines = found.flatMap((quote) => {
      const { text: words, before, after } = withSentence(quote);
      return [knownOf(quote), `${before}${words}${after}`.trim()];
    });
    return { premise: [...new Set(lines)].join('\n'), hypothesis: text };
  }

  /** Checks one statement. `doubt`: what speaks against it beside the rules. */
  add(draft: DraftStatement, doubt?: string): VerifiedStatement {
    const text = withoutMarkers(draft.text);
    const found = draft.quotes.flatMap((quote) => this.#find(quote));
    const problem = statementProblem(text, draft.quotes, found) ?? doubt;
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
    const { insteadOf } = draft;
    const known = this.#citations.length;
    const numbers = [...new Set(found.map((quote) => this.#cite(this.#bestRanked(quote, found))))].toSorted(
      (a, b) => a - b,
    );
    // Articles that are named one after another read as a list.
    const isNamed = draft.opens === true || found.some(({ ranked }) => knownAs('reference', ranked.article) === text);
    const [first] = found;
    const item = first && draft.isItem === true ? markBefore(first.ranked.article.text, first.start) : undefined;
    if (this.#text !== '') this.#text += item !== undefined && this.#isList ? '\n' : isNamed || item ? '\n\n' : ' ';
    if (item !== undefined) this.#text += `${item} `;
    this.#isList = item !== undefined;
    const start = this.#text.length;
    const shown = insteadOf === undefined ? text : `“${text}”`;
    this.#text += shown;
    const end = this.#text.length;
    this.#text += ` ${numbers.map((number) => `[${number}]`).join('')}`;
    const statement: Statement = {
      text: shown,
      citations: numbers,
      verdict: 'supported',
      ...(insteadOf !== undefined && { quoted: true }),
      ...(item !== undefined && { item }),
      start,
      end,
    };
    this.#statements.push(statement);
    return { statement, citations: this.#citations.slice(known) };
  }

  get citations(): readonly Citation[] {
    return this.#citations;
  }

  /** What did not hold so far. */
  get rejected(): readonly Statement[] {
    return this.#statements.filter(({ verdict }) => verdict === 'unsupported');
  }

  /** Whether a supported statement says just this. */
  says(text: string): boolean {
    return this.#statements.some((statement) => statement.verdict === 'supported' && statement.text === text.trim());
  }

  /** Takes back what did not hold, because it is being written again. */
  dropRejected(): void {
    const held = this.#statements.filter(({ verdict }) => verdict === 'supported');
    this.#statements.splice(0, this.#statements.length, ...held);
  }

  get supported(): number {
    return this.#statements.filter(({ verdict }) => verdict === 'supported').length;
  }

  /** Without a refusal it is an answer, and one without a supported statement is an error. */
  finish({ refusal, among, ...details }: AnswerDetails): Answer {
    if (refusal === undefined && this.supported === 0) throw new Error('Nothing is supported, and nothing refused.');
    const nearest = this.#passages.slice(0, nearestShown);
    const data: AnswerData = {
      ...details,
      kind: refusal?.kind ?? 'answered',
      text: refusal?.text ?? this.#text,
      statements: this.#statements,
      citations: this.#citations,
      disagreements:
        refusal === undefined && among !== 'none' ? disagreementsAmong(this.#citations, among === 'one story') : [],
      nearest: refusal === undefined ? [] : nearest.map((ranked, at) => this.#nearest(ranked, at + 1)),
      ...(refusal !== undefined && refusal.missing.length > 0 && { missing: refusal.missing }),
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where an Answer is made
    return data as Answer;
  }

  /** Where the claimed words stand; a quote with an ellipsis inside is two quotes. */
  #find({ passageId, text, answer, at }: Quote): FoundQuote[] {
    const ranked = this.#passages.find(({ passage }) => passage.id === passageId);
    if (ranked === undefined) return [];
    const { passage, article } = ranked;
    const found = text
      .split(/\[?(?:\.{3,}|…)\]?/u)
      .filter((part) => part.trim() !== '')
      .map((part): FoundQuote | null => {
        const span = standingAt(article.text, part, at) ?? this.#findIn(passage, part) ?? this.#findIn(article, part);
        if (span === undefined) return null;
        const words = article.text.slice(span.start, span.end);
        const { table, row } = rowAt(article.text, span) ?? {};
        const head = table?.head;
        return {
          ...span,
          ranked,
          text: words,
          // Offsets hold only in the very words that were claimed.
          answer: words === text && answer ? within(span, answer) : undefined,
          head: head && { start: head.start, end: head.end, text: article.text.slice(head.start, head.end) },
          isRow: row !== undefined && span.start <= row.start && span.end >= row.end,
        };
      });
    // All of its parts or none: half a quote is not what was claimed.
    return found.includes(null) ? [] : found.filter((part) => part !== null);
  }

  /** In a passage, counted in its article, or anywhere in an article. */
  #findIn({ id, text, start: from = 0 }: { id: string; text: string; start?: number }, part: string): Span | undefined {
    const span = findQuote(this.#quotable(id, text), part);
    return span === null ? undefined : { start: from + span.start, end: from + span.end };
  }

  #quotable(id: string, text: string): QuotableText {
    let made = this.#quotables.get(id);
    if (made === undefined) {
      made = quotable(text);
      this.#quotables.set(id, made);
    }
    return made;
  }

  /** The number of the citation for these words; the same words are cited under one number. */
  #cite({ ranked, start, end, text, answer, head, isRow }: FoundQuote): number {
    const { passage, article } = ranked;
    const same = this.#citations.find((citation) =>
      citation.articleId === article.id
        ? citation.start === start && citation.end === end
        : citation.alsoIn.includes(article.id) && sameWords(citation.quote, text),
    );
    if (same !== undefined) return same.number;
    const number = this.#citations.length + 1;
    const alsoIn = this.#alsoIn(article.id, text);
    const citation = toCitation(number, article, passage.id, text, { start, end });
    this.#citations.push({
      ...citation,
      ...(answer !== undefined && { answer }),
      ...(head !== undefined && isRow && { head: { quote: head.text, start: head.start, end: head.end } }),
      alsoIn,
    });
    return number;
  }

  /** Of the quotes with the same words from copies of one story, the one that was found best. */
  #bestRanked(quote: FoundQuote, found: readonly FoundQuote[]): FoundQuote {
    const { id } = quote.ranked.article;
    const same = found.filter(({ ranked, text }) => ranked.article.id !== id && sameWords(text, quote.text));
    if (same.length === 0) return quote;
    const copies = new Set(this.#alsoIn(id, quote.text));
    const rankOf = ({ ranked }: FoundQuote): number => this.#passages.indexOf(ranked);
    return same
      .filter(({ ranked }) => copies.has(ranked.article.id))
      .reduce((best, other) => (rankOf(other) < rankOf(best) ? other : best), quote);
  }

  /** The copies of an article in which these words stand too, the earliest first. */
  #alsoIn(articleId: string, words: string): string[] {
    return this.#copiesOf(articleId)
      .filter((copy) => findQuote(this.#quotable(copy.id, copy.text), words) !== null)
      .toSorted(earliestFirst)
      .map(({ id }) => id);
  }

  #nearest({ passage, article }: RankedPassage, number: number): Citation {
    const { id, text, start, end } = passage;
    return { ...toCitation(number, article, id, text, { start, end }), alsoIn: this.#alsoIn(article.id, text) };
  }
}

/** Sources that count one thing differently, each pair once; copies of one story are one source. */
function disagreementsAmong(citations: readonly Citation[], isOneStory: boolean): Disagreement[] {
  return citations.flatMap((citation, at) => {
    const disagreement = disagreementWith(citation.quote, isOneStory);
    return citations.slice(at + 1).flatMap((other) => {
      if (citation.articleId === other.articleId || citation.alsoIn.includes(other.articleId)) return [];
      const about = disagreement(other.quote);
      return about === undefined ? [] : [{ about, citations: [citation.number, other.number] }];
    });
  });
}

/** The very words at the place where they are claimed to stand. */
function standingAt(text: string, words: string, at: number | undefined): Span | undefined {
  return at !== undefined && text.startsWith(words, at) ? { start: at, end: at + words.length } : undefined;
}

/** Whether two quotes are the same but for punctuation at their ends, which models leave out. */
function sameWords(quote: string, other: string): boolean {
  const [words, others] = [quote, other].map((text) =>
    quotable(text).folded.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
  );
  return words === others;
}

/** A span that is counted from the start of another, counted as that one is; never beyond its end. */
function within(outer: Span, inner: Span): Span | undefined {
  const [start, end] = [outer.start + inner.start, outer.start + inner.end];
  return start >= outer.start && start < end && end <= outer.end ? { start, end } : undefined;
}
