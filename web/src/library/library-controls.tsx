/** How a long library is looked through: words, publisher, order, and the time that the articles are from. */
import type { Order, Period } from './library-list.ts';
import { Timeline } from '../chat/timeline.tsx';
import { strings } from '../strings/strings.ts';
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

const orders: readonly Order[] = ['newest', 'oldest', 'title'];

export function LibraryControls({ look, periods, publishers, onLook }: LibraryControlsProps) {
  return (
    <>
      <Timeline periods={periods} chosen={look.period} onChoose={(period) => onLook({ period })} />
      <p class="narrow">
        <label class="unseen" for="narrow">
          {strings.articlesList.filter}
        </label>
        <input
          id="narrow"
          type="search"
          class="field"
          placeholder={strings.articlesList.filterBy}
          value={look.words}
          onInput={(event) => onLook({ words: event.currentTarget.value })}
        />
        {publishers.length > 1 && (
          <>
            <label class="unseen" for="publisher">
              {strings.articlesList.publisher}
            </label>
            <select
              id="publisher"
              class="field"
              value={look.publisher ?? ''}
              onChange={(event) => onLook({ publisher: event.currentTarget.value || undefined })}
            >
              <option value="">{strings.articlesList.allPublishers}</option>
              {publishers.map((publisher) => (
                <option key={publisher} value={publisher}>
                  {publisher}
                </option>
              ))}
            </select>
          </>
        )}
        <label class="unseen" for="order">
          {strings.articlesList.order}
        </label>
        <select
          id="order"
          class="field"
          value={look.order}
          onChange={(event) => {
            const order = orders.find((each) => each === event.currentTarget.value);
            if (order !== undefined) onLook({ order });
          }}
        >
          {orders.map((order) => (
            <option key={order} value={order}>
              {strings.articlesList.orders[order]}
            </option>
          ))}
        </select>
      </p>
    </>
  );
}
