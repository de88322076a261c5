/** Saves a kept conversation, or all notes, as a file, by way of a link that only the page knows; tells when that fails. */
import type { SavedFormat } from '../../../src/conversations/export-file.ts';
import { fetchExport } from '../state/api.ts';
import type { Action } from '../state/page-state.ts';
import { problemIn } from '../state/problem.ts';
import { strings } from '../strings/strings.ts';

const endings: Readonly<Record<SavedFormat, string>> = {
  markdown: 'md',
  html: 'html',
  site: 'html',
  docx: 'docx',
  json: 'json',
};

export async function saveExport(
  { id, title }: { readonly id?: string; readonly title: string },
  format: SavedFormat,
  dispatch: (action: Action) => void,
): Promise<void> {
  try {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await fetchExport(id, format));
    link.download = `${fileName(title)}.${endings[format]}`;
    link.click();
    // Once the browser has begun to save it.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (fault) {
    dispatch({ type: 'noticed', text: strings.conversationsList.notExported(problemIn(fault).title), titles: [title] });
  }
}

/** Letters and digits of any script; what file systems do not take becomes a space. */
function fileName(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{M}\p{N}-]+/gu, ' ').trim();
  return (/^.{1,80}/su.exec(name)?.[0] ?? '').trim() || strings.conversationsList.fileName;
}
