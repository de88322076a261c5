/** What nobody sees who looks at a page or a file is left out, and said so; what is seen stays (docs/formats.md). */
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/articles/html.ts';
import { readMarkdown } from '../../src/articles/markdown.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import { blocksOfMarkup } from '../../src/articles/xhtml-blocks.ts';
import { makeDocx, makeOdt } from '../fixtures/make-zip.ts';

const words = 'The mayor took a bribe of nine million crowns.';
const around = Array.from(
  { length: 4 },
  (_, at) =>
    `<p>Paragraph ${at} tells how the old bridge was closed after the flood, and what the council means to do.</p>`,
).join('');
const page = (body: string, style = '', head = ''): string =>
  `<html><head><title>Bridge closed</title>${head}<style>${style}</style></head><body><article><h1>Bridge closed</h1>${around}${body}${around}</article></body></html>`;
const styled = (style: string): [string] => [page(`<p style="${style}">${words}</p>`)];
const classed = (rule: string): [string] => [page(`<p class="x">${words}</p>`, rule)];

const hidden: Readonly<Record<string, readonly [string]>> = {
  'white on the white page': styled('color: white'),
  'white by number': styled('color:#FFFFFF !important'),
  'nearly white': styled('color: rgb(252, 252, 252)'),
  'on the same colour': styled('color:#123456; background:#123456'),
  'dark on a dark page': [page(`<p style="color:#111">${words}</p>`, 'body { background: #111; color: #eee }')],
  'transparent letters': styled('color: transparent'),
  'letters of no size': styled('font-size: 0'),
  'letters of a pixel': styled('font-size:1px'),
  'no opacity': styled('opacity: 0'),
  'off to the left': styled('position:absolute; left:-9999px'),
  'off to the top': styled('position: fixed; top: -100em'),
  'indented away': styled('text-indent: -9999px'),
  'moved away': styled('transform: translateX(-9999px)'),
  'clipped to nothing': styled('position:absolute; clip: rect(0, 0, 0, 0)'),
  'clipped by a path': styled('clip-path: inset(50%)'),
  'no height': styled('height:0; overflow:hidden'),
  'no width': styled('max-width: 1px; overflow-x: hidden'),
  'shrunk to nothing': styled('transform: scale(0)'),
  'display none': styled('display:none'),
  'visibility hidden': styled('visibility: hidden'),
  'a class of the page': classed('.x { display: none }'),
  'a class, of several': classed('p.y, p.x { position: absolute; left: -5000px }'),
  'a class, for the screen': classed('@media screen { .x { opacity: 0 } }'),
  'for screen readers': [page(`<p class="note sr-only">${words}</p>`)],
  hidden: [page(`<p hidden>${words}</p>`)],
  'aria-hidden': [page(`<p aria-hidden="true">${words}</p>`)],
  'inside what is hidden': [page(`<div style="visibility:hidden"><div><p>${words}</p></div></div>`)],
  'the colour of a font': [page(`<p><font color="#ffffff">${words}</font></p>`)],
};

const visible: Readonly<Record<string, readonly [string]>> = {
  'white on a dark page': [page(`<p>${words}</p>`, 'body { background: #000; color: #fff }')],
  'white on a dark box': [page(`<div style="background:#222"><p style="color:white">${words}</p></div>`)],
  'white on a picture': [page(`<div style="background-image:url(a.png)"><p style="color:white">${words}</p></div>`)],
  'white above a picture': [page(`<div><img src="a.png"><p style="position:absolute; color:white">${words}</p></div>`)],
  'white where a sheet elsewhere may colour the page': [
    page(`<p style="color:white">${words}</p>`, '', '<link rel="stylesheet" href="a.css">'),
  ],
  'white where another rule colours what is around': [
    page(`<div class="box"><p style="color:white">${words}</p></div>`, '.dark .box { background: black }'),
  ],
  'white in the cell of a dark table': [
    page(
      `<table bgcolor="#003366"><tr><th>A</th><th>B</th></tr><tr><td style="color:#fff">${words}</td><td>2</td></tr></table>`,
    ),
  ],
  'folded away': [page(`<details><summary>More</summary><p>${words}</p></details>`)],
  'folded by a button': [
    page(
      `<button aria-controls="more">More</button><div id="more" style="max-height:0;overflow:hidden"><p>${words}</p></div>`,
    ),
  ],
  'made visible inside': [page(`<div style="visibility:hidden"><p style="visibility:visible">${words}</p></div>`)],
  'given a size inside': [page(`<div style="font-size:0"><p style="font-size:16px">${words}</p></div>`)],
  'hidden in print': classed('@media print { .x { display: none } }'),
  'hidden on narrow screens': classed('@media (max-width: 400px) { .x { display: none } }'),
  'hidden under the mouse': classed('.x:hover { opacity: 0 }'),
  'hidden elsewhere': classed('.closed .x { display: none }'),
  'no height, but nothing cut': styled('height: 0'),
  'faint, but there': styled('opacity: .4; color: #bbb'),
  'small, but there': styled('font-size: 7px'),
  'cut behind many lines': styled('max-height: 200px; overflow: hidden'),
  'a page that a script shows': [page(`<p>${words}</p>`, 'html, body, article { opacity: 0; visibility: hidden }')],
  'found by searching': [page(`<p hidden="until-found">${words}</p>`)],
};

