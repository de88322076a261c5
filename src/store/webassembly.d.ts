/** The part of WebAssembly's JavaScript interface that vector-columns.ts uses: Node's types leave it to a browser's. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
    readonly [Symbol.toStringTag]: 'WebAssembly.Module';
  }
  class Instance {
    constructor(module: Module);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
    /** By so many pages of 64 kB. */
    grow(pages: number): number;
  }
}
