/** The article of a citation as a RIS entry, which programs for literature read. Promises: pure; one line for each tag. */
import type { CitationRecord } from '../citation-record.ts';

export function ris({ article }: CitationRecord): string {
  const { id, title, publisher, author, published, url, language } = article;
  const lines = [
    ['TY', url === undefined ? 'GEN' : 'ELEC'],
    ['ID', id],
    ['TI', title],
    ['AU', author],
    ['PB', publisher],
    ['PY', published?.slice(0, 4)],
    // Year/month/day/, with what is not known left empty.
    ['DA', published && `${published.split('-').join('/')}${'/'.repeat(4 - published.split('-').length)}`],
    ['UR', url],
    ['LA', language],
    ['ER', ''],
  ];
  return lines
    .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value.replaceAll(/\s+/gu, ' ')}`]))
    .join('\r\n');
}
