/** Small, plausible articles and answers for the tests of the page's state. Made by hand, no clock, no chance. */
import type { AnswerData, Citation } from '../../src/domain.ts';
import type { ArticleSummary, IndexChange, IndexState } from '../../src/store/index-report.ts';

export const bridge: ArticleSummary = summary('bridge', 'The bridge at Velden', '2020-05-01');
export const harbour: ArticleSummary = summary('harbour', 'The harbour of Ostrow', '2021');

export const index: IndexState = {
  revision: 5,
  articles: 2,
  passages: 4,
  newest: '2021',
  progress: { stage: 'idle', done: 0, total: 0 },
  failed: [],
  embedder: 'subword-1024',
  reader: 'linear',
  answerer: 'extractive',
  imports: false,
  folder: '/articles',
};

/** The bridge's words are all in capitals, so that a test can look for any that are left. */
export const bridgeWords = ['THE BRIDGE FELL IN MAY.', 'IT WAS REBUILT.'] as const;

export const answer: AnswerData = {
  kind: 'answered',
  question: 'What fell?',
  standalone: 'What fell, THE BRIDGE?',
  text: `${bridgeWords[0]} [1]\n\nThe harbour froze. [2] ${bridgeWords[1]} [2][3]`,
  statements: [
    { text: bridgeWords[0], citations: [1], verdict: 'supported', start: 0, end: 23 },
    {
      text: 'THE BRIDGE HAD NINE ARCHES.',
      citations: [],
      verdict: 'unsupported',
      reason: 'NINE does not stand in the quote.',
      start: 27,
      end: 27,
    },
    { text: 'The harbour froze.', citations: [2], verdict: 'supported', start: 29, end: 47 },
    { text: bridgeWords[1], citations: [2, 3], verdict: 'supported', start: 52, end: 67 },
  ],
  citations: [
    citation(1, bridge, bridgeWords[0], []),
    citation(2, harbour, 'The harbour froze.', ['bridge']),
    citation(3, bridge, bridgeWords[1], []),
  ],
  disagreements: [{ about: 'THE ARCHES', citations: [2, 3] }],
  nearest: [],
  revision: 5,
  answerer: 'extractive',
  embedder: 'subword-1024',
  filters: {},
  why: { passages: [], askedFilters: [] },
  milliseconds: { total: 1, retrieve: 0, draft: 1 },
};

export function change(parts: Partial<IndexChange>): IndexChange {
  return { revision: 6, added: [], updated: [], removed: [], failed: [], ...parts };
}

export function citation(number: number, article: ArticleSummary, quote: string, alsoIn: readonly string[]): Citation {
  return {
    number,
    articleId: article.id,
    passageId: `${article.id}-${number}`,
    path: article.path,
    title: article.title,
    publisher: 'The Paper',
    ...(article.published !== undefined && { published: article.published }),
    language: 'en',
    quote,
    start: 10,
    end: 10 + quote.length,
    contentHash: article.contentHash,
    alsoIn,
  };
}

function summary(id: string, title: string, published: string): ArticleSummary {
  return { id, path: `${id}.md`, title, published, language: 'en', contentHash: `${id}-1`, publisher: 'The Paper' };
}
