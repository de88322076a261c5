/**
 * Makes the guide to one article: what it says, who, where, when, and its numbers. Without a model.
 * Promises: every line is a citation of the article's stored text; short articles give less, and nothing is made up; other
 * work has its turn while a long one is read. Questions are tried elsewhere (suggestions/).
 */
import { candidatesIn, type PassageCandidates, tellingSentences } from '../answerers/summary.ts';
import type { Article, Citation, Passage } from '../domain.ts';
import { readPassage } from '../readers/linear/sentence-features.ts';
import { countWords, type Span } from '../text.ts';
import type { Turns } from '../turns.ts';
import { castOf, type Mention, type Named } from './cast.ts';
import { countedThings } from './counted-things.ts';
import type { Guide, NamedLine } from './guide.ts';
import { eventsOf, type ToldEvent } from './told-events.ts';
import { type ToldSentence, toldSentences } from './told-sentences.ts';

const most = { says: 3, who: 8, where: 8, when: 12, numbers: 8 };
/** Passages that are looked through for what a long article says: from its beginning, and evenly from the rest. */
const mostReadClosely = 40;
/** Words between quotation marks that are somebody's own. */
const ownWords = 5;

/** What is read of an article, once: for its guide, and for the timeline over all. */
export interface ReadArticle {
  readonly sentences: readonly ToldSentence[];
  readonly events: readonly ToldEvent[];
  readonly cast: readonly Named[];
}

export async function readForGuide(article: Article, passages: readonly Passage[], turns: Turns): Promise<ReadArticle> {
  const { language, publisher } = article;
  const sentences = await toldSentences(article, passages, turns);
  const events = await eventsOf(article, sentences, turns);
  const cast = await castOf(language, sentences, publisher === undefined ? [] : [publisher], turns);
  return { sentences, events, cast };
}

export type CitationMaker = (passage: Passage, span: Span, answer?: Span) => Citation;

/** `cite`: makes a citation of a span of the article. `idf`: how much a term tells passages apart. */
export async function makeGuide(
  article: Article,
  passages: readonly Passage[],
  { sentences, events, cast }: ReadArticle,
  idf: (term: string) => number,
  cite: CitationMaker,
  turns: Turns,
): Promise<Pick<Guide, 'says' | 'who' | 'where' | 'when' | 'numbers'>> {
  const says = await mainSentences(article, passages, idf, turns);
  await turns.give();
  const spans = new Set(says.map(({ start }) => start));
  const mattering = new Set(sentences.filter(({ start }) => spans.has(start)));
  const citeSentence = (sentence: ToldSentence, words: Span): Citation =>
    cite(sentence.passage, sentence, { start: sentence.start + words.start, end: sentence.start + words.end });
  const namedLine = ({ name, mentions }: Named): NamedLine => {
    const best = mentions.reduce(better);
    const { role, sentence } = best;
    return {
      name,
      ...(role !== undefined && { role: sentence.text.slice(role.start, role.end) }),
      mentions: mentions.length,
      citation: citeSentence(sentence, best.whole),
    };
  };
  const who = cast.flatMap((named) => {
    const { kind } = named;
    return kind === 'place' || !isWorthNaming(named) ? [] : [{ kind, ...namedLine(named) }];
  });
  const numbers = await countedThings(article.language, sentences, events, mattering, most.numbers, turns);
  return {
    says: says.map(({ passage, ...span }) => cite(passage, span)),
    who: who.toSorted(byWorth).slice(0, most.who),
    where: cast
      .filter(({ kind }) => kind === 'place')
      .map(namedLine)
      .toSorted(byWorth)
      .slice(0, most.where),
    when: datesOnce(events, mattering).map(({ sentence, start, words: { date, until, origin, ...span } }) => ({
      date,
      ...(until !== undefined && { until }),
      origin,
      citation: cite(
        sentence.passage,
        { start, end: sentence.end },
        { start: sentence.start + span.start, end: sentence.start + span.end },
      ),
    })),
    numbers: numbers.map(({ sentence, number, counts, words }) => ({
      number,
      counts,
      citation: citeSentence(sentence, words),
    })),
  };
}

async function mainSentences(
  article: Article,
  passages: readonly Passage[],
  idf: (term: string) => number,
  turns: Turns,
): Promise<(Span & { readonly passage: Passage })[]> {
  const step = Math.max(1, passages.length / mostReadClosely);
  const chosen = Array.from(
    { length: Math.min(mostReadClosely, passages.length) },
    (_, at) => passages[Math.floor(at * step)],
  );
  const read: PassageCandidates[] = [];
  for (const passage of chosen) {
    if (passage !== undefined) read.push(candidatesIn(readPassage({ passage, article, ...unranked })));
    await turns.give();
  }
  const picked = tellingSentences(read, idf, most.says, tellsLittle);
  return picked.map(({ from: { ranked }, sentence: { span } }) => ({
    passage: ranked.passage,
    start: ranked.passage.start + span.start,
    end: ranked.passage.start + span.end,
  }));
}

const unranked = {
  score: 0,
  foundBy: [],
  why: { keywords: { score: 0, terms: [] }, vectors: { score: 0 }, parts: {}, placeBefore: 0 },
};

/** What stands in a table or a form, or is somebody's own words. */
function tellsLittle(sentence: string): boolean {
  return /\s\|\s|\t|^[^:.]{1,32}: /u.test(sentence) || isSomebodysWords(sentence);
}

/** A speech; not a word that is set between quotation marks. */
function isSomebodysWords(sentence: string): boolean {
  const quoted = /["“„«]([^"”“»]*)(?:["”“»]|$)/u.exec(sentence)?.[1];
  // What has many capitals is a name.
  return (
    quoted !== undefined && countWords(quoted) >= ownWords && quoted.split(/\s+/u).filter(isSmall).length > ownWords - 2
  );
}

function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/** A mention with a role says more, and "an expert on Syria" more than "Dr". */
function better(best: Mention, other: Mention): Mention {
  return saysOfRole(other) > saysOfRole(best) ? other : best;
}

function saysOfRole({ role, sentence }: Mention): number {
  if (role === undefined) return 0;
  return sentence.text.slice(role.start, role.end).includes(' ') ? 2 : 1;
}

/** An organisation that is named in passing is not one of those that the article tells of. */
function isWorthNaming({ kind, mentions, name }: Named): boolean {
  return (
    kind === 'person' || mentions.length > 1 || name.includes(' ') || mentions.some(({ role }) => role !== undefined)
  );
}

function byWorth(a: NamedLine, b: NamedLine): number {
  return worthOf(b) - worthOf(a);
}

function worthOf({ mentions, role }: NamedLine): number {
  return mentions + (role === undefined ? 0 : 2);
}

/** One line for each date, in the order of time: the sentence that tells what the article is about, else the first. */
function datesOnce(events: readonly ToldEvent[], mattering: ReadonlySet<ToldSentence>): ToldEvent[] {
  const byDate = new Map<string, ToldEvent>();
  for (const event of events) {
    const { date, until = '' } = event.words;
    const known = byDate.get(date + until);
    if (known === undefined || (mattering.has(event.sentence) && !mattering.has(known.sentence)))
      byDate.set(date + until, event);
  }
  const all = [...byDate.values()];
  // Days say more than years, where there are too many.
  const kept = all.toSorted((a, b) => b.words.date.length - a.words.date.length).slice(0, most.when);
  return kept.toSorted((a, b) => (a.words.date < b.words.date ? -1 : 1));
}
