/**
 * Builds the page into dist/web, where the server finds it. Promises what the Content-Security-Policy needs: no inline
 * script or style, nothing from another host, and every asset under a hashed name (only theme.js, the manifest and the icons keep theirs),
 * with its compressed forms beside it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

// Those that know light-dark(); all have been out since May 2024.
const browsers = ['chrome123', 'firefox120', 'safari17.5'];

const assets = join(import.meta.dirname, '../dist/web/assets');

/** Beside each asset its compressed forms, so that the server need not compress. */
const compressed: Plugin = {
  name: 'compressed',
  closeBundle() {
    // Typefaces are compressed as they come.
    for (const name of readdirSync(assets).filter((each) => !each.endsWith('.woff2'))) {
      const bytes = readFileSync(join(assets, name));
      writeFileSync(join(assets, `${name}.gzip`), gzipSync(bytes, { level: 9 }));
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes));
    }
  },
};

/** Vite's own, which loads sheets and modules ahead of a room, has nothing to load here: there is one sheet, and one chunk. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
};

export default defineConfig({
  plugins: [plainImports, compressed],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: browsers,
    cssTarget: browsers,
    // One sheet, and no code that would fetch further ones before a room: together they are smaller so.
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    minify: 'terser',
    // What packs best, as it was measured: constants stand where they were written, and what is called often is not repeated.
    terserOptions: {
      module: true,
      ecma: 2020,
      compress: { passes: 4, unsafe: true, unsafe_arrows: true, pure_getters: true, lhs_constants: false, inline: 1 },
    },
    // The rooms that are fetched when they are entered come together, and so does all else: apart they would be larger.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'rooms',
              test: /web\/src\/(?:saved|timeline|unanswered|sources\/choose-sources|library\/subscriptions|adding\/offer)/,
              priority: 1,
            },
            { name: 'page', test: /./ },
          ],
        },
      },
    },
  },
  // Jsx is compiled without a plugin, and to calls of what the page has in any case: that is 0.7 kB less than the automatic form.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'jsxElement', pragmaFrag: 'JsxGroup' },
    jsxInject: `import { h as jsxElement, Fragment as JsxGroup } from 'preact';`,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
