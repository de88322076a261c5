/** What a question is found to be, all in one place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskedFilter, Turn } from '../../src/domain.ts';
import { rewriteFollowUp } from '../../src/query/follow-up/rewrite-follow-up.ts';
import { parseQuestion, reworded } from '../../src/query/parse-question.ts';
import type { Query } from '../../src/query/query.ts';

const parse = (text: string, history: readonly Turn[] = []): Query =>
  parseQuestion({ text, history, filters: {} }, rewriteFollowUp(text, history));

describe('the kind of a question', () => {
  it.each([
    ['Who built the mill?', 'who'],
    ['How many workers did it employ?', 'how-many'],
    ['Did it close?', 'yes-no'],
    ['What is a mill?', 'define'],
    ['Which groups fought in Iraq?', 'list'],
    ['Tell me about the mill.', 'overview'],
    ['Summarise the newest article.', 'summarise'],
    ['Who wrote it?', 'about-article'],
    ['Which articles do you have?', 'about-collection'],
    ['Compare what the Orre Post and the Holm Courier say.', 'compare'],
    ['unrest in Greece', 'not-a-question'],
    ['Thanks!', 'courtesy'],
  ])('%s: %s', (text, kind) => {
    expect(parse(text).kind).toBe(kind);
  });
});

describe('a follow-up', () => {
  const before = { question: 'Who built the mill?', answer: 'It was built by Jonas Weck. [1]' };

  it('has its topic as data, and as text where it is searched for', () => {
    const query = parse('When?', [before]);
    expect(query.topic).toEqual({ head: 'When', topics: ['Who built the mill'] });
    expect(query.standalone).toBe('When (about: Who built the mill)?');
    expect(query.asked).toBe(query.standalone);
    expect(query.text).toBe('When?');
    expect(query.answerType).toBe('when');
  });

  it('keeps its topic without the words that limit it', () => {
    const limit: AskedFilter = { kind: 'event', words: 'last year', effect: 'boost', outright: 'in 2023' };
    const standalone = rewriteFollowUp('And why?', [{ question: 'What was built last year?', answer: '' }]);
    const query = parseQuestion({ text: 'And why?', history: [], filters: {} }, standalone, (_, filters) => ({
      filters,
      read: [limit],
    }));
    expect(query.standalone).toBe('Why (about: What was built last year)?');
    expect(query.asked).toBe('Why (about: What was built in 2023)?');
    expect(query.topic?.topics).toEqual(['What was built in 2023']);
  });
});

it('each side of a comparison is a query of its own', () => {
  const { sides } = parse('How many families left Tolven in 2019 and in 2022?');
  expect(sides.map(({ query }) => [query.asked, query.answerType, query.bindings.map(({ text }) => text)])).toEqual([
    ['How many families left Tolven in 2019?', 'how-many', ['Tolven', '2019']],
    ['How many families left Tolven in 2022?', 'how-many', ['Tolven', '2022']],
  ]);
});

it('knows what the question binds', () => {
  const { bindings, isNegated, focus } = parse(
    'Which bridge did the 57 soldiers whom Jonas Weck led not cross near Raqqa in 2014?',
  );
  expect({ bindings, isNegated, focus }).toEqual({
    bindings: [
      { kind: 'number', text: '57', noun: 'soldiers' },
      { kind: 'name', text: 'Jonas Weck' },
      { kind: 'name', text: 'Raqqa' },
      { kind: 'year', text: '2014' },
    ],
    isNegated: true,
    focus: ['bridg'],
  });
});

it('knows the language that asks, and takes its asking words out', () => {
  expect(parse('Wie is de burgemeester van Lauvik?')).toMatchObject({ language: 'nl', asked: 'burgemeester Lauvik?' });
  expect(parse('Who is the mayor of Lauvik?').language).toBe('en');
});

it('reads German by its own tables', () => {
  expect(parse('In welchem Jahr wurde die Mühle von Ida Brandt nicht gebaut?')).toMatchObject({
    language: 'de',
    asked: 'In welchem Jahr wurde die Mühle von Ida Brandt nicht gebaut?',
    kind: 'when',
    bindings: [{ kind: 'name', text: 'Ida Brandt' }],
    isNegated: true,
    focus: ['jahr'],
  });
  expect(parse('Was ist ein Kiel?')).toMatchObject({ kind: 'define', defines: 'Kiel' });
  expect(parse('Was sagen die Artikel über das Angeln?')).toMatchObject({ kind: 'overview', overviewOf: 'das Angeln' });
});

it('other words have another reading, and are the same question still', () => {
  const query = parse('Tell me about the mill.');
  const other = reworded(query, 'What is said about the mill?');
  expect([query.answerType, other.answerType, other.text]).toEqual(['overview', 'overview', query.text]);
  expect(reworded(query, query.asked)).toBe(query);
});

it('takes whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(parse(text)).toMatchObject({ text, filters: {}, askedFilters: [] });
    }),
  );
});
