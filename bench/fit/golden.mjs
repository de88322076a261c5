/**
 * Makes the golden outputs that come with Footnote (src/models/golden.ts), of the reader and of the built-in embedder. To be
 * run when one of the two has changed on purpose; run again, it gives the same files.
 *
 *   npm run build:server && node bench/fit/golden.mjs
 */
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { goldenVectors } from '../../dist/golden-outputs.js';
import { goldenOfReader } from '../../dist/inspection/golden-of.js';
import { agreement, goldenFile, keepGolden } from '../../dist/models/golden.js';
import { NeuralReader } from '../../dist/readers/neural/neural-reader.js';

await make('reader', 'reader', await goldenOfReader(await NeuralReader.open()));
await make('subword', 'embedder', await goldenVectors(new SubwordEmbedder()));

async function make(name, use, golden) {
  const folder = fileURLToPath(new URL(`../../models/${name}`, import.meta.url));
  await mkdir(folder, { recursive: true });
  const { state, reason } = await agreement(folder, use, golden);
  await rm(goldenFile(folder), { force: true });
  await keepGolden(folder, use, golden);
  console.log(`${name}: ${state === 'agrees' ? 'as before' : `made anew, since ${reason}`}`);
}
