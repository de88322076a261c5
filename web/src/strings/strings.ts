/** The language that the page speaks: one for now. A second is a file of this type, and a choice made here. */
import { en } from './en.ts';

export type Strings = typeof en;

export const strings: Strings = en;
