/**
 * How far indexing is: a hair under the head of the page, and the same in words in the library and on the first page.
 * A short run is never shown, so that a single saved file does not make the page flicker; questions can be asked meanwhile.
 */
import type { IndexProgress } from '../../../src/store/index-report.ts';
import { progressLine } from '../ui/format.ts';
import './indexing-bar.css';

export function IndexingBar({ progress }: { progress: IndexProgress }) {
  if (progress.stage === 'idle') return null;
  const share = progress.total > 0 ? progress.done / progress.total : undefined;
  return (
    <div class="indexing-bar">
      <progress aria-label={progressLine(progress)} value={share} max={1} />
    </div>
  );
}

export function IndexingWords({ progress }: { progress: IndexProgress }) {
  if (progress.stage === 'idle') return null;
  return <p class="indexing-words">{progressLine(progress)}</p>;
}
