/** Reading a model's reply while it is written: the form that is asked for, and the forms that come instead. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DraftParser } from '../../src/answerers/parse-draft.ts';
import { refusalWord } from '../../src/answerers/prompts.ts';
import type { DraftStatement } from '../../src/domain.ts';
import { processorSeconds } from '../fixtures/processor-time.ts';

const ids = new Map([
  ['K31', 'bridge-1'],
  ['K74', 'bridge-2'],
]);

interface Read {
  readonly statements: DraftStatement[];
  readonly words: string;
}

function read(...pieces: readonly string[]): Read {
  const parser = new DraftParser((key) => ids.get(key));
  const statements: DraftStatement[] = [];
  let words = '';
  for (const piece of pieces) {
    statements.push(...parser.push(piece));
    words += parser.takeWords();
  }
  statements.push(...parser.end());
  return { statements, words: words + parser.takeWords() };
}

const opened = {
  text: 'The bridge opened in 1932.',
  quotes: [{ passageId: 'bridge-1', text: 'opened on 3 May 1932' }],
};
const long = { text: 'It is 212 metres long.', quotes: [{ passageId: 'bridge-2', text: 'It is 212 metres long' }] };
const openedLine = '{"statement":"The bridge opened in 1932.","quotes":[{"key":"K31","text":"opened on 3 May 1932"}]}';
const longLine = '{"statement":"It is 212 metres long.","quotes":[{"key":"K74","text":"It is 212 metres long"}]}';

/** Replies that all mean the same two statements. */
const forms: Readonly<Record<string, string>> = {
  'lines of JSON': `${openedLine}\n${longLine}\n`,
  'lines of JSON without a last line break': `${openedLine}\n${longLine}`,
  'Windows line breaks': `${openedLine}\r\n${longLine}\r\n`,
  'both on one line': `${openedLine} ${longLine}`,
  'no gap at all': `${openedLine}${longLine}`,
  'a fenced block': `\`\`\`json\n${openedLine}\n${longLine}\n\`\`\``,
  'a fence on the same line': `\`\`\`${openedLine}\n${longLine}\`\`\``,
  'an array': `[${openedLine},${longLine}]`,
  'an array over several lines': `[\n  ${openedLine},\n  ${longLine}\n]`,
  'an object around an array': `{"statements": [${openedLine}, ${longLine}]}`,
  'an object around an array, indented': JSON.stringify(
    { statements: [JSON.parse(openedLine), JSON.parse(longLine)] },
    null,
    2,
  ),
  'indented objects': [openedLine, longLine].map((line) => JSON.stringify(JSON.parse(line), null, 2)).join('\n'),
  'numbered lines': `1. ${openedLine}\n2) ${longLine}`,
  'list items': `- ${openedLine}\n* ${longLine}`,
  'commas between lines': `${openedLine},\n${longLine},`,
  'words before and behind': `Here are the statements:\n\n${openedLine}\n${longLine}\n\nI hope this helps!`,
  'words before, on the same line': `Sure: ${openedLine}\n${longLine}`,
  'thinking aloud': `<think>\nThe user asks {"statement":"No"} [K31: "words"]\n</think>\n\n${openedLine}\n${longLine}`,
  'smart quotes': `${openedLine}\n${longLine}`.replaceAll(/"([^"]*)"/g, '“$1”'),
  'single quotes': `${openedLine}\n${longLine}`.replaceAll('"', "'"),
  'names without quotes': `${openedLine}\n${longLine}`.replaceAll(/"(statement|quotes|key|text)"/g, '$1'),
  'trailing commas': `${openedLine}\n${longLine}`.replaceAll('}]}', '},],}'),
  'spaces everywhere': `${openedLine}\n${longLine}`.replaceAll(/([{}[\]:,])(?=["{[}\]])/g, '$1 '),
  'missing last brace': `${openedLine.slice(0, -1)}\n${longLine.slice(0, -1)}`,
  'missing last bracket and brace': `${openedLine.slice(0, -2)}\n${longLine.slice(0, -2)}`,
  'missing all closing brackets': `${openedLine.slice(0, -3)}\n${longLine.slice(0, -3)}`,
  'missing inner brace': `${openedLine}\n${longLine}`.replaceAll('}]}', ']}'),
  'a string that is never closed': `${openedLine.slice(0, -4)}\n${longLine.slice(0, -4)}`,
  'escaped letters': `${openedLine}\n${longLine}`
    .replaceAll('bridge', '\\u0062ridge')
    .replaceAll('metres', '\\u006Detres'),
  'one quote that is no list': `${openedLine}\n${longLine}`.replaceAll('[{', '{').replaceAll('}]', '}'),
  'quotes as strings with their keys': `${openedLine}\n${longLine}`.replaceAll(
    /\{"key":"(K\d+)","text":"([^"]*)"\}/g,
    '"$1: $2"',
  ),
  'keys in brackets': `${openedLine}\n${longLine}`.replaceAll(/"(K\d+)"/g, '"[$1]"'),
  'fields in another order': `{"quotes":[{"text":"opened on 3 May 1932","key":"K31"}],"statement":"The bridge opened in 1932."}\n${longLine}`,
  'a refusal behind the answer': `${openedLine}\n${longLine}\n{"statement":"${refusalWord}","quotes":[]}`,
  'sentences with quotes behind them': `The bridge opened in 1932. [K31: "opened on 3 May 1932"]\nIt is 212 metres long. [K74: "It is 212 metres long"]`,
  'sentences in one line': `The bridge opened in 1932 [K31: "opened on 3 May 1932"]. It is 212 metres long [K74: “It is 212 metres long”].`,
  'numbered sentences': `1. The bridge opened in 1932. (K31: "opened on 3 May 1932")\n2. It is 212 metres long. (K74 "It is 212 metres long")`,
};

describe('understands', () => {
  it.each(Object.entries(forms))('%s', (_, reply) => {
    expect(read(reply).statements).toEqual([opened, long]);
  });
});

describe('however the reply is cut into pieces', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...Object.values(forms)),
      fc.constantFrom(
        ...'{}[]",:\\\n \'“”`<>-1.'.split(''),
        '"statement"',
        '"quotes":[',
        '{"statement":"',
        refusalWord,
        'u00e9',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 8 },
  );

  it('gives the same statements and words', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(400), { maxLength: 30 }), (parts, cuts) => {
        const reply = parts.join('');
        const at = [0, ...cuts.map((cut) => Math.min(cut, reply.length)).toSorted((a, b) => a - b), reply.length];
        const cut = at.slice(1).map((end, index) => reply.slice(at[index], end));
        expect(read(...cut)).toEqual(read(reply));
      }),
      { numRuns: 500 },
    );
  });

  it.each(Object.entries(forms))('even into single characters: %s', (_, reply) => {
    expect(read(...reply.split(''))).toEqual(read(reply));
  });

  it('takes whatever comes, and ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (reply) => {
        for (const { text } of read(reply).statements) expect(text.trim()).not.toBe('');
      }),
    );
  });

  it('gives back what JSON.stringify wrote', () => {
    const sentence = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /^[\p{L}\d]/u.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 4 }), (pairs) => {
        const lines = pairs.map(([statement, text]) => JSON.stringify({ statement, quotes: [{ key: 'K31', text }] }));
        expect(read(lines.join('\n')).statements.map(({ quotes }) => quotes)).toEqual(
          pairs.map(([, text]) => [{ passageId: 'bridge-1', text: text.trim() }]),
        );
      }),
    );
  });
});

