/**
 * The folder of articles from one look to the next: the whole of it, or only where something may have changed, so that a
 * dropped file costs as little among 200,000 as among ten.
 * Promises: what a look finds and concerns is what a look at the whole would have found there; whatever cannot be told
 * from a part is looked at as a whole. Remembers the files of kinds that are not read, which are told of together.
 */
import { findAll, findAt, type FolderFile, isHidden, listed, pathToLookAt } from './corpus-folder.ts';
import { pageOf, partsOf } from './page-parts.ts';

export interface Look {
  readonly files: FolderFile[];
  /** What was looked at: these paths, and all under them. Undefined for all. */
  readonly places: readonly string[] | undefined;
  /** Whether what is known of a file of this path is to be compared with what was found. */
  readonly concerns: (path: string) => boolean;
}

/** Stands in a name that is not valid UTF-8; two of them may be shown alike. */
const brokenCharacter = '\uFFFD';

export class FollowedFolder {
  readonly #folder: string;
  /** Undefined until the whole was looked at. */
  #unread: readonly string[] | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `touched`: where something may have changed; undefined: anywhere. */
  async look(touched?: readonly string[]): Promise<Look> {
    const places = touched === undefined ? undefined : await this.#placesOf(touched);
    const before = this.#unread;
    if (places === undefined || before === undefined) {
      const found = await findAll(this.#folder);
      this.#unread = found.unread;
      return { files: listed(found), places: undefined, concerns: () => true };
    }
    const { files, unread: foundUnread } = await findAt(this.#folder, places);
    const isWithin = within(places);
    if (foundUnread.length === 0 && !before.some(isWithin)) {
      return { files: listed({ files, unread: [] }), places, concerns: isWithin };
    }
    const unread = [...before.filter((path) => !isWithin(path)), ...foundUnread];
    this.#unread = unread;
    const kinds = new Set([before, unread].flatMap((all) => listed({ files: [], unread: [...all] }).map(pathOf)));
    return { files: listed({ files, unread }), places, concerns: (path) => kinds.has(path) || isWithin(path) };
  }

  /** Paths of which none lies under another; a page brings the folder beside it. Undefined for the whole folder. */
  async #placesOf(touched: readonly string[]): Promise<string[] | undefined> {
    if (touched.some((path) => path.includes(brokenCharacter))) return undefined;
    const places = new Set<string>();
    for (const path of touched) {
      const page = pageOf(path);
      for (const each of page === undefined ? [path] : [path, partsOf(page)]) {
        if (isHidden(each)) continue;
        const place = await pathToLookAt(this.#folder, each);
        if (place === undefined) return undefined;
        places.add(place);
      }
    }
    const isWithin = within([...places]);
    // One that lies in another is looked at with it.
    return [...places].filter((path) => !isWithin(upperOf(path)));
  }
}

/** Whether a path is one of the places or lies under one. */
function within(places: readonly string[]): (path: string) => boolean {
  const all = new Set(places);
  return (path) => {
    for (let each = path; each !== ''; each = upperOf(each)) if (all.has(each)) return true;
    return false;
  };
}

/** The folder that a path lies in; empty for the outermost. */
function upperOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function pathOf({ path }: FolderFile): string {
  return path;
}
