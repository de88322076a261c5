/** The bookmark as a link to drag to the bookmarks of the browser; a press, which could not run it here, copies it. */
import { useState } from 'preact/hooks';
import { bookmarkAddress } from './bookmark.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/headings.css';
import '../ui/settings-dialog.css';

export function BookmarkLink() {
  const [address] = useState(bookmarkAddress);
  const [said, setSaid] = useState('');
  if (address === undefined) return null;
  const copy = (): void => {
    navigator.clipboard.writeText(address).then(
      () => setSaid(strings.tools.copied),
      () => setSaid(strings.tools.notAllowed),
    );
  };
  return (
    <section>
      <h3 class="small-heading">{strings.bookmark.title}</h3>
      <p>
        <a
          class="button quiet"
          href={address}
          aria-describedby="bookmark-note"
          onClick={(event) => {
            event.preventDefault();
            copy();
          }}
        >
          {strings.bookmark.link}
        </a>{' '}
        <span aria-live="polite">{said}</span>
      </p>
      <p id="bookmark-note" class="field-note">
        {strings.bookmark.note}
      </p>
    </section>
  );
}
