/**
 * What the product brings with it: known faults of its dependencies, where the registry tells them, and their licences, all
 * of which must be on the list below. Ends with 1 where a fault is known, or a licence is not on the list.
 *
 *     npm run audit               # both
 *     npm run audit -- --notices  # the licences' texts, one after another, for notices of third parties
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each may be used and passed on with a program under the MIT License, if its text goes with it. */
const allowed = new Set(
  'MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 CC0-1.0 Unlicense Zlib PSF-2.0 Python-2.0 OFL-1.1'.split(
    ' ',
  ),
);
/** Parts of an optional package, loaded as a library of its own and never built into this one, by the beginning of their name. */
const asLibrary = new Map([['LGPL-3.0-or-later', ['@img/sharp-']]]);

/**
 * All packages of the product that the lock file names, those of other systems too.
 * @returns {{ name: string, version: string, licence: string, folder: string, isInstalled: boolean }[]}
 */
export function productionPackages(folder = root) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, about]) => path !== '' && about.dev !== true && about.link !== true)
    .map(([path, about]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const stated = statedIn(join(folder, path));
      return {
        name,
        version: String(about.version),
        licence: stated ?? String(about.license ?? 'none'),
        folder: join(folder, path),
        isInstalled: stated !== undefined,
      };
    });
}

/** @param {string} folder @returns {string | undefined} */
function statedIn(folder) {
  try {
    const { license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const given = license ?? licenses;
    if (typeof given === 'string') return given;
    const all = Array.isArray(given) ? given : given === undefined ? [] : [given];
    return all.length === 0 ? 'none' : all.map(({ type }) => type).join(' OR ');
  } catch {
    return undefined;
  }
}

/** Of alternatives one is enough; of what holds together, all. @param {string} name @param {string} licence */
export function mayBeUsed(name, licence) {
  const alternatives = licence.replaceAll(/[()]/g, ' ').split(/\s+OR\s+/);
  return alternatives.some((each) =>
    each.split(/\s+AND\s+/).every((one) => {
      const id = one.trim();
      return allowed.has(id) || (asLibrary.get(id) ?? []).some((beginning) => name.startsWith(beginning));
    }),
  );
}

/** @param {string} folder */
function licenceText(folder) {
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
}

/** Whether there is a fault; undefined where the registry does not tell. */
function hasKnownFault() {
  try {
    execFileSync('npm', ['audit', '--omit=dev', '--json'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return false;
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    const counts = said.startsWith('{') ? JSON.parse(said).metadata?.vulnerabilities : undefined;
    return counts === undefined ? undefined : counts.total > 0;
  }
}

function main() {
  const all = productionPackages();
  if (process.argv.includes('--notices')) {
    for (const { name, version, licence, folder, isInstalled } of all)
      if (isInstalled) console.log(`${name} ${version} (${licence})\n\n${licenceText(folder)}\n\n${'-'.repeat(72)}\n`);
    return;
  }
  const unknown = all.filter(({ name, licence }) => !mayBeUsed(name, licence));
  const counts = new Map();
  for (const { licence } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  for (const [licence, count] of [...counts].sort(([, a], [, b]) => b - a))
    console.log(`${String(count).padStart(5)}  ${licence}`);
  for (const { name, version, licence } of unknown) console.log(`NOT ON THE LIST: ${name} ${version}: ${licence}`);
  console.log(`${all.length} packages of the product, ${unknown.length} with a licence that is not on the list.`);
  const fault = hasKnownFault();
  console.log(
    fault === undefined
      ? 'Known faults: this registry does not tell them; run it where it does, or look at the advisories of the repository.'
      : fault
        ? 'Known faults: there are some; `npm audit --omit=dev` names them.'
        : 'Known faults: none.',
  );
  if (unknown.length > 0 || fault === true) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
