/**
 * A conversation as a file to keep or send: Markdown with footnotes, a page of HTML, or JSON as it is stored.
 * Pure. Promises: footnotes are numbered through the whole file; words of questions and articles are shown as words,
 * whatever markup they hold; nothing in the file runs or fetches anything. Markdown and HTML hold the branch that was
 * read last, JSON holds all.
 */
import { branchOf } from './branches.ts';
import type { AnswerData, Citation, Statement } from '../domain.ts';
import type { Conversation, StoredTurn } from '../store/stored-conversation.ts';
import { spoken } from '../language/en/months.ts';
import { cellsOfRow } from '../tables.ts';
import { escapeHtml } from '../text.ts';

export type ExportFormat = 'markdown' | 'html' | 'json';

/** How each part is written in one format. */
interface Pen {
  readonly words: (text: string) => string;
  /** `first`: not marked before. */
  readonly marker: (number: number, first: boolean) => string;
  readonly note: (number: number, citation: Citation) => string;
  readonly question: (text: string) => string;
  readonly paragraph: (written: string) => string;
  /** Items with their marks: "-" or "3." */
  readonly list: (items: readonly { readonly mark: string; readonly written: string }[]) => string;
  /** Events in the order of time: ISO date and what is written. */
  readonly timeline: (events: readonly (readonly [date: string, written: string])[]) => string;
  readonly quotes: (citations: readonly Citation[]) => string;
  readonly notes: (written: readonly string[]) => string;
}

/** The date that a citation gives by the words of it that answer: ISO 8601; undefined where it gives none. */
export type DateOf = (citation: Citation) => string | undefined;

const noDates: DateOf = () => undefined;

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

function writeTurns(turns: readonly StoredTurn[], pen: Pen, dateOf = noDates): string {
  const notes: string[] = [];
  const marked = new Set<number>();
  const mark = (number: number): string => {
    const first = !marked.has(number);
    marked.add(number);
    return pen.marker(number, first);
  };
  const written = turns.flatMap((turn) => {
    const answer = turn.answer ?? stoppedAnswer(turn);
    const before = notes.length;
    const numbers = new Map(answer.citations.map(({ number }, index) => [number, before + index + 1]));
    for (const citation of answer.citations) notes.push(pen.note(numbers.get(citation.number) ?? 0, citation));
    const paragraphs = answer.text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
    const write = (paragraph: string): string => writeParagraph(paragraph, numbers, pen, mark);
    const dates = datesInOrder(paragraphs, answer.citations, dateOf);
    return [
      pen.question(turn.question),
      ...(dates === undefined
        ? paragraphs.map((paragraph) => {
            const items = itemsOf(paragraph, answer.statements);
            if (items === undefined) return pen.paragraph(write(paragraph));
            return pen.list(items.map((item) => ({ ...item, written: write(item.written) })));
          })
        : [pen.timeline(paragraphs.map((paragraph, at) => [dates[at] ?? '', write(paragraph).trim()]))]),
      ...answer.disagreements.map(({ about, citations }) =>
        pen.paragraph(
          `${pen.words(`The articles differ on ${about}:`)} ${citations.map((number) => mark(numbers.get(number) ?? number)).join(' ')}`,
        ),
      ),
      answer.nearest.length === 0 ? '' : pen.quotes(answer.nearest),
    ];
  });
  return [...written, notes.length === 0 ? '' : pen.notes(notes)].filter((part) => part !== '').join('\n\n');
}

/** The lines of a list of an answer, where its statements say that they are items. */
function itemsOf(paragraph: string, statements: readonly Statement[]): { mark: string; written: string }[] | undefined {
  const items = paragraph.split('\n').map((line) => {
    const own = statements.find(({ item, text }) => item !== undefined && line.startsWith(`${item} ${text} [`));
    return own?.item === undefined ? undefined : { mark: own.item, written: line.slice(own.item.length + 1) };
  });
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length ? known : undefined;
}

/** Fewer dated paragraphs are an answer that happens to name a date. */
const fewestEvents = 3;

