/**
 * The file in the folder of articles that keeps the tags of those that cannot hold any themselves: PDFs, pages, letters,
 * entries of feeds. One line says all of an article, by its path, with the hash of its content, so that its tags follow it
 * when it is moved or renamed. Promises: what is written for a path stands in place of what its own file says; comments of
 * whoever edits it by hand stay. Does not write to the disk.
 */
import { Document, isMap, isNode, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { describeError, FootnoteError } from '../errors.ts';
import { tagsAsRead } from './tag-names.ts';

/** Hidden, so that no reader and no other program takes it for an article. */
export const tagsFileName = '.footnote-tags.yaml';

export interface TagsOfFile {
  readonly tags: readonly string[];
  readonly sha256?: string | undefined;
}

const list = z.array(z.union([z.string(), z.number()])).nullable();
const entrySchema = z.union([list, z.object({ tags: list, sha256: z.string().optional() })]);
const fileSchema = z.record(z.string(), entrySchema).nullable();

export class TagsFile {
  readonly text: string;
  readonly #byPath: ReadonlyMap<string, TagsOfFile>;
  readonly #byContent: ReadonlyMap<string, TagsOfFile>;

  /** Throws a FootnoteError where it cannot be read. */
  constructor(text: string) {
    this.text = text;
    this.#byPath = entriesIn(text);
    this.#byContent = new Map(
      [...this.#byPath.values()].flatMap((each) => (each.sha256 === undefined ? [] : [[each.sha256, each]])),
    );
  }

  /** Undefined where it says nothing of the article. */
  of(path: string, contentHash: string): readonly string[] | undefined {
    return (this.#byPath.get(path) ?? this.#byContent.get(contentHash))?.tags;
  }

  /** What has to be looked at again when this takes the place of another: paths, and hashes of contents. */
  differingFrom(other: TagsFile): { readonly paths: string[]; readonly hashes: string[] } {
    const paths = [...new Set([...this.#byPath.keys(), ...other.#byPath.keys()])].filter(
      (path) => JSON.stringify(this.#byPath.get(path)) !== JSON.stringify(other.#byPath.get(path)),
    );
    const entries = paths.flatMap((path) => [this.#byPath.get(path), other.#byPath.get(path)]);
    return { paths, hashes: [...new Set(entries.flatMap((entry) => entry?.sha256 ?? []))] };
  }

  /** The text without what it says of an article, wherever that lay before, and with these tags at some of its paths. */
  with(
    { paths, contentHash }: { readonly paths: readonly string[]; readonly contentHash: string },
    some: readonly string[],
    tags: readonly string[],
  ): string {
    const document: Document = this.text.trim() === '' ? begun() : parseDocument(this.text);
    const isOld = ([path, { sha256 }]: readonly [string, TagsOfFile]): boolean =>
      sha256 === contentHash || paths.includes(path);
    const old = [...this.#byPath].filter(isOld);
    if (old.length + some.length === 0) return this.text;
    for (const [path] of old) document.delete(path);
    for (const path of some)
      document.set(path, document.createNode({ tags: [...tags], sha256: contentHash }, { flow: true }));
    if (isMap(document.contents) && document.contents.items.length === 0) return '';
    return document.toString({ lineWidth: 0 });
  }
}

function begun(): Document {
  const document = new Document({});
  if (isNode(document.contents) && isMap(document.contents)) document.contents.flow = false;
  document.commentBefore =
    ' Tags that were set in Footnote, of articles whose files cannot hold any. It may be edited; keep it with the articles.';
  return document;
}

function entriesIn(text: string): Map<string, TagsOfFile> {
  let parsed: z.infer<typeof fileSchema>;
  try {
    parsed = fileSchema.parse(parse(text, { schema: 'core' }) ?? {});
  } catch (cause) {
    const why =
      cause instanceof z.ZodError ? 'it is no map of paths and lists of tags' : describeError(cause).split('\n')[0];
    throw new FootnoteError(
      'tags-unreadable',
      `${tagsFileName} cannot be read: ${why ?? ''}.`,
      'Mend it, or delete it.',
      {
        cause,
        status: 409,
      },
    );
  }
  return new Map(
    Object.entries(parsed ?? {}).map(([path, entry]): [string, TagsOfFile] => {
      const { tags, sha256 } = Array.isArray(entry) || entry === null ? { tags: entry, sha256: undefined } : entry;
      return [path, { tags: tagsAsRead((tags ?? []).map(String)), ...(sha256 !== undefined && { sha256 }) }];
    }),
  );
}
