/**
 * The limits that the question's own words set ("according to The Media Line", "last year"), each with how it was
 * understood, and each to be taken off: the question is then asked again with all the others, as a version beside this one.
 */
import type { Limit } from '../../../src/domain.ts';
import { formatDate } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';
import './limit-chips.css';

interface LimitChipsProps {
  readonly limits: readonly Limit[];
  readonly busy: boolean;
  /** `words`: those of the question that set the limit. */
  readonly onTakeOff: (words: string) => void;
}

export function LimitChips({ limits, busy, onTakeOff }: LimitChipsProps) {
  return (
    <ul class="limits" aria-label={strings.limits.region}>
      {limits.map((limit, index) => (
        <li key={index}>
          <button
            type="button"
            class="limit"
            aria-label={strings.limits.lift(limitWords(limit))}
            aria-disabled={busy}
            onClick={busy ? undefined : () => onTakeOff(limit.words)}
          >
            <bdi>{limitWords(limit)}</bdi> <span aria-hidden="true">×</span>
          </button>
          {limit.note !== undefined && (
            <span class="limit-note" dir="auto">
              {limit.note}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function limitWords({ kind, effect, name, words, from, to }: Limit): string {
  if (effect === 'boost') return strings.limits.firstOfAll(words);
  if (kind === 'publisher') return strings.limits.publisher(name ?? words);
  const bounds = [
    from === undefined ? '' : strings.limits.from(formatDate(from)),
    to === undefined ? '' : strings.limits.until(formatDate(to)),
  ];
  return [strings.limits.published, ...bounds].filter((part) => part !== '').join(' ');
}
