/** What the fields have in common in which questions are written: how long one may be, and that a field grows with it. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Characters; the server takes no more. */
export const longestQuestion = 8000;

/** For a field that is to be as high as the text in it. */
export function useGrowingField(text: string): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => fit(field.current), [text]);
  // Also as it becomes wider or narrower, or comes into sight: out of sight it has no height to go by.
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null) return undefined;
    let width = current.offsetWidth;
    const observer = new ResizeObserver(() => {
      if (current.offsetWidth === width) return;
      width = current.offsetWidth;
      fit(current);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return field;
}

function fit(field: HTMLTextAreaElement | null): void {
  if (field === null || field.offsetWidth === 0) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
