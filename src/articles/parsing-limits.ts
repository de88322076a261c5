/** How much a file may turn out to hold. What goes beyond is refused with the reason, before it is parsed where that can be told. */
export interface ParsingLimits {
  /** Megabytes of all that is packed in a file, and of a page. */
  readonly unpackedMegabytes: number;
  /** How many times its packed size a file may unpack to. */
  readonly ratio: number;
  /** Parts of a package, articles of a feed. */
  readonly entries: number;
  /** Elements of a page in one another. */
  readonly depth: number;
}

export const defaultParsingLimits: ParsingLimits = {
  // Words of ten novels. Pictures are counted as declared, but never unpacked.
  unpackedMegabytes: 200,
  // XML of office programs shrinks to a tenth, at most to a fiftieth.
  ratio: 150,
  // A novel has a hundred parts; a magazine with pictures a few hundred; feeds of years some thousand.
  entries: 10_000,
  // Pages made by people stay below 100; browsers themselves stop at 512.
  depth: 1000,
};
