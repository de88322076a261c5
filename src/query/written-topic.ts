/**
 * How a question is written together with what it is about, where it must be one text: in `standalone`, and in what is
 * searched for; and how it is written for somebody who is to choose: "How tall is it, in “The tower of Vell”?" Promises:
 * pure; what is written here is read here; no reader is shown the first form. The page reads it, too.
 */
import type { Topic } from './query.ts';

export function writtenWith({ head, topics }: Topic): string {
  return `${head} (about: ${topics.join('; ')})?`;
}

export function topicIn(text: string): Topic | undefined {
  const { head = '', topics } = /^(?<head>.*?) \(about: (?<topics>.*)\)\?$/su.exec(text)?.groups ?? {};
  return topics === undefined ? undefined : { head, topics: topics.split('; ') };
}

/** Asked of the one article with this title. */
export function writtenOf(head: string, title: string): string {
  return `${head}, in “${title}”?`;
}

export function titleIn(text: string): Topic | undefined {
  const { head = '', title } = /^(?<head>[^\n]*?), in “(?<title>[^”\n]+)”\?$/u.exec(text)?.groups ?? {};
  return title === undefined ? undefined : { head, topics: [title] };
}
