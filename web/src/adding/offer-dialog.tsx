/**
 * Asks whether a page that the bookmark offered is to be added: which page, and all of it or what was selected. Nothing is
 * added without a press; the focus stands on "Cancel". Says so where the server adds no pages, or the key is not this
 * browser's.
 */
import type { OfferedPage } from './bookmark.ts';
import type { Source } from './uploads.ts';
import { Modal } from '../ui/modal.tsx';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/modal.css';
import '../ui/settings-dialog.css';

interface OfferDialogProps {
  readonly offer: OfferedPage;
  /** Whether the server may fetch pages from an address. */
  readonly imports: boolean;
  readonly onAdd: (sources: readonly Source[]) => void;
  readonly onClose: () => void;
}

export function OfferDialog({ offer: { url, title, text, known }, imports, onAdd, onClose }: OfferDialogProps) {
  const words = strings.bookmark;
  const refused = imports ? words.foreign : words.off;
  const open = imports && known;
  return (
    <Modal labelledBy="offer-title" onClose={onClose}>
      <div class="dialog-page">
        <h2 id="offer-title" class="dialog-title">
          {words.question}
        </h2>
        {open ? (
          <>
            <p>
              <strong dir="auto">{title}</strong>
            </p>
            <p>
              <code dir="ltr">{url}</code>
            </p>
            <p class="field-note">{text === '' ? words.whole : words.selected(text.length)}</p>
          </>
        ) : (
          <p>{refused}</p>
        )}
        <div class="dialog-actions">
          <button type="button" class="button quiet" onClick={onClose}>
            {strings.cancel}
          </button>
          {open && (
            <button
              type="button"
              class="button"
              onClick={() => {
                onAdd([text === '' ? { kind: 'address', url } : { kind: 'text', text, title, url }]);
                onClose();
              }}
            >
              {strings.adding.add}
            </button>
          )}
        </div>
      </div>
    </Modal>
  );
}
