/** A conversation as a page of its own, opened from the disk, without a network and without scripts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSite } from '../../src/conversations/export-site.ts';
import type { Conversation } from '../../src/store/stored-conversation.ts';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { answer, bridge } from '../web/page-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
const address = pathToFileURL(join(folder, 'index.html')).href;
const [cited] = answer.citations;
const text = `${'x'.repeat(10)}${cited!.quote} It stood for 90 years.\n\nANOTHER PARAGRAPH`;
const conversation: Conversation = {
  id: 'c',
  title: 'What fell?',
  created: '2026-01-02T10:00:00Z',
  updated: '2026-01-02T10:00:00Z',
  questions: 1,
  turns: [{ id: 'a', question: 'What fell?', asked: '2026-01-02T10:00:00Z', answer }],
};

describe.skipIf(skipBrowser)('the page', () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    writeFileSync(
      join(folder, 'index.html'),
      exportSite(conversation, (id) => (id === bridge.id ? text : undefined)),
    );
    browser = await launchBrowser();
    const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
    page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens the cited place with the words marked, and closes it again', async () => {
    const source = page.getByRole('region', { name: 'Source 1', exact: true });
    expect(await source.isVisible()).toBe(false);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await page.getByRole('link', { name: 'Source 1', exact: true }).first().click();
      await source.waitFor({ state: 'visible' });
      expect(await source.locator('mark').textContent()).toBe(cited!.quote);
      expect(await source.textContent()).toContain('It stood for 90 years.');
      expect(await source.locator('mark').isVisible()).toBe(true);
      await source.getByRole('link', { name: 'Back to the text' }).click();
      await source.waitFor({ state: 'hidden' });
    }
    expect(await page.content()).not.toContain('ANOTHER PARAGRAPH');
  });

  it('asks for nothing but itself', () => {
    expect([...new Set(asked.map((url) => url.replace(/#.*/, '')))]).toEqual([address]);
  });

  it('prints each source below its footnote', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.source mark').first().isVisible()).toBe(true);
    expect(await page.locator('.close').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });
});
