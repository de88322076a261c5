/**
 * The small pure parts of the page: dates and sentences, addresses, the set of an answer, card places.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerBlocks, statementParts } from '../../web/src/chat/answer-layout.ts';
import { partsAtWork, whereWordsGo } from '../../web/src/state/at-work.ts';
import { formatDate, progressLine, safeUrl, shorten, sourceParts } from '../../web/src/ui/format.ts';
import { placeCard } from '../../web/src/chat/place-card.ts';
import { articlePath, parseRoute } from '../../web/src/state/route.ts';
import { answer, index } from './page-data.ts';

describe('dates and sentences', () => {
  it('are as precise as is known', () => {
    expect(['2017', '2017-04', '2017-04-12', 'spring'].map(formatDate)).toEqual([
      '2017',
      'April 2017',
      '12 April 2017',
      'spring',
    ]);
  });

  it('are cut between words', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
    expect(shorten('short', 12)).toBe('short');
  });

  it('tell where words are sent', () => {
    expect(whereWordsGo(index)).toBe('Nothing leaves this machine');
    expect(whereWordsGo({ ...index, sendsTo: 'api.example.com' })).toContain('sent to api.example.com');
  });

  it('tell what is at work without the names that parts have among themselves', () => {
    const words = (embedder: string, answerer: string): string[] =>
      partsAtWork({ ...index, embedder, answerer })
        .slice(0, 2)
        .map(([, told]) => told);
    expect(words('subword-1024-v1', 'extractive').join(' ')).toMatch(/without a model.*Built in/);
    expect(words('openai-embed-3-768', 'openai:gpt-9')).toEqual([
      'Written by the model gpt-9, and checked word by word.',
      'Words, and likeness of meaning, by the model embed-3.',
    ]);
    expect(words('transformers-Xenova/all-MiniLM-L6-v2-q8-mean-1a2b3c4d', 'extractive')[1]).toContain(
      'Xenova/all-MiniLM-L6-v2.',
    );
    expect(words('transformers-BAAI/bge-small-q8-cls-1a2b3c4d', 'extractive')[1]).toContain('model BAAI/bge-small.');
  });

  it('tell which model writes: the one that was chosen while it is offered, and none where the endpoint is silent', () => {
    const models = {
      embedder: 'subword-1024-v2',
      reader: 'neural',
      answerer: 'openai:large',
      models: ['large', 'small'],
    };
    const told = (more: object, chosen?: string): string =>
      partsAtWork({ ...index, answerer: 'openai' }, { ...models, ...more }, chosen)[0]![1];
    expect(told({})).toContain('the model large,');
    expect(told({}, 'small')).toContain('the model small,');
    expect(told({}, 'gone')).toContain('the model large,');
    expect(told({ endpoint: 'unreachable' })).toMatch(/does not answer.*without a model/);
  });

  it('tell which reader points at the answers, also where a model writes them', () => {
    const told = (state: Partial<typeof index>): string | undefined =>
      Object.fromEntries(partsAtWork({ ...index, ...state }))['Reader'];
    expect(told({ reader: 'linear' })).toBe('Rules alone.');
    expect(told({ reader: 'neural' })).toMatch(/^Rules, joined with a small model .* gets wrong/);
    expect(told({ reader: 'transformers:some/reader' })).toBe('Rules, joined with the model some/reader.');
    expect(told({ answerer: 'openai:gpt-9', reader: 'linear' })).toBe(
      'Rules alone. For the answer that comes first, and where the model fails.',
    );
  });

  it('tell which models help, and why one does not', () => {
    const told = Object.fromEntries(
      partsAtWork({
        ...index,
        reranker: { model: 'some/reader' },
        verifier: { model: 'some/judge', failure: { code: 'model-not-cached', sentence: 'It is not here.' } },
      }),
    );
    expect(told['Order']).toContain('by the model some/reader.');
    expect(told['Check']).toBe('Without a model. It is not here.');
    expect(partsAtWork(index).map(([name]) => name)).not.toContain('Check');
  });

  it('tell why changes in the folder may be noticed late', () => {
    const unwatched = 'The articles lie on a network drive.';
    expect(partsAtWork({ ...index, unwatched }).find(([name]) => name === 'Library')![1]).toContain(unwatched);
    const damage = ['conversations.sqlite is damaged. Run "footnote repair".'];
    expect(partsAtWork({ ...index, damage }).find(([name]) => name === 'Library')![1]).toContain(damage[0]);
  });

  it('tell how far indexing is, and at what speed', () => {
    const progress = { stage: 'indexing', done: 320, total: 1000 } as const;
    expect(progressLine(progress)).toBe('Indexing 320 of 1,000 articles');
    expect(progressLine({ ...progress, passagesPerSecond: 850.4, secondsLeft: 4.2 })).toBe(
      'Indexing 320 of 1,000 articles · 850 passages a second · about 4 s left',
    );
    expect(progressLine({ ...progress, secondsLeft: 300 })).toContain('about 5 min left');
  });

  it('show a guessed date as a guess', () => {
    const source = { publisher: 'The Paper', published: '2020-05' };
    expect(sourceParts({ ...source, publishedNote: 'From the dateline.' })).toEqual(['The Paper', 'May 2020']);
    expect(sourceParts({ ...source, publishedNote: 'A guess: the day of the PDF.' })).toEqual([
      'The Paper',
      'probably May 2020',
    ]);
  });

  it('link to http and https only', () => {
    expect(safeUrl('https://example.com/a')).toBe('https://example.com/a');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:x', 'nonsense', '//x']) {
      expect(safeUrl(url)).toBeUndefined();
    }
  });
});

describe('addresses', () => {
  it('are read as they are written', () => {
    const span = fc
      .tuple(fc.nat(9999), fc.integer({ min: 1, max: 999 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.option(span, { nil: undefined }),
        (articleId, at) => {
          const [pathname, hash] = articlePath(articleId, at).split('#');
          const route = parseRoute(pathname ?? '', hash === undefined ? '' : `#${hash}`);
          expect(route).toEqual({ view: 'article', articleId, ...(at && { span: at }) });
        },
      ),
    );
  });

  it('stay calm about nonsense', () => {
    expect(parseRoute('/articles/a', '#9-2')).toEqual({ view: 'article', articleId: 'a' });
    expect(parseRoute('/articles/%E0%A4%A', '')).toEqual({ view: 'article', articleId: '%E0%A4%A' });
    expect(parseRoute('/', '#library')).toEqual({ view: 'library' });
    expect(parseRoute('/elsewhere', '')).toEqual({ view: 'conversation' });
  });
});

describe('the set of an answer', () => {
  it('breaks paragraphs where the text does, and leaves failed sentences at their place', () => {
    const blocks = answerBlocks(answer.statements, answer.text);
    expect(blocks.map(({ kind, statements }) => [kind, statements.length])).toEqual([
      ['paragraph', 1],
      ['left-out', 1],
      ['paragraph', 2],
    ]);
  });

  it('puts numbers where the markers are, the others at the end, and lets other brackets be', () => {
    expect(statementParts('It fell [1] and [7] rose', [1, 2])).toEqual([
      { text: 'It fell' },
      { number: 1 },
      { text: ' and [7] rose' },
      { number: 2 },
    ]);
  });
});

describe('placeCard', () => {
  it('never covers the statement, and stays inside the window across', () => {
    const size = fc.integer({ min: 20, max: 900 });
    fc.assert(
      fc.property(size, size, size, size, size, (width, height, top, left, cardHeight) => {
        const view = { width: 320 + width, height: 400 + height };
        const statement = { left: 0, top: top % view.height, width: view.width, height: 60 };
        const anchor = { left: left % view.width, top: statement.top + 40, width: 24, height: 24 };
        const card = { width: 296, height: cardHeight };
        const place = placeCard(anchor, statement, card, view);
        const bottom = place.top + Math.min(card.height, place.maxHeight);
        expect(place.top >= statement.top + 60 || bottom <= statement.top).toBe(true);
        expect(place.left).toBeGreaterThanOrEqual(12);
        expect(place.left + card.width).toBeLessThanOrEqual(view.width - 12);
      }),
    );
  });
});
