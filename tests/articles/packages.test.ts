/** DOCX, ODT and EPUB: words, headings and properties; and files that are made to harm. */
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import { makeDocx, makeEpub, makeOdt, makeZip } from '../fixtures/make-zip.ts';
import { processorSeconds } from '../fixtures/processor-time.ts';

async function contentOf(file: Uint8Array, path = 'my-file.docx') {
  const outcome = await readArticle(path, file);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { text, headings } = outcome.content;
  const passages = splitIntoPassages({ id: 'a', ...outcome.content });
  expect(passages.filter((passage) => text.slice(passage.start, passage.end) !== passage.text)).toEqual([]);
  return { ...outcome.content, paragraphs: text.split('\n\n'), named: headings.map((h) => text.slice(h.start, h.end)) };
}

async function reasonFor(file: Uint8Array, path = 'a.docx'): Promise<string> {
  const outcome = await readArticle(path, file);
  return outcome.ok ? '' : outcome.reason;
}

const p = (words: string, style = ''): string =>
  `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;

describe('a DOCX', () => {
  const body =
    p('The river rose &amp; the bridge was closed.') +
    p('What comes next', 'berschrift2') +
    '<w:p><w:r><w:t xml:space="preserve">One </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>' +
    '<w:ins><w:r><w:t>sentence</w:t></w:r></w:ins><w:r><w:tab/><w:t>with a tab.</w:t></w:r></w:p>' +
    `<w:tbl><w:tr><w:tc>${p('Town')}</w:tc><w:tc>${p('Water')}</w:tc></w:tr>` +
    `<w:tr><w:tc>${p('Ahausen')}</w:tc><w:tc>${p('2 m')}</w:tc></w:tr></w:tbl>`;
  const properties =
    '<dc:title>Floods</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>en-GB</dc:language>' +
    '<dcterms:created>2011-01-01T00:00:00Z</dcterms:created>';

  it('gives paragraphs, headings by the name of their style, and tables', async () => {
    const { paragraphs, named } = await contentOf(makeDocx(body, properties));
    expect(paragraphs).toEqual([
      'The river rose & the bridge was closed.',
      'What comes next',
      'One sentence with a tab.',
      '| Town | Water |\n| --- | --- |\n| Ahausen | 2 m |',
    ]);
    expect(named).toEqual(['What comes next']);
  });

  it('keeps the bullets and numbers of its lists, cells that span others, and a table that only lays out as words', async () => {
    const item = (words: string, list: number, level = 0): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
    const level = (at: number, format: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl>`;
    const numbering =
      `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'bullet')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum>` +
      '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
    const cell = (words: string, about = ''): string => `<w:tc><w:tcPr>${about}</w:tcPr>${p(words)}</w:tc>`;
    const lists = [item('Flour', 5), item('Eggs', 5), item('Mix.', 6), item('Well', 6, 1), item('Bake.', 6)].join('');
    const table =
      `<w:tbl><w:tr>${cell('Ticket')}${cell('Summer', '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell('Single', '<w:vMerge w:val="restart"/>')}${cell('4')}${cell('2')}</w:tr>` +
      `<w:tr>${cell('', '<w:vMerge/>')}${cell('5')}${cell('3')}</w:tr></w:tbl>`;
    const layout = `<w:tbl><w:tr><w:tc>${p('A heading', 'berschrift2')}${p('Words.')}</w:tc></w:tr></w:tbl>`;
    const file = makeDocx(p('Begin.') + lists + table + layout, '', [{ name: 'word/numbering.xml', data: numbering }]);
    expect((await contentOf(file)).paragraphs).toEqual([
      'Begin.',
      '- Flour\n- Eggs',
      '1. Mix.\n  1. Well\n2. Bake.',
      '| Ticket | Summer | Summer |\n| Single | 4 | 2 |\n| Single | 5 | 3 |',
      'A heading',
      'Words.',
    ]);
  });

  it('says who wrote it; the day on which it was made is not its date', async () => {
    const content = await contentOf(makeDocx(body, properties));
    expect(content).toMatchObject({ title: 'Floods', author: 'Ann Lee', language: 'en-GB' });
    expect(content).not.toHaveProperty('published');
  });

  it('takes title and date from its words when its properties have none', async () => {
    const head =
      p('Storm over the coast', 'berschrift2') + p('Published: 12 April 2017') + p('The storm came at noon.');
    expect(await contentOf(makeDocx(head))).toMatchObject({ title: 'Storm over the coast', published: '2017-04-12' });
    expect((await contentOf(makeDocx(p('Words only.')))).title).toBe('my file');
  });
});

describe('an ODT', () => {
  it('gives paragraphs, headings and properties, without notes and comments', async () => {
    const body =
      '<text:h text:outline-level="2">Before</text:h><text:p>One<text:s/>sentence<text:note><text:p>Note.</text:p></text:note>.</text:p>' +
      '<text:p>Two<office:annotation><text:p>Hm?</text:p></office:annotation> <text:span>more</text:span>.</text:p>';
    const meta = '<dc:title>Floods</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator>';
    const content = await contentOf(makeOdt(body, `${meta}<dc:language>de</dc:language>`), 'a.odt');
    expect(content).toMatchObject({ title: 'Floods', author: 'Ann Lee', language: 'de', named: ['Before'] });
    expect(content.paragraphs).toEqual(['Before', 'One sentence.', 'Two more.']);
    expect(await reasonFor(makeOdt(body, meta, '<manifest:encryption-data/>'))).toMatch(/password/);
  });
});

