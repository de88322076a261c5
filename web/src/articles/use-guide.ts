/**
 * The guide of the article that is open, fetched when its words are there, and again a few times while its questions are
 * still being tried. Whether it stands open is kept in this browser; words that somebody came for are never pushed away.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Article } from '../../../src/domain.ts';
import type { Guide } from '../../../src/guides/guide.ts';
import { fetchGuide } from '../state/api.ts';

const key = 'footnote.guide';
const mostTries = 6;
/** Milliseconds before the first of them; each waits twice as long. */
const firstPause = 400;

export function useGuide(article: Article): Guide | undefined {
  const [guide, setGuide] = useState<Guide>();
  const { id, contentHash } = article;
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (tries: number): Promise<void> => {
      try {
        const found = await fetchGuide(id, abort.signal);
        setGuide(found);
        if (!found.trying || tries >= mostTries) return;
        timer = setTimeout(() => void look(tries + 1), firstPause * 2 ** tries);
      } catch {
        // The article can be read without it.
      }
    };
    void look(0);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [id, contentHash]);
  return guide?.articleId === id && guide.contentHash === contentHash ? guide : undefined;
}

/** `folded`: whatever was kept, as long as nobody opens it. */
export function useOpenGuide(folded: boolean, articleId: string): readonly [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(() => !folded && isKeptOpen());
  useEffect(() => setOpen(!folded && isKeptOpen()), [articleId]);
  const change = useCallback((next: boolean) => {
    setOpen(next);
    try {
      if (next) localStorage.setItem(key, 'open');
      else localStorage.removeItem(key);
    } catch {
      // Without storage it is folded again next time.
    }
  }, []);
  return [open, change];
}

function isKeptOpen(): boolean {
  try {
    return localStorage.getItem(key) === 'open';
  } catch {
    return false;
  }
}
