/**
 * The tags in the front matter of a file, put in and taken out as text. Promises: nothing but the lines of the key `tags`
 * changes, byte for byte, and the block itself where there is nothing else in it; where the key cannot be told apart
 * safely nothing is changed at all. So a file without its tags (withoutTags) is the same whatever its tags are.
 */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { withColonsQuoted } from './front-matter.ts';

/** Lines keep their ends. */
interface Block {
  readonly opening: string;
  readonly lines: readonly string[];
  readonly closing: string;
  readonly body: string;
}

/** The lines of the key, from the first to before `end`; `item`: what stands before each tag, where each has a line. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly item?: string;
  readonly remark: string;
}

const unclear = 'unclear';

/** Undefined where the front matter is written in a way that is not to be touched. */
export function withTags(file: string, tags: readonly string[]): string | undefined {
  const block = blockOf(file);
  if (block === undefined) {
    if (tags.length === 0) return file;
    const [, mark = '', rest = ''] = /^(\uFEFF?)(.*)$/s.exec(file) ?? [];
    const end = /\r\n|\r|\n/.exec(file)?.[0] ?? '\n';
    return `${mark}---${end}${listed(tags)}${end}---${end}${rest}`;
  }
  const place = placeOf(block);
  if (place === unclear) return undefined;
  if (place === undefined && tags.length === 0) return file;
  const end = /\r\n|\r|\n/.exec(block.opening)?.[0] ?? '\n';
  const at = place ?? { start: block.lines.length, end: block.lines.length, remark: '' };
  const written = tags.length === 0 ? [] : linesOf(tags, at).map((line) => line + end);
  return joined({ ...block, lines: block.lines.toSpliced(at.start, at.end - at.start, ...written) });
}

/** What the file is beside its tags. */
export function withoutTags(file: string): string {
  const block = blockOf(file);
  if (block === undefined) return file;
  const place = placeOf(block);
  if (place === unclear) return file;
  return joined(
    place === undefined ? block : { ...block, lines: block.lines.toSpliced(place.start, place.end - place.start) },
  );
}

/** A block in which nothing stands is none. */
function joined({ opening, lines, closing, body }: Block): string {
  if (lines.every((line) => line.trim() === '')) return opening.replace(/-.*$/s, '') + body;
  return opening + lines.join('') + closing + body;
}

function blockOf(file: string): Block | undefined {
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/.exec(file)?.[0];
  if (opening === undefined) return undefined;
  const line = /[^\r\n]*(?:\r\n|\r|\n|$)/y;
  const lines: string[] = [];
  for (let at = opening.length; at < file.length; at = line.lastIndex) {
    line.lastIndex = at;
    const each = line.exec(file)?.[0] ?? '';
    if (/^(?:---|\.\.\.)[ \t]*[\r\n]*$/.test(each)) {
      return { opening, lines, closing: each, body: file.slice(at + each.length) };
    }
    lines.push(each);
  }
  return undefined;
}

/** Undefined where there is no such key. */
function placeOf({ lines }: Block): Place | typeof unclear | undefined {
  if (!lines.some((line) => line.includes('tags'))) return undefined;
  const text = withColonsQuoted(lines.map((line) => `${line.replace(/\r?\n$|\r$/, '')}\n`).join(''));
  const document = parseDocument(text, { schema: 'core' });
  const { contents } = document;
  if (document.errors.length > 0) return unclear;
  if (contents === null) return undefined;
  if (!isMap(contents)) return unclear;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'tags');
  if (pair === undefined) return undefined;
  const [from, keyEnd] = (isScalar(pair.key) ? pair.key.range : undefined) ?? [];
  if (contents.flow === true || from === undefined || keyEnd === undefined) return unclear;
  const value = rangeOf(pair.value);
  const to = from + text.slice(from, Math.max(keyEnd, value?.[1] ?? 0)).trimEnd().length;
  if (from > 0 && text[from - 1] !== '\n') return unclear;
  const start = text.slice(0, from).split('\n').length - 1;
  const end = text.slice(0, to).split('\n').length;
  const remark = /^[ \t]+#.*/.exec(text.slice(to))?.[0] ?? '';
  const isInLines = isSeq(pair.value) && pair.value.flow !== true;
  const item = isInLines ? /^[ \t]*- */m.exec(text.slice(keyEnd, to))?.[0] : undefined;
  return { start, end, remark: isInLines ? '' : remark, ...(item !== undefined && { item }) };
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1]), Number(range[2])] : undefined;
}

function linesOf(tags: readonly string[], { item, remark }: Pick<Place, 'item' | 'remark'>): string[] {
  return item === undefined ? [listed(tags) + remark] : ['tags:', ...tags.map((tag) => item + asYaml(tag))];
}

function listed(tags: readonly string[]): string {
  return `tags: [${tags.map(asYaml).join(', ')}]`;
}

/** Bare where it cannot be taken for anything else. */
function asYaml(tag: string): string {
  const isBare =
    /^\p{L}(?:[\p{L}\p{N}_ -]*[\p{L}\p{N}])?$/u.test(tag) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(tag);
  return isBare ? tag : JSON.stringify(tag);
}