describe('while the reply is being written', () => {
  it('gives a statement as soon as its last bracket is there', () => {
    const parser = new DraftParser((key) => ids.get(key));
    expect(parser.push(openedLine.slice(0, -1))).toEqual([]);
    expect(parser.push('}')).toEqual([opened]);
    expect(parser.push(`\n${longLine}`)).toEqual([long]);
    expect(parser.end()).toEqual([]);
  });

  it('gives the words of a statement as they come, and nothing else', () => {
    const parser = new DraftParser((key) => ids.get(key));
    const words = (openedLine + longLine).match(/.{1,5}/g)!.map((piece) => {
      parser.push(piece);
      return parser.takeWords();
    });
    expect(words.join('')).toBe(`${opened.text} ${long.text}`);
    expect(words.filter((word) => word !== '').length).toBeGreaterThan(8);
  });

  it('gives no word of a refusal', () => {
    expect(read(...`{"statement":"${refusalWord}","quotes":[]}`.split(''))).toEqual({ statements: [], words: '' });
    expect(read(...refusalWord.split(''))).toEqual({ statements: [], words: '' });
  });

  it('keeps words that only begin as the refusal does', () => {
    const { words } = read('{"statement":"NO ONE KNOWS N","quotes":[]}');
    expect(words).toBe('NO ONE KNOWS N');
  });
});

