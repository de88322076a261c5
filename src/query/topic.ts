/**
 * What a conversation is about, behind a follow-up that does not say it: "Where is it based (about: the Observatory)?"
 * Inside it is data; this file alone knows how it is written where a question must be one text: in `standalone`, and in
 * what is searched for. Promises: pure; what `writtenWith` writes, `topicIn` reads.
 */
import type { Topic } from '../domain.ts';

/** A question that stands alone: its whole text, and of a rewritten follow-up the parts. */
export interface Standalone {
  readonly text: string;
  readonly topic: Topic | undefined;
  /** Set where the turn says that what was spoken of before is left. */
  readonly startsAnew?: true;
}

export function writtenWith({ head, topics }: Topic): string {
  return `${head} (about: ${topics.join('; ')})?`;
}

/** Somebody may ask again what they were shown: a text with its topic behind it means the same. */
export function standingAlone(text: string): Standalone {
  return { text, topic: topicIn(text) };
}

/** Several lines are no question with a topic to most of what follows: they are read as a whole. */
export function isOneLine(text: string): boolean {
  return !/[\n\r\u2028\u2029]/.test(text);
}

function topicIn(text: string): Topic | undefined {
  const { head = '', topics } = /^(?<head>.*?) \(about: (?<topics>.*)\)\?$/su.exec(text)?.groups ?? {};
  return topics === undefined ? undefined : { head, topics: topics.split('; ') };
}
