/**
 * "Why?" behind an answer: the words of the articles that give the cause of what was just told. They stand in the told
 * sentence itself, beside it, or in another sentence on the same.
 * Promises: pure; never again what was told, but for the part of it that gives the cause; nothing where the articles give
 * none: then they do not say why.
 */
import type { DraftStatement } from '../domain.ts';
import type { Reasons } from '../language/telling.ts';
import { tablesOf } from '../language/languages.ts';
import type { PlacedSentence } from '../readers/linear/sentences.ts';
import type { SentencesForQuestion } from '../readers/linear/sentence-score.ts';
import { share } from '../readers/linear/question-words.ts';
import { type PickedSentence, toStatements } from './picked-sentence.ts';

/** Where a cause stands, seen from what it is the cause of. Only what follows at once may go on with it in other words. */
const beside = [1, 2, -1];
/** Share of what is asked about that a sentence elsewhere must hold. */
const leastHeld = 0.5;

/** `told`: the answer that was just given. `found`: what is said about the question that it answered, best first. */
export function reasonFor({ question, sentences }: SentencesForQuestion, told: string): readonly DraftStatement[] {
  const isTold = ({ text }: PlacedSentence['sentence']): boolean => told.includes(text);
  const all = sentences.filter(({ sentence }) => isTold(sentence));
  for (const each of all) {
    const own = causeWithin(each);
    if (own !== undefined) return [own];
    const near = besideOf(each).filter(({ sentence }) => sentence.kind === 'statement' && !isTold(sentence));
    const cause =
      near.find(({ sentence, from }) => reasonsOf(from).cause.of.test(sentence.text)) ??
      near.find(({ sentence, at, from }) => at === each.at + 1 && reasonsOf(from).background.of.test(sentence.text));
    if (cause !== undefined) return toStatements([cause]);
  }
  const weights = question.words.map(({ weight }) => weight);
  const elsewhere = sentences.find(
    ({ sentence, from, own }) =>
      !isTold(sentence) && share(weights, own) >= leastHeld && reasonsOf(from).cause.of.test(sentence.text),
  );
  return elsewhere === undefined ? [] : toStatements([elsewhere]);
}

function reasonsOf({ ranked }: PlacedSentence['from']): Reasons {
  return tablesOf(ranked.article.language).reasons;
}

function besideOf({ from, at, sentence: told }: PlacedSentence): PickedSentence[] {
  const own = new Set(told.words.map(({ term }) => term));
  return beside.flatMap((step) => {
    const sentence = from.sentences[at + step];
    if (sentence === undefined) return [];
    const [first, last] = step > 0 ? [told, sentence] : [sentence, told];
    const isParted = from.ranked.passage.text.slice(first.span.end, last.span.start).includes('\n\n');
    const goesOn = step === 1 || sentence.words.some(({ term }) => own.has(term));
    return isParted || !goesOn ? [] : [{ from, sentence, at: at + step }];
  });
}

/** The clause of a told sentence that gives the cause, as it stands. */
function causeWithin({ sentence: { text }, from }: PlacedSentence): DraftStatement | undefined {
  const { cause, causeBefore } = reasonsOf(from);
  const found = cause.of.exec(text) ?? causeBefore.of.exec(text);
  if (found === null || found.index === 0) return undefined;
  const clause = text.slice(found.index);
  return { text: clause, quotes: [{ passageId: from.ranked.passage.id, text: clause }] };
}
