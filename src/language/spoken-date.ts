/** A date as a sentence says it. English only. */
import { months } from './en/months.ts';

/** 2021-01-13 as "13 January 2021", 2021-01 as "January 2021". */
export function spokenDate(published: string | undefined): string {
  const [year = '', month, day] = (published ?? '').split('-');
  const name = months[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(' ');
}
