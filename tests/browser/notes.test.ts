/** Notes in the page: an answer or a sentence saved with its footnotes, words written beside it, files, and undo. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAxe } from '../fixtures/axe.ts';
import { changeWindow, closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const articles = {
  'tower.md': '---\npublished: 2020-05\n---\n\n# The tower of Vell\n\nThe tower of Vell is 20 metres tall.',
  'harbour.md': '# The harbour of Ostrow\n\nThe harbour of Ostrow is 9 metres deep.',
};
const howTall = 'How tall is the tower of Vell?';
const howDeep = 'How deep is the harbour of Ostrow?';

describe.skipIf(skipBrowser)('notes in the page', () => {
  let browser: Browser;
  let window: BrowserContext;
  let footnote: StartedFootnote;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    footnote = await startFootnote(articles);
    page = await window.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(footnote.url);
  });
  afterEach(async () => {
    await closePage(page);
    await footnote.close();
  });

  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const panel = (): Locator => page.getByRole('region', { name: 'Article' });
  const room = (): Locator => page.getByRole('region', { name: 'Notes' });
  const note = (question: string): Locator => room().getByRole('article', { name: question });
  async function ask(question: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
    await page.keyboard.press('Enter');
    await log().getByRole('heading', { name: question }).last().waitFor();
    await log().locator('article:last-child[aria-busy="false"]').waitFor();
  }
  /** An answer and a sentence. */
  async function saveTwo(): Promise<void> {
    await ask(howTall);
    await log().getByRole('button', { name: 'Save to notes' }).click();
    await page.getByText('Saved to notes').last().waitFor();
    await ask(howDeep);
    await log().getByRole('button', { name: 'Source 1: The harbour of Ostrow' }).first().click();
    await panel().getByRole('button', { name: 'Save this sentence' }).click();
    await page.getByText(howDeep).last().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('link', { name: 'Notes' }).click();
    await note(howDeep).waitFor();
  }

  it('keep what two windows write beside one note, whoever was faster', async () => {
    await saveTwo();
    const kept = async (): Promise<{ id: string; question: string; text: string }[]> =>
      (
        (await (await fetch(`${footnote.url}/api/notes`)).json()) as {
          notes: { id: string; question: string; text: string }[];
        }
      ).notes;
    const { id } = (await kept()).find(({ question }) => question === howTall)!;
    await fetch(`${footnote.url}/api/notes/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Theirs.' }),
    });
    const words = note(howTall).getByRole('textbox', { name: 'Your own words' });
    await words.fill('Mine.');
    await words.blur();
    await expect.poll(() => words.inputValue()).toBe('Theirs.\n\nMine.');
    expect((await kept()).find((each) => each.id === id)!.text).toBe('Theirs.\n\nMine.');
  });

  it('keep an answer and a sentence with their footnotes, and what the reader writes, over a reload', async () => {
    await saveTwo();
    const words = note(howTall).getByRole('textbox', { name: 'Your own words' });
    await words.fill('Compare with the tower of Lenn.');
    const kept = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await words.blur();
    await kept;
    await page.reload();
    await expect.poll(() => words.inputValue()).toBe('Compare with the tower of Lenn.');
    expect(await note(howDeep).innerText()).toContain('9 metres');
    await note(howTall).getByRole('button', { name: 'Source 1: The tower of Vell' }).first().click();
    expect(await panel().locator('mark').first().innerText()).toContain('20 metres');
    await page.keyboard.press('Escape');
    await page.getByLabel('Export Notes').click();
    const waiting: Promise<Download> = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Markdown', exact: true }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe('Notes.md');
    expect(readFileSync(await file.path(), 'utf8')).toContain('[^2]: “The tower of Vell is 20 metres tall.”');
    await note(howTall).getByRole('link', { name: 'The conversation' }).click();
    await log().getByText('20 metres').first().waitFor();
  });

  it('say what has changed and what was withdrawn since, and keep no word of it', async () => {
    await saveTwo();
    footnote.write('tower.md', articles['tower.md'].replace('20 metres', '22 metres'));
    await note(howTall).getByText('changed since').first().waitFor();
    expect(await note(howTall).innerText()).toContain('20 metres');
    footnote.remove('harbour.md');
    await note(howDeep)
      .getByText(/withdrawn since: The harbour of Ostrow/)
      .first()
      .waitFor();
    expect(await page.locator('body').innerText()).not.toContain('9 metres');
  });

  it('are deleted with undo, and so is one that was just saved', async () => {
    await saveTwo();
    await note(howTall)
      .getByRole('button', { name: `Delete ${howTall}` })
      .click();
    await note(howTall).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await note(howTall).waitFor();
    await note(howTall)
      .getByRole('button', { name: `Delete ${howTall}` })
      .click();
    const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.getByRole('button', { name: 'Dismiss' }).last().click();
    await deleted;
    await page.reload();
    await note(howDeep).waitFor();
    expect(await note(howTall).count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('can be read by everyone, on every window (%s)', async (colorScheme) => {
    await saveTwo();
    for (const width of [390, 1440]) {
      await changeWindow(page, { width, height: 800, colorScheme });
      const shots = process.env['SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/notes-${width}-${colorScheme}.png` });
      expect((await runAxe(page)).faults).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
  });

  it('report no error in all of this', () => {
    expect(faults).toEqual([]);
  });
});
