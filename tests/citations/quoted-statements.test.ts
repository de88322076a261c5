/**
 * What a reader gets from lists, tables, FAQs and forms, without a model: sentences, rows and items that say something,
 * never a heading, a question, the head of a table or a line of contents; and prose is cut as it always was.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placedSentences } from '../../src/readers/linear/placed-sentences.ts';
import { readMarkdown } from '../../src/articles/markdown.ts';
import { readPlainText } from '../../src/articles/plain-text.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import type { Answer, ArticleContent } from '../../src/domain.ts';
import type { Footnote } from '../../src/footnote.ts';
import { sentenceSpans } from '../../src/text.ts';
import { articlesOfForms } from '../fixtures/articles-of-forms.ts';
import { sharedFootnote } from '../fixtures/open-footnote.ts';
import { questionsOfForms, sayNothing } from '../fixtures/questions-of-forms.ts';

const opened = sharedFootnote(articlesOfForms);
async function ask(footnote: Footnote, text: string): Promise<Answer> {
  const answer = await footnote.askOnce({ text, history: [], filters: {} }, new AbortController().signal);
  for (const { articleId, quote, start, end } of answer.citations) {
    expect(footnote.article(articleId)?.text.slice(start, end)).toBe(quote);
  }
  return answer;
}

/** The kinds of a text's sentences, by their words. */
function kindsIn({ text, headings, language }: ArticleContent): Record<string, string> {
  return Object.fromEntries(
    splitIntoPassages({ id: '', text, headings, language }).flatMap((passage) =>
      placedSentences({ text, headings, language }, passage).map(({ span, kind }): [string, string] => [
        passage.text.slice(span.start, span.end),
        kind,
      ]),
    ),
  );
}

const markdown = (text: string): Record<string, string> => kindsIn(readMarkdown(text, 'a.md'));
const plain = (text: string): Record<string, string> => kindsIn(readPlainText(text, 'a.txt'));

it('quotes nothing that says nothing', async () => {
  const footnote = await opened();
  const quoted: string[] = [];
  for (const question of questionsOfForms) {
    for (const { quote } of (await ask(footnote, question)).citations) {
      // What introduces a list may be quoted with all of it.
      const bare = /:\n/.test(quote) ? quote.replace(/^[^\n]*\n+/, '') : quote;
      quoted.push(...sayNothing.filter((line) => bare.includes(line)).map((line) => `${question} ${line}`));
    }
  }
  expect(quoted).toEqual([]);
});

it('quotes the answer of an FAQ, the row of a table, the item of a list, each by itself', async () => {
  const footnote = await opened();
  for (const [question, first] of [
    ['How do I cancel my Lumo account?', 'Open Settings and press Close account.'],
    ['What is the largest file that Lumo accepts?', 'A single file may be 4 GB at most.'],
    ['How many hives does Rosa Lind keep?', 'Lind: I keep fourteen hives, two more than last year.'],
    ['What does the allotment society do about the hedgehogs?', 'Petra Holm builds a winter house for the hedgehogs.'],
    ['Who is the chair of the allotment society?', 'Chair: Ada Brink'],
    ['How much milk do I need for the saffron pancake?', '1 litre of milk'],
    ['What is the price of the Schooner plan?', 'Schooner – Price per month: 6 euros'],
    ['How much storage has the Clipper plan?', 'Clipper – Storage: 500 GB'],
    ['When does the Skarvo ferry depart on Sundays?', '17:30 18:15 Sundays only'],
    ['Who found the black umbrella?', 'Found by: Nils Aker'],
    ["When is the concert of the men's choir?", "16:15 Concert of the men's choir"],
  ] as const) {
    const { statements } = await ask(footnote, question);
    expect(statements[0]?.text.replace(/ \[\d+\]/g, ''), question).toBe(first);
  }
});

it('of a table, gives the row that was asked for without the rows beside it', async () => {
  const footnote = await opened();
  const { text } = await ask(footnote, 'What is the price of the Schooner plan?');
  expect(text).not.toMatch(/Dinghy|Clipper/);
});

it('gives a list whole, item by item and in order, when the list is asked for', async () => {
  const footnote = await opened();
  const { text, statements, citations } = await ask(footnote, 'What do you need for the pancake?');
  const items = ['1 litre of milk', '150 g of short-grain rice', '1 g of saffron', '3 eggs'];
  expect(statements.map((statement) => statement.text)).toEqual(items);
  expect(citations.map(({ quote }) => quote)).toEqual(items);
  expect(text).toBe(items.map((item, at) => `- ${item} [${at + 1}]`).join('\n'));
});

it('keeps the question before an answer that cannot be read without it', async () => {
  const footnote = await opened();
  const { text } = await ask(footnote, 'Can I share Lumo albums with my family?');
  expect(text).toMatch(/^Q: Can I share albums with my family\? A: Yes, with up to six people\./);
});

it('tells heads of tables from rows that say something', () => {
  const parties = markdown(
    '| Name | Role | Since |\n| --- | --- | --- |\n| Ann | chair | May |\n| Bo | clerk | June |\n',
  );
  expect(parties).toMatchObject({ 'Name | Role | Since': 'table head', 'Ann | chair | May': 'table row' });
  // An infobox has no head.
  expect(plain('Capital | Ostby\n\nPopulation | 12,000\n\nMayor | Ann Lee\n')).not.toMatchObject({
    'Capital | Ostby': 'table head',
  });
  expect(plain('Plans of Ostby Mail\n\n| Plan | Price |\n|---|---|\n| Small | 2 euros |\n')).toMatchObject({
    'Plan | Price': 'table head',
    'Small | 2 euros': 'table row',
  });
});

it('takes for a statement what may be one', () => {
  const text =
    'The box.\n\n- Dark mode flickers on old cards\n\nWe work on it and hope to be done by the end of the summer.\n\nFigure 3: Sales rose by 4 % in 2020.\n\nHe asked: “Why did the mill close?”\n\nA door is opened in two ways:\n\nFLOOD OF 1953\n';
  expect(new Set(Object.values(markdown(text)))).toEqual(new Set(['statement']));
});

it('leaves words between wide gaps in one sentence where lines are filled to their width', () => {
  const line =
    'The  harbour of  Ostby was built  in the year\n1812 by the  brothers Lund  and was made deeper\nafter the  flood, when  ships of more than\ntwo masts  came to load  timber and tar there.';
  expect(Object.keys(plain(`Harbour of Ostby\n\n${line}\n`))).toContain(line);
});

it('cuts prose into the same sentences as ever, and takes none of them for a heading', () => {
  const folder = join(import.meta.dirname, '../../corpus');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const { text, headings, language } = readMarkdown(readFileSync(join(folder, file), 'utf8'), file);
    for (const passage of splitIntoPassages({ id: '', text, headings, language })) {
      const placed = placedSentences({ text, headings, language }, passage);
      expect(placed.map(({ span }) => span)).toEqual(sentenceSpans(passage.text, language));
      expect(placed.filter(({ kind }) => kind !== 'statement')).toEqual([]);
    }
  }
});
