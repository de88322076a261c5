/**
 * What a search of the history shows of a conversation: of the text that holds the words, the one sentence that does.
 * Pure. Words that were withdrawn are not in that text any more.
 */
import type { ConversationSummary } from '../store/stored-conversation.ts';
import { foldCase, onOneLine, sentenceSpans } from '../text.ts';

/** Characters of a sentence in a list. */
const matchLength = 300;

export function withMatchedSentence(summary: ConversationSummary, sought: string): ConversationSummary {
  const { matched } = summary;
  if (matched === undefined) return summary;
  const spans = sentenceSpans(matched, 'en').map(({ start, end }) => matched.slice(start, end));
  const sentence = spans.find((each) => foldCase(each).includes(foldCase(sought))) ?? matched;
  return { ...summary, matched: withoutMarkers(onOneLine(sentence)).slice(0, matchLength) };
}

/** Numbers of footnotes lead nowhere in a list. */
function withoutMarkers(text: string): string {
  return text.replaceAll(/\s*\[\d+\]/g, '').trim();
}
