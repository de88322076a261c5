/**
 * Guides to articles and the timeline over all of them, as the index stands.
 * Promises: each article is read once for as long as its words stay; what was removed is in nothing that is given out
 * afterwards; other work has its turn while many are read. Nothing is kept on disk.
 */
import { toCitation } from '../citations/to-citation.ts';
import { findQuote, quotable } from '../citations/quotes.ts';
import type { Article, Citation, Filters, Passage } from '../domain.ts';
import { earliestFirst as earliestCopyFirst } from '../copies/story-copies.ts';
import type { Retriever } from '../retrieval/retriever.ts';
import type { PassageStore } from '../store/passage-store.ts';
import type { Suggestions } from '../suggestions/suggestions.ts';
import { warmPatterns } from '../language/warm-patterns.ts';
import { copyOf } from '../text.ts';
import { Turns } from '../turns.ts';
import { type CitationMaker, makeGuide, readForGuide, type ReadArticle } from './article-guide.ts';
import type { Guide, Timeline, TimelineLimits } from './guide.ts';
import { type KeptEvent, timelinePage, toldOnce, wordsOf } from './timeline.ts';

export interface GuideParts {
  readonly store: PassageStore;
  /** Its copies of stories, and how much a term tells passages apart. */
  readonly retriever: Pick<Retriever, 'copies' | 'keywords'>;
  readonly suggestions: Suggestions;
}

type MadeGuide = Omit<Guide, 'revision' | 'questions' | 'trying'>;

const mostGuides = 60;
const mostQuestions = 5;
/** Milliseconds that a guide may wait for its questions. */
const patience = 120;

export class Guides {
  readonly #parts: GuideParts;
  /** By the id of the article, as of a revision: rarity and copies are told by all articles. */
  readonly #guides = new Map<string, { readonly revision: number; readonly guide: MadeGuide }>();
  /** By the id of the article, with what they were made of. */
  readonly #events = new Map<string, { readonly madeOf: string; readonly events: readonly KeptEvent[] }>();
  #told: { readonly revision: number; readonly events: readonly KeptEvent[] } | undefined;
  #telling: Promise<readonly KeptEvent[]> | undefined;

  constructor(parts: GuideParts) {
    this.#parts = parts;
  }

  /** Undefined where there is no such article. */
  async guide(articleId: string): Promise<Guide | undefined> {
    const { store, suggestions } = this.#parts;
    const article = store.articles.get(articleId);
    const { revision } = store;
    if (article === undefined) {
      this.#guides.delete(articleId);
      return undefined;
    }
    const cite = this.#citing(article);
    const made = await this.#made(article, revision, cite);
    const { questions: answered, areAll } = await suggestions.within(articleId, mostQuestions, patience);
    const passages = store.passages.of(article);
    const questions = answered.flatMap(({ question, source }) => {
      const passage = passageAt(passages, source.start);
      const isHere = source.end <= article.text.length && passage !== undefined;
      return isHere ? [{ question, citation: cite(passage, source) }] : [];
    });
    return numbered({ ...made, revision, questions, trying: !areAll });
  }

  /** `filters`: of which articles. */
  async timeline(
    limits: TimelineLimits,
    after: string | undefined,
    length: number,
    filters: Filters = {},
  ): Promise<Timeline> {
    const {
      store,
      retriever: { copies },
    } = this.#parts;
    const all = await this.#allEvents();
    copies.follow();
    const events = Object.keys(filters).length === 0 ? all : this.#toldIn(store.articles.idsWithin(filters));
    const makers = new Map<string, readonly [CitationMaker, readonly Passage[]] | undefined>();
    const citationOf = ({ articleId, start, end, answer, alsoIn }: KeptEvent): Citation | undefined => {
      if (!makers.has(articleId)) {
        const article = store.articles.get(articleId);
        makers.set(articleId, article && [this.#citing(article), store.passages.of(article)]);
      }
      const [cite, passages] = makers.get(articleId) ?? [];
      const passage = passages && passageAt(passages, start);
      if (cite === undefined || passage === undefined) return undefined;
      const citation = cite(passage, { start, end }, answer);
      return { ...citation, alsoIn: [...new Set([...citation.alsoIn, ...alsoIn])] };
    };
    const page = await timelinePage(events, limits, { after, length }, citationOf, new Turns());
    return { revision: store.revision, ...page };
  }

  async #made(article: Article, revision: number, cite: CitationMaker): Promise<MadeGuide> {
    const known = this.#guides.get(article.id);
    if (known?.revision === revision) return known.guide;
    const { store, retriever } = this.#parts;
    const idf = (term: string): number => retriever.keywords.idf(term);
    const passages = store.passages.of(article);
    const turns = new Turns();
    await warmPatterns(() => turns.give());
    const read = await readForGuide(article, passages, turns);
    const lines = await makeGuide(article, passages, read, idf, cite, turns);
    const guide = { articleId: article.id, contentHash: article.contentHash, ...lines };
    this.#guides.delete(article.id);
    this.#guides.set(article.id, { revision, guide });
    const [oldest] = this.#guides.keys();
    if (this.#guides.size > mostGuides && oldest !== undefined) this.#guides.delete(oldest);
    return guide;
  }

  /** One reading for all who wait for it. */
  async #allEvents(): Promise<readonly KeptEvent[]> {
    if (this.#told?.revision === this.#parts.store.revision) return this.#told.events;
    this.#telling ??= this.#readAll().finally(() => {
      this.#telling = undefined;
    });
    return this.#telling;
  }

