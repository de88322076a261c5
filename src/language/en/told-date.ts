/** A date that a sentence tells of: apart from the names of the months, which the page takes along. */
import type { Pattern } from '../pattern.ts';
import { months } from './months.ts';

/** A date of its own in a sentence, the year at least: groups `day`, `dayBehind`, `month`, `year`, `bare`, `ad`, `bc`. */
export const told: Pattern = {
  of: new RegExp(
    String.raw`(?:\b(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?\b(?<month>${months.join('|')})(?: (?<dayBehind>\d{1,2})(?:st|nd|rd|th)?\b)?,? (?<year>[12]\d{3})\b|\b(?<bc>\d{2,4}) BCE?\b|\b[Yy]ear (?<ad>\d{2,4})\b|\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|[Tt]ill|[Oo]f|[Aa]bout|[Aa]round|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|early|late|mid|to|and|the|the [\p{Ll}-]+|spring|summer|autumn|winter) (?<bare>(?:1[0-9]|20)\d\d)(?:s\b|\b)(?![,.]\d|[-–]\p{L}| (?:people|men|women|metres|kilometres|pounds|euros|dollars|workers|copies|years|tons|tonnes|members|troops|soldiers|houses|ships)\b)`,
    'u',
  ),
  finds: 'The mill was sold in 1911.',
  leaves: 'The mill employs 1911 people.',
};
