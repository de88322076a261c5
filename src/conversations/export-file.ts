/** A conversation as a file: to be read, or its citations for other programs. */
import { citationForms } from '../citations/forms/citation-forms.ts';
import type { FormPlace } from '../citations/forms/form-place.ts';
import type { Conversation } from '../store/stored-conversation.ts';
import { exportCitations } from './export-citations.ts';
import { type DateOf, exportConversation } from './export-conversation.ts';

const texts = {
  markdown: { ending: 'md', type: 'text/markdown' },
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
} as const;

export const exportFormats = [
  'markdown',
  'html',
  'json',
  'records',
  'csl-json',
  'bibtex',
  'ris',
  'web-annotation',
  'open-webui',
] as const;
export type ExportFileFormat = (typeof exportFormats)[number];

/** `dateOf`: of what a citation tells, for answers that tell events in their order. */
export type ExportPlace = Omit<FormPlace, 'statementsOf'> & { readonly dateOf?: DateOf };

export interface ExportFile {
  readonly text: string;
  /** Of a file's name. */
  readonly ending: string;
  readonly type: string;
}

export function exported(
  conversation: Conversation,
  format: ExportFileFormat,
  { dateOf, ...place }: ExportPlace,
): ExportFile {
  if (format === 'markdown' || format === 'html' || format === 'json')
    return { ...texts[format], text: exportConversation(conversation, format, dateOf) };
  const { ending, type } = citationForms[format];
  return { ending, type, text: exportCitations(conversation, format, place) };
}
