/** Tables and lists as a reader meets them: the cell that answers, the steps in their order, and the same in what is saved. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeWindow, closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const articles = {
  'roofs.md':
    '# The roofers of the quay\n\nThe yearly figures are out.\n\n| Year | Roofs | Apprentices |\n| --- | --- | --- |\n' +
    '| 2020 | 17 | 3 |\n| 2021 | 45 | 5 |\n| 2022 | 51 | 7 |\n\nThe chair was content with them.\n',
  'pump.md':
    '# The garden pump\n\nIt draws water from wells.\n\n## Changing the filter\n\n1. Unplug the pump.\n2. Close the valve.\n' +
    '3. Unscrew the grey cap.\n',
};

describe.skipIf(skipBrowser)('a table in the web chat', () => {
  let browser: Browser;
  let window: BrowserContext;
  let footnote: StartedFootnote;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser);
    footnote = await startFootnote(articles);
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
  });
  beforeEach(async () => {
    page = await window.newPage();
    await page.goto(footnote.url);
    await page.getByRole('link', { name: /^Library \d/ }).waitFor();
  });
  afterEach(() => closePage(page));

  const panel = (): Locator => page.getByRole('region', { name: 'Article' });
  const conversation = (): Locator => page.getByRole('log', { name: 'Conversation' });
  async function ask(question: string): Promise<void> {
    const composer = page.getByRole('textbox', { name: 'Question' });
    await composer.fill(question);
    await composer.press('Enter');
    await conversation().locator('article:last-child[aria-busy="false"]').waitFor();
  }
  async function openFirst(): Promise<void> {
    await conversation()
      .getByRole('button', { name: /^Source 1: / })
      .first()
      .click();
    await panel().locator('mark').first().waitFor();
  }

  it('is answered by its row and column, and shown as a table with the cell marked', async () => {
    await ask('How many roofs in 2021?');
    await conversation().getByText('2021: 45 roofs').waitFor();
    await openFirst();
    const table = panel().getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Year', 'Roofs', 'Apprentices']);
    expect(await table.locator('mark').allTextContents()).toEqual(['2021', '45', '5']);
    expect(await table.locator('td mark strong').allTextContents()).toEqual(['45']);
    expect(await panel().locator('.article-text').textContent()).not.toContain('|');
  });

  it('has its row below what heads it in the card of the number', async () => {
    await ask('How many roofs in 2022?');
    await conversation()
      .getByRole('button', { name: /^Source 1: / })
      .first()
      .hover();
    const card = page.getByRole('tooltip').getByRole('table');
    await card.waitFor();
    expect(await card.getByRole('row').allTextContents()).toEqual(['YearRoofsApprentices', '2022517']);
  });

  it('is one in a saved page, the cell marked there, too', async () => {
    await ask('How many roofs in 2020?');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const saved = await fetch(`${footnote.url}/api/conversations/${id}/export?format=html`);
    const written = await saved.text();
    expect(written).toContain('<th scope="col">Roofs</th>');
    expect(written).toContain('<td>2020</td><td><mark>17</mark></td><td>3</td>');
  });

  it('of steps gives each with its number, in their order, in the answer and in the article', async () => {
    await ask('How do I change the filter of the pump?');
    const steps = conversation()
      .getByRole('listitem')
      .filter({ hasText: /Unplug|valve|cap/ });
    const texts = await steps.allTextContents();
    expect(texts.slice(0, 3).map((text) => text.trim().replace(/\s*\d+$/, ''))).toEqual([
      'Unplug the pump.',
      'Close the valve.',
      'Unscrew the grey cap.',
    ]);
    await openFirst();
    await panel().locator('li mark').waitFor();
    expect(await panel().getByRole('listitem').allTextContents()).toEqual([
      'Unplug the pump.',
      'Close the valve.',
      'Unscrew the grey cap.',
    ]);
    expect(await panel().locator('li mark').allTextContents()).toEqual(['Unplug the pump.']);
  });

  it('moves within its frame where the window is narrow', async () => {
    await ask('How many roofs in 2021?');
    await openFirst();
    await panel().getByRole('table').waitFor();
    await changeWindow(page, { width: 390 });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBe(0);
  });
});
