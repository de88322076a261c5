/**
 * What a person names in a terminal, as offers: files of this machine, and addresses.
 * Promises: a file is read only when it is one and not too large; what cannot be read is offered with the reason.
 */
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { tooLarge } from '../articles/read-article.ts';
import { describeError } from '../errors.ts';
import type { Offer } from './add-articles.ts';

/** With a scheme of two letters or more: one letter is a drive of Windows. */
const address = /^[a-z][a-z\d+.-]+:/i;

export async function* offersOf(names: readonly string[], megabytes: number): AsyncGenerator<Offer, void> {
  for (const name of names) {
    const file = await stat(name).catch(() => undefined);
    if (file === undefined && address.test(name)) yield { kind: 'address', url: name };
    else if (file === undefined) yield { kind: 'refused', name, reason: 'There is no such file.' };
    else if (file.isDirectory()) yield { kind: 'refused', name, reason: 'It is a folder. Name the files in it.' };
    else if (!file.isFile()) yield { kind: 'refused', name, reason: 'It is not a plain file.' };
    else if (file.size > megabytes * 1024 * 1024) yield { kind: 'refused', name, reason: tooLarge(megabytes) };
    else yield await offerOfFile(name);
  }
}

async function offerOfFile(name: string): Promise<Offer> {
  try {
    return { kind: 'file', name, bytes: await readFile(name) };
  } catch (error) {
    return { kind: 'refused', name, reason: `It cannot be read: ${describeError(error)}.` };
  }
}

/** A file of the folder by its path in there, as lists show it; other names as they are. */
export function nameInFolder(name: string, folder: string): string {
  const path = relative(folder, resolve(name));
  const isInside = path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  return isInside ? path.split(sep).join('/') : name;
}
