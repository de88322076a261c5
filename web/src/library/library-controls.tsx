/** How a long library is looked through: words, publisher, order, and the time that the articles are from. */
import type { Order, Period } from './library-list.ts';
import { Timeline } from '../chat/timeline.tsx';
import '../ui/field.css';
import '../ui/list-page.css';

export interface Look {
  readonly words: string;
  readonly order: Order;
  readonly period: Period | undefined;
  readonly publisher: string | undefined;
}

interface LibraryControlsProps {
  readonly look: Look;
  readonly periods: readonly Period[];
  readonly publishers: readonly string[];
  readonly onLook: (change: Partial<Look>) => void;
}

const orders: readonly (readonly [Order, string])[] = [
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
  ['title', 'By title'],
];

export function LibraryControls({ look, periods, publishers, onLook }: LibraryControlsProps) {
  return (
    <>
      <Timeline periods={periods} chosen={look.period} onChoose={(period) => onLook({ period })} />
      <p class="narrow">
        <label class="unseen" for="narrow">
          Filter articles
        </label>
        <input
          id="narrow"
          type="search"
          class="field"
          placeholder="Title, publisher or author"
          value={look.words}
          onInput={(event) => onLook({ words: event.currentTarget.value })}
        />
        {publishers.length > 1 && (
          <>
            <label class="unseen" for="publisher">
              Publisher
            </label>
            <select
              id="publisher"
              class="field"
              value={look.publisher ?? ''}
              onChange={(event) => onLook({ publisher: event.currentTarget.value || undefined })}
            >
              <option value="">All publishers</option>
              {publishers.map((publisher) => (
                <option key={publisher} value={publisher}>
                  {publisher}
                </option>
              ))}
            </select>
          </>
        )}
        <label class="unseen" for="order">
          Order
        </label>
        <select
          id="order"
          class="field"
          value={look.order}
          onChange={(event) => {
            const order = orders.find(([name]) => name === event.currentTarget.value)?.[0];
            if (order !== undefined) onLook({ order });
          }}
        >
          {orders.map(([order, name]) => (
            <option key={order} value={order}>
              {name}
            </option>
          ))}
        </select>
      </p>
    </>
  );
}
