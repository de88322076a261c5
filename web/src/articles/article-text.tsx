/**
 * The text of an article as it is stored, in headings, paragraphs, tables and lists, with the words of one span in <mark>.
 * Text nodes only: markup inside an article is shown as the characters that it is.
 */
import { useMemo } from 'preact/hooks';
import type { Article } from '../../../src/domain.ts';
import { AnswerWords } from '../chat/answer-words.tsx';
import { articleBlocks, keepsLines } from './mark.ts';
import type { Block, Item, Piece, Span } from './mark.ts';
import { strings } from '../strings/strings.ts';
import './article-text.css';

interface ArticleTextProps {
  readonly article: Article;
  readonly span: Span | undefined;
  /** The words of the span that answer. */
  readonly answer: Span | undefined;
}

export function ArticleText({ article, span, answer }: ArticleTextProps) {
  const start = span?.start;
  const end = span?.end;
  const blocks = useMemo(
    () =>
      articleBlocks(
        article.text,
        article.headings,
        start === undefined || end === undefined ? undefined : { start, end },
      ),
    [article, start, end],
  );
  const answerStart = answer?.start;
  const answerEnd = answer?.end;
  // Not drawn again with every word of an answer that comes in beside it.
  return useMemo(() => {
    const marked =
      answerStart === undefined || answerEnd === undefined ? undefined : { start: answerStart, end: answerEnd };
    return (
      <div class="article-text" lang={article.language}>
        {blocks.map((block) =>
          block.kind === 'gap' ? null : <TextBlock key={block.start} block={block} answer={marked} />,
        )}
      </div>
    );
  }, [article, blocks, answerStart, answerEnd]);
}

function TextBlock({ block, answer }: { block: Block; answer: Span | undefined }) {
  if (block.kind === 'table') return <TableBlock block={block} answer={answer} />;
  if (block.kind === 'list') return <ListBlock items={block.items ?? []} answer={answer} />;
  const words = <MarkedWords piece={block} answer={answer} />;
  if (block.kind === 'paragraph') {
    const lines = keepsLines(block.parts.map((part) => part.text).join(''));
    return (
      <p dir="auto" class={lines ? 'lines' : undefined}>
        {words}
      </p>
    );
  }
  // The article's title is the h2 of the panel, so its own headings come below.
  if (block.level <= 2) return <h3 dir="auto">{words}</h3>;
  return block.level === 3 ? <h4 dir="auto">{words}</h4> : <h5 dir="auto">{words}</h5>;
}

/** Wide tables are moved within their frame, not the page. */
function TableBlock({ block: { head, rows = [] }, answer }: { block: Block; answer: Span | undefined }) {
  return (
    <div class="table-frame" tabIndex={0} role="group" aria-label={strings.article.table}>
      <table dir="auto">
        {head !== undefined && (
          <thead>
            <tr>
              {head.map((cell) => (
                <th key={cell.start} scope="col">
                  <MarkedWords piece={cell} answer={answer} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell) => (
                <td key={cell.start} class={holds(cell, answer) ? 'answering' : undefined}>
                  <MarkedWords piece={cell} answer={answer} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ListBlock({ items, answer }: { items: readonly Item[]; answer: Span | undefined }) {
  return (
    <ul>
      {items.map((item) => {
        const number = Number.parseInt(item.mark, 10);
        const isNumbered = !Number.isNaN(number);
        return (
          <li
            key={item.start}
            dir="auto"
            class={isNumbered ? 'numbered' : undefined}
            value={isNumbered ? number : undefined}
            style={item.depth === 0 ? undefined : { marginInlineStart: `${1.25 * item.depth}em` }}
          >
            <MarkedWords piece={item} answer={answer} />
          </li>
        );
      })}
    </ul>
  );
}

/** Whether a cell is the one that answers. */
function holds({ start, parts }: Piece, answer: Span | undefined): boolean {
  const end = start + parts.reduce((sum, { text }) => sum + text.length, 0);
  return answer !== undefined && answer.start >= start && answer.end <= end && parts.some(({ marked }) => marked);
}

function MarkedWords({ piece, answer }: { piece: Piece; answer: Span | undefined }) {
  let at = piece.start;
  return (
    <>
      {piece.parts.map(({ text, marked }, index) => {
        const start = at;
        at += text.length;
        if (!marked) return text;
        return (
          <mark key={index}>
            <AnswerWords words={text} start={start} answer={answer} />
          </mark>
        );
      })}
    </>
  );
}