  async #readAll(): Promise<readonly KeptEvent[]> {
    const {
      store,
      retriever: { copies },
    } = this.#parts;
    const { revision } = store;
    copies.follow();
    const summaries = store.articles.summaries().filter(({ id }) => copies.supersededBy(id) === undefined);
    const ids = new Set(summaries.map(({ id }) => id));
    for (const id of this.#events.keys()) if (!ids.has(id)) this.#events.delete(id);
    for (const id of this.#guides.keys()) if (!ids.has(id)) this.#guides.delete(id);
    const turns = new Turns();
    await warmPatterns(() => turns.give());
    for (const summary of summaries) {
      if (this.#events.get(summary.id)?.madeOf === madeOfWhat(summary)) continue;
      const article = store.articles.get(summary.id);
      if (article === undefined) continue;
      const read = await readForGuide(article, store.passages.of(article), turns);
      this.#events.set(article.id, { madeOf: madeOfWhat(article), events: kept(article, read) });
    }
    const events = this.#toldIn(ids);
    this.#told = { revision, events };
    return events;
  }

  /** Of these articles, as far as they have been read. */
  #toldIn(ids: ReadonlySet<string>): KeptEvent[] {
    const {
      store,
      retriever: { copies },
    } = this.#parts;
    const summaries = store.articles.summaries([...ids]).toSorted(earliestCopyFirst);
    const inOrder = summaries.flatMap(({ id }) => this.#events.get(id)?.events ?? []);
    return toldOnce(underWholeNames(inOrder), (id, other) => copies.areCopies(id, other));
  }

  #citing(article: Article): CitationMaker {
    const {
      store,
      retriever: { copies },
    } = this.#parts;
    copies.follow();
    let others: readonly { readonly id: string; readonly text: ReturnType<typeof quotable> }[] | undefined;
    return (passage, span, answer) => {
      others ??= copies
        .of(article.id)
        .flatMap((id) => store.articles.get(id) ?? [])
        .toSorted(earliestCopyFirst)
        .map(({ id, text }) => ({ id, text: quotable(text) }));
      const { start, end } = span;
      const quote = article.text.slice(start, end);
      const citation = toCitation(1, article, passage.id, quote, { start, end });
      const alsoIn = others.filter(({ text }) => findQuote(text, quote) !== null).map(({ id }) => id);
      return { ...citation, ...(answer !== undefined && { answer }), alsoIn };
    };
  }
}

/** Whatever of an article its events show. */
function madeOfWhat({
  contentHash,
  title,
  publisher,
  published,
}: Pick<Article, 'contentHash' | 'title' | 'publisher' | 'published'>): string {
  return [contentHash, title, publisher, published].join('\n');
}

function passageAt(passages: readonly Passage[], start: number): Passage | undefined {
  return passages.find((passage) => start >= passage.start && start < passage.end);
}

function kept({ id, publisher }: Article, { events, cast }: ReadArticle): KeptEvent[] {
  const named = new Map<number, { readonly people: string[]; readonly places: string[] }>();
  for (const { sentence } of events) named.set(sentence.end, { people: [], places: [] });
  for (const { name, kind, mentions } of cast) {
    if (kind === 'organisation') continue;
    for (const { sentence } of mentions) {
      const names = named.get(sentence.end)?.[kind === 'person' ? 'people' : 'places'];
      if (names?.includes(name) === false) names.push(copyOf(name));
    }
  }
  return events.map(({ sentence, start, words }) => ({
    date: words.date,
    ...(words.until !== undefined && { until: words.until }),
    origin: words.origin,
    answer: { start: sentence.start + words.start, end: sentence.start + words.end },
    articleId: id,
    publisher,
    start,
    end: sentence.end,
    // All of a day share its date.
    words: wordsOf(`${sentence.text.slice(0, words.start)} ${sentence.text.slice(words.end)}`),
    alsoIn: [],
    also: [],
    ...(named.get(sentence.end) ?? { people: [], places: [] }),
  }));
}

/** "Putin" in one article is Vladimir Putin in another, where no other Putin is named. */
function underWholeNames(events: readonly KeptEvent[]): KeptEvent[] {
  const wholes = new Map<string, Set<string>>();
  for (const name of new Set(events.flatMap(({ people }) => people))) {
    const last = name.split(' ').at(-1) ?? '';
    if (last !== name) wholes.set(last, (wholes.get(last) ?? new Set()).add(name));
  }
  const wholeOf = (name: string): string => {
    const [whole, ...others] = wholes.get(name) ?? [];
    return whole === undefined || others.length > 0 ? name : whole;
  };
  return events.map((event) => ({ ...event, people: [...new Set(event.people.map(wholeOf))] }));
}

function numbered(guide: Guide): Guide {
  let number = 0;
  const next = (citation: Citation): Citation => ({ ...citation, number: (number += 1) });
  const lines = <Line extends { readonly citation: Citation }>(all: readonly Line[]): Line[] =>
    all.map((line) => ({ ...line, citation: next(line.citation) }));
  return {
    ...guide,
    says: guide.says.map(next),
    who: lines(guide.who),
    where: lines(guide.where),
    when: lines(guide.when),
    numbers: lines(guide.numbers),
    questions: lines(guide.questions),
  };
}
