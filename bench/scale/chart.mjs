/**
 * A chart as plain SVG: lines over two logarithmic axes, readable on light and on dark pages, with a title and a
 * description for those who do not see it. Series differ by the shape of their points and by dashes, not by colour alone.
 */

const width = 720;
const height = 420;
const plot = { left: 84, right: 170, top: 56, bottom: 64 };
const colours = [
  ['#0b5fa5', '#7ab8f5'],
  ['#a3420b', '#f5a97a'],
  ['#1d6b3a', '#7fd49b'],
];
const dashes = ['none', '7 4', '2 4'];

/** @typedef {{ name: string, points: readonly (readonly [number, number])[] }} Series */
/** @typedef {{ title: string, description: string, x: string, y: string, series: readonly Series[] }} Chart */

/** @param {Chart} chart */
export function svgOf({ title, description, x, y, series }) {
  const points = series.flatMap((each) => each.points);
  const across = axis(
    points.map(([value]) => value),
    plot.left,
    width - plot.right,
  );
  const up = axis(
    points.map(([, value]) => value),
    height - plot.bottom,
    plot.top,
  );
  const styles = series.map((_, at) => `.s${at}{stroke:${colours[at]?.[0]};fill:${colours[at]?.[0]}}`).join('');
  const dark = series.map((_, at) => `.s${at}{stroke:${colours[at]?.[1]};fill:${colours[at]?.[1]}}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
text{font:13px system-ui,sans-serif;fill:#1f2328;stroke:none}
.head{font-size:16px;font-weight:600}
.paper{fill:#fff}
.grid{stroke:#d0d7de;stroke-width:1}
.line{fill:none;stroke-width:2.5}
${styles}
@media (prefers-color-scheme: dark){text{fill:#e6edf3}.paper{fill:#0d1117}.grid{stroke:#30363d}${dark}}
.line{fill:none}
</style>
<rect class="paper" width="${width}" height="${height}"/>
<text class="head" x="${plot.left}" y="30">${escaped(title)}</text>
${across.ticks.map((value) => `<line class="grid" x1="${across.at(value)}" x2="${across.at(value)}" y1="${plot.top}" y2="${height - plot.bottom}"/><text x="${across.at(value)}" y="${height - plot.bottom + 20}" text-anchor="middle">${named(value)}</text>`).join('\n')}
${up.ticks.map((value) => `<line class="grid" x1="${plot.left}" x2="${width - plot.right}" y1="${up.at(value)}" y2="${up.at(value)}"/><text x="${plot.left - 8}" y="${up.at(value) + 4}" text-anchor="end">${named(value)}</text>`).join('\n')}
<text x="${(plot.left + width - plot.right) / 2}" y="${height - 16}" text-anchor="middle">${escaped(x)}</text>
<text transform="translate(20 ${(plot.top + height - plot.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y)}</text>
${series.map((each, at) => drawn(each, at, across.at, up.at)).join('\n')}
</svg>
`;
}

/** @param {Series} series @param {number} at @param {(value: number) => number} across @param {(value: number) => number} up */
function drawn({ name, points }, at, across, up) {
  const path = points.map(([x, y], nth) => `${nth === 0 ? 'M' : 'L'}${across(x)} ${up(y)}`).join(' ');
  const marks = points.map(([x, y]) => mark(at, across(x), up(y))).join('');
  const row = plot.top + 12 + 24 * at;
  const left = width - plot.right + 16;
  return (
    `<path class="line s${at}" stroke-dasharray="${dashes[at]}" d="${path}"/>${marks}` +
    `<line class="s${at}" stroke-width="2.5" stroke-dasharray="${dashes[at]}" x1="${left}" x2="${left + 28}" y1="${row}" y2="${row}"/>` +
    `${mark(at, left + 14, row)}<text x="${left + 36}" y="${row + 4}">${escaped(name)}</text>`
  );
}

/** @param {number} at @param {number} x @param {number} y */
function mark(at, x, y) {
  if (at === 0) return `<circle class="s${at}" cx="${x}" cy="${y}" r="4"/>`;
  if (at === 1) return `<rect class="s${at}" x="${x - 4}" y="${y - 4}" width="8" height="8"/>`;
  return `<path class="s${at}" d="M${x} ${y - 5} L${x + 5} ${y + 4} L${x - 5} ${y + 4} Z"/>`;
}

/** From the power of ten, or its half, below the least value to that above the largest. */
function axis(/** @type {number[]} */ values, /** @type {number} */ from, /** @type {number} */ to) {
  const steps = [1, 3];
  const least = Math.min(...values);
  const largest = Math.max(...values);
  const ticks = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(largest)); power += 1) {
    for (const step of steps) ticks.push(step * 10 ** power);
  }
  const first = ticks.findLastIndex((value) => value <= least * 1.001);
  const last = ticks.findIndex((value) => value >= largest * 0.999);
  const used = ticks.slice(Math.max(0, first), last + 1);
  const [low, high] = [Math.log(used[0] ?? 1), Math.log(used.at(-1) ?? 10)];
  const at = (/** @type {number} */ value) =>
    Math.round((from + ((Math.log(value) - low) / Math.max(1e-9, high - low)) * (to - from)) * 10) / 10;
  // Of a long axis only the powers of ten.
  return { at, ticks: used.length > 7 ? used.filter((value) => Number.isInteger(Math.log10(value))) : used };
}

/** @param {number} value */
function named(value) {
  if (value >= 1e6) return `${value / 1e6} M`;
  if (value >= 1e3) return `${value / 1e3} k`;
  return String(Number(value.toPrecision(2)));
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
