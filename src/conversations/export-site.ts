/**
 * A conversation as one page to put somewhere or send: each footnote opens the place that it cites, the words marked.
 * Pure. Promises: one file, without script, that fetches nothing; of an article no more than the paragraphs that are cited,
 * and the page says so; of one that was withdrawn, nothing. The branch that was read last. Style: export-site-style.ts.
 */
import type { Citation } from '../domain.ts';
import type { Conversation } from '../store/stored-conversation.ts';
import { branchOf } from './branches.ts';
import { linkOf, sourceParts } from './cited-source.ts';
import { siteStyle } from './export-site-style.ts';
import { html } from './html-pen.ts';
import { type DateOf, type Pen, writeTurns } from './write-turns.ts';

/** Characters that are carried on either side of a quote, at most: what stands beside is quoted, not the article. */
const reach = 400;

type TextOf = (articleId: string) => string | undefined;

export function exportSite({ title, turns, leaf }: Conversation, textOf: TextOf, dateOf?: DateOf): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${html.words(title)}</title>
<style>${siteStyle}</style>
</head>
<body>
<main>
<h1 dir="auto">${html.words(title)}</h1>
${writeTurns(branchOf(turns, leaf), sitePen(textOf), dateOf)}
<footer>A number opens the place it cites, with the words marked. Of each article only what is cited and stands directly around it is in this page.</footer>
</main>
</body>
</html>
`;
}

function sitePen(textOf: TextOf): Pen {
  return {
    ...html,
    marker: (number, first) =>
      `<sup><a href="#source-${number}"${first ? ` id="mark-${number}"` : ''} aria-label="Source ${number}">${number}</a></sup>`,
    note: (number, citation) =>
      html.note(number, citation).replace(/<\/li>$/, () => `${sourceOf(number, citation, textOf)}</li>`),
  };
}

/** Shown where the page's address ends in its id, and on paper. */
function sourceOf(number: number, citation: Citation, textOf: TextOf): string {
  const { title, language } = citation;
  const name = `<cite dir="auto">${html.words(title)}</cite>`;
  const link = linkOf(citation);
  const said = sourceParts(citation).map((part) => `<bdi>${html.words(part)}</bdi>`);
  return `
<section class="source" id="source-${number}" aria-label="Source ${number}">
<a class="close" href="#mark-${number}" aria-label="Back to the text">×</a>
<h3>${link === undefined ? name : `<a href="${html.words(link)}" rel="noreferrer">${name}</a>`}</h3>
<p class="said">${said.join(', ')}</p>
<p class="place" lang="${html.words(language)}" dir="auto">${place(citation, textOf)}</p>
</section>
`;
}

function place(citation: Citation, textOf: TextOf): string {
  const { quote, standing } = citation;
  if (standing === 'withdrawn' || quote === '') return 'Withdrawn since: no word of it is kept.';
  const { before, after } = around(citation, textOf(citation.articleId));
  return `${html.words(before)}<mark>${html.words(quote)}</mark>${html.words(after)}`;
}

/** The rest of the paragraph where the words stand as they were cited; else what was kept beside them. */
function around(
  { quote, start, end, prefix = '', suffix = '' }: Citation,
  text: string | undefined,
): { readonly before: string; readonly after: string } {
  if (text?.slice(start, end) !== quote)
    return { before: prefix === '' ? '' : `…${prefix}`, after: suffix === '' ? '' : `${suffix}…` };
  const before =
    text
      .slice(0, start)
      .split(/\n\s*\n/)
      .at(-1) ?? '';
  const after = text.slice(end).split(/\n\s*\n/)[0] ?? '';
  return {
    before: before.length > reach ? `…${before.slice(-reach).replace(/^\S*/, '')}` : before,
    after: after.length > reach ? `${after.slice(0, reach).replace(/\S*$/, '')}…` : after,
  };
}
