/** Reading at ease: what answers is seen at once, nothing is said twice, nothing covers words, and the page brings its own letters. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const question = 'How deep is the harbour of Vell?';
const articles = {
  'harbour.md':
    '---\ntitle: The harbour of Vell\npublisher: The Vell Gazette\npublished: 2019-03-02\n---\n\nThe harbour of Vell was built by Ines Kolb in 1911. The harbour of Vell is 9 metres deep. Otto Brandt repaired the harbour of Vell in 1950.',
  'mill.md': '# The mill of Orre\n\nThe paper mill of Orre closed in 1967. Its owner, Hanna Ek, sold it to the town.',
};

describe.skipIf(skipBrowser)('reading at ease', () => {
  let browser: Browser;
  let window: BrowserContext;
  let footnote: StartedFootnote;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser, { reducedMotion: 'reduce' });
    footnote = await startFootnote(articles);
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
  });

  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const panel = (): Locator => page.getByRole('region', { name: 'Article' });
  const status = (): Locator => page.getByRole('status').filter({ hasText: 'Answer ready' });
  async function ask(words = question): Promise<void> {
    await page.getByRole('textbox', { name: 'Question' }).fill(words);
    await page.keyboard.press('Enter');
    await log().getByRole('heading', { name: words }).last().waitFor();
    await log().locator('article:last-child[aria-busy="false"]').waitFor();
    await status().waitFor();
  }
  const focused = (): Promise<string | null> => page.locator(':focus').getAttribute('id');
  async function open(width: number, height = 900): Promise<void> {
    page = await window.newPage();
    onTestFinished(() => closePage(page));
    await page.setViewportSize({ width, height });
    await page.goto(footnote.url);
    await page.getByRole('link', { name: /^Library \d/ }).waitFor();
  }

  describe('beside an answer', () => {
    beforeEach(() => open(1280));

    it('the words that answer are in bold, in the answer itself', async () => {
      await ask();
      expect(await log().locator('.statement strong').first().innerText()).toMatch(/9/);
    });

    it('a note does not say again what the answer says; it shows it to the pointer and to the keyboard', async () => {
      await ask();
      const note = log().locator('.note-row').first();
      expect(await note.innerText()).not.toContain('metres deep');
      expect(await note.innerText()).toMatch(/The harbour of Vell, The Vell Gazette, 2 March 2019/);
      await note.hover();
      const card = page.getByRole('tooltip');
      await card.getByText('metres deep').waitFor();
      await page.mouse.move(5, 5);
      await card.waitFor({ state: 'hidden' });
      await log()
        .getByRole('button', { name: /^Source 1: / })
        .first()
        .focus();
      await page.keyboard.press('Tab');
      await card.getByText('metres deep').waitFor();
    });

    it('sources are counted by the article, and the keys of the quotes say where there is no further one', async () => {
      await ask('Who built and who repaired the harbour of Vell?');
      expect(await status().innerText()).toMatch(/Answer ready, 1 source\b/);
      await page
        .locator('body')
        .evaluate((body) => (body.ownerDocument.activeElement as unknown as { blur: () => void }).blur());
      await page.keyboard.press('j');
      await panel().locator('mark').first().waitFor();
      for (let quote = 0; quote < 5; quote += 1) await page.keyboard.press('j');
      await page.getByText(/This answer has one quote only|The last quote/).waitFor();
    });
  });

  it('on a wide page the article stands beside the answer, and takes neither the focus nor the address', async () => {
    await open(1440);
    await ask();
    await panel().locator('mark').first().waitFor();
    expect(await focused()).toBe('question');
    expect(page.url()).toMatch(/\/c\/[\w-]+$/);
    await ask('When did the paper mill of Orre close?');
    await panel().getByRole('heading', { name: 'The mill of Orre' }).waitFor();
    // Once the reader has closed it, it stays closed.
    await panel().getByRole('button', { name: 'Close article' }).click();
    await ask('Who repaired the harbour of Vell?');
    expect(await panel().count()).toBe(0);
    await log()
      .getByRole('button', { name: /^Source 1: / })
      .last()
      .click();
    await panel().locator('mark').first().waitFor();
  });

  it.each([
    [1440, 900],
    [1280, 800],
    [390, 844],
  ])(
    'further questions are in sight at the end of long answers, and at their beginning, %d pixels wide',
    async (width, height) => {
      await open(width, height);
      for (const words of [
        question,
        'When did the paper mill of Orre close?',
        'Who built the harbour of Vell?',
        question,
      ])
        await ask(words);
      const further = page.getByRole('list', { name: 'Further questions' });
      await further.getByRole('button').first().waitFor();
      const html = page.locator('html');
      expect(await html.evaluate((root) => root.scrollHeight)).toBeGreaterThan(height);
      for (const top of [0, 100_000]) {
        await html.evaluate((root, to) => root.scrollTo({ top: to }), top);
        const field = (await page.getByRole('textbox', { name: 'Question' }).boundingBox())!;
        const line = (await further.boundingBox())!;
        const first = (await further.getByRole('button').first().boundingBox())!;
        expect(line.y).toBeGreaterThan(height / 2);
        expect(line.y + line.height).toBeLessThanOrEqual(field.y);
        expect(line.height).toBeLessThan(60);
        expect(first.x).toBeGreaterThanOrEqual(0);
      }
      // One line: those that it has no room for are a push, or a Tab, away.
      await further.getByRole('button').last().focus();
      const last = (await further.getByRole('button').last().boundingBox())!;
      expect(last.x + Math.min(last.width, width)).toBeLessThanOrEqual(width + 1);
      expect(await html.evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
      expect(await further.evaluate((list) => list.closest('.dock') !== null)).toBe(true);
    },
  );

  it.each([
    ['/', 1280],
    ['/#library', 1440],
    ['/#library', 390],
  ])('a notice covers no words of the page: %s, %d pixels', async (path, width) => {
    await open(width);
    await page.goto('about:blank');
    await page.goto(footnote.url + path);
    await page.getByRole('link', { name: /^Library \d/ }).waitFor();
    if (path === '/') await ask();
    footnote.write('tower.md', '# The tower of Vell\n\nThe tower of Vell is 20 metres tall.');
    const toast = page.locator('.toast').first();
    await toast.waitFor();
    await page.locator('html').evaluate((html) => html.scrollTo({ top: html.scrollHeight }));
    const covered = await toast.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const document = element.ownerDocument;
      return [...document.querySelectorAll('.main p, .main li, .main button, .main h2, .main textarea')]
        .filter((each) => each.checkVisibility())
        .filter((each) => {
          const { top, bottom, left, right } = each.getBoundingClientRect();
          return top < box.bottom && bottom > box.top && left < box.right && right > box.left && bottom > top;
        })
        .map((each) => each.textContent);
    });
    footnote.remove('tower.md');
    expect(covered).toEqual([]);
  });

  it('brings its own letters, at most 120 kB of them, and can be installed', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    onTestFinished(() => context.close());
    page = await context.newPage();
    const letters: Promise<number>[] = [];
    const faults: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.woff2')) letters.push(response.body().then((body) => body.length));
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    const response = await page.goto(footnote.url);
    await page.getByRole('link', { name: /^Library \d/ }).waitFor();
    await ask();
    await log()
      .getByRole('button', { name: /^Source 1: / })
      .first()
      .click();
    await panel().locator('mark').first().waitFor();
    const bytes = (await Promise.all(letters)).reduce((sum, each) => sum + each, 0);
    expect(letters.length).toBeGreaterThanOrEqual(3);
    expect(bytes).toBeLessThanOrEqual(120_000);
    expect(
      await page.evaluate(
        "[...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family).join()",
      ),
    ).toMatch(/Source Serif 4.*Source Sans 3|Source Sans 3.*Source Serif 4/);
    const policy = response?.headers()['content-security-policy'] ?? '';
    for (const part of ["default-src 'none'", "font-src 'self'", "manifest-src 'self'", "connect-src 'self'"]) {
      expect(policy).toContain(part);
    }
    const manifest: { icons: { src: string; sizes: string }[]; start_url: string } = await fetch(
      `${footnote.url}/manifest.webmanifest`,
    ).then((got) => got.json() as never);
    expect(manifest.start_url).toBe('/');
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    for (const { src } of manifest.icons) expect((await fetch(footnote.url + src)).status, src).toBe(200);
    expect(await page.locator('link[rel=manifest]').getAttribute('href')).toBe('/manifest.webmanifest');
    expect(faults).toEqual([]);
  });

  it('says nothing to a reader in words of its own making', async () => {
    await open(1280);
    await ask();
    await log()
      .getByRole('button', { name: /^Source 1: / })
      .first()
      .click();
    await panel().getByText('Why this source').click();
    expect(await panel().innerText()).not.toMatch(/\d of 1\b|was needed/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Dark').check();
    await page.getByRole('button', { name: 'Close settings' }).click();
    await page.getByRole('link', { name: /^Library/ }).click();
    expect(await page.locator('.facts').first().innerText()).not.toMatch(/revision/);
  });
});
