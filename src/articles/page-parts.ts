/**
 * A page that a browser saved, "page.html", and the folder of its parts beside it, "page_files", which holds no articles.
 * Goes by names alone.
 */

/** What the page of this name or path is called without its ending. */
export function pageOf(name: string): string | undefined {
  return /^(.+)\.x?html?$/i.exec(name)?.[1];
}

/** What the page beside this folder would be called. */
export function pageOfParts(name: string): string | undefined {
  return /^(.+)_files$/.exec(name)?.[1];
}

export function partsOf(page: string): string {
  return `${page}_files`;
}
