import { describe, expect, it } from 'vitest';
import { ExtractiveAnswerer } from '../../src/answerers/extractive.ts';
import type { Article, RankedPassage } from '../../src/domain.ts';
import { KeywordIndex } from '../../src/retrieval/keyword-index.ts';
import { blockSpans, sentenceSpans } from '../../src/text.ts';
import { answererContract, bridgePassages, partsOf, ranked, statementsOf } from '../contracts/answerer.ts';

const mill: Article = {
  id: 'mill',
  path: 'mill.md',
  title: 'The mill at Orre',
  language: 'en',
  contentHash: '1'.repeat(64),
  headings: [],
  text:
    'The paper mill at Orre was built by Jonas Weck in 1874. It employed 312 workers and made paper for newspapers in ' +
    'Sweden. A fire destroyed the drying hall in March 1901 because sparks from a chimney had lit the roof.\n\n' +
    'The mill closed in 1967. Its buildings now house a museum and two workshops. Visitors pay 60 kronor.\n\n' +
    'The museum at Orre shows how paper was made. The paper mill at Orre was built by Jonas Weck in the year 1874. ' +
    'The museum opens on Sundays.',
};
const millPassages = blockSpans(mill.text).map(({ start, end }, at) => ranked(mill, start, end, at));
const passages = [...millPassages, ...bridgePassages];

async function answer(question: string, read: readonly RankedPassage[] = passages): Promise<string[]> {
  return statementsOf(await partsOf(answererOf(read), question, read)).map(({ text }) => text);
}

function answererOf(read: readonly RankedPassage[]): ExtractiveAnswerer {
  const keywords = new KeywordIndex();
  read.forEach(({ passage, article }, at) => {
    keywords.add(at, { title: article.title, heading: '', body: passage.text });
  });
  return new ExtractiveAnswerer((term) => keywords.idf(term));
}

answererContract('extractive', () => answererOf(passages));

