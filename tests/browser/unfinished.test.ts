/** Answers that a reader stops in the middle, and such that fail: what was checked stays, also after a reload. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { type ChatHandler, ChatStream, type FakeChat, shownPassages, startFakeChat } from '../fixtures/fake-chat.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const quote = 'The tower of Vell is 20 metres tall.';

describe.skipIf(skipBrowser)('an answer that does not come to its end', () => {
  let browser: Browser;
  let window: BrowserContext;
  let model: FakeChat;
  let footnote: StartedFootnote;
  let handler: ChatHandler;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser);
    model = await startFakeChat((request, reply) => handler(request, reply));
    footnote = await startFootnote(
      { 'tower.md': `# The tower of Vell\n\n${quote}` },
      { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: model.url, FOOTNOTE_OFFLINE: '1' },
    );
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
    await model.close();
  });
  beforeEach(async () => {
    page = await window.newPage();
    await page.goto(footnote.url);
    await page.getByRole('textbox', { name: 'Question' }).fill('How tall is the tower?');
  });
  afterEach(() => closePage(page));

  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const source = (): Locator => log().getByRole('button', { name: 'Source 1: The tower of Vell' });
  const revision = async (): Promise<number> =>
    ((await (await fetch(`${footnote.url}/api/index`)).json()) as { revision: number }).revision;
  /** One statement that holds, and the beginning of another. */
  const begin: ChatHandler = (request, reply) => {
    const key = shownPassages(request).find(({ text }) => text.includes(quote))!.key;
    const first = JSON.stringify({ statement: quote, quotes: [{ key, text: quote }] });
    new ChatStream(reply).words(`${first}\n{"statement":"The unfinished words`);
  };

  it.each(['Escape', 'the button'])('is stopped by %s: the checked part stays, marked stopped', async (by) => {
    handler = begin;
    await page.keyboard.press('Enter');
    await source().first().waitFor();
    await log().getByText('The unfinished words').waitFor();
    if (by === 'Escape') await page.keyboard.press('Escape');
    else await page.getByRole('button', { name: 'Stop' }).click();
    for (const look of ['at once', 'after a reload']) {
      await log()
        .getByText(/^Stopped\. What stands here was checked/)
        .waitFor();
      expect(await log().getByText(quote).first().isVisible(), look).toBe(true);
      expect(await log().innerText()).not.toContain('The unfinished words');
      await source().first().click();
      expect(await page.locator('.panel mark').first().innerText()).toBe(quote);
      await page.keyboard.press('Escape');
      await page.waitForURL(/\/c\//);
      await page.reload();
    }
  });

  it('fails with its reason and a way on, also after a reload', async () => {
    // Its article is edited while the model writes: no answer can be given out.
    handler = async (request, reply) => {
      const key = shownPassages(request).find(({ text }) => text.includes(quote))!.key;
      const stream = new ChatStream(reply);
      stream.words(`${JSON.stringify({ statement: quote, quotes: [{ key, text: quote }] })}\n`);
      const before = await revision();
      footnote.write('tower.md', `# The tower of Vell\n\n${quote} It leans.`);
      await within(5000, async () => expect(await revision()).toBeGreaterThan(before));
      stream.finish();
    };
    await page.keyboard.press('Enter');
    const failure = log().locator('.failure');
    await failure.getByText(/^Request [\w-]{36}$/).waitFor();
    const said = await failure.innerText();
    await page.reload();
    await failure.waitFor();
    expect(await failure.innerText()).toBe(said);
    await page.getByRole('status').filter({ hasText: 'Not answered' }).waitFor();
    handler = async (request, reply) => {
      const key = shownPassages(request).find(({ text }) => text.includes(quote))!.key;
      const stream = new ChatStream(reply);
      stream.words(JSON.stringify({ statement: quote, quotes: [{ key, text: quote }] }));
      stream.finish();
    };
    await failure.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
    await expect.poll(() => failure.count()).toBe(0);
  });

  describe('and its model is slow', () => {
    const quick = (): Locator => log().getByText('This is the quick answer.');
    beforeEach(() => page.getByRole('textbox', { name: 'Question' }).fill('How tall is the tower of Vell?'));

    it('shows the built-in answer meanwhile, which stays when the reader keeps it, also after a reload', async () => {
      handler = () => undefined;
      await page.keyboard.press('Enter');
      await quick().waitFor();
      await source().first().click();
      expect(await page.locator('.panel mark').first().innerText()).toBe(quote);
      await page.keyboard.press('Escape');
      await log().getByRole('button', { name: 'Keep this answer' }).click();
      for (const look of ['at once', 'after a reload']) {
        await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
        expect(await log().innerText(), look).not.toContain('Stopped');
        expect(await quick().count(), look).toBe(0);
        expect(await source().first().isVisible(), look).toBe(true);
        await page.reload();
      }
    });

    it('lets its words take the place of that without moving the page, and the quick answer can be had back', async () => {
      const said = 'The tower stands 20 metres tall.';
      let say = (): void => undefined;
      let finish = (): void => undefined;
      handler = (request, reply) => {
        const key = shownPassages(request).find(({ text }) => text.includes(quote))!.key;
        const stream = new ChatStream(reply);
        say = () => stream.words(`${JSON.stringify({ statement: said, quotes: [{ key, text: quote }] })}\n`);
        finish = () => stream.finish();
      };
      await page.keyboard.press('Enter');
      await quick().waitFor();
      const places = (): Promise<unknown> =>
        page.locator('html').evaluate((root) => ({
          height: root.scrollHeight,
          top: root.scrollTop,
          question: root.querySelector('.question')?.getBoundingClientRect().top,
          field: root.querySelector('#question')?.getBoundingClientRect().top,
        }));
      await page.waitForTimeout(600);
      const before = await places();
      say();
      await log().getByText(said).waitFor();
      expect(await quick().count()).toBe(0);
      expect(await places()).toEqual(before);
      finish();
      await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
      expect(await log().innerText()).toContain(said);
      await log().getByRole('button', { name: 'Quick answer' }).click();
      await log().getByText('Version 2 of 2').waitFor({ state: 'attached' });
      await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
      expect(await log().innerText()).not.toContain(said);
    });
  });
});
