/**
 * Shows what reading makes of files of text and pages: title, publisher, author, date with its source, and each line that
 * was cut with the reason. With --text, the text that stays as well. Of a page, what Readability leaves out is not shown.
 *
 *     npm run build && node bench/articles/boilerplate.mjs [--text] FILE…
 */
import { readFileSync } from 'node:fs';
import { decodeText } from '../../dist/articles/encoding.js';
import { cleanHtml } from '../../dist/articles/html.js';
import { cleanPlainText } from '../../dist/articles/plain-text.js';
import { looksLikePage } from '../../dist/articles/signatures.js';

const files = process.argv.slice(2).filter((argument) => argument !== '--text');
for (const file of files) {
  const bytes = readFileSync(file);
  const decoded = await decodeText(bytes);
  console.log(`\n=== ${file}`);
  if (!decoded.ok) {
    console.log(`not read: ${decoded.reason}`);
    continue;
  }
  const clean = looksLikePage(bytes) ? cleanHtml : cleanPlainText;
  const { content, cut } = clean(decoded.text.replaceAll(/\r\n?/g, '\n').normalize('NFC'), file);
  const { title, publisher, author, published, publishedNote, url, language, text } = content;
  const known = { title, publisher, author, published, how: publishedNote, url, language, doubt: decoded.note };
  for (const [name, value] of Object.entries(known)) {
    if (value !== undefined) console.log(`${name.padEnd(10)} ${value}`);
  }
  console.log(`${cut.length} cut, ${text.length} characters kept`);
  for (const line of cut) console.log(`  - ${line.why}: ${line.text}`);
  if (process.argv.includes('--text')) console.log(`\n${text}`);
}
