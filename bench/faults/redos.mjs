/**
 * Every regular expression of src/ against strings made for it: pieces that it matches, repeated, with an end that it does
 * not match, at 1,000 to 16,000 characters. Told is each whose time grows much faster than the length.
 * Where words of any length come (rooms below), 16,000 characters may take no more than a fraction of a second, and
 * growth must stay near the length; elsewhere questions end at 8,000 characters and passages at 1,400, and that length
 * must be read at once.
 *
 *     npm run build && node bench/faults/redos.mjs [TRIALS a expression] [SEED] [PART OF A FILE'S NAME]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chanceOf, Rows, runAlone } from './fault-rows.mjs';

const source = fileURLToPath(new URL('../../src', import.meta.url));
/** Files whose expressions meet text of any length. */
const unbounded = /^(?:articles|adding|copies|indexing)\/|^(?:text|tables)\.ts$/;
/** Milliseconds that the longest string may take there; and at 8,000 characters elsewhere. */
const most = 60;
const mostElsewhere = 1000;

/** A regular expression on one line, behind what cannot stand before a division. */
const literal =
  /(?<![\w)\]/*<])\/(?![/*\s])((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[\s,;.)\]:}?&|]|$)/g;

/** @returns {Promise<{ file: string, of: RegExp }[]>} */
async function expressions(part = '') {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file.includes(part),
  );
  const found = files.flatMap((file) =>
    readFileSync(join(source, file), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))
      .flatMap((line) => [...line.matchAll(literal)])
      .flatMap(([, body = '', flags = '']) => {
        try {
          return [{ file, of: new RegExp(body, flags.replace(/[gy]/g, '')) }];
        } catch {
          return [];
        }
      }),
  );
  // Those that are put together when a module is loaded: the constructor tells them.
  const Real = RegExp;
  let now = '';
  globalThis.RegExp = new Proxy(Real, {
    construct: (target, given) => {
      const made = Reflect.construct(target, given);
      if (now !== '') found.push({ file: now, of: new Real(made.source, made.flags.replace(/[gy]/g, '')) });
      return made;
    },
  });
  for (const file of files.filter((each) => !/worker|child|memory-watch|^cli\.ts$/.test(each))) {
    now = file;
    if (/\bRegExp\(/.test(readFileSync(join(source, file), 'utf8')))
      await import(join(source, '../dist', file.replace(/\.ts$/, '.js'))).catch(() => undefined);
    now = '';
  }
  globalThis.RegExp = Real;
  const once = new Map(found.map((each) => [`${each.file} ${each.of}`, each]));
  return [...once.values()];
}

/** Pieces of what an expression may match, and of what it may stumble over. @param {string} body @param {() => number} chance */
function piecesOf(body, chance) {
  const sampled = Array.from({ length: 6 }, () => sampleOf(body, chance)).filter((piece) => piece !== '');
  const shorter = sampled.flatMap((piece) => {
    const from = Math.floor(chance() * piece.length);
    return [piece.slice(from), piece.slice(0, from + 1), piece.slice(from, from + 1 + Math.floor(chance() * 3))];
  });
  const common = [
    ' ',
    '\n',
    '\t',
    'a',
    'A',
    '1',
    '.',
    ',',
    '-',
    '"',
    '(',
    '[',
    '<',
    '|',
    ':',
    '#',
    'a ',
    'a.',
    '1,',
    '1 ',
    'A. ',
    '\n ',
    ' \n',
    'a-',
    '1. ',
    '\\',
    '&',
    '/',
    'a/',
    '<a',
    '\u0301',
    '’',
  ];
  return { sampled, pumps: [...new Set([...sampled, ...shorter, ...common])].filter((piece) => piece !== '') };
}

