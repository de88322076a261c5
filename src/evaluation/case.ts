/** A question with a known answer, and whether an answer is right. Does not know where cases are from (cases.ts). */
import type { Answer } from '../domain.ts';

export interface Case {
  readonly id: string;
  /** The last one is judged; those before it are the conversation. */
  readonly turns: readonly string[];
  readonly must: readonly (readonly string[])[];
  /** The right articles, each by a part of its path; one of them must be cited. Empty: any article will do. */
  readonly articles: readonly string[];
  /** What the right article is called, where it may be in the folder or not; of SQuAD. */
  readonly title?: string;
  readonly expects: 'answer' | 'refusal';
  readonly kind: string;
}

export function isRight(one: Case, answer: Pick<Answer, 'kind' | 'text' | 'citations'>): boolean {
  const { kind, text, citations } = answer;
  if (one.expects === 'refusal') return kind !== 'answered';
  return (
    kind === 'answered' &&
    holdsExpected(one, text) &&
    (one.articles.length === 0 || citations.some(({ path }) => isRightArticle(one, path)))
  );
}

/** Whether a text holds all the words that are expected of the answer. */
export function holdsExpected({ must }: Case, text: string): boolean {
  const said = text.toLowerCase();
  return must.every((alternatives) => alternatives.some((words) => said.includes(words.toLowerCase())));
}

export function isRightArticle({ articles }: Case, path: string): boolean {
  return articles.some((part) => path.toLowerCase().includes(part.toLowerCase()));
}
