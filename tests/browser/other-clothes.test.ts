/**
 * The page in other clothes than usual: with the colours that a reader forces upon it, printed, in large type, and in
 * writing that runs from the right.
 */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAxe } from '../fixtures/axe.ts';
import { changeWindow, launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const deep = 'How deep is the harbour of Vell?';
const articles = {
  'harbour.md': `---\ntitle: The harbour of Vell\nauthor: Ann Lee\npublisher: The Vell Gazette\npublished: 2019-03-02\nurl: https://example.org/harbour\n---\n\nThe harbour of Vell is 9 metres deep, which is deep enough for the mail boat, for the ferry from Orre, for the two tugs that belong to the town, and for every ship that carries timber or tar along this coast in summer. It was built by Ines Kolb in 1911.\n\n${'The quay is long and was mended often. '.repeat(120)}`,
  'minaret.md':
    '---\ntitle: مئذنة مدينة فيل\nauthor: أحمد علي\npublisher: جريدة فيل\npublished: 2020-07-15\n---\n\nيبلغ ارتفاع مئذنة مدينة فيل 145 مترا، وقد بنيت عام 1911 (UNESCO).\n\nتقع المدينة على الساحل.',
  'tower.md':
    '---\ntitle: מגדל המים של ול\nauthor: דן כהן\npublisher: עיתון ול\npublished: 2019-03-02\n---\n\nגובה מגדל המים של ול הוא 25 מטרים, והוא נבנה בידי Solel Boneh.\n\nהעיר שוכנת על החוף.',
};
/** Question, and the words of its answer, in writing from the right. */
const fromTheRight = [
  ['Arabic', 'كم يبلغ ارتفاع مئذنة مدينة فيل؟', '145'],
  ['Hebrew', 'מה גובה מגדל המים של ול?', '25'],
] as const;

describe.skipIf(skipBrowser)('the page in other clothes', () => {
  let browser: Browser;
  let footnote: StartedFootnote;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    footnote = await startFootnote(articles, { FOOTNOTE_READER: 'neural' });
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
  });
  /** One page for all that a group looks at. */
  async function open(options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
  }

  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const panel = (): Locator => page.getByRole('region', { name: 'Article' });
  const source = (): Locator => page.getByRole('button', { name: /^Source 1: / }).first();
  async function ask(question: string): Promise<void> {
    await page.goto(footnote.url);
    await page.getByRole('textbox', { name: 'Question' }).fill(question);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
  }
  async function openSource(): Promise<void> {
    await source().click();
    await panel().locator('mark').first().waitFor();
  }
  const isSeen = (place: Locator): Promise<boolean> => place.first().evaluate((element) => element.checkVisibility());
  const colourOf = (place: Locator, property: 'backgroundColor' | 'borderTopStyle' | 'outlineStyle'): Promise<string> =>
    place
      .first()
      .evaluate((element, name) => element.ownerDocument.defaultView!.getComputedStyle(element)[name], property);

  describe('in forced colours', () => {
    beforeAll(async () => {
      await open({ forcedColors: 'active' });
      await ask(deep);
    });

    it('what stays in its place has a ground of its own, so that nothing shows through', async () => {
      await openSource();
      for (const bar of ['.panel-bar', '.header', '.dock', '.panel']) {
        expect(await colourOf(page.locator(bar), 'backgroundColor'), bar).toMatch(/^rgb\(/);
      }
    });

    it('the quoted words, the statement that they stand for, and its number are marked', async () => {
      await page.keyboard.press('Escape');
      await panel().waitFor({ state: 'detached' });
      const statement = log().locator('.statement').first();
      const plain = await colourOf(statement, 'backgroundColor');
      await openSource();
      expect(await colourOf(statement, 'backgroundColor')).not.toBe(plain);
      expect(await colourOf(panel().locator('mark'), 'backgroundColor')).toBe(
        await colourOf(statement, 'backgroundColor'),
      );
      const number = source().locator('.cite-number');
      expect(await colourOf(number, 'backgroundColor')).not.toBe(await colourOf(statement, 'backgroundColor'));
    });

    it.each(['light', 'dark'] as const)('axe finds no fault (%s)', async (colorScheme) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      expect((await runAxe(page)).faults).toEqual([]);
    });
  });

  describe('printed', () => {
    beforeAll(async () => {
      await open();
      await page.addInitScript('window.print = () => { window.printed = document.body.innerText; }');
      await ask(deep);
    });

    it('is question, answer and notes: the whole quote, who, where, when, and the address', async () => {
      await openSource();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const left of ['.header', '.dock', '.turn-tools', '.examples', '.panel', '.corner']) {
        if ((await page.locator(left).count()) > 0) expect(await isSeen(page.locator(left)), left).toBe(false);
      }
      expect(await isSeen(log().getByRole('heading', { name: deep }))).toBe(true);
      // What stands on paper alone comes from the sheet.
      const notes = await log()
        .locator('.note')
        .evaluateAll((elements) =>
          elements
            .flatMap((note) => [note, ...note.querySelectorAll('.in-print')])
            .map((each) => {
              const { content } = each.ownerDocument.defaultView!.getComputedStyle(each, '::before');
              return `${each.textContent} ${content}`;
            })
            .join(' '),
        );
      for (const words of [
        '1',
        'timber or tar along this coast in summer',
        'Ann Lee',
        'The Vell Gazette',
        '2 March 2019',
        'https://example.org/harbour',
      ]) {
        expect(notes).toContain(words);
      }
      expect(await colourOf(page.locator('html'), 'backgroundColor')).toBe('rgb(255, 255, 255)');
      expect((await runAxe(page)).faults).toEqual([]);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(5000);
    });

    it('is one of the exports of the history', async () => {
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('link', { name: 'History' }).click();
      await page
        .getByLabel(/^Export How deep/)
        .first()
        .click();
      await page.getByRole('button', { name: 'Print, or save as PDF' }).click();
      await expect.poll(() => page.evaluate('window.printed ?? ""')).toContain('9 metres deep');
    });
  });

  describe('in type of 32 pixels on 390', () => {
    // As a browser does for a reader who asks for large type: past the page's own policy.
    beforeAll(async () => {
      await open({ viewport: { width: 390, height: 844 }, bypassCSP: true });
      await page.addInitScript(
        "document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '32px'; })",
      );
    });

    it.each([
      ['the start', '/', ''],
      ['an answer', '/', deep],
      ['the library', '/#library', ''],
      ['the history', '/#history', ''],
    ])('%s is not wider than the page', async (_what, path, question) => {
      await page.goto('about:blank');
      if (question === '') await page.goto(footnote.url + path);
      else await ask(question);
      await page.getByRole('link', { name: /^Library/ }).waitFor();
      await changeWindow(page, { width: 390, height: 844 });
      const html = page.locator('html');
      expect(await html.evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
      const outside = await page.locator('.header').evaluate((header) =>
        [...header.querySelectorAll('a, button')]
          .filter((each) => each.checkVisibility())
          .map((each) => each.getBoundingClientRect())
          .filter(({ left, right }) => left < 0 || right > 390),
      );
      expect(outside).toEqual([]);
    });
  });

  describe.each(fromTheRight)('%s', (_language, question, words) => {
    beforeAll(async () => {
      await open();
      await ask(question);
      await openSource();
    });

    it('runs from the right, each name and date by itself', async () => {
      const row = log().locator('.note-row').first();
      const placed = (place: Locator, of: Locator): Promise<number[]> =>
        Promise.all([place.boundingBox(), of.boundingBox()]).then(([a, b]) => [a!.x + a!.width, b!.x + b!.width]);
      // The number stands at the right edge of its note, as the first thing of the line.
      const [number, edge] = await placed(row.locator('.note-number'), row);
      expect(edge! - number!).toBeLessThan(30);
      const byline = panel().locator('.panel-byline');
      expect(
        await byline.evaluate((element) => element.ownerDocument.defaultView!.getComputedStyle(element).direction),
      ).toBe('rtl');
      // The day stands before its month, whatever stands beside it.
      const date = byline.locator('bdi').last();
      expect(await date.innerText()).toMatch(/^\d+ (?:March|July) 20\d\d$/);
      expect(await date.evaluate((element) => element.getClientRects().length)).toBe(1);
    });

    it('has in bold no words but those that answer', async () => {
      for (const bold of await page.locator('mark strong, .answer strong').allInnerTexts()) {
        expect(bold.replaceAll(/[^\d]+/g, '')).toBe(words);
        expect(bold.length).toBeLessThan(words.length + 8);
      }
    });
  });
});
