/** The timeline: reached from the library, limited, zoomed by keys and wheel, and each event opened in its place. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { briefs, type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

describe.skipIf(skipBrowser)('the timeline', () => {
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

  const total = async (page: Page): Promise<number> =>
    Number.parseInt((await page.getByText(/^\d+ dated events?$/).textContent())!, 10);
  /** The list follows a moment later. */
  async function until(page: Page, isRight: (events: number) => boolean): Promise<void> {
    await expect.poll(async () => isRight(await total(page)), { timeout: 5000 }).toBe(true);
  }

  it('is limited, zoomed by keys and wheel, and opens an event in its place', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${footnote.url}/#library`);
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByText('dated events').waitFor();
    expect(new URL(page.url()).hash).toBe('#timeline');
    const whole = await total(page);

    await page.getByLabel('Publisher').selectOption('War Is Boring');
    await until(page, (events) => events < whole);
    const ofOne = await total(page);
    await page.getByLabel('Place').selectOption('Raqqa');
    await until(page, (events) => events < ofOne);
    await page.getByLabel('Place').selectOption('');
    await page.getByLabel('Publisher').selectOption('');
    await until(page, (events) => events === whole);

    const picture = page.getByRole('group', { name: /^Picture of/ });
    const shown = await picture.getAttribute('aria-label');
    await picture.focus();
    await page.keyboard.press('+');
    expect(await picture.getAttribute('aria-label')).not.toBe(shown);
    await until(page, (events) => events < whole);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('0');
    expect(await picture.getAttribute('aria-label')).toBe(shown);
    await until(page, (events) => events === whole);
    await picture.hover();
    await page.mouse.wheel(0, -300);
    await until(page, (events) => events < whole);
    await page.getByRole('button', { name: 'All of it' }).click();
    await until(page, (events) => events === whole);
    await page.getByLabel('From year').fill('2021');
    await page.keyboard.press('Tab');
    await until(page, (events) => events < whole);
    expect(await page.locator('.year-name').first().textContent()).toBe('2021');

    const entry = page.locator('.entry').first();
    const quote = await entry.locator('.event-quote').textContent();
    await entry.click();
    await page.locator('.panel mark').first().waitFor();
    expect(await page.locator('.panel .article-text mark').first().textContent()).toBe(quote);
    await page.goBack();
    await page.getByText('dated events').waitFor();
    await page.close();
  });
});
