/**
 * The settings of the page and its keys, in a real browser. Where a voice is needed, a fake one is put in its place; models
 * are those of a real endpoint on this machine.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { runAxe } from '../fixtures/axe.ts';
import { changeWindow, launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { type FakeChat, shownPassages, startFakeChat, write } from '../fixtures/fake-chat.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const question = 'How tall is the tower of Vell?';

describe.skipIf(skipBrowser)('settings and keys', () => {
  let browser: Browser;
  let footnote: StartedFootnote;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    footnote = await startFootnote({ 'tower.md': '# The tower of Vell\n\nThe tower of Vell is 20 metres tall.' });
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
  });
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    onTestFinished(() => context.close());
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
  });

  const dialog = (): Locator => page.getByRole('dialog', { name: 'Settings' });
  const field = (): Locator => page.getByRole('textbox', { name: 'Question' });
  const isDark = (): Promise<boolean> =>
    page.locator('html').evaluate((html) => {
      const { backgroundColor } = html.ownerDocument.defaultView!.getComputedStyle(html);
      return Number(/\d+/.exec(backgroundColor)![0]) < 128;
    });
  async function open(): Promise<void> {
    await page.goto(footnote.url);
    await page.getByRole('link', { name: /^Library \d/ }).waitFor();
  }
  async function ask(): Promise<void> {
    await field().fill(question);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
  }

  it('keep the theme over a reload, and go back to that of the system', async () => {
    await open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await dialog().getByLabel('Dark').check();
    await expect.poll(isDark).toBe(true);
    await page.reload();
    await expect.poll(isDark).toBe(true);
    await page.getByRole('button', { name: 'Settings' }).click();
    expect(await dialog().getByLabel('Dark').isChecked()).toBe(true);
    await dialog().getByLabel('As the system').check();
    await expect.poll(isDark).toBe(false);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(isDark).toBe(true);
  });

  it('tell what is at work and that nothing is sent, keep the focus inside, and give it back', async () => {
    await open();
    const opener = page.getByRole('button', { name: 'Nothing leaves this machine' });
    await opener.press('Enter');
    await dialog().getByText('picked and quoted without a model').waitFor();
    await dialog().getByText('Nothing leaves this machine.').waitFor();
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus:not(html, body, dialog, dialog *)').count()).toBe(0);
    }
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => opener.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  });

  it('show the keys with "?", which stays a character where somebody writes', async () => {
    await open();
    await field().press('?');
    expect(await field().inputValue()).toBe('?');
    expect(await dialog().count()).toBe(0);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await dialog().getByText('Next quote').waitFor();
    await page.getByText('Keys', { exact: true }).and(page.locator(':focus')).waitFor();
  });

  it('do by the keyboard what the keys say', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open();
    await ask();
    await page.keyboard.press('Control+Shift+C');
    await page.getByText('Copied with footnotes').waitFor();
    const copied = await page
      .locator('body')
      .evaluate((body) => body.ownerDocument.defaultView!.navigator.clipboard.readText());
    expect(copied).toContain('20 metres tall.[^1]');
    await page.keyboard.press('Control+k');
    await page.getByLabel('Search conversations').and(page.locator(':focus')).waitFor();
    await page.getByRole('heading', { name: 'History' }).click();
    await page.keyboard.press('/');
    await field().and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+Shift+O');
    await page.getByRole('heading', { name: /^Ask your articles/ }).waitFor();
    await page.keyboard.press('Control+.');
    await dialog().waitFor();
  });

  describe('reading aloud', () => {
    /** In the page: voices, and what was said with which of them. */
    const speak = (voices: readonly { name: string; lang: string; localService: boolean }[]): Promise<unknown> =>
      page.addInitScript((made) => {
        const said: string[] = [];
        const speech = Object.assign(new EventTarget(), {
          getVoices: () => made,
          speak: ({ voice, text }: { voice: { name: string } | null; text: string }) =>
            said.push(`${voice?.name}: ${text}`),
          cancel: () => said.push('stopped'),
        });
        const view = globalThis as unknown as Record<string, unknown>;
        Object.defineProperty(view, 'speechSynthesis', { value: speech });
        view['SpeechSynthesisUtterance'] = class extends EventTarget {
          readonly text: string;
          constructor(text: string) {
            super();
            this.text = text;
          }
        };
        view['__said'] = said;
      }, voices);
    const said = (): Promise<unknown> =>
      page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['__said']);
    const answer = 'here: The tower of Vell is 20 metres tall.';

    it('reads the answer with a voice of this machine when it is wanted, without its numbers, until Esc', async () => {
      await speak([
        { name: 'elsewhere', lang: 'en-GB', localService: false },
        { name: 'ici', lang: 'fr-FR', localService: true },
        { name: 'here', lang: 'en-GB', localService: true },
      ]);
      await open();
      await ask();
      expect(await said()).toEqual([]);
      await page.getByRole('button', { name: 'Read aloud' }).click();
      await expect.poll(said).toEqual([answer]);
      await page.getByRole('button', { name: 'Stop reading' }).click();
      await expect.poll(said).toEqual([answer, 'stopped']);

      await page.getByRole('button', { name: 'Settings' }).click();
      await dialog().getByLabel('Read the answer aloud when it is ready').check();
      await dialog().getByRole('button', { name: 'Close settings' }).click();
      await ask();
      await page.getByRole('button', { name: 'Stop reading' }).waitFor();
      await expect.poll(said).toEqual([answer, 'stopped', answer]);
      await page.keyboard.press('Escape');
      await expect.poll(said).toEqual([answer, 'stopped', answer, 'stopped']);
      // What was answered before is not read when it is opened again.
      await page.reload();
      await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
      expect(await said()).toEqual([]);
    });

    it('has no such button where the only voices work elsewhere', async () => {
      await speak([{ name: 'elsewhere', lang: 'en-GB', localService: false }]);
      await open();
      await ask();
      expect(await page.getByRole('button', { name: 'Read aloud' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Settings' }).click();
      expect(await dialog().getByLabel('Read the answer aloud when it is ready').isDisabled()).toBe(true);
      await dialog().getByText('no voice of this machine').waitFor();
    });
  });

  describe('models', () => {
    const text = 'The tower of Vell is 20 metres tall.';
    const start = async (models: string[], settings: Record<string, string> = {}): Promise<FakeChat> => {
      const endpoint = await startFakeChat((request, reply) => {
        const [{ key } = { key: '' }] = shownPassages(request);
        write(reply, `${JSON.stringify({ statement: text, quotes: [{ key, text }] })}\n`);
      }, models);
      onTestFinished(() => endpoint.close());
      const own = await startFootnote(
        { 'tower.md': `# The tower of Vell\n\n${text}` },
        { FOOTNOTE_ANSWERER: 'openai:large', OPENAI_BASE_URL: endpoint.url, ...settings },
      );
      onTestFinished(() => own.close());
      await page.goto(own.url);
      await page.getByRole('link', { name: /^Library \d/ }).waitFor();
      return endpoint;
    };
    const openSettings = (): Promise<void> => page.getByRole('button', { name: 'Settings' }).click();
    const choice = (): Locator => dialog().getByRole('combobox', { name: 'Model' });

    it('of the endpoint can be chosen; the choice is kept, and goes with each question', async () => {
      const endpoint = await start(['large', 'small', 'nomic-embed-text']);
      await ask();
      await openSettings();
      await dialog().getByText('Written by the model large').waitFor();
      await dialog().getByText('For the answer that comes first, and where the model fails.').waitFor();
      expect(await choice().locator('option').allTextContents()).toEqual(['large, the usual one', 'small']);
      await choice().selectOption('small');
      await dialog().getByText('Written by the model small').waitFor();
      for (const width of [1280, 390]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await changeWindow(page, { width, colorScheme });
          expect((await runAxe(page, { within: 'dialog' })).faults).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        }
      }
      await page.reload();
      await ask();
      await openSettings();
      expect(await choice().inputValue()).toBe('small');
      await choice().selectOption('');
      await dialog().getByRole('button', { name: 'Close settings' }).click();
      await ask();
      // A follow-up is rewritten first, by the same model.
      const written = endpoint.requests.map(({ body }) => body.model);
      expect(written.filter((model, at) => model !== written[at - 1])).toEqual(['large', 'small', 'large']);
    });

    it('that the endpoint no longer has do not keep a question from being answered', async () => {
      await page.addInitScript(`localStorage.setItem('footnote.model', 'gone')`);
      const endpoint = await start(['large', 'small']);
      await ask();
      expect(endpoint.requests.map(({ body }) => body.model)).toEqual(['large']);
      await openSettings();
      await dialog().getByText('Written by the model large').waitFor();
      expect(await choice().inputValue()).toBe('');
    });

    it('are not offered where the endpoint lists one alone; that one is named', async () => {
      await start(['large']);
      await openSettings();
      await dialog().getByText('Written by the model large').waitFor();
      expect(await choice().count()).toBe(0);
    });
  });
});
