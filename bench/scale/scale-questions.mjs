/** Which of the sets' questions are asked when measuring at scale, and how times are summed up. */
export const RECALL_AT = 10;
const QUESTIONS = 300;
const PROBES = 50;

/** @param {import('./scale-corpus.mjs').Material} material */
export function questionsOf(material, count = QUESTIONS) {
  const every = Math.floor(material.questions.length / count);
  return material.questions.filter((_, at) => at % every === 0).slice(0, count);
}

/** Those whose nearest vectors are looked for. @param {import('./scale-corpus.mjs').Material} material */
export function probesOf(material) {
  return questionsOf(material, PROBES);
}

/**
 * What each question takes, by the clock and of the processor; the first ones warm up and are asked again.
 * @param {readonly string[]} questions @param {(question: string) => unknown} search
 */
export async function timesOf(questions, search, warmUp = 60) {
  for (const text of questions.slice(0, warmUp)) await search(text);
  const clock = [];
  const work = [];
  for (const text of questions) {
    const before = process.cpuUsage();
    const began = performance.now();
    await search(text);
    clock.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    work.push((user + system) / 1000);
  }
  return { clock: percentiles(clock), work: percentiles(work) };
}

/** Sorts them too. @param {number[]} values */
export function percentiles(values) {
  values.sort((a, b) => a - b);
  const [p50 = 0, p95 = 0, p99 = 0] = [0.5, 0.95, 0.99].map((share) => values[Math.floor(share * values.length)]);
  return { p50, p95, p99 };
}

/** @param {{ p50: number, p95: number, p99: number }} percentiles */
export function shown({ p50, p95, p99 }) {
  return `p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)}, p99 ${p99.toFixed(2)}`;
}
