/**
 * What the articles date, in the order of time: limits, a picture, and the list, each event in the words of its article.
 * The list is the truth: the picture shows it, and what is zoomed to is what is listed.
 */
import { useState } from 'preact/hooks';
import type { Choice, TimelineEvent, TimelineLimits } from '../../../src/guides/guide.ts';
import type { Span } from '../articles/mark.ts';
import { AnswerWords } from '../chat/answer-words.tsx';
import { fill } from '../ui/fill.ts';
import { formatDate, sourceParts } from '../ui/format.ts';
import { isPlainClick } from '../ui/plain-click.ts';
import { viewPath } from '../state/route.ts';
import { strings } from '../strings/strings.ts';
import { TimePicture } from './time-picture.tsx';
import { daysOf, isoOf, type TimeWindow, wholeOf, yearOf } from './time-scale.ts';
import { useTimeline } from './use-timeline.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import '../ui/list-page.css';
import '../ui/remarks.css';
import './timeline-view.css';

interface TimelineViewProps {
  /** Of the index. */
  readonly revision: number | undefined;
  readonly onOpen: (articleId: string, span: Span) => void;
  readonly onLibrary: () => void;
}

type Limit = 'person' | 'place' | 'publisher';

const pageLength = 100;

export function TimelineView({ revision, onOpen, onLibrary }: TimelineViewProps) {
  const [limits, setLimits] = useState<TimelineLimits>({});
  const { timeline, problem, more } = useTimeline(limits, revision);
  const words = strings.events;
  const whole = wholeOf(timeline?.dates ?? []);
  const shown: TimeWindow | undefined = whole && {
    from: limits.from === undefined ? whole.from : daysOf(limits.from).from,
    to: limits.to === undefined ? whole.to : daysOf(limits.to).to,
  };
  const show = (window: TimeWindow | undefined): void => {
    const isAll = window === undefined || (whole !== undefined && window.from <= whole.from && window.to >= whole.to);
    setLimits({
      ...limits,
      from: isAll ? undefined : isoOf(window.from),
      to: isAll ? undefined : isoOf(window.to - 1),
    });
  };
  const choice = (limit: Limit, label: string, any: string, choices: readonly Choice[]) => (
    <label class="event-choice">
      <span>{label}</span>
      <select
        class="field"
        value={limits[limit] ?? ''}
        onChange={(event) => setLimits({ ...limits, [limit]: event.currentTarget.value || undefined })}
      >
        <option value="">{any}</option>
        {choices.map(({ name, events }) => (
          <option key={name} value={name}>
            {words.choice(name, events)}
          </option>
        ))}
      </select>
    </label>
  );
  const year = (end: 'from' | 'to', label: string, days: TimeWindow) => (
    <label class="event-choice">
      <span>{label}</span>
      <input
        type="number"
        class="field"
        min={1000}
        max={2999}
        value={end === 'from' ? yearOf(days.from) : yearOf(days.to - 1)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (!/^[12]\d{3}$/.test(value)) return;
          const { from, to } = daysOf(value);
          show(end === 'from' ? { from, to: Math.max(days.to, to) } : { from: Math.min(days.from, from), to });
        }}
      />
    </label>
  );
  const left = timeline === undefined ? 0 : timeline.total - timeline.events.length;
  return (
    <section class="library" aria-label={strings.timeline}>
      <p class="event-back">
        <a
          href={viewPath('library')}
          onClick={(event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            onLibrary();
          }}
        >
          {words.back}
        </a>
      </p>
      <h1 class="page-title" tabIndex={-1}>
        {strings.timeline}
      </h1>
      <p class="facts">{words.lead}</p>
      {timeline !== undefined && (
        <div class="event-choices">
          {choice('person', words.person, words.anybody, timeline.people)}
          {choice('place', words.place, words.anywhere, timeline.places)}
          {choice('publisher', words.publisher, words.anyPublisher, timeline.publishers)}
          {shown !== undefined && year('from', words.from, shown)}
          {shown !== undefined && year('to', words.to, shown)}
        </div>
      )}
      {timeline !== undefined && whole !== undefined && shown !== undefined && (
        <TimePicture dates={timeline.dates} whole={joined(whole, shown)} shown={shown} onShow={show} />
      )}
      {problem !== undefined && (
        <p class="panel-warning">
          <strong>{problem.title}.</strong> {problem.detail}
        </p>
      )}
      <p class="facts" aria-live="polite">
        {timeline !== undefined && (timeline.total === 0 ? words.none : words.total(timeline.total))}
      </p>
      {byYear(timeline?.events ?? []).map(([name, events]) => (
        <section key={name} class="year">
          <h2 class="year-name">{name}</h2>
          <ol class="event-list">
            {events.map((event) => (
              <li
                key={`${event.date} ${event.citation.articleId} ${event.citation.start} ${event.citation.answer?.start}`}
              >
                <EventEntry event={event} onOpen={onOpen} />
                {event.also?.map(({ articleId, start, end, title, publisher }) => (
                  <button
                    key={`${articleId} ${start}`}
                    type="button"
                    class="button quiet"
                    onClick={() => onOpen(articleId, { start, end })}
                  >
                    {fill(strings.sameEvent.toldIn, { article: [title, publisher].filter(Boolean).join(' · ') })}
                  </button>
                ))}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {timeline?.next !== undefined && (
        <button type="button" class="button quiet" onClick={more}>
          {fill(words.more, { events: Math.min(pageLength, left) })}
        </button>
      )}
    </section>
  );
}

function EventEntry({ event, onOpen }: { event: TimelineEvent; onOpen: TimelineViewProps['onOpen'] }) {
  const { date, until, origin, citation } = event;
  const { articleId, start, end, language } = citation;
  const day = until === undefined ? formatDate(date) : strings.events.until(formatDate(date), formatDate(until));
  return (
    <button type="button" class="entry" onClick={() => onOpen(articleId, { start, end })}>
      <span class="event-date">
        {day}
        {origin !== 'written' && <span class="event-origin">{strings.guide.origins[origin]}</span>}
      </span>
      <span class="entry-title event-quote" lang={language} dir="auto">
        <AnswerWords words={citation.quote} start={start} answer={citation.answer} />
      </span>
      <span class="entry-source">
        {[
          citation.title,
          ...sourceParts(citation),
          citation.alsoIn.length === 0 ? '' : strings.events.alsoIn(citation.alsoIn.length),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </button>
  );
}

function byYear(events: readonly TimelineEvent[]): [string, TimelineEvent[]][] {
  const years = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const year = event.date.slice(0, 4);
    const group = years.get(year);
    if (group === undefined) years.set(year, [event]);
    else group.push(event);
  }
  return [...years];
}

/** Years that were asked for may lie beyond all events. */
function joined(whole: TimeWindow, shown: TimeWindow): TimeWindow {
  return { from: Math.min(whole.from, shown.from), to: Math.max(whole.to, shown.to) };
}