describe('reads no statement out of', () => {
  it.each([
    ['nothing', ''],
    ['an empty statement', '{"statement":"","quotes":[]}'],
    ['the refusal, said at length', `{"statement":"${refusalWord}: none of them says so.","quotes":[]}`],
    ['an object of something else', '{"answer":"The bridge opened in 1932."}'],
    ['brackets', '[[[{{{]]]}}}'],
    ['thoughts that never end', `<think>${openedLine}`],
  ])('%s', (_, reply) => {
    expect(read(reply).statements).toEqual([]);
  });
});

describe('leaves it to the verification to refuse', () => {
  it('a quote with a key that was never given', () => {
    const [statement] = read(openedLine.replace('K31', 'K99')).statements;
    expect(statement!.quotes).toEqual([{ passageId: 'unknown key K99', text: 'opened on 3 May 1932' }]);
  });

  it('a quote without a key', () => {
    const [statement] = read('{"statement":"It opened.","quotes":["opened on 3 May 1932"]}').statements;
    expect(statement!.quotes).toEqual([{ passageId: 'unknown key ', text: 'opened on 3 May 1932' }]);
  });

  it('a real id in the place of a key, which models never see', () => {
    const [statement] = read(openedLine.replace('K31', 'bridge-1')).statements;
    expect(statement!.quotes[0]!.passageId).not.toBe('bridge-1');
  });

  it('plain sentences, when the reply holds nothing better', () => {
    expect(read('Here it is:\nThe bridge opened in 1932.').statements).toEqual([
      { text: 'The bridge opened in 1932.', quotes: [] },
    ]);
  });
});

it('takes known keys out of the sentences, and nothing else', () => {
  const [statement] = read(
    '{"statement":"It opened [K31] in 1932 (K74)[K31], in [sic] May [K99].","quotes":[]}',
  ).statements;
  expect(statement!.text).toBe('It opened in 1932, in [sic] May [K99].');
});

it('takes no more than eight quotes for one statement', () => {
  const quotes = Array.from({ length: 20 }, () => ({ key: 'K31', text: 'opened on 3 May 1932' }));
  expect(read(JSON.stringify({ statement: 'It opened.', quotes })).statements[0]!.quotes).toHaveLength(8);
});

describe('quotation marks inside', () => {
  it.each([
    ['escaped', '{"statement":"She called it \\"plain\\".","quotes":[{"key":"K31","text":"called it \\"plain\\""}]}'],
    ['not escaped', '{"statement":"She called it "plain".","quotes":[{"key":"K31","text":"called it "plain""}]}'],
    [
      'not escaped, before a comma',
      '{"statement":"She called it "plain".","quotes":[{"text":"called it "plain"", "key":"K31"}]}',
    ],
  ])('%s', (_, reply) => {
    expect(read(reply).statements).toEqual([
      { text: 'She called it "plain".', quotes: [{ passageId: 'bridge-1', text: 'called it "plain"' }] },
    ]);
  });

  it('of a language that has its own', () => {
    const [statement] = read('{"statement":"Er sagte: „Nein“, und ging.","quotes":[]}').statements;
    expect(statement!.text).toBe('Er sagte: „Nein“, und ging.');
  });
});

it.each(['{', '[', '"', '\\', '[K"', '[K31: "', '{"statement":"', '<think>', '1. ', '}', '\n{"', ' '])(
  'reads the longest reply that is let through in no time, also one of nothing but %j',
  async (unit) => {
    const pieces = unit.repeat(20_000 / unit.length).match(/[^]{1,4}/g)!;
    expect(await processorSeconds(() => read(...pieces))).toBeLessThan(1.5);
  },
);
