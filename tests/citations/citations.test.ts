/** What the reader may trust: a draft goes in, and only what stands in the articles comes out as supported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerDetails, Verification } from '../../src/citations/citations.ts';
import type { RankedPassage } from '../../src/domain.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';

const strike =
  'The airstrike near Al-Bukamal came early on Wednesday. According to unverified reports by the Syrian Observatory ' +
  'for Human Rights, 57 troops were killed, most of them from militias backed by Iran. “It’s a definite escalation,” ' +
  'Dr. Carmit Valensi said. Officials in Moscow had notice of the strike. It cost 1,200 dollars and took 4.5 hours.';
const talks = 'Talks between Iraq and the United States began on January 27. Gen. Yahya Rasul spoke of progress.';

function ranked(id: string, title: string, text: string, published: string): RankedPassage {
  const article = {
    id,
    path: `${id}.md`,
    title,
    publisher: 'The Media Line',
    published,
    language: 'en',
    text,
    headings: [],
    contentHash: id,
  };
  const [passage] = splitIntoPassages(article);
  return {
    passage: passage!,
    article,
    score: 1,
    foundBy: ['keywords'],
    why: { keywords: { score: 1, terms: [] }, vectors: { score: 0 }, parts: {}, placeBefore: 1 },
  };
}

const passages = [
  ranked('strike', 'Larger Than Usual Airstrike', strike, '2021-01-13'),
  ranked('talks', 'Military cooperation', talks, '2024-02'),
];
const [first, second] = passages.map(({ passage }) => passage.id);

const details: AnswerDetails = {
  question: 'q',
  standalone: 'q',
  revision: 1,
  answerer: 'test',
  embedder: 'test',
  filters: {},
  why: { passages: [], askedFilters: [] },
  milliseconds: { total: 0, retrieve: 0, draft: 0 },
  refusal: undefined,
};
const refusal = { kind: 'not-answered', text: 'None of them answers it.', missing: [], open: [], choices: [] } as const;

const verdict = (text: string, quote: string, passageId = first!) =>
  new Verification(passages).add({ text, quotes: [{ passageId, text: quote }] }).statement;

describe('a text with a line break in the middle of its sentences', () => {
  const wrapped =
    'The ferry to Calder leaves at seven\nfrom the north pier.[3] It takes two hours\nwhen the sea is calm.\n\nAsk at the kiosk.';
  const ferry = ranked('ferry', 'The ferry', wrapped, '2020');
  const asked = (text: string, ...quotes: string[]) =>
    new Verification([ferry]).add({
      text,
      quotes: quotes.map((quote) => ({ passageId: ferry.passage.id, text: quote })),
    });

  it('is quoted across the break, and said in one line', () => {
    const { statement, citations } = asked(
      'The ferry to Calder leaves at seven\nfrom the north pier.[3]',
      'The ferry to Calder leaves at seven\nfrom the north pier.[3]',
    );
    expect(statement).toMatchObject({
      verdict: 'supported',
      text: 'The ferry to Calder leaves at seven from the north pier.',
    });
    expect(wrapped.slice(citations[0]!.start, citations[0]!.end)).toBe(citations[0]!.quote);
  });

  it('is quoted so with a name in the place of a pronoun, too', () => {
    const { statement } = asked(
      '[The ferry] takes two hours when the sea is calm.',
      'It takes two hours\nwhen the sea is calm.',
      'The ferry to Calder leaves at seven\nfrom the north pier.[3]',
    );
    expect(statement.verdict).toBe('supported');
  });

  it('does not pass words that it has not', () => {
    expect(
      asked(
        'The ferry to Calder leaves at nine from the north pier.',
        'The ferry to Calder leaves at seven\nfrom the north pier.',
      ).statement.verdict,
    ).toBe('unsupported');
  });
});

it('holds a statement against English words as strictly where the rest of their article is in another language', () => {
  const english = 'The lighthouse of Torvik is 41 metres tall and was lit in 1888.';
  for (const language of ['fr', 'de', 'en']) {
    const tower = ranked('tower', 'Torvik', english, '2020');
    const said = { ...tower, article: { ...tower.article, language } };
    const about = (text: string): string =>
      new Verification([said]).add({ text, quotes: [{ passageId: said.passage.id, text: english }] }).statement.verdict;
    expect(about('The lighthouse of Torvik is 41 metres tall and its keeper took a bribe.'), language).toBe(
      'unsupported',
    );
    expect(about('The lighthouse of Torvik was lit in 1888.'), language).toBe('supported');
  }
});

describe('the words that answer', () => {
  const text = 'Officials in Moscow had notice of the strike.';
  const cite = (quote: string, answer: { start: number; end: number }) =>
    new Verification(passages).add({ text, quotes: [{ passageId: first!, text: quote, answer }] }).citations[0]!;

  it('are marked where they stand in the article', () => {
    const { answer, start, end } = cite(text, { start: 13, end: 19 });
    expect(strike.slice(answer!.start, answer!.end)).toBe('Moscow');
    expect(answer!.start >= start && answer!.end <= end).toBe(true);
  });

  it.each([
    [text, { start: 13, end: 400 }],
    [text, { start: -20, end: 3 }],
    [text, { start: 5, end: 5 }],
    ['Officials  in Moscow had notice of the strike.', { start: 14, end: 20 }],
  ])('are not marked when they are not words of the quote as it stands: %j %j', (quote, answer) => {
    expect(cite(quote, answer).answer).toBeUndefined();
  });
});

describe('a statement is supported', () => {
  it.each([
    ['Reportedly, 57 troops were killed.', '57 troops were killed'],
    [
      'Some 57 troops reportedly died, most from Iran-backed militias.',
      '57 troops were killed, most of them from militias backed by Iran',
    ],
    ['Valensi called it a definite escalation.', `"It's a definite escalation," Dr. Carmit Valensi said.`],
    ['The strike cost $1200.', 'It cost 1,200 dollars and took 4.5 hours.'],
    [
      'On 13 January 2021, The Media Line reported, Moscow had notice.',
      'Officials in Moscow had notice of the strike.',
    ],
    [
      'The Syrian Observatory for Human Rights counted 57 dead.',
      'Syrian Observatory for Human Rights, 57 troops were killed',
    ],
  ])('%j', (text, quote, where = 'strike') => {
    const passageId = where === 'strike' ? first! : second!;
    const statement = verdict(text, quote, passageId);
    expect(statement).toMatchObject({ verdict: 'supported', citations: [1] });
  });
});

describe('a statement is not supported', () => {
  it.each([
    ['because its quote is false', '57 troops were killed.', '57 troops were wounded', /do not stand/],
    ['because its number is wrong', '75 troops were killed.', '57 troops were killed', /“75”/],
    ['because its date is wrong', 'Talks began on February 27.', 'January 27', /./],
    [
      'because its name is wrong',
      'Officials in Tehran had notice.',
      'Officials in Moscow had notice of the strike.',
      /“Tehran”/,
    ],
    [
      'because a name opens it',
      'Germany had notice of the strike.',
      'Officials in Moscow had notice of the strike.',
      /“Germany”/,
    ],
    [
      'because its spelt-out number is wrong',
      'Some sixty troops were killed.',
      '57 troops were killed, most of them',
      /“60”/,
    ],
    ['because its quote is a scrap', 'The airstrike came early.', 'early on', /too few/],
    ['because its quote is the whole passage', 'The airstrike came early.', strike, /whole passage/],
    ['because a report has become a fact', '57 troops were killed.', '57 troops were killed', /as a fact/],
    ['because its unit is another', 'The strike cost 1,200 euros.', 'It cost 1,200 dollars', /“euro”/],
    [
      'because it turns things round',
      'Talks between Iraq and the United States ended on January 27.',
      'Talks between Iraq and the United States began on January 27.',
      /“ended” where the words that it quotes say “began”/,
    ],
    ['because it says nothing', ' [1] ', '57 troops were killed', /nothing/],
    ['because its number has grown', '57 million troops were killed.', '57 troops were killed', /“57000000”/],
    ['because its number is a part of the date', '13 troops were killed.', 'were killed, most of them', /“13”/],
    ['because its month is another word', 'It came in Sunday haste.', 'It cost 1,200 dollars', /“Sunday”/],
    [
      'because a "not" has come in',
      'Moscow had no notice of the strike.',
      'Officials in Moscow had notice of the strike.',
      /denies/,
    ],
    [
      'because it is about something else',
      'The war is over and the king is dead.',
      'Officials in Moscow had notice',
      /something else/,
    ],
    ['because its quote says nothing', 'The airstrike came early.', 'to be of the', /./],
    [
      'because it holds a link',
      'Officials had [notice](http://evil.example) of it.',
      'had notice of the strike',
      /link/,
    ],
  ])('%s', (_why, text, quote, reason) => {
    const statement = verdict(text, quote, talks.includes(quote) ? second : first);
    expect(statement.verdict).toBe('unsupported');
    expect(statement.citations).toEqual([]);
    expect(statement.reason).toMatch(reason);
  });

  it('because it quotes a passage that nobody gave to the answerer, or none at all', () => {
    expect(verdict('57 troops were killed.', '57 troops were killed', 'invented').verdict).toBe('unsupported');
    const bare = new Verification(passages).add({ text: '57 troops were killed.', quotes: [] }).statement;
    expect(bare.verdict).toBe('unsupported');
  });

  it('when a true quote stands beside a false one that alone holds its number', () => {
    const { statement } = new Verification(passages).add({
      text: 'Moscow had notice and 99 fled.',
      quotes: [
        { passageId: first!, text: 'Officials in Moscow had notice of the strike.' },
        { passageId: first!, text: 'and 99 fled the scene' },
      ],
    });
    expect(statement).toMatchObject({ verdict: 'unsupported' });
  });
});

describe('an answer', () => {
  const answerOf = (...statements: [string, string, string][]) => {
    const verification = new Verification(passages);
    for (const [text, quote, passageId] of statements) verification.add({ text, quotes: [{ passageId, text: quote }] });
    return verification.finish({ ...details, refusal: verification.supported > 0 ? undefined : refusal });
  };
  const notice = 'Officials in Moscow had notice of the strike.';
  const began = 'Talks between Iraq and the United States began on January 27.';

  it('holds the supported statements, marked, and their citations in the order of use', () => {
    const answer = answerOf(
      [notice, notice, first!],
      ['Talks began.', began, second!],
      ['Moscow knew.', notice, first!],
    );
    expect(answer.kind).toBe('answered');
    expect(answer.text).toBe(`${notice} [1] Talks began. [2] Moscow knew. [1]`);
    expect(answer.citations.map(({ number, quote, title }) => [number, quote, title])).toEqual([
      [1, notice, 'Larger Than Usual Airstrike'],
      [2, began, 'Military cooperation'],
    ]);
    for (const { text, start, end } of answer.statements) expect(answer.text.slice(start, end)).toBe(text);
    for (const { quote, start, end, articleId } of answer.citations) {
      const { article } = passages.find((passage) => passage.article.id === articleId)!;
      expect(article.text.slice(start, end)).toBe(quote);
    }
  });

  it('keeps what failed out of its text', () => {
    const answer = answerOf(['99 fled.', notice, first!], [notice, notice, first!]);
    expect(answer.text).toBe(`${notice} [1]`);
    expect(answer.statements[0]).toMatchObject({ text: '99 fled.', verdict: 'unsupported', start: 0, end: 0 });
  });

  it('is a refusal with the nearest passages when nothing is supported', () => {
    const answer = answerOf(['99 fled.', notice, first!]);
    expect(answer).toMatchObject({ kind: 'not-answered', citations: [] });
    expect(answer.text).not.toContain('99');
    expect(answer.nearest.map(({ articleId }) => articleId)).toEqual(['strike', 'talks']);
    for (const { quote, start, end } of answer.nearest.slice(0, 1)) expect(strike.slice(start, end)).toBe(quote);
    expect(() => new Verification([]).finish(details)).toThrow('nothing refused');
  });

  it('cites exactly what it quotes, for any slice of an article', () => {
    fc.assert(
      fc.property(fc.nat(strike.length - 1), fc.integer({ min: 20, max: 120 }), (start, length) => {
        const quote = strike.slice(start, start + length).trim();
        const { citations } = new Verification(passages).add({
          text: 'it is so.',
          quotes: [{ passageId: first!, text: quote }],
        });
        for (const citation of citations) {
          expect(strike.slice(citation.start, citation.end)).toBe(citation.quote);
          expect(citation.quote).toBe(quote);
        }
      }),
    );
  });
});

describe('a story in several copies', () => {
  const notice = 'Officials in Moscow had notice of the strike.';
  const [original, copy, other] = [
    ranked('original', 'Airstrike', strike, '2021-01-13'),
    ranked(
      'copy',
      'Strike in the east',
      `${notice} It cost 1,200 dollars and took 4.5 hours. A footnote of our own.`,
      '2021-01-14',
    ),
    ranked('other', 'Talks', `${talks} ${notice}`, '2020'),
  ];
  const copiesOf = (id: string) => ({ original: [copy.article], copy: [original.article] })[id] ?? [];
  const quoting = (...quotes: [RankedPassage, string][]) => ({
    text: notice,
    quotes: quotes.map(([{ passage }, text]) => ({ passageId: passage.id, text })),
  });
  const cited = (verification: Verification) =>
    verification.finish(details).citations.map(({ articleId, alsoIn }) => [articleId, ...alsoIn]);

  it('is cited once, from the best ranked, when a statement quotes several', () => {
    const verification = new Verification([original, other, copy], copiesOf);
    const { statement } = verification.add(quoting([copy, notice], [original, notice.replace('.', '')]));
    expect(statement).toMatchObject({ verdict: 'supported' });
    verification.add(quoting([copy, notice]));
    expect(cited(verification)[0]).toEqual(['original', 'copy']);
    const same = new Verification([copy, original], copiesOf);
    same.add(quoting([original, notice], [copy, notice]));
    same.add(quoting([original, notice]));
    expect(cited(same)).toEqual([['copy', 'original']]);
  });

  it('names no copy in which the words do not stand', () => {
    const verification = new Verification([original, copy], copiesOf);
    const [own, opening] = ['A footnote of our own.', 'The airstrike near Al-Bukamal came early on Wednesday.'];
    verification.add({ text: own, quotes: [{ passageId: copy.passage.id, text: own }] });
    verification.add({ text: opening, quotes: [{ passageId: original.passage.id, text: opening }] });
    expect(cited(verification)).toEqual([['copy'], ['original']]);
  });

  it('is not an article of another story that holds the same words', () => {
    const verification = new Verification([original, other], copiesOf);
    verification.add(quoting([original, notice], [other, notice]));
    expect(cited(verification)).toEqual([['original', 'copy'], ['other']]);
  });

  it('is named where nothing is answered, too', () => {
    const [nearest] = new Verification([copy], (id) =>
      id === 'copy' ? [ranked('x', 'X', `${copy.article.text} More.`, '2021').article] : [],
    ).finish({ ...details, refusal }).nearest;
    expect(nearest!.alsoIn).toEqual(['x']);
  });
});

it('a citation names the page on which its words begin, where there are pages', () => {
  const { passage, article } = ranked('report', 'A report', `${talks} ${strike}`, '2024');
  const pages = [
    { start: 0, end: talks.length + 1 },
    { start: talks.length + 1, end: article.text.length },
  ];
  const verification = new Verification([{ ...passages[0]!, passage, article: { ...article, pages } }]);
  for (const text of ['57 troops were killed', 'Gen. Yahya Rasul spoke of progress.']) {
    verification.add({ text, quotes: [{ passageId: passage.id, text }] });
  }
  expect(verification.finish(details).citations.map(({ page }) => page)).toEqual([2, 1]);
  expect(new Verification(passages).finish({ ...details, refusal }).nearest[0]).not.toHaveProperty('page');
});

describe('sources that disagree', () => {
  const [one, other, elsewhere] = [
    ranked(
      'one',
      'The strike',
      'The Observatory said that the strike on Al-Bukamal killed 57 troops on Wednesday.',
      '2021-01-13',
    ),
    ranked(
      'other',
      'A raid',
      'State media said that the strike on Al-Bukamal killed five troops on Wednesday.',
      '2021-01-14',
    ),
    ranked(
      'third',
      'Earlier',
      'In May 2018 the strike on Al-Bukamal killed 26 troops, and 57 troops fled.',
      '2018-05-27',
    ),
  ];
  const answerWith = (...from: RankedPassage[]) => {
    const verification = new Verification(from);
    for (const { passage } of from)
      verification.add({ text: passage.text, quotes: [{ passageId: passage.id, text: passage.text }] });
    return verification.finish(details);
  };

  it('are set side by side, with what they disagree about', () => {
    expect(answerWith(one, other).disagreements).toEqual([{ about: '57 or 5 troops', citations: [1, 2] }]);
  });

  it('are not found among other events, other things counted, or one article alone', () => {
    const dated = ranked(
      'dated',
      'The strike',
      'In January 2021 the strike on Al-Bukamal killed 57 troops.',
      '2021-01',
    );
    expect(answerWith(dated, elsewhere).disagreements).toEqual([]);
    const trucks = ranked(
      'trucks',
      'A raid',
      'State media said that the strike on Al-Bukamal burnt nine lorries on Wednesday.',
      '2021',
    );
    expect(answerWith(one, trucks).disagreements).toEqual([]);
    expect(answerWith(one, one).disagreements).toEqual([]);
  });
});
