/**
 * What a Word or OpenDocument file hides in its text: by the property that says so, white on the white page, or in
 * letters too small to be seen (docs/formats.md). The same files colour the cells of tables, boxes and whole pages, on
 * which white is seen: there it is kept.
 * Promises: linear time, over marks as they go by. Does not know what the words become.
 */
import { isPassage } from './hidden.ts';
import { type Attributes, walkXml } from './xml.ts';

/** Points; half of them in Word, which counts so. */
const smallestPoints = 1.5;
const white = /^#?f[c-f](?:f[c-f]){2}$/iu;

/** Counts what was left out: what stands together is one passage. */
export class LeftOut {
  #words = '';
  count = 0;

  add(words: string): void {
    this.#words += words;
  }

  /** At the end of a paragraph, and where seen words stand between. */
  end(): void {
    if (this.#words !== '' && isPassage(this.#words)) this.count += 1;
    this.#words = '';
  }
}

interface Run {
  isUnseen: boolean;
  isWhite: boolean;
  isShaded: boolean;
}

export class HiddenOfWord {
  readonly #hiddenStyles: ReadonlySet<string>;
  #run: Run = { isUnseen: false, isWhite: false, isShaded: false };
  #isParagraphUnseen = false;
  #isParagraphShaded = false;
  #isPageColoured = false;
  /** Tables and boxes around, and properties of paragraphs, whose mark has letters of its own. */
  #placed = 0;
  #ofMark = 0;

  constructor(styles: Uint8Array | undefined) {
    const hidden = new Set<string>();
    let id = '';
    if (styles !== undefined)
      walkXml(styles, {
        open: (name, attributes) => {
          if (name === 'w:style') id = attributes['w:styleId'] ?? '';
          if (name === 'w:vanish' && isOn(attributes)) hidden.add(id);
        },
      });
    this.#hiddenStyles = hidden;
  }

  open(name: string, attributes: Attributes): void {
    const value = attributes['w:val'] ?? '';
    if (name === 'w:tbl' || name === 'w:txbxContent') this.#placed += 1;
    else if (name === 'w:background') this.#isPageColoured = !white.test(attributes['w:color'] ?? 'ffffff');
    else if (name === 'w:p') {
      this.#isParagraphUnseen = false;
      this.#isParagraphShaded = false;
    } else if (name === 'w:pStyle') this.#isParagraphUnseen = this.#hiddenStyles.has(value);
    else if (name === 'w:r') this.#run = { isUnseen: false, isWhite: false, isShaded: false };
    else if (name === 'w:pPr') this.#ofMark += 1;
    else if (name === 'w:shd' || name === 'w:highlight') {
      const isShaded = name === 'w:highlight' || !/^(?:auto|f[c-f](?:f[c-f]){2}|)$/iu.test(attributes['w:fill'] ?? '');
      if (this.#ofMark > 0) this.#isParagraphShaded ||= isShaded;
      else this.#run.isShaded ||= isShaded;
    } else if (this.#ofMark > 0) return;
    else if (name === 'w:vanish') this.#run.isUnseen ||= isOn(attributes);
    else if (name === 'w:rStyle') this.#run.isUnseen ||= this.#hiddenStyles.has(value);
    else if (name === 'w:sz') this.#run.isUnseen ||= Number(value) <= 2 * smallestPoints;
    else if (name === 'w:color') this.#run.isWhite = white.test(value);
  }

  close(name: string): void {
    if (name === 'w:tbl' || name === 'w:txbxContent') this.#placed -= 1;
    else if (name === 'w:pPr') this.#ofMark -= 1;
  }

  get isHidden(): boolean {
    const { isUnseen, isWhite, isShaded } = this.#run;
    const isOnWhite = !isShaded && !this.#isParagraphShaded && !this.#isPageColoured && this.#placed === 0;
    return isUnseen || this.#isParagraphUnseen || (isWhite && isOnWhite);
  }
}

function isOn(attributes: Attributes): boolean {
  return !/^(?:0|false|off)$/u.test(attributes['w:val'] ?? 'true');
}

interface OdtStyle {
  readonly isUnseen: boolean;
  readonly isWhite: boolean;
  readonly isShaded: boolean;
}

export class HiddenOfOdt {
  readonly #styles = new Map<string, OdtStyle>();
  /** Of the paragraphs and spans that are open, the outermost first. */
  readonly #open: OdtStyle[] = [];
  #placed = 0;
  #isPageColoured = false;
  /** Sections that are not shown. */
  readonly #sections: boolean[] = [];

  constructor(...parts: readonly (Uint8Array | undefined)[]) {
    for (const part of parts) if (part !== undefined) this.#readStyles(part);
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'table:table' || name === 'draw:frame') this.#placed += 1;
    else if (name === 'text:section') this.#sections.push(attributes['text:display'] === 'none');
    else if (isWritten(name)) {
      const around = this.#open.at(-1) ?? { isUnseen: false, isWhite: false, isShaded: false };
      const own = this.#styles.get(attributes['text:style-name'] ?? '');
      this.#open.push({
        isUnseen: around.isUnseen || own?.isUnseen === true || name === 'text:hidden-text',
        isWhite: own?.isWhite ?? around.isWhite,
        isShaded: around.isShaded || own?.isShaded === true,
      });
    }
  }

  close(name: string): void {
    if (name === 'table:table' || name === 'draw:frame') this.#placed -= 1;
    else if (name === 'text:section') this.#sections.pop();
    else if (isWritten(name)) this.#open.pop();
  }

  get isHidden(): boolean {
    const { isUnseen = false, isWhite = false, isShaded = false } = this.#open.at(-1) ?? {};
    const isOnWhite = !isShaded && !this.#isPageColoured && this.#placed === 0;
    return isUnseen || this.#sections.includes(true) || (isWhite && isOnWhite);
  }

  #readStyles(part: Uint8Array): void {
    let style = '';
    walkXml(part, {
      open: (name, attributes) => {
        if (name === 'style:style') style = attributes['style:name'] ?? '';
        const colour = attributes['fo:background-color'];
        const isShaded = colour !== undefined && colour !== 'transparent' && !white.test(colour);
        if (name === 'style:page-layout-properties') this.#isPageColoured ||= isShaded;
        if (name !== 'style:text-properties' && name !== 'style:paragraph-properties') return;
        const before = this.#styles.get(style);
        const points = /^([\d.]+)pt$/u.exec(attributes['fo:font-size'] ?? '')?.[1];
        this.#styles.set(style, {
          isUnseen:
            before?.isUnseen === true ||
            attributes['text:display'] === 'none' ||
            (points !== undefined && Number(points) <= smallestPoints),
          isWhite: before?.isWhite === true || white.test(attributes['fo:color'] ?? ''),
          isShaded: before?.isShaded === true || isShaded,
        });
      },
    });
  }
}

function isWritten(name: string): boolean {
  return /^text:(?:p|h|span|hidden-text)$/u.test(name);
}
