/**
 * One question and what has come of it so far, as plain data, and how each event of its stream changes it.
 * Pure: no clock, no network, no page. What happens to a turn when articles change later stands in withdrawal.ts.
 */
import type {
  AnswerData,
  AnswerKind,
  AnswerReasons,
  Citation,
  Courtesy,
  Disagreement,
  AskedFilter,
  ChosenSources,
  Standing,
  Statement,
  Turn,
} from '../../../src/domain.ts';
import type { Problem } from '../../../src/errors.ts';
import type { SearchResult } from '../../../src/retrieval/search-result.ts';
import type { StoredTurn } from '../../../src/store/stored-conversation.ts';
import type { AskEvent, Stage } from './ask-stream.ts';
import { isEverything, sourcesWords, withoutEmpty } from '../sources/chosen-sources.ts';

export interface ShownCitation extends Citation {
  readonly standing: Standing;
}

export type Phase =
  | { readonly kind: 'running'; readonly stage: Stage; readonly articles?: number; readonly questions?: number }
  /** It is being answered, and another window is told how. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What only the finished answer tells. */
export interface Outcome {
  readonly kind: AnswerKind;
  readonly text: string;
  readonly nearest: readonly ShownCitation[];
  /** Of a refusal, what can be asked instead: what may be meant, or what the articles answer. Not kept with the turn. */
  readonly suggestions: readonly string[];
  readonly disagreements: readonly Disagreement[];
  readonly revision: number;
  readonly fallback?: string;
  /** Nothing was asked: the text is a reply, and no refusal. */
  readonly courtesy?: Courtesy;
  /** Of the articles as such, beside the answer. */
  readonly remark?: string;
  /** BCP 47 tag of the language that was asked in, where no words of it are known. */
  readonly unknownLanguage?: string;
  /** Why the verifier, which was to judge too, did not. */
  readonly unverified?: string;
  /** How each passage that was read was found. */
  readonly reasons: AnswerReasons['passages'];
  readonly embedder: string;
  readonly answerer: string;
  readonly sureness?: AnswerReasons['sureness'];
  /** What the question's own words say of when and from whom, where nothing else could be found. */
  readonly askedFilters: readonly AskedFilter[];
}

/** The sources that a question was kept to, and how they are called. */
export interface Choice {
  readonly sources: ChosenSources;
  readonly words: string;
}

export interface TurnState {
  readonly id: string;
  /** The turn that it follows; turns with the same parent are versions of each other. */
  readonly parentId?: string;
  readonly question: string;
  /** The only sources that may answer, when the reader chose some. */
  readonly only?: Choice;
  /** Words of the question whose limits the reader took off. */
  readonly lifted?: readonly string[];
  /** No model was asked. */
  readonly quick?: true;
  /** The question as it was understood, when that differs. */
  readonly standalone?: string;
  readonly phase: Phase;
  /** What is being read, known before the first word of the answer. */
  readonly passages: readonly SearchResult[];
  /** Unverified words of a model. */
  readonly draft: string;
  readonly statements: readonly Statement[];
  readonly citations: readonly ShownCitation[];
  /** While it runs, that of the built-in answer: a model is at work on another. */
  readonly outcome?: Outcome;
  /** An article that this turn has read is withdrawn, so further unverified words may be its words. */
  readonly tainted: boolean;
}

export type NewTurn = Pick<TurnState, 'id' | 'question' | 'parentId' | 'only' | 'lifted' | 'quick'>;

export function newTurn({ id, question, parentId, only, lifted, quick }: NewTurn): TurnState {
  return {
    id,
    ...(parentId !== undefined && { parentId }),
    question,
    ...(only !== undefined && { only }),
    ...(lifted !== undefined && { lifted }),
    ...(quick !== undefined && { quick }),
    phase: { kind: 'running', stage: 'searching' },
    passages: [],
    draft: '',
    statements: [],
    citations: [],
    tainted: false,
  };
}

/** A turn that was kept, as it was when it ended. */
export function storedTurn({ id, parentId, question, answer, part, running }: StoredTurn): TurnState {
  const only = answer && onlyOf(answer);
  const turn = newTurn({
    id,
    question,
    ...(parentId !== undefined && { parentId }),
    ...(only !== undefined && { only }),
    ...(answer?.filters.lifted !== undefined && { lifted: answer.filters.lifted }),
  });
  if (answer !== undefined) return applyEvent(turn, { event: 'answer', answer });
  if (running === true) return { ...turn, phase: { kind: 'elsewhere' } };
  const { statements = [], citations = [], failure } = part ?? {};
  const phase: Phase = failure === undefined ? { kind: 'stopped' } : { kind: 'failed', problem: failure };
  return { ...turn, phase, statements, citations: citations.map(shown) };
}

/** What the question's own words set is told elsewhere. */
function onlyOf({ filters, citations, nearest, why }: AnswerData): Choice | undefined {
  const { articleIds, folders, tags, publishers, publishedFrom, publishedTo } = filters;
  const isAsked = (kind: AskedFilter['kind']): boolean =>
    why.askedFilters?.some((asked) => asked.kind === kind && asked.effect === 'filter');
  const sources = withoutEmpty({
    articleIds,
    folders,
    tags,
    ...(!isAsked('publisher') && { publishers }),
    ...(!isAsked('published') && { publishedFrom, publishedTo }),
  });
  if (isEverything(sources)) return undefined;
  const titles = new Map([...citations, ...nearest].map(({ articleId, title }) => [articleId, title]));
  return { sources, words: sourcesWords(sources, (id) => titles.get(id)) };
}

