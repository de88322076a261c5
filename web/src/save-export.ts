/** Saves a kept conversation as a file, by way of a link that only the page knows. */
import type { ExportFormat } from '../../src/export-conversation.ts';
import { fetchExport } from './api.ts';

const endings: Readonly<Record<ExportFormat, string>> = { markdown: 'md', html: 'html', json: 'json' };

export async function saveExport(id: string, title: string, format: ExportFormat): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await fetchExport(id, format));
  link.download = `${fileName(title)}.${endings[format]}`;
  link.click();
  // Once the browser has begun to save it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Letters and digits of any script; what file systems do not take becomes a space. */
function fileName(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{M}\p{N}-]+/gu, ' ').trim();
  return (/^.{1,80}/su.exec(name)?.[0] ?? '').trim() || 'conversation';
}
