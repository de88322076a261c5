/**
 * The guide above an article: what it says, who, where, when, how many, and questions that it answers. Folded to one line
 * until it is opened. Each line is words of the article, and leads to them.
 */
import type { JSX } from 'preact';
import type { Article, Citation } from '../../../src/domain.ts';
import { AnswerWords } from '../chat/answer-words.tsx';
import { formatDate } from '../ui/format.ts';
import type { Span } from './mark.ts';
import { useGuide, useOpenGuide } from './use-guide.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/headings.css';
import './article-guide.css';

interface ArticleGuideProps {
  readonly article: Article;
  /** Somebody came for certain words. */
  readonly folded: boolean;
  /** Shows words of the article in their place. */
  readonly onMark: (span: Span) => void;
  readonly onAsk: (question: string) => void;
}

export function ArticleGuide({ article, folded, onMark, onAsk }: ArticleGuideProps) {
  const guide = useGuide(article);
  const [open, setOpen] = useOpenGuide(folded, article.id);
  const words = strings.guide;
  const mark =
    ({ start, end }: Citation) =>
    () =>
      onMark({ start, end });
  const sentence = (citation: Citation) => (
    <button type="button" class="guide-line" lang={article.language} dir="auto" onClick={mark(citation)}>
      <AnswerWords words={citation.quote} start={citation.start} answer={citation.answer} />
    </button>
  );
  const named = (citation: Citation) => (
    <button type="button" class="guide-line" lang={article.language} dir="auto" onClick={mark(citation)}>
      {answerOf(citation)}
    </button>
  );
  const isEmpty = guide !== undefined && [guide.says, guide.who, guide.where, guide.when, guide.numbers].every(isNone);
  return (
    <details
      class="guide"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span class="guide-title">{words.title}</span>
        <span class="guide-holds">
          {guide !== undefined && words.holds(guide.who.length, guide.where.length, guide.when.length)}
        </span>
      </summary>
      {guide === undefined && <p class="guide-note">{words.making}</p>}
      {isEmpty && <p class="guide-note">{words.nothing}</p>}
      {guide !== undefined && (
        <div class="guide-parts">
          <Part title={words.says} items={guide.says} draw={(citation) => sentence(citation)} />
          <Part title={words.who} items={guide.who} draw={({ citation }) => named(citation)} />
          {guide.where.length > 0 && (
            <section>
              <h3 class="small-heading">{words.where}</h3>
              <ul class="guide-places">
                {guide.where.map(({ citation, mentions }) => (
                  <li key={citation.number} title={words.times(mentions)}>
                    {named(citation)}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {guide.when.length > 0 && (
            <Table
              title={words.when}
              rows={guide.when.map(({ date, until, origin, citation }) => [
                until === undefined ? formatDate(date) : strings.events.until(formatDate(date), formatDate(until)),
                sentence(citation),
                words.origins[origin],
              ])}
            />
          )}
          {guide.numbers.length > 0 && (
            <Table
              title={words.numbers}
              rows={guide.numbers.map(({ citation }) => [answerOf(citation), sentence(citation), ''])}
            />
          )}
          {guide.questions.length > 0 && (
            <section>
              <h3 class="small-heading">{words.questions}</h3>
              <ul>
                {guide.questions.map(({ question, citation }) => (
                  <li key={question} class="guide-question">
                    <button type="button" class="guide-line" dir="auto" onClick={mark(citation)}>
                      {question}
                    </button>
                    <button
                      type="button"
                      class="tool"
                      aria-label={words.askIt(question)}
                      onClick={() => onAsk(question)}
                    >
                      {words.ask}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </details>
  );
}

interface PartProps<Item> {
  readonly title: string;
  readonly items: readonly Item[];
  readonly draw: (item: Item) => JSX.Element;
}

function Part<Item>({ title, items, draw }: PartProps<Item>) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3 class="small-heading">{title}</h3>
      <ul>
        {items.map((item, at) => (
          <li key={at}>{draw(item)}</li>
        ))}
      </ul>
    </section>
  );
}

interface TableProps {
  readonly title: string;
  /** What stands in front, the sentence, and a remark on the first. */
  readonly rows: readonly (readonly [string, JSX.Element, string])[];
}

function Table({ title, rows }: TableProps) {
  return (
    <section>
      <h3 class="small-heading">{title}</h3>
      <table class="guide-table">
        <tbody>
          {rows.map(([head, sentence, remark], at) => (
            <tr key={at}>
              <th scope="row" dir="auto">
                {head}
              </th>
              <td>
                {sentence}
                {remark !== '' && <span class="guide-remark">{remark}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function answerOf({ quote, start, answer }: Citation): string {
  return answer === undefined ? quote : quote.slice(answer.start - start, answer.end - start);
}

function isNone(items: readonly unknown[]): boolean {
  return items.length === 0;
}