export function applyEvent(turn: TurnState, event: AskEvent): TurnState {
  switch (event.event) {
    case 'status': {
      const { stage, articles, questions } = event;
      return {
        ...turn,
        phase: {
          kind: 'running',
          stage,
          ...(articles !== undefined && { articles }),
          ...(questions !== undefined && { questions }),
        },
        // A model that failed leaves its words behind.
        draft: stage === 'writing' || stage === 'checking' ? turn.draft : '',
      };
    }
    case 'sources':
      return { ...turn, ...understood(turn.question, event.standalone), passages: event.passages };
    case 'draft':
      return turn.tainted ? turn : { ...turn, draft: turn.draft + event.text };
    case 'statement':
      return withStatement({ ...turn, draft: remainingDraft(turn.draft, event.statement.text) }, event);
    case 'quick':
      return { ...applyEvent(turn, { event: 'answer', answer: event.answer }), phase: turn.phase };
    case 'answer':
      return {
        ...turn,
        ...understood(turn.question, event.answer.standalone),
        phase: { kind: 'done' },
        draft: '',
        passages: [],
        statements: event.answer.statements,
        citations: event.answer.citations.map(shown),
        outcome: {
          kind: event.answer.kind,
          text: event.answer.text,
          nearest: event.answer.nearest.map(shown),
          suggestions: event.answer.suggestions ?? [],
          disagreements: event.answer.disagreements,
          revision: event.answer.revision,
          reasons: event.answer.why.passages,
          ...(event.answer.why.sureness !== undefined && { sureness: event.answer.why.sureness }),
          embedder: event.answer.embedder,
          answerer: event.answer.answerer,
          askedFilters: event.answer.why.askedFilters ?? [],
          ...(event.answer.why.unknownLanguage !== undefined && { unknownLanguage: event.answer.why.unknownLanguage }),
          ...(event.answer.why.fallback !== undefined && { fallback: event.answer.why.fallback }),
          ...(event.answer.why.courtesy !== undefined && { courtesy: event.answer.why.courtesy }),
          ...(event.answer.remark !== undefined && { remark: event.answer.remark }),
          ...(event.answer.why.verifier?.failure !== undefined && {
            unverified: event.answer.why.verifier.failure.sentence,
          }),
        },
      };
    case 'error':
      return { ...turn, phase: { kind: 'failed', problem: event.problem }, draft: '' };
    default:
      return turn;
  }
}

/** The first statement of a model that holds takes the place of the built-in answer; until then that stands. */
function withStatement(
  turn: TurnState,
  { statement, citations }: Extract<AskEvent, { event: 'statement' }>,
): TurnState {
  const { outcome, ...rest } = turn;
  if (outcome === undefined) {
    return {
      ...turn,
      statements: [...turn.statements, statement],
      citations: mergeCitations(turn.citations, citations),
    };
  }
  if (statement.verdict === 'unsupported') return turn;
  return { ...rest, statements: [statement], citations: citations.map(shown) };
}

/** What the reader stopped: the built-in answer, where that stands, else what was verified until then. */
export function stoppedTurn(turn: TurnState): TurnState {
  if (turn.phase.kind !== 'running') return turn;
  return { ...turn, phase: { kind: turn.outcome === undefined ? 'stopped' : 'done' }, draft: '', passages: [] };
}

/** The part of a draft that no statement has made firm yet; markers such as [1] may stand in the draft. */
export function remainingDraft(draft: string, statement: string): string {
  const plain = statement.replaceAll(/\s*\[\d+\]/g, '').trim();
  if (plain === '') return draft;
  const at = draft.indexOf(plain);
  const exact = at !== -1 ? { index: at, length: plain.length } : findAcrossMarkers(draft, plain);
  if (exact === undefined) return draft;
  return draft.slice(exact.index + exact.length).replace(/^(\s*\[\d+\])*[.\s]*/, '');
}

/** The earlier questions with the texts of their answers, as they go with the next question. */
export function historyOf(turns: readonly TurnState[], limit = 10): Turn[] {
  return turns
    .map((turn) => ({ question: turn.question, answer: answerText(turn) }))
    .filter((turn) => turn.answer !== '')
    .slice(-limit);
}

function answerText(turn: TurnState): string {
  if (turn.outcome !== undefined) return turn.outcome.text;
  return turn.statements
    .filter((statement) => statement.verdict === 'supported')
    .map((statement) => statement.text)
    .join(' ');
}

/** The sources of a turn that can still be opened: its citations, or the closest passages of a refusal. */
export function citationsOf(turn: TurnState | undefined): readonly ShownCitation[] {
  const all = turn === undefined ? [] : turn.citations.length > 0 ? turn.citations : (turn.outcome?.nearest ?? []);
  return all.filter((citation) => citation.standing !== 'withdrawn');
}

export function shown(citation: Citation): ShownCitation {
  return { ...citation, standing: citation.standing ?? 'current' };
}

function mergeCitations(known: readonly ShownCitation[], more: readonly Citation[]): ShownCitation[] {
  const numbers = new Set(known.map((citation) => citation.number));
  return [...known, ...more.filter((citation) => !numbers.has(citation.number)).map(shown)];
}

function understood(question: string, standalone: string): { standalone?: string } {
  return standalone.trim() === question.trim() || standalone === '' ? {} : { standalone };
}

function findAcrossMarkers(draft: string, plain: string): { index: number; length: number } | undefined {
  const body = /[.!?…]$/.test(plain) ? plain.slice(0, -1) : plain;
  const index = draft.indexOf(body);
  return index === -1 ? undefined : { index, length: body.length };
}
