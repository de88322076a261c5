/** Fields that several routes take in the same form. Does not know which routes. */
import { z } from 'zod';

/** Characters. */
export const longestQuestion = 8000;
/** Earlier turns that a client may send; older ones say little about a follow-up. */
export const mostTurns = 50;

/** SQLite ends a text at a NUL. */
export const textField = z
  .string()
  .overwrite((text) => text.replaceAll('\0', ''))
  .trim();

export const questionField = textField
  .min(1, 'it is empty')
  .max(longestQuestion, `it is longer than ${longestQuestion} characters`);