describe('answers without a model', () => {
  it.each([
    ['Who built the paper mill at Orre?', 'Jonas Weck'],
    ['who built the paper mill at orre', 'Jonas Weck'],
    ['When was the mill at Orre built?', '1874'],
    ['How many workers did the mill employ?', '312'],
    ['Why was the drying hall destroyed?', 'because sparks'],
    ['When did the mill at Orre close?', '1967'],
    ['For how many weeks was the bridge closed for repairs?', '14 weeks'],
  ])('puts the sentence that answers first: %s', async (question, expected) => {
    const [first] = await answer(question);
    expect(first).toContain(expected);
  });

  it('goes on to the sentence that says it, when that only says "it"', async () => {
    expect((await answer('How long is the bridge at Holm?')).join(' ')).toContain('212 metres');
  });

  it.each([
    ['Who built the paper mill at Orre?', 'Jonas Weck'],
    ['When did the mill at Orre close?', '1967'],
    ['How many workers did the mill employ?', '312'],
    ['For how many weeks was the bridge closed for repairs?', '14 weeks'],
  ])('marks the words that answer, twelve at most: %s', async (question, expected) => {
    const [first] = statementsOf(await partsOf(answererOf(passages), question, passages));
    const [quote] = first?.quotes ?? [];
    const marked = quote?.text.slice(quote.answer?.start, quote.answer?.end) ?? '';
    expect(marked).toContain(expected);
    expect(marked.split(/\s+/).length).toBeLessThanOrEqual(12);
    expect(marked).not.toBe(quote?.text);
  });

  it('marks a name with its initial, and what was done rather than by whom', async () => {
    const text =
      'In 1973 the council named Edda L. Brok as the first keeper of the lighthouse. ' +
      'After a long winter with much ice in the sound, the keeper Edda L. Brok planted forty apple trees behind it.';
    const article: Article = { ...mill, id: 'keeper', path: 'keeper.md', title: 'The lighthouse', text };
    const read = [ranked(article, 0, text.length, 0)];
    const marked = async (question: string): Promise<string | undefined> => {
      const [first] = statementsOf(await partsOf(answererOf(read), question, read));
      const [quote] = first?.quotes ?? [];
      return quote?.text.slice(quote.answer?.start, quote.answer?.end);
    };
    expect(await marked('Who was the first keeper of the lighthouse?')).toContain('Edda L. Brok');
    expect(await marked('What did the keeper plant behind the lighthouse?')).toContain('apple trees');
  });

  it('marks nothing where yes or no is asked for', async () => {
    const [first] = statementsOf(await partsOf(answererOf(passages), 'Did the mill at Orre close in 1967?', passages));
    expect(first?.quotes[0]?.answer).toBeUndefined();
  });

  it('quotes whole sentences, word for word', async () => {
    const sentences = passages.flatMap(({ passage: { text } }) =>
      sentenceSpans(text).map(({ start, end }) => text.slice(start, end)),
    );
    const statements = await answer('What happened at the mill in Orre when the drying hall burnt?');
    expect(statements).not.toEqual([]);
    for (const statement of statements) expect(sentences).toContain(statement);
  });

  it('says at most four things, and none of them twice', async () => {
    const statements = await answer('Who built the paper mill at Orre?');
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(statements.filter((text) => text.includes('built by Jonas Weck'))).toHaveLength(1);
  });

  it.each([
    'What is the capital of Australia?',
    'How do bees find their way home?',
    'who painted the night watch',
    'Which team won the football cup in 2018?',
    '?',
  ])('says nothing about what is not there: %s', async (question) => {
    expect(await answer(question)).toEqual([]);
  });

  it.each(['When was Jonas Weck born?', 'Who is the wife of Tom Brandt?', 'How much did Clara Lindqvist earn?'])(
    'says nothing when only the names are there: %s',
    async (question) => {
      expect(await answer(question)).toEqual([]);
    },
  );

  it.each([
    ['initials for a name', 'When did the OPWU strike at Orre?', '1921'],
    ['two letters exchanged', 'Whom did Elsa Lnidvall marry in Orre?', 'Karl Borg'],
    ['a name by ear', 'Whom did Elsa Lindwal marry in Orre?', 'Karl Borg'],
  ])('understands %s that no article writes so', async (_what, question, expected) => {
    const text =
      'The Orre Paper Workers Union went on strike in 1921, for ten weeks. It had 200 members.\n\n' +
      'Elsa Lindvall, the first woman on its board, married Karl Borg in Orre. Both wrote songs.';
    const read = [
      ...blockSpans(text).map(({ start, end }, at) => ranked({ ...mill, id: 'union', text }, start, end, at)),
      ...passages,
    ];
    const [first] = await answer(question, read);
    expect(first).toContain(expected);
  });

  it('answers yes or no only with what tells of the deed that is asked about', async () => {
    expect(await answer('Did Jonas Weck sell the paper mill at Orre?')).toEqual([]);
    expect((await answer('Did Jonas Weck really build the paper mill at Orre?'))[0]).toContain(
      'was built by Jonas Weck',
    );
  });

  it('quotes two short sentences together when either may answer', async () => {
    const text =
      'The ferry at Lund takes cars. The ferry at Lund was painted by Ida Berg in blue. Ida Berg had painted the old ferry in ' +
      'white.\n\nNobody knows the age of the pier.';
    const read = [
      ...blockSpans(text).map(({ start, end }, at) => ranked({ ...mill, id: 'ferry', text }, start, end, at)),
      ...passages,
    ];
    const [first] = await answer('Who painted the ferry at Lund?', read);
    expect(first).toBe(
      'The ferry at Lund was painted by Ida Berg in blue. Ida Berg had painted the old ferry in white.',
    );
  });

  it('does not take any name for one that no article holds', async () => {
    expect(await answer('When did the SMHI close the mill at Orre?')).toEqual([]);
    expect(await answer('When did Zarvondel close the mill at Orre?')).toEqual([]);
  });
});
