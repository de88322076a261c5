/**
 * How far one machine goes: indexes of a thousand passages on by tens, each built from files by `footnote index`, opened,
 * searched, and served over HTTP to 1, 8 and 64 who ask without a pause. Prints a table and how steeply each figure grows
 * (the slope of the logarithms: 1 is in proportion), and draws `docs/scale-*.svg`.
 *
 *     npm run build:server && node bench/scale/machine.mjs DATA_FOLDER FOLDER [PASSAGES…|draw]     (1000 10000 100000 1000000)
 *
 * FOLDER keeps an index for each number, which is not built again, and what was measured (`measured.json`), which is
 * measured again only for the numbers that are named; `draw` measures nothing. A million takes 2 GB of memory, 6 GB of disk, and a quarter of an hour.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svgOf } from './chart.mjs';
import { readMaterial } from './scale-corpus.mjs';
import { percentiles, questionsOf } from './scale-questions.mjs';
import { builtInOnly, startServer } from './start-server.mjs';

const ASKERS = [1, 8, 64];
/** For each number of askers. */
const ASKED = 300;
/** The load of a machine that does nothing else. */
const QUIET = 4;

const [data, folder, ...named] = process.argv.slice(2);
if (data === undefined || folder === undefined) {
  console.error('usage: node bench/scale/machine.mjs DATA_FOLDER FOLDER [PASSAGES…]');
  process.exit(2);
}
const sizes = named.length > 0 ? named : ['1000', '10000', '100000', '1000000'];
const kept = join(folder, 'measured.json');
mkdirSync(folder, { recursive: true });
/** @type {Record<string, any>} */
const measured = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
const here = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));
for (const size of sizes.filter((each) => each !== 'draw')) {
  const under = join(folder, size);
  if (!existsSync(join(under, 'built.json'))) {
    execFileSync(process.execPath, [here('scale.mjs'), data, size, under, 'files', 'index'], { stdio: 'inherit' });
  }
  const built = JSON.parse(readFileSync(join(under, 'built.json'), 'utf8'));
  const search = ['--expose-gc', here('machine-search.mjs'), data, join(under, 'index')];
  const searched = JSON.parse(execFileSync(process.execPath, search, { encoding: 'utf8' }));
  const askers = await served(under);
  const disk = readdirSync(join(under, 'index')).reduce(
    (sum, file) => sum + statSync(join(under, 'index', file)).size,
    0,
  );
  measured[size] = { built, ...searched, askers, disk };
  writeFileSync(kept, JSON.stringify(measured, undefined, 2));
}
const rows = Object.values(measured).toSorted((one, other) => one.passages - other.passages);
printTable();
draw();

/** @param {string} under */
async function served(under) {
  const questions = questionsOf(readMaterial(data), ASKED);
  const server = await startServer(under, { ...builtInOnly(join(under, 'corpus')) });
  const ask = async (/** @type {string} */ text) => {
    const response = await fetch(`${server.url}/api/search?q=${encodeURIComponent(text)}`);
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()).results;
  };
  for (const text of questions.slice(0, 40)) await ask(text);
  const all = [];
  for (const askers of ASKERS) {
    /** @type {number[]} */
    const clock = [];
    let next = 0;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: askers }, async () => {
        for (let text; (text = questions[next++]) !== undefined;) {
          const asked = performance.now();
          await ask(text);
          clock.push(performance.now() - asked);
        }
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    all.push({ askers, aSecond: questions.length / seconds, ...percentiles(clock), load: loadavg()[0] });
  }
  await server.stop();
  return all;
}

