/** Media types in which pages are read, with the ending under which a file of each is kept. */

const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An empty ending: what it is, the bytes tell. */
const endings: ReadonlyMap<string, string> = new Map([
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['text/plain', '.txt'],
  ['text/markdown', '.md'],
  ['text/csv', '.csv'],
  ['text/tab-separated-values', '.tsv'],
  ['application/pdf', '.pdf'],
  [office, '.docx'],
  ['application/vnd.oasis.opendocument.text', '.odt'],
  ['application/epub+zip', '.epub'],
  ['application/zip', '.zip'],
  ['application/rss+xml', '.rss'],
  ['application/atom+xml', '.atom'],
  ['application/rdf+xml', '.xml'],
  ['application/xml', '.xml'],
  ['text/xml', '.xml'],
  ['application/json', '.json'],
  ['application/feed+json', '.json'],
  ['application/jsonl', '.jsonl'],
  ['application/x-ndjson', '.ndjson'],
  ['message/rfc822', '.eml'],
  ['multipart/related', '.mhtml'],
  ['application/octet-stream', ''],
  ['', ''],
]);

/** Undefined for what is not read. */
export function endingOfMediaType(mediaType: string): string | undefined {
  return endings.get(mediaType);
}
