/** Asks every case, and counts: answered right, refused rightly, and how long it took. Does not know how questions are answered. */
import type { Answer, Question, Turn } from '../domain.ts';
import { type Case, isRight } from './cases.ts';

export interface Outcome {
  readonly id: string;
  readonly kind: string;
  readonly question: string;
  readonly right: boolean;
  readonly answered: Answer['kind'];
  readonly text: string;
  readonly milliseconds: number;
}

export interface Evaluation {
  readonly answerable: { readonly cases: number; readonly right: number };
  readonly refusable: { readonly cases: number; readonly right: number };
  /** Median over all cases. */
  readonly milliseconds: number;
  readonly outcomes: readonly Outcome[];
}

export async function evaluate(
  cases: readonly Case[],
  askOnce: (question: Question) => Promise<Answer>,
): Promise<Evaluation> {
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const history: Turn[] = [];
    let answer: Answer | undefined;
    for (const text of one.turns) {
      answer = await askOnce({ text, history: [...history], filters: {} });
      history.push({ question: text, answer: answer.text });
    }
    if (answer === undefined) continue;
    outcomes.push({
      id: one.id,
      kind: one.kind,
      question: answer.question,
      right: isRight(one, answer),
      answered: answer.kind,
      text: answer.text,
      milliseconds: answer.milliseconds.total,
    });
  }
  const refusable = new Set(cases.filter(({ article }) => article === undefined).map(({ id }) => id));
  const count = (refused: boolean): { cases: number; right: number } => {
    const those = outcomes.filter(({ id }) => refusable.has(id) === refused);
    return { cases: those.length, right: those.filter(({ right }) => right).length };
  };
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    answerable: count(false),
    refusable: count(true),
    milliseconds: times[times.length >> 1] ?? 0,
    outcomes,
  };
}
