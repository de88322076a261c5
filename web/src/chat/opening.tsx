/** Stands in the place of a kept conversation that is on its way, or that cannot be had. */
import type { Problem } from '../../../src/errors.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
import '../ui/remarks.css';
import './opening.css';

export function Opening({ problem }: { problem: Problem | undefined }) {
  if (problem === undefined) return <p class="opening">{strings.conversation.opening}</p>;
  return (
    <div class="failure opening">
      <p class="failure-title">{problem.title}</p>
      <p>{fill(strings.conversation.missed, { detail: problem.detail })}</p>
    </div>
  );
}
