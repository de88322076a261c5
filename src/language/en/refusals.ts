/** The sentences of a refusal. When which of them is said, abstain.ts decides. */
import type { AnswerKind, Filters } from '../../domain.ts';
import { spoken } from './months.ts';

export const inShort: Readonly<Record<Exclude<AnswerKind, 'answered'>, string>> = {
  'not-found': 'Nothing in the articles is about this.',
  'not-answered': 'The articles touch on this, but none of them answers it.',
};

export const noArticles =
  'There are no articles yet. Add some on the page, with “npx footnote add FILE”, or put them into the folder of the articles; then ask again.';

export const noReason = 'The articles do not say why.';

export function whichIsMeant(titles: readonly string[]): string {
  return `Several articles answer this, each about something else. Which is meant: ${listed(titles, 'or')}?`;
}

export function strangers(names: readonly string[]): string {
  return `No article here speaks of ${listed(names, 'or')}.`;
}

export function otherYears(told: readonly string[], asked: readonly string[]): string {
  return `The articles nearest to it tell of ${listed(told, 'and')}, not of ${listed(asked, 'or')}.`;
}

export function unmentioned(words: readonly string[]): string {
  return `No article mentions ${words.map((word) => `“${word}”`).join(' or ')}.`;
}

/** Some article has them, but none of the nearest. */
export function elsewhere(names: readonly string[]): string {
  return `Those nearest to it do not speak of ${listed(names, 'or')}.`;
}

export function nothingWithin({ folders, tags, publishers, publishedFrom, publishedTo }: Filters): string {
  const where = folders === undefined ? '' : ` in ${folders.join(' or ')}`;
  const what = tags === undefined ? '' : ` tagged ${tags.join(' or ')}`;
  const who = publishers === undefined ? '' : ` of ${publishers.join(' or ')}`;
  const from = publishedFrom === undefined ? '' : ` from ${spoken(publishedFrom)}`;
  const to = publishedTo === undefined ? '' : ` ${from === '' ? 'until' : 'to'} ${spoken(publishedTo)}`;
  return `There is no article${where}${what}${who}${from === '' && to === '' ? '' : ` published${from}${to}`} about this.`;
}

/** "a, b and c". */
function listed(items: readonly string[], joint: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`;
}
