/** How a long library is looked through: words, order, and the time that the articles are from. */
import type { Order, Period } from './library-list.ts';
import { Timeline } from './timeline.tsx';

export interface Look {
  readonly words: string;
  readonly order: Order;
  readonly period: Period | undefined;
}

interface LibraryControlsProps {
  readonly look: Look;
  readonly periods: readonly Period[];
  readonly onLook: (change: Partial<Look>) => void;
}

const orders: readonly (readonly [Order, string])[] = [
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
  ['title', 'By title'],
];

export function LibraryControls({ look, periods, onLook }: LibraryControlsProps) {
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
