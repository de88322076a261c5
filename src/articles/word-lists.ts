/**
 * The bullets and numbers of Word's lists, which stand in no paragraph: each names a list and a level, and
 * word/numbering.xml says what the levels of that list look like.
 * Promises: numbers go on where the same list does, and begin anew below each item of an outer level. All numbers are
 * written 1, 2, 3; letters and Roman numerals too.
 */
import type { Block } from './blocks.ts';
import { walkXml } from './xml.ts';

const deepest = 8;

interface Level {
  readonly isNumbered: boolean;
  readonly first: number;
}

export class WordLists {
  /** By the id of a list, its levels. */
  readonly #levels = new Map<string, ReadonlyMap<number, Level>>();
  readonly #counts = new Map<string, number[]>();
  #last = '';

  constructor(numbering: Uint8Array | undefined) {
    if (numbering === undefined) return;
    const kinds = new Map<string, Map<number, Level>>();
    let kind = '';
    let list = '';
    let at = 0;
    let first = 1;
    walkXml(numbering, {
      open: (name, attributes) => {
        const value = attributes['w:val'] ?? '';
        if (name === 'w:abstractNum') kind = attributes['w:abstractNumId'] ?? '';
        else if (name === 'w:lvl') [at, first] = [Number(attributes['w:ilvl'] ?? 0), 1];
        else if (name === 'w:start') first = Number(value);
        else if (name === 'w:numFmt' && value !== 'none') {
          const levels = kinds.get(kind) ?? new Map<number, Level>();
          kinds.set(kind, levels.set(at, { isNumbered: value !== 'bullet', first }));
        } else if (name === 'w:num') list = attributes['w:numId'] ?? '';
        else if (name === 'w:abstractNumId') this.#levels.set(list, kinds.get(value) ?? new Map<number, Level>());
      },
    });
  }

  /** For a paragraph of a list; nothing where the list has no marks. */
  next(list: string, level: number): Pick<Block, 'mark' | 'opens'> | undefined {
    const depth = Math.min(deepest, Math.max(0, Math.trunc(level) || 0));
    const look = this.#levels.get(list)?.get(depth);
    if (look === undefined) return undefined;
    const counts = this.#counts.get(list) ?? [];
    this.#counts.set(list, counts);
    counts.length = Math.min(counts.length, depth + 1);
    const number = (counts[depth] ?? look.first - 1) + 1;
    counts[depth] = number;
    const opens = list !== this.#last;
    this.#last = list;
    return { mark: `${'  '.repeat(depth)}${look.isNumbered ? `${number}.` : '-'} `, ...(opens && { opens }) };
  }
}
