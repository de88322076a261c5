/** Why no article is fetched from an address: as an error for every door. */
import { FootnoteError } from '../errors.ts';

export function importsOff({ offline }: { readonly offline: boolean }): FootnoteError {
  const step = offline
    ? 'Unset FOOTNOTE_OFFLINE and set FOOTNOTE_IMPORTS=1, or save the page and add the file.'
    : 'Set FOOTNOTE_IMPORTS=1 and start again, or save the page and add the file.';
  return new FootnoteError('imports-off', 'Adding articles by their address is off.', step, { status: 403 });
}
