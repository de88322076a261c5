/**
 * A conversation as a file to keep or send: Markdown with footnotes, a page of HTML, or JSON as it is stored.
 * Pure. Promises: footnotes are numbered through the whole file; words of questions and articles are shown as words,
 * whatever markup they hold; nothing in the file runs or fetches anything. Markdown and HTML hold the branch that was
 * read last, JSON holds all.
 */
import type { AnswerData } from '../domain.ts';
import type { Conversation } from '../store/stored-conversation.ts';
import { branchOf } from './branches.ts';
import { html } from './html-pen.ts';
import { markdown } from './markdown-pen.ts';
import { type DateOf, emptyAnswer, noDates, writeTurns } from './write-turns.ts';

export type ExportFormat = 'markdown' | 'html' | 'json';

/** `dateOf`: an answer that tells dated events in their order is written as a list of them. */
export function exportConversation(conversation: Conversation, format: ExportFormat, dateOf: DateOf = noDates): string {
  if (format === 'json') return `${JSON.stringify(conversation, null, 2)}\n`;
  const { title, turns, leaf } = conversation;
  const branch = branchOf(turns, leaf);
  if (format === 'markdown') return `# ${markdown.words(title)}\n\n${writeTurns(branch, markdown, dateOf)}\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html.words(title)}</title>
<style>body{max-width:38em;margin:3em auto;padding:0 1em;font:1.0625em/1.6 Georgia,serif}
h1,h2{line-height:1.25}blockquote{margin-inline:1em}section{border-top:1px solid;font-size:.875em}table{border-collapse:collapse}th,td{padding:.125em .75em .125em 0;text-align:start;border-bottom:1px solid}a{color:#9c2f1f}</style>
</head>
<body>
<h1>${html.words(title)}</h1>
${writeTurns(branch, html, dateOf)}
</body>
</html>
`;
}

/** One answer with its footnotes, for the clipboard. */
export function answerAsMarkdown(answer: Pick<AnswerData, 'text' | 'citations' | 'statements'>): string {
  return writeTurns([{ id: '', question: '', asked: '', answer: { ...emptyAnswer, ...answer } }], {
    ...markdown,
    question: () => '',
  }).trim();
}
