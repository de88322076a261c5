/** The corner of the page where things come and go: articles that are being added, and notices. */
import { useCallback } from 'preact/hooks';
import type { Action, PageState } from '../state/page-state.ts';
import { Toasts } from './toast.tsx';
import { UploadTray } from '../adding/upload-tray.tsx';
import type { Uploads } from '../adding/use-uploads.ts';
import './corner.css';

interface CornerProps {
  readonly notices: PageState['notices'];
  readonly uploads: Uploads;
  readonly dispatch: (action: Action) => void;
  readonly onOpen: (articleId: string) => void;
}

export function Corner({ notices, uploads, dispatch, onOpen }: CornerProps) {
  const dismiss = useCallback((id: string) => dispatch({ type: 'notice-dismissed', id }), [dispatch]);
  return (
    <div class="corner">
      <UploadTray uploads={uploads} onOpen={onOpen} />
      <Toasts
        notices={notices}
        onDismiss={dismiss}
        onUndo={({ id, removalId, noteId, titles: [title = ''] }) => {
          if (noteId !== undefined) {
            dispatch({ type: 'notice-dismissed', id });
            dispatch({ type: 'removal-begun', removable: { kind: 'note', id: noteId, title } });
          } else if (removalId === undefined) dispatch({ type: 'conversation-restored' });
          else dispatch({ type: 'removal-ended', id: removalId });
        }}
      />
    </div>
  );
}
