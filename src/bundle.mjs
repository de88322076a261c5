/**
 * Joins the compiled modules of each program into few files, in place: four hundred small ones take half a second to load.
 * Run after tsc, by `npm run build`. Packages stay where they are; modules that are imported by themselves stay, too.
 */
import { rmSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** What is started as a program, a process or a thread, and what other programs import. */
const programs = [
  'cli',
  'index',
  'answering/answering-worker',
  'articles/memory-watch',
  'articles/reading-child',
  'indexing/cutting-worker',
  'indexing/indexing-worker',
  'models/pair-classifier-child',
  'readers/neural/reader-child',
  'store/vector-graph-worker',
];

/** A module goes on finding what lay beside it. */
const ownAddress = /\bimport\.meta\.url\b/g;
const keepAddresses = {
  name: 'keep-addresses',
  transform(code, id) {
    return id.startsWith(dist) && ownAddress.test(code)
      ? code.replace(ownAddress, `__moduleAddress(${JSON.stringify(id.slice(dist.length))})`)
      : undefined;
  },
  renderChunk(code, { fileName }) {
    const from = posix.dirname(fileName);
    return code.replace(
      /\b__moduleAddress\("([^"]+)"\)/g,
      (_, module) => `new URL(${JSON.stringify(posix.relative(from, module))}, import.meta.url).href`,
    );
  },
};

rmSync(`${dist}joined`, { recursive: true, force: true });
await build({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'warn',
  publicDir: false,
  plugins: [keepAddresses],
  ssr: { target: 'node', noExternal: ['zod'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: dist,
    emptyOutDir: false,
    // Names stay, for the traces of faults.
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(programs.map((program) => [program, `${dist}${program}.js`])),
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'joined/[name]-[hash].js' },
    },
  },
});
