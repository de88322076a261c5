/**
 * When the articles are from, as a small picture: a bar for each year (or span of years), as tall as it has articles.
 * A bar is a button: it keeps the list to its time, and pressed again lets it go.
 */
import { periodName } from '../library/library-list.ts';
import type { Period } from '../library/library-list.ts';
import { strings } from '../strings/strings.ts';
import './timeline.css';

interface TimelineProps {
  readonly periods: readonly Period[];
  readonly chosen: Period | undefined;
  readonly onChoose: (period: Period | undefined) => void;
}

export function Timeline({ periods, chosen, onChoose }: TimelineProps) {
  const most = Math.max(...periods.map(({ articles }) => articles));
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <div class="timeline" role="group" aria-label={strings.articlesList.byDate}>
      <div class="bars">
        {periods.map((period) => {
          const pressed = chosen?.from === period.from;
          const label = strings.articlesList.span(periodName(period), period.articles);
          return (
            <button
              key={period.from}
              type="button"
              class="bar"
              aria-label={label}
              title={label}
              aria-pressed={pressed}
              disabled={period.articles === 0}
              onClick={() => onChoose(pressed ? undefined : period)}
            >
              <span style={{ height: `${Math.round((100 * period.articles) / most)}%` }} />
            </button>
          );
        })}
      </div>
      <p class="bar-ends" aria-hidden="true">
        <span>{first.from}</span>
        <span>{last.to}</span>
      </p>
    </div>
  );
}