/** A string that the expression may match, by a walk through it; of what it does not know, nothing. @param {string} body @param {() => number} chance */
function sampleOf(body, chance) {
  let at = 0;
  const pick = (/** @type {readonly string[]} */ all) => all[Math.floor(chance() * all.length)] ?? '';
  const ofProperty = (/** @type {string} */ name) => {
    if (name === 'Lu') return 'A';
    return { N: '1', P: pick(['.', ',', '“']), S: '+', M: '\u0301', Z: ' ' }[name.charAt(0)] ?? 'a';
  };
  /** @returns {string} */
  function alternatives() {
    const all = [sequence()];
    while (body[at] === '|') {
      at += 1;
      all.push(sequence());
    }
    return pick(all);
  }
  function sequence() {
    let text = '';
    while (at < body.length && body[at] !== '|' && body[at] !== ')') {
      const before = at;
      const one = atom();
      const quantified = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(body.slice(at));
      if (quantified === null) text += one;
      else {
        at += quantified[0].length;
        const least = quantified[1] === undefined ? (quantified[0][0] === '+' ? 1 : 0) : Number(quantified[1]);
        const end = at;
        const times = least + Math.floor(chance() * 3);
        for (let time = 0; time < times; time += 1) {
          at = before;
          text += atom();
        }
        at = end;
      }
    }
    return text;
  }
  /** @returns {string} */
  function atom() {
    const sign = body[at] ?? '';
    at += 1;
    if (sign === '(') {
      const kind = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(body.slice(at))?.[0] ?? '';
      at += kind.length;
      const inner = alternatives();
      at += 1;
      return /[!]$/.test(kind) ? '' : inner;
    }
    if (sign === '[') return ofClass();
    if (sign === '\\') return escaped();
    if (sign === '.') return 'a';
    return sign === '^' || sign === '$' ? '' : sign;
  }
  function escaped() {
    const sign = body[at] ?? '';
    at += 1;
    if (/[pP]/.test(sign)) {
      const name = /^\{(?:\w+=)?(\w+)\}/.exec(body.slice(at));
      at += name?.[0].length ?? 0;
      return sign === 'P' ? ' ' : ofProperty(name?.[1] ?? 'L');
    }
    if (sign === 'u' || sign === 'x') {
      const code = /^(?:\{([\da-f]+)\}|([\da-f]{4})|([\da-f]{2}))/i.exec(body.slice(at));
      at += code?.[0].length ?? 0;
      return String.fromCodePoint(Number.parseInt(code?.[1] ?? code?.[2] ?? code?.[3] ?? '61', 16));
    }
    if (/[bBk\d]/.test(sign)) return '';
    return (
      { d: '1', D: 'a', w: 'a', W: ' ', s: pick([' ', '\n']), S: 'a', n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' }[
        sign
      ] ?? sign
    );
  }
  function ofClass() {
    const isNot = body[at] === '^';
    if (isNot) at += 1;
    const all = [];
    while (at < body.length && body[at] !== ']') {
      if (body[at] === '\\') {
        at += 1;
        all.push(escaped());
      } else {
        all.push(body[at] ?? '');
        at += 1;
      }
    }
    at += 1;
    return isNot ? pick(['a', ' ', '1', '.'].filter((each) => !all.includes(each))) || 'z' : pick(all);
  }
  return alternatives();
}

/** Milliseconds, the least of some, by the processor. @param {RegExp} of @param {string} text @param {number} times */
function timeOf(of, text, times) {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) {
    const before = process.cpuUsage();
    const began = performance.now();
    of.test(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, performance.now() - began, (user + system) / 1000 + 0.5);
  }
  return least;
}

/** @param {import('./fault-rows.mjs').Options & { part?: string, told?: (line: string) => void }} options */
export async function redos({ trials = 60, seed = 1, part = '', told = console.error } = {}) {
  const chance = chanceOf(seed);
  const rows = new Rows();
  for (const { file, of } of await expressions(part)) {
    const isLong = unbounded.test(file);
    const { sampled, pumps } = piecesOf(of.source, chance);
    let worst;
    for (let trial = 0; trial < trials && worst === undefined; trial += 1) {
      const head =
        chance() < 0.5
          ? ''
          : (sampled[Math.floor(chance() * sampled.length)] ?? '').slice(0, Math.floor(chance() * 20));
      const pump = pumps[trial % pumps.length] ?? 'a';
      const tail = chance() < 0.5 ? '\u0001' : 'x\u0001';
      const long = (/** @type {number} */ length) => head + pump.repeat(Math.ceil(length / pump.length)) + tail;
      const [short, middle] = [timeOf(of, long(1000), 1), timeOf(of, long(4000), 1)];
      // A hundred characters' time squared would be seen by now.
      if (middle < 1.5 && short < 1.5) continue;
      const again = timeOf(of, long(4000), 3);
      if (again < 1.2) continue;
      const whole = again > 300 ? Number.POSITIVE_INFINITY : timeOf(of, long(isLong ? 16_000 : 8000), 2);
      if (whole > (isLong ? most : mostElsewhere)) worst = { pump, head, whole, again };
    }
    if (worst !== undefined)
      told(
        `${file}  ${of}\n    ${JSON.stringify(worst.head)} + ${JSON.stringify(worst.pump)} repeated: ${worst.again.toFixed(0)} ms at 4,000, ${worst.whole.toFixed(0)} ms at ${isLong ? '16,000' : '8,000'}`,
      );
    rows.add(isLong ? 'of text of any length' : 'of questions and passages', worst === undefined ? {} : { hangs: 1 });
  }
  return rows.all;
}

await runAlone(import.meta.url, (options) =>
  redos({ ...options, ...(process.argv[4] !== undefined && { part: process.argv[4] }) }),
);
