/**
 * The bookmark that offers the page being read to the library. It runs on a foreign page, so it is given nothing that could
 * add anything: it opens a window of Footnote with the address, and what is selected, behind the #, which is sent to no
 * server; there the reader confirms. Its key opens that question and nothing else: another page, which lacks it, cannot
 * even have it asked. Does not draw.
 */
import { newId } from '../state/new-id.ts';
import { safeUrl } from '../ui/format.ts';

const storageKey = 'footnote.bookmark';
/** Characters that the bookmark takes of a selection, far less than the server takes. */
const longestSelection = 50_000;

export interface OfferedPage {
  readonly url: string;
  readonly title: string;
  /** What was selected on it; empty: the whole page is meant. */
  readonly text: string;
  /** It came with the key of this browser's bookmark. */
  readonly known: boolean;
}

/** Undefined where the browser keeps nothing. */
export function bookmarkAddress(): string | undefined {
  try {
    const key = localStorage.getItem(storageKey) ?? newId();
    localStorage.setItem(storageKey, key);
    const parts = `url:location.href,title:document.title,text:String(getSelection()).slice(0,${longestSelection})`;
    return `javascript:void open('${location.origin}/#add=${key}&'+new URLSearchParams({${parts}}),'_blank','width=520,height=680')`;
  } catch {
    return undefined;
  }
}

/** What the address of this window offers, which is taken out of it: it is neither kept in the history nor offered again. */
export function takeOffer(): OfferedPage | undefined {
  if (!location.hash.startsWith('#add=')) return undefined;
  const given = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', '/');
  const part = (name: string): string => given.get(name)?.trim() ?? '';
  const url = safeUrl(part('url'));
  if (url === undefined) return undefined;
  return { url, title: part('title').slice(0, 300), text: part('text'), known: isKnown(part('add')) };
}

function isKnown(key: string): boolean {
  try {
    return key !== '' && localStorage.getItem(storageKey) === key;
  } catch {
    return false;
  }
}
