/**
 * The words of a question that its limits keep to already, taken out of it: they would draw passages that only repeat
 * them. "What does The Media Line say?" is "What does it say?" of its articles; "last year" is a year that passages name,
 * and its own words would draw those with "last" in them; what only dates the question goes.
 * Promises: pure; nothing else of the question changes.
 */
import type { Limit, Topic } from '../domain.ts';
import { type Standalone, writtenWith } from './topic.ts';

export function withoutLimitWords({ text, topic }: Standalone, limits: readonly Limit[]): Standalone {
  if (topic === undefined) return { text: limits.reduce(saidOutright, text), topic };
  const left = limits.reduce(saidOutrightOnce, topic);
  return left === topic ? { text, topic } : { text: writtenWith(left), topic: left };
}

/** In the question itself, else in the first topic that has the words. */
function saidOutrightOnce({ head, topics }: Topic, limit: Limit): Topic {
  if (head.includes(limit.words)) return { head: saidOutright(head, limit), topics };
  const at = topics.findIndex((topic) => topic.includes(limit.words));
  return { head, topics: topics.map((topic, i) => (i === at ? saidOutright(topic, limit) : topic)) };
}

function saidOutright(question: string, { kind, words, name = '', outright }: Limit): string {
  if (outright !== undefined) return question.replace(words, outright);
  if (kind === 'told') return question.replace(words, ' ');
  if (kind !== 'publisher') return question;
  const at = words.toLowerCase().indexOf(name.toLowerCase().replace(/^the /, ''));
  if (at < 0) return question;
  const before = words.slice(0, at).replace(/\bthe $/i, '');
  const after = words.slice(at + name.replace(/^the /i, '').length).replace(/^['’]s\b/, ' ');
  return question.replace(words, `${before}it${after}`);
}
