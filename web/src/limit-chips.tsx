/**
 * The limits that the question's own words set ("according to The Media Line"), each to be taken off: the question is
 * then asked again with the others only, as a version beside this one.
 */
import type { Filters, Limit } from '../../src/domain.ts';
import { formatDate } from './format.ts';

interface LimitChipsProps {
  readonly limits: readonly Limit[];
  readonly busy: boolean;
  readonly onTakeOff: (filters: Filters) => void;
}

export function LimitChips({ limits, busy, onTakeOff }: LimitChipsProps) {
  return (
    <ul class="limits" aria-label="Limits set by the question">
      {limits.map((limit, index) => (
        <li key={index}>
          <button
            type="button"
            class="limit"
            title={limit.note}
            aria-label={`${limitWords(limit)}. Ask again without this limit`}
            aria-disabled={busy}
            onClick={busy ? undefined : () => onTakeOff(filtersWith(limits.filter((each) => each !== limit)))}
          >
            <bdi>{limitWords(limit)}</bdi> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function limitWords({ kind, name, words, from, to }: Limit): string {
  if (kind === 'publisher') return `Only from ${name ?? words}`;
  const bounds = [
    from === undefined ? '' : `from ${formatDate(from)}`,
    to === undefined ? '' : `until ${formatDate(to)}`,
  ];
  return ['Only published', ...bounds].filter((part) => part !== '').join(' ');
}

/** These limits as a caller would set them, and nothing more from the question's words. */
function filtersWith(limits: readonly Limit[]): Filters {
  const publishers = limits.flatMap(({ kind, name }) => (kind === 'publisher' && name !== undefined ? [name] : []));
  const published = limits.filter(({ kind }) => kind === 'published');
  const from = published
    .flatMap((limit) => limit.from ?? [])
    .toSorted()
    .at(-1);
  const to = published.flatMap((limit) => limit.to ?? []).toSorted()[0];
  return {
    ...(publishers.length > 0 && { publishers }),
    ...(from !== undefined && { publishedFrom: from }),
    ...(to !== undefined && { publishedTo: to }),
    fromQuestion: false,
  };
}
