/**
 * Makes the .docx articles of this folder, from the words below: tables with and without marks for their headers, and lists.
 *
 *   node bench/reading/tables/make-docx.mjs
 *
 * The parts are stored unpacked, so that the same words always give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const run = (text) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (text, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
const heading = (text, level = 2) => paragraph(text, `<w:pStyle w:val="Heading${level}"/>`);
const list = (items, id) =>
  items.map((item) => paragraph(item, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`)).join('');
const bullets = (...items) => list(items, 1);
const steps = (...items) => list(items, 2);

/** `isMarked`: whether the first row says that it is the header, as Word does where it is to stand on each page. */
function table(rows, isMarked = false) {
  const cell = (text) => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`;
  const row = (cells, at) =>
    `<w:tr>${isMarked && at === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map(cell).join('')}</w:tr>`;
  return `<w:tbl><w:tblPr/>${rows.map(row).join('')}</w:tbl>`;
}

const articles = {
  '08-choir-season.docx': {
    title: 'The season of the Lindmoor choir',
    body: [
      paragraph(
        'The choir sings five concerts this season, two of them in the rebuilt chapel. Rehearsals begin in September.',
      ),
      heading('Concerts'),
      table(
        [
          ['Date', 'Work', 'Place', 'Soloist'],
          ['12 October', 'Requiem in D', 'St Brannoc', 'Elke Torrance'],
          ['30 November', 'Advent songs', 'Market hall', 'none'],
          ['21 December', 'Christmas Mass', 'Chapel', 'Noor Vidal'],
          ['8 March', 'Stabat Mater', 'Chapel', 'Hanne Strom'],
          ['17 May', 'Songs of the sea', 'Old customs house', 'Piers Galway'],
        ],
        true,
      ),
      heading('What singers bring'),
      paragraph('Every singer brings to the concerts:'),
      bullets('a black folder', 'a pencil', 'water in a bottle', 'black shoes without heels'),
    ],
  },
  '09-bindery-handbook.docx': {
    title: 'Handbook of the Corrin bindery',
    body: [
      paragraph(
        'The bindery has three presses, which differ in size and age. New members are shown them on their first evening.',
      ),
      heading('The presses'),
      table([
        ['', 'Blue press', 'Iron press', 'Travel press'],
        ['Built', '1931', '1887', '2004'],
        ['Widest sheet', '52 cm', '70 cm', '31 cm'],
        ['Weight', '240 kg', '610 kg', '28 kg'],
        ['Keeper', 'Anselm Ruddy', 'Bea Castellan', 'Milo Frost'],
      ]),
      heading('How to sew a section'),
      steps(
        'Fold the sheets and nest them.',
        'Mark five holes along the fold.',
        'Pierce the holes with the awl.',
        'Sew from the middle hole outwards.',
        'Tie the thread off inside the fold.',
      ),
      heading('Glue'),
      table([
        ['Glue', 'Drying time', 'Used for'],
        ['Wheat paste', '6 hours', 'paper'],
        ['Bone glue', '40 minutes', 'leather'],
        ['PVA', '25 minutes', 'cloth'],
      ]),
    ],
  },
  '10-skittles-league.docx': {
    title: 'Skittles league of the upper dale',
    body: [
      paragraph(
        'The league ended on Friday with the match between Thorl and Wick. All teams have now played ten matches.',
      ),
      table([
        ['Team', 'Won', 'Drawn', 'Lost', 'Points'],
        ['Thorl', '8', '1', '1', '25'],
        ['Wick Bridge', '7', '0', '3', '21'],
        ['Eddle', '4', '3', '3', '15'],
        ['Low Marish', '3', '2', '5', '11'],
        ['High Marish', '1', '0', '9', '3'],
      ]),
      paragraph('The cup is handed over at the dinner in the Drovers on 6 June.'),
    ],
  },
};

const styles =
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>';
const level = (format, text) =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering =
  '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  `<w:abstractNum w:abstractNumId="0">${level('bullet', '•')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level('decimal', '%1.')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
const relations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ' +
  'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';

function partsOf({ title, body }) {
  return {
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'docProps/core.xml': `<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></p>`,
    'word/document.xml':
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
      `${body.join('')}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
  };
}

/** A zip archive whose entries are stored as they are. */
function zipped(parts) {
  const files = [];
  const entries = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const data = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(data), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(data.length, 8);
    const names = Buffer.alloc(4);
    names.writeUInt16LE(name.length, 0);
    const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]), sizes, names]);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data]);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    entries.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, offset, Buffer.from(name)]),
    );
    files.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\u0005\u0006'), end]);
}

for (const [name, article] of Object.entries(articles)) {
  writeFileSync(join(import.meta.dirname, 'articles', name), zipped(partsOf(article)));
}
