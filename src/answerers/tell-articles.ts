/**
 * What several articles say, one after another: the sentence of each that says what it is about. Promises: pure; a sentence
 * as it stands, with which article it is from; articles that tell of one thing stand in one paragraph.
 */
import type { DraftStatement, RankedPassage } from '../domain.ts';
import * as instructions from '../language/en/instructions.ts';
import { terms } from '../language/terms.ts';
import { readPassage } from '../readers/linear/sentence-features.ts';
import { isSameStory, likenessBy } from '../retrieval/collection.ts';
import { titledAttributionOf } from '../verification/statement-problem.ts';
import { type PickedSentence, toStatements } from './picked-sentence.ts';
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
export function sentencesOf(passages: readonly RankedPassage[]): readonly PickedSentence[] {
  return passages
    .map(readPassage)
    .flatMap((from) => from.sentences.map((sentence, at): PickedSentence => ({ from, sentence, at })))
    .filter(isWorthTelling);
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
