/** Whether the window is so narrow that an article covers the chat (a sheet) instead of standing beside it. */
import { useEffect, useState } from 'preact/hooks';

/** The same width as in the sheets of the page. */
const query = '(max-width: 819px)';

export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = (): void => setNarrow(media.matches);
    media.addEventListener('change', look);
    // It may have changed since the first drawing.
    look();
    return () => media.removeEventListener('change', look);
  }, []);
  return narrow;
}
