/** Whether the window is so narrow that an article covers the chat (a sheet), or so wide that both have room at ease. */
import { useEffect, useState } from 'preact/hooks';

/** The same width as in the sheets of the page. */
const narrow = '(max-width: 819px)';
const wide = '(min-width: 90em)';

export function useNarrow(): boolean {
  return useMedia(narrow);
}

export function useWide(): boolean {
  return useMedia(wide);
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = (): void => setMatches(media.matches);
    media.addEventListener('change', look);
    // It may have changed since the first drawing.
    look();
    return () => media.removeEventListener('change', look);
  }, [query]);
  return matches;
}
