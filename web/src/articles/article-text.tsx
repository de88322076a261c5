/**
 * The text of an article as it is stored, in headings and paragraphs, with the words of one span in <mark>.
 * Text nodes only: markup inside an article is shown as the characters that it is.
 */
import { useMemo } from 'preact/hooks';
import type { Article } from '../../../src/domain.ts';
import { AnswerWords } from '../chat/answer-words.tsx';
import { articleBlocks, keepsLines } from './mark.ts';
import type { Block, Span } from './mark.ts';
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
  let at = block.start;
  const words = block.parts.map(({ text, marked }, index) => {
    const start = at;
    at += text.length;
    if (!marked) return text;
    return (
      <mark key={index}>
        <AnswerWords words={text} start={start} answer={answer} />
      </mark>
    );
  });
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
