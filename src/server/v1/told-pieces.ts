/**
 * An answer in the pieces in which it is streamed: whole statements with the markers of their footnotes, each as soon as it has
 * been verified, so that none is shown by halves.
 * Promises: the pieces, one after the other, are the text of the answer, and each statement stands in it where it says. What may
 * yet be taken back goes out with the whole answer alone: what a model writes gives way where the model fails in the end.
 */
import type { AskEvent } from '../../ask.ts';
import type { AnswerData, Citation, Statement } from '../../domain.ts';

export interface Piece {
  readonly text: string;
  /** What of it rests on citations, and those. */
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
}

export type Told = { readonly piece: Piece } | { readonly answer: AnswerData };

/** `isFinal`: whether what is verified stays. Ends without an answer when whoever asked has left. */
export async function* toldPieces(
  events: AsyncIterable<AskEvent>,
  isFinal: boolean,
  signal: AbortSignal,
): AsyncGenerator<Told, void> {
  const citations: Citation[] = [];
  let told = '';
  try {
    for await (const { event, data } of events) {
      if (event === 'statement' && isFinal) {
        citations.push(...data.citations);
        if (data.statement.verdict === 'unsupported') continue;
        const text = textOf(data.statement, told.length);
        told += text;
        yield { piece: { text, statements: [data.statement], citations } };
      } else if (event === 'answer') {
        if (!data.text.startsWith(told)) throw new Error('The text of the answer is not what was told of it.');
        for (const piece of restOf(data, told.length)) yield { piece };
        yield { answer: data };
      }
    }
  } catch (error) {
    // Nobody is there to be told.
    if (!signal.aborted) throw error;
  }
}

/** The answer alone. */
export async function wholeAnswer(
  events: AsyncIterable<AskEvent>,
  signal: AbortSignal,
): Promise<AnswerData | undefined> {
  let answer: AnswerData | undefined;
  for await (const told of toldPieces(events, false, signal)) if ('answer' in told) ({ answer } = told);
  return signal.aborted ? undefined : answer;
}

/** What an answer's text holds of a statement, from the end of the one before: what parts the two, its item, itself, its markers. */
function textOf({ text, citations, item, start }: Statement, end: number): string {
  const mark = item === undefined ? '' : `${item} `;
  const apart = start - end - mark.length;
  const gap = apart === 0 ? '' : apart === 2 ? '\n\n' : item === undefined ? ' ' : '\n';
  return `${gap}${mark}${text} ${citations.map((number) => `[${number}]`).join('')}`;
}

function* restOf({ text, statements, citations }: AnswerData, from: number): Generator<Piece, void> {
  if (from === text.length) return;
  const supported = statements.filter(({ verdict, start }) => verdict === 'supported' && start >= from);
  const ends = [...supported.slice(1).map(({ start }) => start), text.length];
  let begin = from;
  for (const [at, end] of ends.entries()) {
    const statement = supported[at];
    yield { text: text.slice(begin, end), statements: statement === undefined ? [] : [statement], citations };
    begin = end;
  }
}

/** No model's tokens are counted here: about four characters each, as clients expect some number. */
export function estimatedUsage(
  question: string,
  answer: string,
): { readonly asked: number; readonly answered: number } {
  return { asked: Math.ceil(question.length / 4), answered: Math.ceil(answer.length / 4) };
}
