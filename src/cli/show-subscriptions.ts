/** Subscriptions as a person reads them in a terminal. Plain text in, plain text out. */
import type { SubscriptionState } from '../subscriptions/subscription.ts';
import { clean, wrap } from './show.ts';

export function showSubscriptions(subscriptions: readonly SubscriptionState[]): string {
  if (subscriptions.length === 0) return 'Nothing is followed yet: footnote subscribe ADDRESS';
  return clean(subscriptions.map(showOne).join('\n\n'));
}

/** On one line, for stderr. */
export function showProblem({ url, problem }: SubscriptionState): string {
  return clean(`Not read: ${url}. ${problem?.sentence ?? ''} ${problem?.nextStep ?? ''}`);
}

function showOne(state: SubscriptionState): string {
  const { title, url, kind, every, articles, folder, lastRead, next, problem, ended } = state;
  const facts = [
    kind ?? 'not read yet',
    `every ${showTime(every)}`,
    `${articles} ${articles === 1 ? 'article' : 'articles'}${folder === undefined ? '' : ` in ${folder}`}`,
    ...(lastRead === undefined ? [] : [`read ${showMoment(lastRead)}`]),
    ...(ended === undefined ? [`next ${showMoment(next)}`] : []),
  ];
  return [
    title ?? url,
    ...(title === undefined ? [] : [`  ${url}`]),
    wrap(facts.join(', '), '  '),
    ...(problem === undefined ? [] : [wrap(`${problem.sentence} ${problem.nextStep}`, '  ')]),
  ].join('\n');
}

function showMoment(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}

function showTime(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${Math.round(seconds / 60)} min`;
}
