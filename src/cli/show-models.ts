/** Models as a person reads of them in a terminal: what is set and in use, what is kept, and what was wrong with it. */
import type { ModelCheck } from '../inspection/check-models.ts';
import type { PulledModel } from '../inspection/pull-model.ts';
import type { KeptModel } from '../models/kept-models.ts';
import { clean, wrap } from './show.ts';

export interface ModelList {
  readonly folder: string;
  readonly set: readonly ModelCheck[];
  readonly kept: readonly KeptModel[];
  readonly shipped: readonly KeptModel[];
}

const unknown = 'not known';
const indent = '            ';

export function showModels({ folder, set, kept, shipped }: ModelList): string {
  return clean(
    [
      'Set:',
      ...set.map(
        (check) =>
          `  ${check.role.padEnd(9)} ${inUse(check)}\n${wrap(toldOf(check, `${check.setting}=${check.set}.`), indent)}`,
      ),
      '',
      `Kept in ${folder}:`,
      ...(kept.length === 0 ? ['  nothing'] : kept.map(showKept)),
      '',
      'Came with Footnote:',
      ...shipped.map(showKept),
    ].join('\n'),
  );
}

export function showPulled(pulled: PulledModel): string {
  return clean(`${pulled.fetched ? 'Fetched' : 'Already here'}:\n${showKept(pulled)}\n  in ${pulled.folder}`);
}

/** One line for each model that is set. */
export function showCheck(check: ModelCheck): string {
  const { role } = check;
  return clean(toldOf(check, `${role.slice(0, 1).toUpperCase()}${role.slice(1)}: ${inUse(check)}.`));
}

const goldens = {
  agrees: 'It gives what it should.',
  kept: 'What it gives is kept, to be held against what it gives later.',
  none: '',
};

function inUse({ uses, set, problem }: ModelCheck): string {
  return uses ?? (set === 'none' || problem !== undefined ? 'none' : 'none yet');
}

function toldOf({ why, problem, golden }: ModelCheck, before: string): string {
  const told = problem === undefined ? [why ?? '', goldens[golden ?? 'none']] : [problem.sentence, problem.nextStep];
  return [before, ...told].filter((words) => words !== '').join(' ');
}

function showKept({ name, bytes, precision, state, reason, origin }: KeptModel): string {
  const from =
    state === 'by-hand'
      ? 'put there by hand'
      : [
          origin === undefined
            ? `from: ${unknown}`
            : origin.fetched === undefined
              ? origin.source
              : `from ${origin.source}`,
          ...(origin?.fetched === undefined ? [] : [`on ${origin.fetched.slice(0, 10)}`]),
          ...(origin?.revision === undefined ? [] : [`at ${origin.revision.slice(0, 12)}`]),
        ].join(' ');
  const whole = { whole: 'whole', 'by-hand': 'not hashed when it came', damaged: `damaged: ${reason ?? ''}` }[state];
  const facts = [
    `${(bytes / 1e6).toFixed(1)} MB`,
    ...(precision === undefined ? [] : [precision]),
    `licence: ${origin?.licence ?? unknown}`,
    ...(state === 'damaged' ? [] : [from]),
    whole,
  ];
  return `  ${name}\n${wrap(facts.join(', '), indent)}`;
}