function printTable() {
  console.log(`Node ${process.version}, ${availableParallelism()} processors\n`);
  const columns = [
    'passages',
    'built, a second of two processors',
    'memory, MB',
    'disk, MB',
    'search, p50 / p95 of the processor, ms',
  ];
  columns.push('by the clock', ...ASKERS.map((askers) => `${askers} over HTTP: a second, p50 / p95, ms`), 'load');
  console.log(`| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`);
  for (const row of rows) {
    const { built, whole, residentBytes, disk, askers, load } = row;
    const pair = (/** @type {{ p50: number, p95: number }} */ { p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
    const cells = [row.passages.toLocaleString('en'), ((2 * built.passages) / built.processorSeconds).toFixed(0)];
    cells.push((residentBytes / 1e6).toFixed(0), (disk / 1e6).toFixed(0), pair(whole.work), pair(whole.clock));
    cells.push(
      ...askers.map((/** @type {any} */ each) => `${each.aSecond.toFixed(0)}, ${pair(each)}`),
      load.toFixed(0),
    );
    console.log(`| ${cells.join(' | ')} |`);
  }
  /** @type {[string, (row: any) => number][]} */
  const grown = [
    ['search, p95 of the processor', (row) => row.whole.work.p95],
    ['keywords, p95 of the processor', (row) => row.keywords.work.p95],
    ['vectors, p95 of the processor', (row) => row.vectors.work.p95],
    ['memory', (row) => row.residentBytes],
    ['disk', (row) => row.disk],
    ['building, of the processor', (row) => row.built.processorSeconds],
  ];
  console.log('\nslope of the logarithms:');
  for (const [name, of] of grown)
    console.log(`${name}: ${slope(rows.map((row) => [row.passages, of(row)])).toFixed(2)}`);
}

/** By least squares. @param {[number, number][]} points */
function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {number} */ of) => logs.reduce((sum, log) => sum + (log[of] ?? 0), 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const product = logs.reduce((sum, [a = 0, b = 0]) => sum + (a - x) * (b - y), 0);
  return product / logs.reduce((sum, [a = 0]) => sum + (a - x) ** 2, 0);
}

function draw() {
  const into = here('../../docs');
  /** @param {(row: any) => number} of @returns {[number, number][]} */
  const points = (of) => rows.map((row) => [row.passages, of(row)]);
  const at = (/** @type {(row: any) => number} */ of) =>
    rows.map((row) => `${row.passages.toLocaleString('en')} passages: ${Number(of(row).toPrecision(3))}`).join('; ');
  const charts = {
    search: {
      title: 'How long a whole search takes',
      description: `Milliseconds of the processor, 95th percentile. ${at((row) => row.whole.work.p95)}.`,
      x: 'passages in the index',
      y: 'milliseconds of the processor, 95th percentile',
      series: [
        { name: 'whole search', points: points((row) => row.whole.work.p95) },
        { name: 'vectors', points: points((row) => row.vectors.work.p95) },
        { name: 'keywords', points: points((row) => row.keywords.work.p95) },
      ],
    },
    askers: {
      title: 'Searches a second over HTTP',
      description: `One server, asked without a pause. By 8: ${at((row) => row.askers[1].aSecond)}.`,
      x: 'passages in the index',
      y: 'searches a second',
      series: ASKERS.map((askers, nth) => ({
        name: askers === 1 ? '1 asks' : `${askers} ask`,
        points: points((row) => row.askers[nth].aSecond),
      })),
    },
    room: {
      title: 'What an index needs',
      description: `Megabytes. Memory: ${at((row) => row.residentBytes / 1e6)}. Disk: ${at((row) => row.disk / 1e6)}.`,
      x: 'passages in the index',
      y: 'megabytes',
      series: [
        { name: 'disk', points: points((row) => row.disk / 1e6) },
        { name: 'memory', points: points((row) => row.residentBytes / 1e6) },
      ],
    },
    building: {
      title: 'How fast an index is built',
      description: `Passages a second of two processors. ${at((row) => (2 * row.built.passages) / row.built.processorSeconds)}.`,
      x: 'passages in the index',
      y: 'passages a second of two processors',
      series: [
        { name: 'footnote index', points: points((row) => (2 * row.built.passages) / row.built.processorSeconds) },
      ],
    },
  };
  for (const [name, chart] of Object.entries(charts)) {
    // How many a second get through tells of what else the machine did, where it did much.
    if (name === 'askers' && rows.some(({ load }) => load > QUIET)) continue;
    writeFileSync(join(into, `scale-${name}.svg`), svgOf(chart));
  }
}
