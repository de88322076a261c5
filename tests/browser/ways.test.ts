/** Ways through the page: wherever a reader comes from, the field can be written in, and Back is where they were. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const question = 'How tall is the tower of Vell?';

describe.skipIf(skipBrowser)('ways through the page', () => {
  let browser: Browser;
  let window: BrowserContext;
  let footnote: StartedFootnote;
  let empty: StartedFootnote;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser);
    footnote = await startFootnote({ 'tower.md': '# The tower of Vell\n\nThe tower of Vell is 20 metres tall.' });
    empty = await startFootnote({});
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
    await empty.close();
  });
  beforeEach(async () => {
    page = await window.newPage();
    onTestFinished(() => closePage(page));
  });

  const field = (): Locator => page.getByRole('textbox', { name: 'Question' });
  const panel = (): Locator => page.getByRole('region', { name: 'Article' });
  async function ask(words: string): Promise<void> {
    await field().fill(words);
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /Answer ready|Not in the articles/ })
      .waitFor();
  }

  it.each(['history', 'library'])('from the %s, opened by its address, to a field of full height', async (list) => {
    await page.goto(`${footnote.url}/#${list}`);
    await page.getByRole('link', { name: 'Ask' }).click();
    await expect.poll(async () => (await field().boundingBox())?.height ?? 0).toBeGreaterThan(24);
    await field().fill('one\ntwo\nthree');
    await expect.poll(async () => (await field().boundingBox())?.height ?? 0).toBeGreaterThan(60);
  });

  it('Back from the library is the answer with its source beside it, not the library with it', async () => {
    await page.goto(footnote.url);
    await ask(question);
    await page
      .getByRole('button', { name: /^Source 1: / })
      .first()
      .click();
    await panel().locator('mark').first().waitFor();
    await page.getByRole('link', { name: /^Library/ }).click();
    await page.getByRole('region', { name: 'Library' }).waitFor();
    await page.goBack();
    await panel().locator('mark').first().waitFor();
    expect(await page.getByRole('region', { name: 'Library' }).count()).toBe(0);
    await page.getByRole('log').getByRole('heading', { name: question }).waitFor();
    await page.goForward();
    await page.getByRole('region', { name: 'Library' }).waitFor();
    expect(await panel().count()).toBe(0);
  });

  it('an empty library names the folder that the server reads, wherever it is', async () => {
    for (const path of ['/', '/#library']) {
      await page.goto(empty.url + path);
      await page.getByText('No articles yet.').waitFor();
      expect(await page.locator('.start-note code').first().innerText()).toBe(empty.corpus);
      await page.goto('about:blank');
    }
  });

  it('a question to an empty library is told that there are no articles yet, and how to add some', async () => {
    await page.goto(empty.url);
    await ask(question);
    const refusal = await page.getByRole('log').locator('.refusal').innerText();
    expect(refusal).toContain('There are no articles yet.');
    expect(refusal).toMatch(/[Aa]dd/);
    expect(refusal).not.toMatch(/about this/);
  });
});
