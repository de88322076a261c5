/** The room of what could not be answered, fetched when it is first entered. */
import { useEffect, useState } from 'preact/hooks';
import type { UnansweredView, UnansweredViewProps } from './unanswered-view.tsx';

export function UnansweredRoom(props: UnansweredViewProps) {
  const [fetched, setFetched] = useState<{ readonly View: typeof UnansweredView }>();
  useEffect(() => {
    import('./unanswered-view.tsx').then(
      (room) => setFetched({ View: room.UnansweredView }),
      // Without a server there is nothing to show either.
      () => undefined,
    );
  }, []);
  return fetched === undefined ? null : <fetched.View {...props} />;
}