/** Of each paragraph, by what it cites first; nothing when one has none, or they are not in the order of time. */
function datesInOrder(
  paragraphs: readonly string[],
  citations: readonly Citation[],
  dateOf: DateOf,
): readonly string[] | undefined {
  if (paragraphs.length < fewestEvents) return undefined;
  const dates = paragraphs.flatMap((paragraph) => {
    const number = Number(/\[(\d+)\]/.exec(paragraph)?.[1]);
    const cited = citations.find((citation) => citation.number === number && citation.standing !== 'withdrawn');
    return (cited && dateOf(cited)) ?? [];
  });
  // "2014" stands before and after its months.
  const isOrdered = dates.every((date, at) => {
    const next = dates[at + 1] ?? date;
    const known = Math.min(date.length, next.length);
    return date.slice(0, known) <= next.slice(0, known);
  });
  return dates.length === paragraphs.length && isOrdered ? dates : undefined;
}

/** Markers [n] become footnotes where n is one; other brackets are words. */
function writeParagraph(
  text: string,
  numbers: ReadonlyMap<number, number>,
  pen: Pen,
  mark: (number: number) => string,
): string {
  const parts = text.split(/\s*\[(\d+)\]/);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return pen.words(part);
      const number = numbers.get(Number(part));
      return number === undefined ? pen.words(` [${part}]`) : mark(number);
    })
    .join('');
}

/** What notes and stopped answers do not tell. */
export const emptyAnswer: AnswerData = {
  kind: 'answered',
  question: '',
  standalone: '',
  text: '',
  statements: [],
  citations: [],
  disagreements: [],
  nearest: [],
  revision: 0,
  answerer: '',
  embedder: '',
  filters: {},
  why: { passages: [], askedFilters: [] },
  milliseconds: { total: 0, retrieve: 0, draft: 0 },
};

/** What had been verified before a stop or a failure, written as an answer would be. */
function stoppedAnswer({ part }: StoredTurn): AnswerData {
  const { statements = [], citations = [], failure } = part ?? {};
  const text = statements
    .filter(({ verdict }) => verdict === 'supported')
    .map((statement) => statement.text + statement.citations.map((number) => ` [${number}]`).join(''))
    .join(' ');
  return {
    ...emptyAnswer,
    text: `${text} (${failure === undefined ? 'Stopped.' : `Not answered: ${failure.title}`})`.trim(),
    citations,
  };
}

function sourceOf(citation: Citation): string {
  return partsOf(citation).join(', ');
}

function partsOf({ publisher, author, published, page, standing }: Citation): string[] {
  return [
    publisher,
    author,
    published === undefined ? undefined : spoken(published),
    page === undefined ? undefined : `p. ${page}`,
    standing === 'changed' ? 'changed since' : standing === 'missing' ? 'missing' : undefined,
  ].flatMap((part) => (part === undefined || part === '' ? [] : [part]));
}

function linkOf({ url }: Citation): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s<>"]+$/i.test(url) ? url : undefined;
}

function markdownSource(citation: Citation): string {
  const { title, quote, standing, head } = citation;
  const source = [`*${markdown.words(title)}*`, markdown.words(sourceOf(citation))]
    .filter((part) => part !== '')
    .join(', ');
  if (standing === 'withdrawn') return markdown.words(`[withdrawn since: ${title}] ${sourceOf(citation)}`).trim();
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

/** The cells of a row that is quoted whole, in three: the words that answer, and those before and behind them. */
function quotedCells({ quote, start, answer }: Citation): { before: string; answer: string; after: string }[] {
  return cellsOfRow(quote).map((cell) => {
    const from = Math.min(cell.text.length, Math.max(0, (answer?.start ?? 0) - start - cell.start));
    const to = Math.min(cell.text.length, Math.max(from, (answer?.end ?? 0) - start - cell.start));
    return { before: cell.text.slice(0, from), answer: cell.text.slice(from, to), after: cell.text.slice(to) };
  });
}

const markdown: Pen = {
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

function htmlSource(citation: Citation): string {
  const { title, quote, language, standing, head } = citation;
  // Each runs its own way, so that none of them scrambles the next.
  const source = partsOf(citation)
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

const html: Pen = {
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
