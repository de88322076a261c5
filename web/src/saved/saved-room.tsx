/** The room of the notes, fetched when it is first entered. */
import { useEffect, useState } from 'preact/hooks';
import type { ComponentProps } from 'preact';
import type { SavedView } from './saved-view.tsx';

export function SavedRoom(props: ComponentProps<typeof SavedView>) {
  const [fetched, setFetched] = useState<{ readonly View: typeof SavedView }>();
  useEffect(() => {
    import('./saved-view.tsx').then(
      (room) => setFetched({ View: room.SavedView }),
      // Without a server there are no notes to show either.
      () => undefined,
    );
  }, []);
  return fetched === undefined ? null : <fetched.View {...props} />;
}
