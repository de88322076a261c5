/**
 * The forms of others in which citations are given: each made from the records alone, one file each. Promises: pure; an
 * article stands in a bibliography once.
 */
import type { CitationRecord } from '../citation-record.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import type { FormPlace } from './form-place.ts';
import { openWebuiSources } from './open-webui.ts';
import { ris } from './ris.ts';
import { webAnnotation } from './web-annotation.ts';

export interface CitationForm {
  readonly type: string;
  /** Of a file's name. */
  readonly ending: string;
  readonly write: (records: readonly CitationRecord[], place: FormPlace) => string;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const citationForms = {
  records: { type: 'application/json', ending: 'json', write: json },
  'csl-json': {
    type: 'application/vnd.citationstyles.csl+json',
    ending: 'json',
    write: (records) => json(onceEach(records).map(cslJson)),
  },
  bibtex: {
    type: 'application/x-bibtex',
    ending: 'bib',
    write: (records) => `${onceEach(records).map(bibtex).join('\n\n')}\n`,
  },
  ris: {
    type: 'application/x-research-info-systems',
    ending: 'ris',
    write: (records) => `${onceEach(records).map(ris).join('\r\n\r\n')}\r\n`,
  },
  'web-annotation': {
    type: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    ending: 'jsonld',
    write: (records, place) => json(records.map((record) => webAnnotation(record, place))),
  },
  'open-webui': {
    type: 'application/json',
    ending: 'json',
    write: (records, place) => json(openWebuiSources(records, place)),
  },
} as const satisfies Readonly<Record<string, CitationForm>>;

export type CitationFormName = keyof typeof citationForms;

/** The first record of each article. */
function onceEach(records: readonly CitationRecord[]): CitationRecord[] {
  const known = new Set<string>();
  return records.filter(({ article: { id } }) => !known.has(id) && known.add(id).size > 0);
}
