/**
 * What a tag may be called, and which tags are one. Promises: whoever writes a tag has it read back as it was written, in
 * every format; what is no tag is refused with a sentence that says why. Knows no files.
 */
import { FootnoteError } from '../errors.ts';
import { composed } from '../text.ts';
import { withoutShapeless } from './hidden.ts';

/** Letters of a tag, and tags of an article: more than an author would give. */
const longestTag = 64;
export const mostTags = 50;

/** As a reader wrote it; what it is called by is left. */
function plain(tag: string): string {
  return composed(withoutShapeless(tag)).trim().replace(/^#+/, '').trim();
}

/** Of what a file says: what is no tag is passed over, what is too long is cut. */
export function tagsAsRead(given: readonly string[]): string[] {
  const cut = given.map((tag) => cutTo(longestTag, plain(tag.replaceAll(/\p{Cc}/gu, ' '))).trim());
  return unique(cut.filter((tag) => tag !== '')).slice(0, mostTags);
}

/** Of what somebody sets. Throws for what cannot be kept just so. */
export function tagsAsSet(given: readonly string[]): string[] {
  const tags = unique(given.map(tagAsSet));
  if (tags.length > mostTags) throw refused(`An article has at most ${mostTags} tags.`, 'Take some of them off.');
  return tags;
}

export function tagAsSet(given: string): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(given)) throw refused('A tag has no control letters.', 'Leave them out.');
  const tag = plain(given);
  if (tag === '') throw refused('A tag is empty.', 'Leave it out.');
  if (cutTo(longestTag, tag) !== tag)
    throw refused(`The tag “${cutTo(20, tag)}…” is longer than ${longestTag} letters.`, 'Shorten it.');
  return tag;
}

/** In whole letters, as Unicode counts them. */
function cutTo(letters: number, text: string): string {
  return Array.from(text).slice(0, letters).join('');
}

/** Two tags are one where this is the same. */
export function keyOfTag(tag: string): string {
  return tag.toLowerCase();
}

/** In the order in which they come, each as it was written first. */
export function unique(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) if (!seen.has(keyOfTag(tag))) seen.set(keyOfTag(tag), tag);
  return [...seen.values()];
}

export function sameTags(some: readonly string[] = [], others: readonly string[] = []): boolean {
  return JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());
}

function refused(sentence: string, nextStep: string): FootnoteError {
  return new FootnoteError('bad-tag', sentence, nextStep, { status: 400 });
}
