/**
 * A conversation as a Word file: questions as headings, answers with real footnotes, each with its quote, source and link.
 * Promises: words of questions and articles are shown as words; of the branch that was read last. The library that writes
 * the file is loaded only when one is wanted.
 */
import type * as Docx from 'docx';
import type { AnswerData, Citation } from '../domain.ts';
import { spoken } from '../language/en/months.ts';
import type { Conversation } from '../store/stored-conversation.ts';
import { branchOf } from './branches.ts';

export async function exportDocx({ title, turns, leaf }: Conversation): Promise<Uint8Array> {
  const docx = await import('docx');
  const footnotes: Record<number, { readonly children: Docx.Paragraph[] }> = {};
  const children: Docx.Paragraph[] = [
    new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [new docx.TextRun(title)] }),
  ];
  for (const { question, answer } of branchOf(turns, leaf)) {
    // The level is said beside the style, which has none: programs other than Word make headings of that alone.
    const heading = { heading: docx.HeadingLevel.HEADING_1, outlineLevel: 0 };
    children.push(new docx.Paragraph({ ...heading, children: [new docx.TextRun(question)] }));
    if (answer === undefined) continue;
    const known = new Map<number, number>();
    for (const paragraph of answer.text.split(/\n{2,}/).filter((each) => each.trim() !== '')) {
      const runs = partsOf(paragraph, answer).map((part) => {
        if (typeof part === 'string') return new docx.TextRun(part);
        const before = known.get(part.number);
        // A footnote is referred to once; after that, its number is said again.
        if (before !== undefined) return new docx.TextRun({ text: String(before), superScript: true });
        const number = Object.keys(footnotes).length + 1;
        known.set(part.number, number);
        footnotes[number] = { children: [noteOf(part, docx)] };
        return new docx.FootnoteReferenceRun(number);
      });
      children.push(new docx.Paragraph({ children: runs }));
    }
  }
  const file = new docx.Document({ creator: 'Footnote', title, footnotes, sections: [{ children }] });
  return new Uint8Array(await docx.Packer.toBuffer(file));
}

/** Words and citations in their order; brackets that are no marker are words. */
function partsOf(paragraph: string, { citations }: Pick<AnswerData, 'citations'>): (string | Citation)[] {
  return paragraph.split(/\s*\[(\d+)\]/).flatMap((part, at): (string | Citation)[] => {
    if (at % 2 === 0) return part === '' ? [] : [part];
    return [citations.find(({ number }) => number === Number(part)) ?? ` [${part}]`];
  });
}

function noteOf(citation: Citation, docx: typeof Docx): Docx.Paragraph {
  const { title, quote, publisher, author, published, page, url, standing } = citation;
  const source = [publisher, author, published && spoken(published), page && `p. ${page}`].filter(Boolean).join(', ');
  const after = source === '' ? '' : `, ${source}`;
  if (standing === 'withdrawn')
    return new docx.Paragraph({ children: [new docx.TextRun(`[withdrawn since: ${title}]${after}`)] });
  const isWeb = url !== undefined && /^https?:\/\/[^\s<>"]+$/i.test(url);
  return new docx.Paragraph({
    children: [
      new docx.TextRun(`“${quote}” `),
      new docx.TextRun({ text: title, italics: true }),
      new docx.TextRun(
        `${after}${standing === 'changed' ? ' (changed since)' : standing === 'missing' ? ' (missing)' : ''}`,
      ),
      ...(isWeb
        ? [
            new docx.TextRun('. '),
            new docx.ExternalHyperlink({ link: url, children: [new docx.TextRun({ text: url, style: 'Hyperlink' })] }),
          ]
        : []),
    ],
  });
}
