/**
 * Where things come and go: articles that are being added, and notices. Tells the sheets of the page how high it is, so that
 * they leave it room.
 */
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
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
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = own;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() =>
      document.documentElement.style.setProperty('--corner', `${current.offsetHeight}px`),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={own} class="corner">
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
