/**
 * An article beside the chat: who wrote it and when, its whole text, and the cited words marked and scrolled to.
 * A region named "Article". Takes the focus when the reader opens it; giving it back is the business of app.tsx, which knows to whom.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ArticleFacts } from './article-facts.tsx';
import { ArticleGuide } from './article-guide.tsx';
import { ArticleText } from './article-text.tsx';
import { directionOf } from '../ui/direction.ts';
import { momentOf, safeUrl } from '../ui/format.ts';
import { SourceParts } from '../ui/source-parts.tsx';
import { locateQuote } from './mark.ts';
import type { ChosenSources } from '../../../src/domain.ts';
import type { Span } from './mark.ts';
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import type { PanelTarget } from '../state/page-state.ts';
import type { Outcome, ShownCitation } from '../state/turn-state.ts';
import { useArticle } from './use-article.ts';
import { TagForm } from '../tags/tag-form.tsx';
import { usePageTools } from '../ui/page-tools.ts';
import { surenessWords, whyWords } from '../chat/why-words.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/remarks.css';
import './article-panel.css';

interface ArticlePanelProps {
  readonly target: PanelTarget;
  /** The reader opened it. */
  readonly takesFocus: boolean;
  /** The footnote that it was opened by, and its place among those of the same answer. */
  readonly citation: ShownCitation | undefined;
  /** Of the answer that cites it. */
  readonly outcome: Outcome | undefined;
  readonly place: { readonly index: number; readonly total: number } | undefined;
  /** What the library knows before the text has come; a new hash means that the text is to be fetched again. */
  readonly summary: ArticleSummary | undefined;
  /** Whose tags are suggested. */
  readonly all: readonly ArticleSummary[];
  readonly titleOf: (articleId: string) => string | undefined;
  readonly onOpen: (articleId: string) => void;
  readonly onAsk: (question: string) => void;
  readonly onAskAbout: (sources: ChosenSources) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

