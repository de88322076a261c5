/**
 * What is being added to the library: files, pasted texts, addresses, and how far each has come.
 * Pure. Promises: one that failed or was cancelled keeps what a further attempt needs; one that is done keeps none of
 * its words. Does not know how anything is sent.
 */
import { fillText } from '../ui/fill-text.ts';
import { strings } from '../strings/strings.ts';
export type Source =
  | { readonly kind: 'file'; readonly file: File }
  /** `url`: where the text was read. */
  | { readonly kind: 'text'; readonly text: string; readonly title: string; readonly url?: string }
  | { readonly kind: 'address'; readonly url: string };

export interface AddedArticle {
  readonly id: string;
  readonly title: string;
}

export type UploadPhase =
  | { readonly kind: 'waiting' }
  /** `share` of the bytes that have been sent, 0 to 1. */
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'reading' }
  | { readonly kind: 'done'; readonly articles: readonly AddedArticle[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly nextStep: string }
  | { readonly kind: 'cancelled' };

export interface Upload {
  readonly id: string;
  readonly name: string;
  /** Undefined once it is done. */
  readonly source: Source | undefined;
  readonly phase: UploadPhase;
}

export type UploadAction =
  | { readonly type: 'added'; readonly uploads: readonly Upload[] }
  | { readonly type: 'moved'; readonly id: string; readonly phase: UploadPhase }
  | { readonly type: 'cleared' };

export function reduceUploads(uploads: readonly Upload[], action: UploadAction): readonly Upload[] {
  switch (action.type) {
    case 'added':
      return [...uploads, ...action.uploads];
    case 'moved':
      return uploads.map((upload) => (upload.id === action.id ? move(upload, action.phase) : upload));
    case 'cleared':
      return uploads.filter(isUnderWay);
    default:
      return uploads;
  }
}

export function newUpload(id: string, source: Source): Upload {
  return { id, name: nameOf(source), source, phase: { kind: 'waiting' } };
}

export function isUnderWay({ phase }: Upload): boolean {
  return phase.kind === 'waiting' || phase.kind === 'sending' || phase.kind === 'reading';
}

/** What one line can say of all of them: "Adding 2 of 5", or how it ended. */
export function uploadsLine(uploads: readonly Upload[]): string {
  const { one, several, numberAdded, numberFailed, numberCancelled } = strings.uploads;
  const left = uploads.filter(isUnderWay).length;
  if (left > 0) return uploads.length === 1 ? one : several(uploads.length - left + 1, uploads.length);
  const ended = (kind: UploadPhase['kind']): number => uploads.filter(({ phase }) => phase.kind === kind).length;
  const parts = [
    [ended('done'), numberAdded],
    [ended('failed'), numberFailed],
    [ended('cancelled'), numberCancelled],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, words]) => words(amount))
    .join(', ');
}

function move(upload: Upload, phase: UploadPhase): Upload {
  // What arrives late of an upload that was cancelled says nothing any more; a retry begins by waiting.
  if (!isUnderWay(upload) && phase.kind !== 'waiting') return upload;
  return { ...upload, phase, source: phase.kind === 'done' ? undefined : upload.source };
}

function nameOf(source: Source): string {
  if (source.kind === 'file') return source.file.name;
  if (source.kind === 'address') return source.url;
  return source.title === '' ? fillText(strings.quoted, { words: firstWords(source.text) }) : source.title;
}

function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length > 48 ? `${line.slice(0, 48).trimEnd()}…` : line;
}
