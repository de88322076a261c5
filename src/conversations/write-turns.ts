/**
 * The turns of a conversation, written part by part by a pen: Markdown has one, and HTML.
 * Pure. Promises: footnotes are numbered through all turns; words of questions and articles go through the pen's `words`.
 * Does not know any format.
 */
import type { AnswerData, Citation, Statement } from '../domain.ts';
import type { StoredTurn } from '../store/stored-conversation.ts';

/** How each part is written in one format. */
export interface Pen {
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

export const noDates: DateOf = () => undefined;

export function writeTurns(turns: readonly StoredTurn[], pen: Pen, dateOf = noDates): string {
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
