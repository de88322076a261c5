/**
 * What the built-in answerer owes on the articles that come with the project: natural questions of every kind,
 * conversations of up to ten turns, and questions that the articles do not answer. The bars are those that the project
 * set itself before the first figure.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCases } from '../src/evaluation/cases.ts';
import { evaluate } from '../src/evaluation/evaluate.ts';
import type { Footnote } from '../src/footnote.ts';
import { sharedFootnote } from './fixtures/open-footnote.ts';
import { textsOfBriefs } from './fixtures/start-footnote.ts';

const footnoteOfBriefs = sharedFootnote(textsOfBriefs(), { FOOTNOTE_READER: 'auto' });

/** Asks once what several conversations begin with: two that were asked the same hear the same. */
function withoutRepeats(footnote: Footnote): Parameters<typeof evaluate>[1] {
  const asked = new Map<string, ReturnType<Footnote['askOnce']>>();
  return {
    askOnce: (question, signal) => {
      const key = JSON.stringify(question);
      const answer = asked.get(key) ?? footnote.askOnce(question, signal);
      asked.set(key, answer);
      return answer;
    },
    search: (...search) => footnote.search(...search),
    article: (id) => footnote.article(id),
    articles: () => footnote.articles(),
    state: () => footnote.state(),
  };
}

describe('without a model', () => {
  it('at least nine of ten questions are answered right, and 13 of 15 others refused', async () => {
    const cases = parseCases(readFileSync(join(import.meta.dirname, 'fixtures/questions.jsonl'), 'utf8'));
    const footnote = withoutRepeats(await footnoteOfBriefs());
    const { answerable, refusable, outcomes } = await evaluate(cases, footnote, new AbortController().signal);
    const wrong = outcomes
      .filter(({ right }) => !right)
      .map(({ id, question, text }) => `${id}: ${question} -> ${text}`);
    expect(answerable.cases).toBeGreaterThanOrEqual(100);
    expect(refusable.cases).toBeGreaterThanOrEqual(20);
    expect(cases.filter(({ turns }) => turns.length >= 10).length).toBeGreaterThanOrEqual(3);
    expect(outcomes.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.9 * outcomes.length);
    expect(answerable.right / answerable.cases, wrong.join('\n')).toBeGreaterThanOrEqual(36 / 40);
    expect(refusable.right / refusable.cases, wrong.join('\n')).toBeGreaterThanOrEqual(13 / 15);
    // Some 300 questions are asked, turns of conversations included.
  }, 400_000);

  it('an answer is not filled up with what is about something else', async () => {
    const footnote = await footnoteOfBriefs();
    const question = 'Which countries are part of the NATO summit?';
    const { text } = await footnote.askOnce({ text: question, history: [], filters: {} }, new AbortController().signal);
    expect(text).toContain('NATO summit');
    expect(text).not.toContain('credit for the strikes');
  });

  it('a hundred questions about other things, or meant to mislead, are all refused', async () => {
    const lines = readFileSync(join(import.meta.dirname, 'fixtures/off-topic-questions.txt'), 'utf8').split('\n');
    const questions = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(questions).toHaveLength(100);
    const footnote = await footnoteOfBriefs();
    const answered: string[] = [];
    for (const text of questions) {
      const answer = await footnote.askOnce({ text, history: [], filters: {} }, new AbortController().signal);
      if (answer.kind === 'answered') answered.push(`${text} -> ${answer.text}`);
    }
    expect(answered).toEqual([]);
  }, 400_000);
});
