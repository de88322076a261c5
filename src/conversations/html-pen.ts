/** How HTML is written. Pure. Promises: no word of a question or an article is markup; nothing is fetched. */
import type { Citation } from '../domain.ts';
import { spoken } from '../language/en/months.ts';
import { cellsOfRow } from '../tables.ts';
import { escapeHtml } from '../text.ts';
import { linkOf, quotedCells, sourceParts } from './cited-source.ts';
import type { Pen } from './write-turns.ts';

export const html: Pen = {
  words: escapeHtml,
  marker: (number, first) => `<sup><a href="#note-${number}"${first ? ` id="mark-${number}"` : ''}>${number}</a></sup>`,
  note: (number, citation) =>
    `<li id="note-${number}" value="${number}">${htmlSource(citation)} <a href="#mark-${number}" aria-label="Back to the text">↩</a></li>`,
  question: (text) => `<h2 dir="auto">${html.words(text)}</h2>`,
  paragraph: (written) => `<p dir="auto">${written.trim()}</p>`,
  list: (items) => {
    const written = items.map(({ mark, written: item }) => {
      const number = /\d+/.exec(mark)?.[0];
      return `<li dir="auto"${number === undefined ? '' : ` value="${number}"`}>${item.trim()}</li>`;
    });
    const name = items[0]?.mark === '-' ? 'ul' : 'ol';
    return `<${name}>\n${written.join('\n')}\n</${name}>`;
  },
  timeline: (events) => {
    const items = events.map(
      ([date, written]) => `<li dir="auto"><time datetime="${date}">${spoken(date)}</time>: ${written}</li>`,
    );
    return `<ol>\n${items.join('\n')}\n</ol>`;
  },
  quotes: (citations) =>
    `<p>Closest passages:</p>\n<ul>\n${citations.map((each) => `<li>${htmlSource(each)}</li>`).join('\n')}\n</ul>`,
  notes: (written) => `<section>\n<ol>\n${written.join('\n')}\n</ol>\n</section>`,
};

function htmlSource(citation: Citation): string {
  const { title, quote, language, standing, head } = citation;
  // Each runs its own way, so that none of them scrambles the next.
  const source = sourceParts(citation)
    .map((part) => `<bdi>${html.words(part)}</bdi>`)
    .join(', ');
  if (standing === 'withdrawn') return `[withdrawn since: ${html.words(title)}] ${source}`;
  const link = linkOf(citation);
  const name = `<cite dir="auto">${html.words(title)}</cite>`;
  const linked = link === undefined ? name : `<a href="${html.words(link)}" rel="noreferrer">${name}</a>`;
  const quoted =
    head === undefined ? `<q lang="${html.words(language)}" dir="auto">${html.words(quote)}</q>` : htmlRow(citation);
  return `${quoted} ${[linked, source].filter((part) => part !== '').join(', ')}`;
}

/** A row below what heads it, the cell that answers marked. */
function htmlRow(citation: Citation): string {
  const heads = cellsOfRow(citation.head?.quote ?? '').map(({ text }) => `<th scope="col">${html.words(text)}</th>`);
  const cells = quotedCells(citation).map(({ before, answer, after }) => {
    const marked = answer === '' ? '' : `<mark>${html.words(answer)}</mark>`;
    return `<td>${html.words(before)}${marked}${html.words(after)}</td>`;
  });
  const rows = `<thead><tr>${heads.join('')}</tr></thead><tbody><tr>${cells.join('')}</tr></tbody>`;
  return `<table lang="${html.words(citation.language)}" dir="auto">${rows}</table>`;
}
