/** An answer in pieces: each as soon as it is verified, where it stays; together the very text of the answer. */
import { expect, it } from 'vitest';
import type { AskEvent } from '../../src/ask.ts';
import { annotationsOf } from '../../src/server/v1/annotations.ts';
import { type Told, toldPieces, wholeAnswer } from '../../src/server/v1/told-pieces.ts';
import { articlesOfForms } from '../fixtures/articles-of-forms.ts';
import { sharedFootnote } from '../fixtures/open-footnote.ts';
import { questionsOfForms } from '../fixtures/questions-of-forms.ts';

const opened = sharedFootnote(articlesOfForms);
const signal = new AbortController().signal;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all of a request that an address is made of
const request = { protocol: 'http', headers: { host: 'localhost' } } as Parameters<typeof annotationsOf>[1];

it('is put together again from its pieces, statements, items of lists, refusals and all', async () => {
  const footnote = await opened();
  let severalPieces = 0;
  let items = 0;
  for (const text of [
    ...questionsOfForms.slice(0, 30),
    'What is the weather on Titan?',
    'hi',
    'Summarise the articles.',
  ]) {
    const question = { text, history: [], filters: {} };
    const told: Told[] = [];
    for await (const part of toldPieces(footnote.ask(question, signal), footnote.isFinal(question), signal))
      told.push(part);
    const pieces = told.flatMap((part) => ('piece' in part ? [part.piece] : []));
    const last = told.at(-1)!;
    const answer = 'answer' in last ? last.answer : undefined;
    expect(pieces.map((piece) => piece.text).join(''), text).toBe(answer?.text);
    expect(
      pieces.flatMap((piece) => annotationsOf(piece, request)),
      text,
    ).toEqual(annotationsOf(answer!, request));
    if (pieces.length > 1) severalPieces += 1;
    items += answer!.statements.filter(({ item }) => item !== undefined).length;
  }
  expect(severalPieces).toBeGreaterThan(3);
  expect(items).toBeGreaterThan(3);
});

it('lets a statement go before the next is made, where it stays, and keeps it where it may give way', async () => {
  const footnote = await opened();
  const question = { text: 'What ingredients does the saffron pancake need?', history: [], filters: {} };
  const events: AskEvent[] = [];
  for await (const event of footnote.ask(question, signal)) events.push(event);
  const made: string[] = [];
  const telling = async function* (): AsyncGenerator<AskEvent, void> {
    for (const event of events) {
      made.push(event.event);
      yield event;
    }
  };
  const first = toldPieces(telling(), true, signal);
  expect((await first.next()).value).toHaveProperty('piece');
  expect(made.filter((name) => name === 'statement')).toHaveLength(1);
  expect(made).not.toContain('answer');

  made.length = 0;
  await toldPieces(telling(), false, signal).next();
  expect(made.at(-1)).toBe('answer');
  expect((await wholeAnswer(telling(), signal))?.text).toContain('saffron');
});
