/** The sentences of a refusal. When which of them is said, abstain.ts decides. */
import type { AnswerKind, Filters } from '../../domain.ts';
import { spoken } from './months.ts';

export const inShort: Readonly<Record<Exclude<AnswerKind, 'answered'>, string>> = {
  'not-found': 'In den Artikeln steht dazu nichts.',
  'not-answered': 'Die Artikel streifen das Thema, aber keiner beantwortet die Frage.',
};

export const noArticles =
  'Es gibt noch keine Artikel. Fügen Sie welche auf der Seite oder mit „npx footnote add DATEI“ hinzu, oder legen Sie sie in den Ordner der Artikel; dann fragen Sie noch einmal.';

export const noReason = 'Die Artikel sagen nicht, warum.';

export function whichIsMeant(titles: readonly string[]): string {
  return `Mehrere Artikel beantworten das, jeder für etwas anderes. Welcher ist gemeint: ${listed(titles, 'oder')}?`;
}

export function strangers(names: readonly string[]): string {
  return `Kein Artikel spricht von ${listed(names, 'oder')}.`;
}

export function otherYears(told: readonly string[], asked: readonly string[]): string {
  return `Die nächstliegenden Artikel berichten von ${listed(told, 'und')}, nicht von ${listed(asked, 'oder')}.`;
}

export function unmentioned(words: readonly string[]): string {
  return `Kein Artikel erwähnt ${words.map((word) => `„${word}“`).join(' oder ')}.`;
}

export function elsewhere(names: readonly string[]): string {
  return `Die nächstliegenden sprechen nicht von ${listed(names, 'oder')}.`;
}

export function nothingWithin({ folders, tags, publishers, publishedFrom, publishedTo }: Filters): string {
  const where = folders === undefined ? '' : ` in ${folders.join(' oder ')}`;
  const what = tags === undefined ? '' : ` mit dem Schlagwort ${tags.join(' oder ')}`;
  const who = publishers === undefined ? '' : ` von ${publishers.join(' oder ')}`;
  const from = publishedFrom === undefined ? '' : ` vom ${spoken(publishedFrom)}`;
  const to = publishedTo === undefined ? '' : ` bis ${spoken(publishedTo)}`;
  return `Dazu gibt es keinen Artikel${where}${what}${who}${from}${to}.`;
}

/** "a, b und c". */
function listed(items: readonly string[], joint: 'und' | 'oder'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`;
}
