/** A conversation as a file: to be read, or its citations for other programs. */
import { citationForms } from '../citations/forms/citation-forms.ts';
import type { FormPlace } from '../citations/forms/form-place.ts';
import type { Conversation } from '../store/stored-conversation.ts';
import { exportCitations } from './export-citations.ts';
import { exportDocx } from './export-docx.ts';
import { exportConversation } from './export-conversation.ts';
import { exportSite } from './export-site.ts';
import type { DateOf } from './write-turns.ts';

const texts = {
  markdown: { ending: 'md', type: 'text/markdown' },
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
} as const;

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const exportFormats = [
  'markdown',
  'html',
  'json',
  'docx',
  'site',
  'records',
  'csl-json',
  'bibtex',
  'ris',
  'web-annotation',
  'open-webui',
] as const;
export type ExportFileFormat = (typeof exportFormats)[number];
/** Those that a person reads or keeps; the others are for programs. */
export type SavedFormat = Extract<ExportFileFormat, 'markdown' | 'html' | 'site' | 'docx' | 'json'>;

/** `dateOf`: of what a citation tells, for answers that tell events in their order. */
export type ExportPlace = Omit<FormPlace, 'statementsOf'> & { readonly dateOf?: DateOf };

export interface ExportFile {
  readonly content: string | Uint8Array;
  /** Of a file's name. */
  readonly ending: string;
  readonly type: string;
}

export async function exported(
  conversation: Conversation,
  format: ExportFileFormat,
  { dateOf, ...place }: ExportPlace,
): Promise<ExportFile> {
  if (format === 'markdown' || format === 'html' || format === 'json')
    return { ...texts[format], content: exportConversation(conversation, format, dateOf) };
  if (format === 'site') return { ...texts.html, content: exportSite(conversation, place.textOf, dateOf) };
  if (format === 'docx') return { ending: 'docx', type: docxType, content: await exportDocx(conversation) };
  const { ending, type } = citationForms[format];
  return { ending, type, content: exportCitations(conversation, format, place) };
}
