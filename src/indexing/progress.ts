/** How far an update has come, as it is told while it runs. */
import type { IndexProgress } from '../store/index-report.ts';

/** `milliseconds`: since it began; 0 before anything is done. */
export function progressOf(done: number, total: number, passages: number, milliseconds: number): IndexProgress {
  if (milliseconds === 0) return { stage: 'indexing', done, total };
  return {
    stage: 'indexing',
    done,
    total,
    passagesPerSecond: Math.round((1000 * passages) / milliseconds),
    secondsLeft: Math.ceil(((total - done) / done) * (milliseconds / 1000)),
  };
}
