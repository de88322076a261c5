/**
 * The filters that the question's own words set ("according to The Media Line", "last year"), each with how it was
 * understood, and each to be taken off: the question is then asked again with all the others, as a version beside this one.
 */
import type { AskedFilter } from '../../../src/domain.ts';
import { formatDate } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';
import './filter-chips.css';

interface FilterChipsProps {
  readonly askedFilters: readonly AskedFilter[];
  readonly busy: boolean;
  /** `words`: those of the question that set the filter. */
  readonly onTakeOff: (words: string) => void;
}

export function FilterChips({ askedFilters, busy, onTakeOff }: FilterChipsProps) {
  return (
    <ul class="asked-filters" aria-label={strings.askedFilters.region}>
      {askedFilters.map((filter, index) => (
        <li key={index}>
          <button
            type="button"
            class="filter-chip"
            aria-label={strings.askedFilters.lift(filterWords(filter))}
            aria-disabled={busy}
            onClick={busy ? undefined : () => onTakeOff(filter.words)}
          >
            <bdi>{filterWords(filter)}</bdi> <span aria-hidden="true">×</span>
          </button>
          {filter.note !== undefined && (
            <span class="filter-note" dir="auto">
              {filter.note}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function filterWords({ kind, effect, name, words, from, to }: AskedFilter): string {
  if (effect === 'boost') return strings.askedFilters.firstOfAll(words);
  if (kind === 'publisher') return strings.askedFilters.publisher(name ?? words);
  const bounds = [
    from === undefined ? '' : strings.askedFilters.from(formatDate(from)),
    to === undefined ? '' : strings.askedFilters.until(formatDate(to)),
  ];
  return [strings.askedFilters.published, ...bounds].filter((part) => part !== '').join(' ');
}
