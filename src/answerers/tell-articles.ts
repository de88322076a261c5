/**
 * What several articles say, one after another: the sentence of each that says what it is about. Promises: pure; a sentence
 * as it stands, with which article it is from; articles that tell of one thing stand in one paragraph.
 */
import type { DraftStatement, RankedPassage } from '../domain.ts';
import * as instructions from '../language/en/instructions.ts';
import { tablesOf } from '../language/languages.ts';
import { terms } from '../language/terms.ts';
import { readPassage } from '../readers/linear/sentence-features.ts';
import { isSameStory, likenessBy } from '../retrieval/collection.ts';
import { titledAttributionOf } from '../verification/statement-problem.ts';
import { countWords } from '../text.ts';
import { type PickedSentence, standsAlone, toStatements } from './picked-sentence.ts';
import { isWorthTelling } from './summary.ts';

/** Sentences among which is the one that says what an article is about. */
const looked = 3;
/** What standing one place further down costs, in shares of the words of the title. */
const laterCost = 0.2;
/** The same for what is said to the reader: "read this first". */
const toReaderCost = 0.5;

/** `passages`: of each article the first, in the order in which they are to be told of. */
export function tellArticles(
  passages: readonly RankedPassage[],
  idf: (term: string) => number,
): readonly DraftStatement[] {
  const likeness = likenessBy(idf);
  const articles = [...new Map(passages.map(({ article }) => [article.id, article])).values()];
  return articles.flatMap((article, at) => {
    const before = articles[at - 1];
    const lead = leadOf(
      passages.filter((ranked) => ranked.article.id === article.id),
      idf,
    );
    if (lead === undefined) return [];
    const opens = before === undefined || !isSameStory(before, article, likeness);
    return [told(lead, titledAttributionOf(article), opens)].filter((statement) => statement !== undefined);
  });
}

/** A sentence, with whose it is. */
export function told(picked: PickedSentence, attribution: string, opens: boolean): DraftStatement | undefined {
  const [statement] = toStatements([picked]);
  return statement && { ...statement, text: attribution + statement.text, ...(opens && { opens }) };
}

/** The sentences of passages that say something by themselves, in their order. */
function sentencesOf(passages: readonly RankedPassage[]): readonly PickedSentence[] {
  return passages
    .map(readPassage)
    .flatMap((from) => from.sentences.map((sentence, at): PickedSentence => ({ from, sentence, at })))
    .filter(isWorthTelling);
}

/**
 * The same with those that lean on the sentence before: "He resigned on 4 May." They are to be quoted with it, where it
 * says who is meant; those that nothing beside them explains are left out.
 */
export function sentencesOfAll(passages: readonly RankedPassage[]): readonly PickedSentence[] {
  return passages.map(readPassage).flatMap((from) =>
    from.sentences.flatMap((sentence, at): PickedSentence[] => {
      const picked = { from, sentence, at };
      if (isWorthTelling(picked)) return [picked];
      return leansOnBefore(picked) ? [{ ...picked, isWith: 'before' }] : [];
    }),
  );
}

/** Words of a sentence that is worth telling with the one before it. */
const fewestLeaning = 4;
const mostTogether = 60;

function leansOnBefore({ from, sentence, at }: PickedSentence): boolean {
  const before = from.sentences[at - 1];
  if (before === undefined || sentence.kind !== 'statement' || before.kind !== 'statement') return false;
  const { text } = from.ranked.passage;
  const both = text.slice(before.span.start, sentence.span.end);
  const isParted =
    sentence.isLine || before.isLine || text.slice(before.span.end, sentence.span.start).includes('\n\n');
  return (
    !isParted &&
    opensWithPronoun(sentence.text, from.ranked.article.language) &&
    countWords(sentence.text) >= fewestLeaning &&
    countWords(both) <= mostTogether &&
    standsAlone(from, at - 1)
  );
}

function opensWithPronoun(text: string, language: string): boolean {
  return tablesOf(language).openers.pronoun.of.test(text);
}

/** The first sentence as a rule; the second or third where that says much more of what the title says. */
function leadOf(passages: readonly RankedPassage[], idf: (term: string) => number): PickedSentence | undefined {
  const [{ article } = { article: undefined }] = passages;
  if (article === undefined) return undefined;
  const title = [...new Set(terms(article.title, article.language))];
  const total = title.reduce((sum, term) => sum + idf(term), 0);
  const worthOf = ({ sentence }: PickedSentence, place: number): number => {
    const own = new Set(sentence.words.map(({ term }) => term));
    const held = title.reduce((sum, term) => sum + (own.has(term) ? idf(term) : 0), 0);
    return (total === 0 ? 0 : held / total) - laterCost * place - (isToReader(sentence.text) ? toReaderCost : 0);
  };
  const [best] = sentencesOf(passages)
    .slice(0, looked)
    .map((picked, place) => ({ picked, worth: worthOf(picked, place) }))
    .toSorted((a, b) => b.worth - a.worth);
  return best?.picked;
}

function isToReader(text: string): boolean {
  return [instructions.command, instructions.plea, instructions.speaker].some(({ of }) => text.search(of) >= 0);
}