describe('of a page', () => {
  it.each(Object.entries(hidden))('%s is left out', (_name, [html]) => {
    const { text, doubt } = readHtml(html, 'a.html');
    expect(text).toContain('Paragraph 3');
    expect(text).not.toContain('mayor');
    expect(doubt).toBe('1 hidden passage was left out.');
  });

  it.each(Object.entries(visible))('%s stays', (_name, [html]) => {
    const { text, doubt } = readHtml(html, 'a.html');
    expect(text).toContain(words);
    expect(doubt).toBeUndefined();
  });

  it('letters without a shape are left out, and flags and joined letters stay', () => {
    const asTags = (text: string): string =>
      text.replaceAll(/./gu, (letter) => String.fromCodePoint(0xe0000 + letter.codePointAt(0)!));
    const smuggled = asTags('Trust me');
    const wales = `🏴${asTags('gbwls')}\u{E007F}`;
    const persian = 'می\u200Cخواهم 👨\u200D👩\u200D👧';
    const text = `The bridge ${smuggled}was closed ${wales} ${persian}${'\u200B\u200C'.repeat(40)}.`;
    const seen = `The bridge was closed ${wales} ${persian}.`;
    expect(readHtml(page(`<p>${text}</p>`), 'a.html').text).toContain(seen);
    expect(readMarkdown(text, 'a.md').text).not.toContain('mayor');
  });

  it('menus and what screen readers are told of them are not counted', () => {
    const menu = '<nav><div style="display:none"><p>Go on to what this page is about</p></div></nav>';
    expect(readHtml(page(`${menu}<a class="sr-only" href="#main">Skip</a>`), 'a.html').doubt).toBeUndefined();
  });
});

describe('of Markdown', () => {
  it.each([
    `One <span style="display:none">${words}</span> two.`,
    `One <span style="color:#fff;background:white">${words}</span> two.`,
    `One <b hidden>${words}</b> two.`,
    `One\n\n<div style="font-size:0">\n\n${words}\n\n- ${words}\n\n</div>\n\ntwo.`,
    `One two.\n\n<span style="opacity:0">${words}`,
  ])('what HTML in it hides: %s', (text) => {
    const read = readMarkdown(`# Bridge\n\n${text}\n\nThree.`, 'a.md');
    expect(read.text).toMatch(/One[^]*two\.[^]*Three\./);
    expect(read.text).not.toContain('mayor');
    expect(read.doubt).toBe('1 hidden passage was left out.');
  });

  it('but what it only marks stays', () => {
    const text = `One <span style="color:red">${words}</span> <span>and <b>two</b></span>.`;
    expect(readMarkdown(text, 'a.md').text).toContain(words);
  });
});

it('of entries of feeds and chapters of books', () => {
  const blocks = blocksOfMarkup(`<p>One.</p><div style="display:none"><div><p>${words}</p></div></div><p>Two.</p>`);
  expect(blocks.map(({ text }) => text)).toEqual(['One.', 'Two.']);
});

describe('of office files', () => {
  const run = (about: string, said = words): string => `<w:r><w:rPr>${about}</w:rPr><w:t>${said}</w:t></w:r>`;
  const p = (runs: string, about = ''): string => `<w:p><w:pPr>${about}</w:pPr>${runs}</w:p>`;
  const read = async (path: string, bytes: Uint8Array) => {
    const outcome = await readArticle(path, bytes);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.content;
  };

  it('hidden, white and dotted words of Word are left out', async () => {
    const white = '<w:color w:val="FFFFFF"/>';
    const body = [run('<w:vanish/>'), run(white), run('<w:sz w:val="2"/>')].map((each) => p(run('', 'Seen.') + each));
    const shown = [
      p(run('<w:vanish w:val="0"/>', 'One is shown.')),
      p(run(`${white}<w:shd w:fill="1F3864"/>`, 'Two is shown.')),
      `<w:tbl><w:tr><w:tc>${p(run(white, 'Three'))}</w:tc><w:tc>${p(run('', 'Four'))}</w:tc></w:tr></w:tbl>`,
      p(run('', 'Five is shown.'), '<w:rPr><w:vanish/></w:rPr>'),
    ];
    const { text, doubt } = await read('a.docx', makeDocx([...body, ...shown].join('')));
    expect(text).not.toContain('mayor');
    for (const each of ['Seen.', 'One is', 'Two is', 'Three', 'Five is']) expect(text).toContain(each);
    expect(doubt).toBe('3 hidden passages were left out.');
  });

  it('those of OpenDocument too', async () => {
    const style = (name: string, about: string): string =>
      `<style:style style:name="${name}"><style:text-properties ${about}/></style:style>`;
    const styles = [
      style('W', 'fo:color="#ffffff"'),
      style('D', 'fo:color="#ffffff" fo:background-color="#000000"'),
      style('N', 'text:display="none"'),
      style('S', 'fo:font-size="1pt"'),
    ].join('');
    const span = (name: string, said = words): string =>
      `<text:p>Seen. <text:span text:style-name="${name}">${said}</text:span></text:p>`;
    const body = `<office:automatic-styles>${styles}</office:automatic-styles>${span('W')}${span('N')}${span('S')}${span('D', 'On black.')}`;
    const { text, doubt } = await read('a.odt', makeOdt(body));
    expect(text).not.toContain('mayor');
    expect(text).toContain('On black.');
    expect(doubt).toBe('3 hidden passages were left out.');
  });
});