export function ArticlePanel(props: ArticlePanelProps) {
  const {
    target,
    takesFocus,
    citation,
    outcome,
    place,
    summary,
    all,
    titleOf,
    onOpen,
    onAsk,
    onAskAbout,
    onStep,
    onClose,
  } = props;
  const { from } = target;
  const { save } = usePageTools();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { article, problem } = useArticle(target.articleId, summary?.contentHash);
  // Who wrote it and when stands there before the text has come.
  const head = article ?? summary;

  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  // What its guide led to, until something else is opened.
  const [led, setLed] = useState<Led>();
  const own = led?.target === target ? led : undefined;
  const asked = article === undefined ? undefined : spanOf(article.text, target, citation);
  const span = own?.span ?? asked;
  const lost = article !== undefined && citation !== undefined && asked === undefined;
  const start = span?.start;
  const shown = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (article === undefined) return;
    const same = shown.current === article.id;
    shown.current = article.id;
    showMark(panel.current, same && !prefersStillness());
  }, [article, start, span?.end, own]);

  const url = safeUrl(head?.url);
  const why =
    citation === undefined || outcome === undefined
      ? []
      : [...whyWords(outcome.reasons, citation.passageId, outcome.embedder), ...surenessWords(outcome.sureness)];
  return (
    <section ref={panel} class="panel" aria-label={strings.article.region}>
      <div class="panel-bar">
        {place !== undefined && place.total > 1 && (
          <div class="panel-steps">
            <button
              type="button"
              class="icon"
              aria-label={strings.article.previous}
              title={strings.article.withKey(strings.article.previous, 'k')}
              disabled={place.index === 0}
              onClick={() => onStep(-1)}
            >
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d="m12.5 4.5-5.5 5.5 5.5 5.5" />
              </svg>
            </button>
            <span aria-live="polite">
              {fill(strings.article.place, { place: place.index + 1, total: place.total })}
            </span>
            <button
              type="button"
              class="icon"
              aria-label={strings.article.next}
              title={strings.article.withKey(strings.article.next, 'j')}
              disabled={place.index === place.total - 1}
              onClick={() => onStep(1)}
            >
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d="m7.5 4.5 5.5 5.5-5.5 5.5" />
              </svg>
            </button>
          </div>
        )}
        <button
          type="button"
          class="icon close"
          aria-label={strings.article.closeArticle}
          title={strings.article.withKey(strings.article.close, 'Esc')}
          onClick={onClose}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="m5 5 10 10M15 5 5 15" />
          </svg>
        </button>
      </div>
      <div class="panel-page">
        {head?.publisher !== undefined && (
          <p class="panel-publisher" dir="auto">
            {head.publisher}
          </p>
        )}
        <h2 ref={heading} class="panel-title" tabIndex={-1} lang={head?.language} dir="auto">
          {head?.title ??
            citation?.title ??
            (problem === undefined ? strings.article.opening : strings.article.missing)}
        </h2>
        {head !== undefined && (
          <p class="panel-byline" dir={directionOf(head.title)}>
            <span>
              <SourceParts source={{ ...head, publisher: '' }} joint=" · " />
            </span>
            {url !== undefined && (
              <a href={url} target="_blank" rel="noopener noreferrer">
                {new URL(url).hostname.replace(/^www\./, '')}
              </a>
            )}
          </p>
        )}
        {head !== undefined && (
          <button type="button" class="tool ask-about" onClick={() => onAskAbout({ articleIds: [head.id] })}>
            {strings.article.askAbout}
          </button>
        )}
        {from !== undefined && outcome?.kind === 'answered' && citation !== undefined && (
          <button type="button" class="tool ask-about" onClick={() => save(from.turnId, from.number)}>
            {strings.saved.saveSentence}
          </button>
        )}
        {why.length > 0 && (
          <details class="why">
            <summary>{strings.article.why}</summary>
            <ul>
              {why.map((line) => (
                <li key={line} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
          </details>
        )}
        {summary !== undefined && <TagForm id="tags-of-one" key={summary.id} articles={[summary]} all={all} />}
        {article !== undefined && <ArticleFacts article={article} titleOf={titleOf} onOpen={onOpen} />}
        {article !== undefined && (
          <ArticleGuide
            article={article}
            folded={citation !== undefined || target.span !== undefined}
            onMark={(words) => setLed({ target, span: words })}
            onAsk={onAsk}
          />
        )}
        {lost && (
          <p class="panel-warning">
            {fill(strings.article.quoted, {
              lost: <strong>{strings.article.lost}</strong>,
              quote: <bdi>{citation.quote}</bdi>,
            })}
          </p>
        )}
        {citation?.standing === 'missing' && (
          <p class="panel-warning">{strings.missing.panel(momentOf(citation.since), citation.quote)}</p>
        )}
        {!lost && citation?.standing === 'changed' && <p class="panel-warning">{strings.article.changed}</p>}
        {article !== undefined && (
          <ArticleText
            article={article}
            span={span}
            answer={own === undefined ? answerOf(citation, span) : undefined}
          />
        )}
        {problem !== undefined && citation?.standing !== 'missing' && (
          <p class="panel-warning">
            {problem.status === 404 ? strings.article.gone : `${problem.title}. ${problem.detail}`}
          </p>
        )}
      </div>
    </section>
  );
}

/** Words that the reader went to from the guide, and what was open then. */
interface Led {
  readonly target: PanelTarget;
  readonly span: Span;
}

/** The words that answer, where the quoted words stand now. */
function answerOf(citation: ShownCitation | undefined, span: Span | undefined): Span | undefined {
  if (citation?.answer === undefined || span === undefined) return undefined;
  const moved = span.start - citation.start;
  return { start: citation.answer.start + moved, end: citation.answer.end + moved };
}

/** The quoted words where they stand now; from a permalink, the place that it names. */
function spanOf(text: string, target: PanelTarget, citation: ShownCitation | undefined): Span | undefined {
  if (citation !== undefined) return locateQuote(text, citation.quote, citation.start);
  return target.span !== undefined && target.span.start < text.length ? target.span : undefined;
}

/** Scrolls only as far as it must: words that are in sight stay where they are. */
function showMark(panel: HTMLElement | null, smooth: boolean): void {
  if (panel === null) return;
  if (!smooth) panel.scrollTo({ top: 0 });
  const mark = panel.querySelector('mark')?.getBoundingClientRect();
  const last = [...panel.querySelectorAll('mark')].at(-1)?.getBoundingClientRect();
  if (mark === undefined || last === undefined) return;
  const { top, height } = panel.getBoundingClientRect();
  const head = 72;
  if (mark.top >= top + head && last.bottom <= top + height - head) return;
  // The middle of the marked words in the middle of the panel, or their beginning at its top when they are longer.
  const free = Math.max(head, (height - (last.bottom - mark.top)) / 2);
  panel.scrollBy({ top: mark.top - top - free, behavior: smooth ? 'smooth' : 'auto' });
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
