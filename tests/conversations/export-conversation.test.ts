/** The files of a conversation: footnotes that fit, words that stay words. */
import { parseHTML } from 'linkedom';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import { citedDate } from '../../src/guides/cited-date.ts';
import type { Conversation, StoredTurn } from '../../src/store/stored-conversation.ts';
import { answerAsMarkdown, exportConversation } from '../../src/conversations/export-conversation.ts';
import { exportSite } from '../../src/conversations/export-site.ts';
import { answer, bridge, citation } from '../web/page-data.ts';

const turn: StoredTurn = { id: 'a', question: 'What fell?', asked: '2026-01-02T10:00:00Z', answer };
const conversation: Conversation = {
  id: 'c',
  title: 'What fell?',
  created: '2026-01-02T10:00:00Z',
  updated: '2026-01-02T10:00:00Z',
  questions: 2,
  turns: [
    turn,
    { ...turn, id: 'b', parentId: 'a', question: 'And then?' },
    { ...turn, id: 'other', parentId: 'a', question: 'ANOTHER VERSION' },
  ],
  leaf: 'b',
};

/** Forms of markup that other programs have been known to run. */
const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '[a](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<https://evil.example>',
  '`code` *bold* _it_ ~~gone~~ $x$ | cell |',
  '# Heading',
  '- item',
  '1. item',
  '&lt;script&gt;',
  '[^9]: another note',
  '</title><script>alert(1)</script>',
];

describe('Markdown', () => {
  it('numbers footnotes through the whole file, each with one note', () => {
    const text = exportConversation(conversation, 'markdown');
    const marks = [...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => Number(number));
    const notes = [...text.matchAll(/^\[\^(\d+)\]: /gm)].map(([, number]) => Number(number));
    expect(notes).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...new Set(marks)].sort((a, b) => a - b)).toEqual(notes);
    expect(text).toContain('“THE BRIDGE FELL IN MAY.” *The bridge at Velden*, The Paper, 1 May 2020');
    expect(text).toContain('## And then?');
    expect(text).not.toContain('ANOTHER VERSION');
  });

  it.each(attacks)('shows %s as words', (attack) => {
    const text = exportConversation(attacked(attack), 'markdown');
    const parsed = new MarkdownIt({ html: true }).parse(text, {});
    const kinds = new Set(parsed.flatMap(({ type, children }) => [type, ...(children ?? []).map((each) => each.type)]));
    const plain = ['heading', 'paragraph', 'em'].flatMap((kind) => [`${kind}_open`, `${kind}_close`]);
    const foreign = [...kinds].filter(
      (kind) => ![...plain, 'inline', 'text', 'text_special', 'softbreak'].includes(kind),
    );
    expect(foreign).toEqual([]);
  });
});

describe('HTML', () => {
  it('links each mark to its note and back', () => {
    const { document } = parseHTML(exportConversation(conversation, 'html'));
    const marks = [...document.querySelectorAll('sup a')];
    // Four in the text and two in the disagreement, in each of two turns.
    expect(marks).toHaveLength(12);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const mark of marks) expect(document.querySelector(`li${mark.getAttribute('href') ?? ''}`)).not.toBeNull();
  });

  it.each(attacks)('shows %s as words', (attack) => {
    const { document } = parseHTML(exportConversation(attacked(attack), 'html'));
    expect(document.querySelectorAll('script, img, svg, iframe, [onload], [onerror], [onmouseover]')).toHaveLength(0);
    expect(document.querySelector('h1')?.textContent).toBe(attack);
    expect([...document.querySelectorAll('a')].filter((link) => !link.getAttribute('href')?.startsWith('#'))).toEqual(
      [],
    );
  });
});

describe('a page with its sources', () => {
  const site = (of: Conversation, text?: string): ReturnType<typeof parseHTML>['document'] =>
    parseHTML(exportSite(of, () => text)).document;

  it.each(attacks)('shows %s as words', (attack) => {
    const document = site(attacked(attack), `0123456789${attack} ${attack}`);
    expect(document.querySelectorAll('script, img, svg, iframe, [onload], [onerror], [onmouseover]')).toHaveLength(0);
    expect(document.querySelector('h1')?.textContent).toBe(attack);
    expect(document.querySelector('.place')?.textContent).toBe(`0123456789${attack} ${attack}`);
    expect([...document.querySelectorAll('a')].filter((link) => !link.getAttribute('href')?.startsWith('#'))).toEqual(
      [],
    );
  });

  it('carries the paragraph that is cited and none beside it, cut where it is long, and no word of what was withdrawn', () => {
    const [cited] = answer.citations;
    const one = (own: Partial<typeof cited>): Conversation => ({
      ...conversation,
      turns: [{ ...turn, answer: { ...answer, citations: [{ ...cited!, ...own }], disagreements: [] } }],
      leaf: 'a',
    });
    const placeOf = (own: Partial<typeof cited>, text?: string): string =>
      site(one(own), text).querySelector('.place')!.textContent!;
    const quote = 'It fell in May.';
    const long = 'word '.repeat(200);
    const text = `SECRET A\n\n${long}${quote} After.\n\nSECRET B`;
    const start = text.indexOf(quote);
    const shown = placeOf({ quote, start, end: start + quote.length }, text);
    expect(shown).toMatch(/^… word [\w ]+ It fell in May\. After\.$/);
    expect(shown.length).toBeLessThan(450);
    // Edited since: only what was kept of it.
    expect(placeOf({ quote, prefix: 'One day. ', suffix: ' So.' }, 'SECRET')).toBe('…One day. It fell in May. So.…');
    expect(placeOf({ quote: '', standing: 'withdrawn' }, text)).toBe('Withdrawn since: no word of it is kept.');
  });
});