it('an ODT keeps its lists, and the head of a table that it marks', async () => {
  const cell = (words: string): string => `<table:table-cell><text:p>${words}</text:p></table:table-cell>`;
  const row = (...cells: string[]): string => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
  const item = (words: string): string => `<text:list-item><text:p>${words}</text:p></text:list-item>`;
  const styles =
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>';
  const body =
    `${styles}<text:p>Begin.</text:p><text:list text:style-name="L1">${item('Mix.')}${item('Bake.')}</text:list>` +
    `<text:list>${item('Salt')}</text:list>` +
    `<table:table><table:table-header-rows>${row('Day', 'Open')}</table:table-header-rows>${row('Monday', 'never')}</table:table>`;
  expect((await contentOf(makeOdt(body, ''), 'a.odt')).paragraphs).toEqual([
    'Begin.',
    '1. Mix.\n2. Bake.',
    '- Salt',
    '| Day | Open |\n| --- | --- |\n| Monday | never |',
  ]);
});

it('a CSV file is one table, whatever parts its cells', async () => {
  const { text, title } = await contentOf(
    Buffer.from('Item;Price\n"Nails, ""long""\nones";3\nHinges;7\n'),
    'my-stock.csv',
  );
  expect({ text, title }).toEqual({
    title: 'my stock',
    text: '| Item | Price |\n| --- | --- |\n| Nails, "long" ones | 3 |\n| Hinges | 7 |',
  });
  expect((await contentOf(Buffer.from('Year\tRoofs\n2021\t45\n'), 'a.tsv')).text).toContain('| 2021 | 45 |');
});

describe('an EPUB', () => {
  const metadata =
    '<dc:title>The &#8220;Flood&#8221;</dc:title><dc:creator opf:role="aut">Ann Lee</dc:creator><dc:creator>Bo Ray</dc:creator>' +
    '<dc:publisher>The House</dc:publisher><dc:date opf:event="modification">2020-01-01</dc:date>' +
    '<dc:date opf:event="publication">2017-04</dc:date><dc:language>en</dc:language>';
  const chapters = {
    'b two.xhtml': '<body><h1>First</h1><p>One <em>sentence</em>.<br/>Another&nbsp;one.</p></body>',
    'a.xhtml': '<body><h2>Second</h2><div>Loose words<p>A paragraph.</p></div><script/><p>Last.</p></body>',
  };

  it('gives its chapters in the order of reading, and its properties', async () => {
    const content = await contentOf(makeEpub(chapters, metadata), 'a.epub');
    expect(content).toMatchObject({
      title: 'The “Flood”',
      author: 'Ann Lee, Bo Ray',
      publisher: 'The House',
      published: '2017-04',
      language: 'en',
      named: ['First', 'Second'],
    });
    expect(content.paragraphs).toEqual([
      'First',
      'One sentence. Another one.',
      'Second',
      'Loose words',
      'A paragraph.',
      'Last.',
    ]);
  });

  it('that is locked by its seller is refused with the reason; scrambled fonts are no lock', async () => {
    const lock = (algorithm: string) => [
      {
        name: 'META-INF/encryption.xml',
        data: `<encryption><EncryptionMethod Algorithm="${algorithm}"/></encryption>`,
      },
    ];
    expect(await reasonFor(makeEpub(chapters, metadata, lock('http://x/aes128')))).toMatch(/DRM/);
    expect(await reasonFor(makeEpub(chapters, metadata, lock('http://www.idpf.org/2008/embedding')))).toBe('');
  });
});

describe('a file that is made to harm', () => {
  const bomb = makeDocx(p('a').repeat(150_000));
  const nested = `${'<w:p>'.repeat(700)}${'<x a="b">'.repeat(500)}`;
  const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
  const part = (data: string | Uint8Array, declaredSize?: number) =>
    makeZip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'word/document.xml', data, ...(declaredSize !== undefined && { declaredSize }) },
    ]);

  it.each([
    ['10 MB of tiny paragraphs in a few kB', bomb, /times its size/],
    ['a size that it understates', part(`<w:p><w:t>${'a'.repeat(5_000_000)}</w:t></w:p>`, 1000), /damaged/],
    [
      'more files than an article has',
      makeZip(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}`, data: '' }))),
      /10001/,
    ],
    ['half of its bytes', bomb.subarray(0, bomb.length / 2), /damaged/],
    ['other things packed', makeZip([{ name: 'photo.jpg', data: 'x' }]), /none of the kinds/],
    ['nothing packed', makeZip([]), /none of the kinds/],
    ['5 kB of nested tags', part(nested), /no text/],
    ['letters in no encoding', part(Buffer.from([0x3c, 0x78, 0x3e, 0xff, 0xfe])), /encoding/],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /old kind/],
    ['RTF', Buffer.from(String.raw`{\rtf1 words}`), /RTF/],
    ['0 bytes', Buffer.alloc(0), /\./],
    ['NULs', Buffer.alloc(5000), /\./],
  ])('with %s ends soon with the reason', async (_what, file, expected) => {
    let reason = '';
    const taken = await processorSeconds(async () => {
      reason = await reasonFor(file);
    });
    expect(reason).toMatch(expected);
    expect(taken).toBeLessThan(5);
  });

  it('has no entity of its own expanded', async () => {
    const { text } = await contentOf(part(`${entities}<w:p><w:t>See &b; and &f;.</w:t></w:p>`));
    expect(text).toBe('See &b; and &f;.');
  });

  it('that is two formats at once is read as the one that its first bytes say', async () => {
    const both = Buffer.concat([Buffer.from('%PDF-1.4\n'), makeDocx(p('Hidden words.'))]);
    expect(await reasonFor(both, 'a.docx')).toMatch(/damaged, or not a whole PDF/);
  });
});
