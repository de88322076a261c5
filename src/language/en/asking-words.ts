/** Words of a question that passages which answer it seldom hold. */

/** They say how it is asked or what sort of thing, or whom the question takes for the source: "the author". */
export const askingWords =
  'according author call consider describe example form happen kind known long main many mention name narrator occur often ' +
  'person poster reason refer regarding sort speaker term thing type user writer';

/** Before the sort of thing that is asked for. */
export const beforeSort: ReadonlySet<string> = new Set(['what', 'which']);
