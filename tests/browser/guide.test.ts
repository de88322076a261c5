/** The guide above an article: folded to a line, opened and kept so, each line leading to its words. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { briefs, type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const title = 'Larger Than Usual Airstrike in Syria Said To Be US-Israel Joint Operation';

describe.skipIf(skipBrowser)('the guide to an article', () => {
  let browser: Browser;
  let footnote: StartedFootnote;
  beforeAll(async () => {
    browser = await launchBrowser();
    footnote = await startFootnote(briefs);
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
  });

  const summary = (page: Page) => page.locator('.guide summary');
  const part = (page: Page, name: string) => page.locator('.guide section').filter({ hasText: name });
  async function openArticle(page: Page): Promise<void> {
    await page.goto(`${footnote.url}/#library`);
    await page.locator('.entry', { hasText: title }).click();
    await page.getByText(/\d names/).waitFor();
  }

  it('is folded, opens, leads to its words, asks its questions, and stays open', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await openArticle(page);
    const who = part(page, 'Who').getByRole('button', { name: 'Mike Pompeo, the US secretary of state' });
    expect(await who.isVisible()).toBe(false);
    await summary(page).click();
    await who.click();
    const mark = page.locator('.panel .article-text mark');
    expect(await mark.textContent()).toMatch(/^The planned raid, .*Mike Pompeo.* café\.$/);
    expect(await mark.evaluate((marked) => marked.getBoundingClientRect().top > 0)).toBe(true);
    await part(page, 'When')
      .getByRole('row', { name: /^13 January 2021/ })
      .getByRole('button')
      .click();
    expect(await mark.textContent()).toMatch(/13 January 2021/);

    await page.reload();
    await openArticle(page);
    expect(await who.isVisible()).toBe(true);
    await page
      .getByRole('button', { name: /^Ask: / })
      .first()
      .click();
    await page
      .getByRole('status')
      .filter({ hasText: /Answer ready/ })
      .waitFor();
    await page.close();
  });

  it('is folded where a citation was opened, whose words stay in sight', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 600 } });
    await openArticle(page);
    await summary(page).click();
    await page.goto(footnote.url);
    await page.getByRole('textbox', { name: 'Question' }).fill('How many troops were killed in the airstrike?');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /^Source 1: / })
      .first()
      .click();
    await page.locator('.panel mark').first().waitFor();
    await page.getByText(/\d names/).waitFor();
    expect(await page.locator('.guide').getAttribute('open')).toBeNull();
    const inSight = await page
      .locator('.panel mark')
      .first()
      .evaluate((marked) => {
        const { top, bottom } = marked.getBoundingClientRect();
        return top >= 0 && bottom <= marked.ownerDocument.documentElement.clientHeight;
      });
    expect(inSight).toBe(true);
    await page.close();
  });
});
