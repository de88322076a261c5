/** The singular of a plural noun. */
import type { Rewriting } from '../pattern.ts';

export const singularEndings: Rewriting = [
  [{ of: /^(wo)?men$/, finds: 'women', leaves: 'omens' }, '$1man'],
  [{ of: /^people$/, finds: 'people', leaves: 'peoples' }, 'person'],
  [{ of: /^children$/, finds: 'children', leaves: 'grandchildren' }, 'child'],
  [{ of: /ies$/, finds: 'ferries', leaves: 'ferry' }, 'y'],
  [{ of: /(?<=ch|sh|x)es$/, finds: 'boxes', leaves: 'shoes' }, ''],
  [{ of: /s$/, finds: 'boats', leaves: 'boat' }, ''],
];