it('keeps everything as JSON', () => {
  expect(JSON.parse(exportConversation(conversation, 'json'))).toEqual(conversation);
});

it('says what was withdrawn, what has changed, and what was only begun', () => {
  const stopped: StoredTurn = {
    id: 's',
    question: 'q',
    asked: '',
    part: { statements: [answer.statements[0]!], citations: [{ ...answer.citations[0]!, standing: 'changed' }] },
  };
  const gone = { ...citation(1, bridge, '', []), standing: 'withdrawn' } as const;
  const withdrawn: StoredTurn = { ...turn, answer: { ...answer, text: '[withdrawn since: X] [1]', citations: [gone] } };
  const text = exportConversation({ ...conversation, turns: [stopped], leaf: 's' }, 'markdown');
  expect(text).toMatch(/FELL IN MAY\.\[\^1\] \(Stopped\.\)/);
  expect(text).toContain('changed since');
  expect(exportConversation({ ...conversation, turns: [withdrawn], leaf: 'a' }, 'html')).toContain(
    '[withdrawn since: The bridge at Velden]',
  );
});

it('gives one answer with its footnotes to the clipboard', () => {
  expect(answerAsMarkdown(answer)).toMatch(/^THE BRIDGE FELL IN MAY\.\[\^1\][\s\S]*\[\^3\]: “IT WAS REBUILT\.”/);
});

function attacked(attack: string): Conversation {
  const [cited] = answer.citations;
  const end = cited!.start + attack.length;
  const first = { ...cited!, title: attack, quote: attack, end, publisher: attack, url: attack };
  const words = { ...answer, text: `${attack} [1]\n\n${attack} [7]`, citations: [first], disagreements: [] };
  return { ...conversation, title: attack, turns: [{ ...turn, question: attack, answer: words }], leaf: 'a' };
}

describe('an answer in the order of time', () => {
  const told = ['In May 2019 the bridge was closed.', 'It fell on 4 June 2020.', 'It was rebuilt in 2021.'];
  const dated = ['May 2019', '4 June 2020', '2021'];
  const timeline = {
    ...answer,
    text: told.map((sentence, at) => `${sentence} [${at + 1}]`).join('\n\n'),
    citations: told.map((quote, at) => {
      const cited = citation(at + 1, bridge, quote, []);
      const start = cited.start + quote.indexOf(dated[at]!);
      return { ...cited, answer: { start, end: start + dated[at]!.length } };
    }),
  };
  const kept = (own: Partial<AnswerData> = {}): Conversation => ({
    ...conversation,
    turns: [{ ...turn, answer: { ...timeline, ...own } }],
    leaf: 'a',
  });

  it('is a list with its dates', () => {
    expect(exportConversation(kept(), 'markdown', citedDate)).toContain(
      '1. **May 2019**: In May 2019 the bridge was closed.[^1]\n2. **4 June 2020**: It fell on 4 June 2020.[^2]\n3. **2021**: ',
    );
    const { document } = parseHTML(exportConversation(kept(), 'html', citedDate));
    const times = [...document.querySelectorAll('ol > li > time')];
    expect(times.map((time) => [time.getAttribute('datetime'), time.textContent])).toEqual([
      ['2019-05', 'May 2019'],
      ['2020-06-04', '4 June 2020'],
      ['2021', '2021'],
    ]);
  });

  it('is none when a part has no date, or they are in no order', () => {
    const [first, ...rest] = timeline.citations;
    const undated = [first!, ...rest.map(({ quote, number }) => citation(number, bridge, quote, []))];
    expect(exportConversation(kept({ citations: undated }), 'html', citedDate)).not.toContain('<time');
    const text = timeline.text.split('\n\n').toReversed().join('\n\n');
    expect(exportConversation(kept({ text }), 'html', citedDate)).not.toContain('<time');
  });
});
