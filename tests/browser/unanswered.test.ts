/** What the articles did not answer: counted, said to be of which words, and asked again once an article is there. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAxe } from '../fixtures/axe.ts';
import { changeWindow, closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const articles = { 'tower.md': '# The tower of Vell\n\nThe tower of Vell is 20 metres tall.' };
const howDeep = 'How deep is the harbour of Ostrow?';
const again = 'how deep is the harbour of Ostrow?';
const whoBuilt = 'Who built the tower of Vell?';

describe.skipIf(skipBrowser)('what could not be answered', () => {
  let browser: Browser;
  let window: BrowserContext;
  let footnote: StartedFootnote;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    footnote = await startFootnote(articles);
    page = await window.newPage();
    await page.goto(footnote.url);
    for (const question of [howDeep, 'How tall is the tower of Vell?']) await ask(question);
    await page.getByRole('button', { name: 'New conversation' }).click();
    for (const question of [again, whoBuilt]) await ask(question);
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('link', { name: 'Not answered' }).click();
    await room().getByRole('heading', { level: 2 }).first().waitFor();
  });
  afterEach(async () => {
    await closePage(page);
    await footnote.close();
  });

  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const room = (): Locator => page.getByRole('region', { name: 'Not answered' });
  const questions = (): Promise<string[]> => room().getByRole('heading', { level: 2 }).allInnerTexts();
  async function ask(question: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
    await page.keyboard.press('Enter');
    await log().getByRole('heading', { name: question, exact: true }).last().waitFor();
    await log().locator('article:last-child[aria-busy="false"]').waitFor();
  }

  it('is counted and says which words no article has; an article is added, and it is answered', async () => {
    expect(await questions()).toEqual([whoBuilt, again]);
    const deep = room().getByRole('listitem').filter({ hasText: again });
    expect(await deep.innerText()).toMatch(/No article mentions Ostrow, harbour\.\s+asked 2 times/);
    await page.getByLabel('Files to add').setInputFiles({
      name: 'harbour.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# The harbour of Ostrow\n\nThe harbour of Ostrow is 9 metres deep.'),
    });
    await page.getByText('harbour', { exact: false }).last().waitFor();
    await expect.poll(async () => (await fetch(`${footnote.url}/api/articles`)).text()).toContain('Ostrow');
    await room()
      .getByRole('button', { name: `Ask again: ${again}` })
      .click();
    await log().getByText('9 metres').first().waitFor();
    await log().locator('article:last-child[aria-busy="false"]').waitFor();
    await page.goto(`${footnote.url}/#unanswered`);
    await expect.poll(questions).toEqual([whoBuilt]);
  });

  it('is taken off the list, with undo', async () => {
    await room()
      .getByRole('button', { name: `Remove ${whoBuilt}` })
      .click();
    await expect.poll(questions).toEqual([again]);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(questions).toHaveLength(2);
    await room()
      .getByRole('button', { name: `Remove ${whoBuilt}` })
      .click();
    const removed = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.getByRole('button', { name: 'Dismiss' }).last().click();
    await removed;
    await page.reload();
    await expect.poll(questions).toEqual([again]);
  });

  it('can be read by everyone, on every window', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [390, 1440]) {
        await changeWindow(page, { width, height: 800, colorScheme });
        const shots = process.env['SHOTS'];
        if (shots !== undefined) await page.screenshot({ path: `${shots}/unanswered-${width}-${colorScheme}.png` });
        expect((await runAxe(page)).faults).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
    }
  });
});
