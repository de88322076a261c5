/** How Markdown is written. Pure. Promises: no word of a question or an article is markup. */
import type { Citation } from '../domain.ts';
import { spoken } from '../language/en/months.ts';
import { cellsOfRow } from '../tables.ts';
import { linkOf, quotedCells, sourceParts } from './cited-source.ts';
import type { Pen } from './write-turns.ts';

export const markdown: Pen = {
  words: (text) =>
    text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/[\\`*_[\]<>&|~$]/g, String.raw`\$&`)
      // At the beginning of a line these would make a heading, a list or a rule.
      .replace(/^(\s*)([#+=:-])/, String.raw`$1\$2`)
      .replace(/^(\s*\d+)([.)])/, String.raw`$1\$2`),
  marker: (number) => `[^${number}]`,
  note: (number, citation) => `[^${number}]: ${markdownSource(citation)}`,
  question: (text) => `## ${markdown.words(text)}`,
  paragraph: (written) => written.trim(),
  list: (items) => items.map(({ mark, written }) => `${mark} ${written.trim()}`).join('\n'),
  timeline: (events) => events.map(([date, written], at) => `${at + 1}. **${spoken(date)}**: ${written}`).join('\n'),
  quotes: (citations) => `Closest passages:\n\n${citations.map((each) => `- ${markdownSource(each)}`).join('\n')}`,
  notes: (written) => written.join('\n'),
};

function markdownSource(citation: Citation): string {
  const said = sourceParts(citation).join(', ');
  const { title, quote, standing, head } = citation;
  const source = [`*${markdown.words(title)}*`, markdown.words(said)].filter((part) => part !== '').join(', ');
  if (standing === 'withdrawn') return markdown.words(`[withdrawn since: ${title}] ${said}`).trim();
  const link = linkOf(citation);
  const named = `${source}${link === undefined ? '' : ` <${link}>`}`;
  if (head === undefined) return `“${markdown.words(quote)}” ${named}`;
  // A row stands below what heads it, as a table of the note.
  const row = quotedCells(citation).map(({ before, answer, after }) =>
    [markdown.words(before), answer === '' ? '' : `**${markdown.words(answer)}**`, markdown.words(after)].join(''),
  );
  const heads = cellsOfRow(head.quote).map(({ text }) => markdown.words(text));
  const lines = [heads, heads.map(() => '---'), row].map((cells) => `    | ${cells.join(' | ')} |`);
  return `${named}\n\n${lines.join('\n')}\n`;
}
