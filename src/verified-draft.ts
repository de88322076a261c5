/**
 * What one answerer makes of what was found: drafted statement by statement, each verified as it comes; what does not hold
 * goes back once, with the reason, and else gives way to the sentence that it quoted.
 * Promises: each statement is told once, with its verdict and whose it is; a model that fails ends with why, and with nothing of
 * what it said; the built-in answerer's faults are thrown. Does not decide what the answer is.
 */
import { isSureEnough } from './abstain.ts';
import type { Answerer } from './answerers/answerer.ts';
import { AnswerMarker } from './answerers/marked-answer.ts';
import { revise } from './answerers/revise.ts';
import { Verification } from './citations/citations.ts';
import { quotedInstead } from './citations/quoted-instead.ts';
import { Verdicts, type Verifier } from './citations/verifier.ts';
import type {
  Article,
  Citation,
  DraftStatement,
  ModelUse,
  Quote,
  RankedPassage,
  Statement,
  Sureness,
} from './domain.ts';
import { FootnoteError } from './errors.ts';
import type { Gathered } from './gather-passages.ts';
import { holdingAll } from './query/open-bindings.ts';
import type { Query } from './query/query.ts';
import type { Retriever } from './retrieval/retriever.ts';

export interface DraftParts {
  readonly retriever: Retriever;
  readonly verifier?: Verifier | undefined;
  /** Answers first, and alone where a model does not. */
  readonly builtIn: Answerer;
  /** Other articles that tell the same story in nearly the same words. */
  readonly copiesOf: (articleId: string) => readonly Article[];
}

export type DraftEvent =
  | { readonly event: 'status'; readonly data: { readonly stage: 'writing' } }
  | { readonly event: 'draft'; readonly data: { readonly text: string } }
  | {
      readonly event: 'statement';
      /** `answerer`: whose it is; those of a model take the place of those of the built-in one. */
      readonly data: {
        readonly statement: Statement;
        readonly citations: readonly Citation[];
        readonly answerer: string;
      };
    };

export interface Drafted {
  /** Its id. */
  readonly answerer: string;
  readonly verification: Verification;
  readonly sureness?: Sureness | undefined;
  readonly verifier?: ModelUse | undefined;
  /** Why another answerer has to stand in, for people and, where something failed, for programs. */
  readonly fallback?: { readonly code?: string; readonly sentence: string } | undefined;
}

export async function* verifiedDraft(
  { query, passages, nothing }: Gathered,
  answerer: Answerer,
  { retriever, builtIn, copiesOf, verifier }: DraftParts,
  signal: AbortSignal,
): AsyncGenerator<DraftEvent, Drafted> {
  const verification = new Verification(passages, copiesOf);
  const verdicts = new Verdicts(verification, verifier, signal);
  const readable = nothing === undefined ? readableBy(answerer, builtIn, query, passages) : [];
  // The built-in answerer marks the words that answer in its quotes itself.
  const marker =
    answerer === builtIn ? undefined : new AnswerMarker(query, passages, (term) => retriever.keywords.idf(term));
  const drafts: DraftStatement[] = [];
  const judged = async (statement: DraftStatement): Promise<DraftEvent> => {
    const verdict = await verdicts.on(marker?.marked(statement) ?? statement);
    return { event: 'statement', data: { ...verdict, answerer: answerer.id } };
  };
  let sureness: Sureness | undefined;
  try {
    let writing = false;
    for await (const part of readable.length > 0 ? answerer.draft(query, readable, signal) : []) {
      if (part.kind === 'sureness') {
        ({ sureness } = part);
        if (isSureEnough(sureness)) continue;
        break;
      }
      if (!writing) yield { event: 'status', data: { stage: 'writing' } };
      writing = true;
      if (part.kind === 'words') yield { event: 'draft', data: { text: part.text } };
      else yield await judged(part.statement);
      if (part.kind === 'statement') drafts.push(part.statement);
    }
  } catch (error) {
    // Cut off in the middle, the verified part would read as if it were all there is to say: so it fails as a whole.
    if (signal.aborted || answerer === builtIn || !(error instanceof FootnoteError)) throw error;
    const { code, sentence } = error;
    return { answerer: answerer.id, verification: new Verification(passages), fallback: { code, sentence } };
  }

  // What did not hold goes back to the model, once, with the reason.
  if (!verdicts.missed) {
    for await (const statement of revise(query, readable, verification, answerer, signal)) {
      drafts.push(statement);
      yield await judged(statement);
    }
  }

  // What did not hold at all gives way to the sentence that it quoted, where that answers.
  if (marker !== undefined) {
    const answers = (quote: Quote): boolean => marker.answers(quote);
    for (const statement of quotedInstead(drafts, verification, readable, answers)) yield await judged(statement);
  }
  return { answerer: answerer.id, verification, sureness, verifier: verdicts.use };
}

/**
 * A model is not shown what leaves open a name, a year or a number of the question, or of the side that it was found for: it
 * would answer from that all the same. The built-in answerer sees to it itself, and reads the rest to compare.
 */
function readableBy(
  answerer: Answerer,
  builtIn: Answerer,
  query: Query,
  passages: readonly RankedPassage[],
): readonly RankedPassage[] {
  if (answerer === builtIn) return passages;
  if (query.sides.length === 0) return holdingAll(query, passages);
  const holding = new Set(
    query.sides.flatMap((side) =>
      holdingAll(
        side.query,
        passages.filter(({ passage }) => side.passageIds.includes(passage.id)),
      ),
    ),
  );
  return passages.filter((ranked) => holding.has(ranked));
}
