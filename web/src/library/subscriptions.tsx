/**
 * Feeds and pages that are read again by themselves: what is followed, when it was last read, and what is wrong with it.
 * Opens by itself where something is. Not there where nothing is followed and nothing may be; articles stay when one is let go.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SubscriptionState } from '../../../src/subscriptions/subscription.ts';
import { AddressForm } from '../adding/add-articles.tsx';
import { changeSubscriptions, fetchSubscriptions } from '../state/api.ts';
import { problemIn } from '../state/problem.ts';
import { momentOf } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/headings.css';
import '../ui/remarks.css';
import './subscriptions.css';

interface SubscriptionsProps {
  /** Whether the server may fetch pages from an address. */
  readonly imports: boolean;
  /** Those that are read by themselves change the index. */
  readonly revision: number | undefined;
}

export function Subscriptions({ imports, revision }: SubscriptionsProps) {
  const words = strings.subscriptions;
  const [followed, setFollowed] = useState<readonly SubscriptionState[]>([]);
  const [said, setSaid] = useState('');
  const [open, setOpen] = useState(false);
  const head = useRef<HTMLElement>(null);
  const show = async (work?: Promise<void>): Promise<void> => {
    if (work !== undefined) setSaid(words.reading);
    try {
      await work;
      const now = await fetchSubscriptions();
      setFollowed(now);
      setOpen((was) => was || now.some(({ problem }) => problem !== undefined));
      setSaid('');
    } catch (fault) {
      const { title, detail } = problemIn(fault);
      setSaid(`${title} ${detail}`);
    }
  };
  useEffect(() => void show(), [revision]);
  if (!imports && followed.length === 0) return null;
  return (
    <details class="subscriptions" open={open}>
      <summary ref={head} class="small-heading">
        {words.heading(followed.length)}
      </summary>
      {imports && (
        <AddressForm
          id="follow"
          label={words.address}
          example={words.example}
          submit={words.follow}
          onSend={(url) => void show(changeSubscriptions('POST', '', { url }))}
        />
      )}
      <p class="panel-note" aria-live="polite">
        {said}
      </p>
      <ul>
        {followed.map(({ id, url, title = url, articles, lastRead, problem }) => (
          <li key={id}>
            <bdi>{title}</bdi>{' '}
            <span>
              {words.facts(articles, momentOf(lastRead))}
              {problem !== undefined && ` · ${problem.sentence} ${problem.nextStep}`}
            </span>
            {imports && (
              <button
                type="button"
                class="link"
                aria-label={words.readIt(title)}
                onClick={() => void show(changeSubscriptions('POST', `/${id}/refresh`))}
              >
                {words.read}
              </button>
            )}{' '}
            <button
              type="button"
              class="link"
              aria-label={strings.articlesList.removeArticle(title)}
              onClick={() => {
                head.current?.focus();
                void show(changeSubscriptions('DELETE', `/${id}`));
              }}
            >
              {strings.articlesList.remove}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
