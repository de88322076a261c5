/** Which sources are asked: chosen in the page, seen above the field, kept with the conversation and its address. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAxe } from '../fixtures/axe.ts';
import { changeWindow, launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const articles = {
  'towers/vell.md':
    '---\npublished: 2020-05\npublisher: The Vell Courier\ntags: [height, stone]\n---\n\n# The tower of Vell\n\nThe tower of Vell was finished on 4 May 2019 by Marguerite Quillfeather.',
  'harbours/ostrow.md':
    '---\npublished: 2021-03\npublisher: Ostrow Times\ntags: water\n---\n\n# The harbour of Ostrow\n\nThe harbour of Ostrow was opened on 9 June 2020 by Anselm Brook.',
  'harbours/old/lenn.md':
    '---\npublished: 1999\npublisher: Ostrow Times\n---\n\n# The quay of Lenn\n\nThe quay of Lenn was closed on 2 March 1998 by Ida Holm.',
};
const tower = 'When was the tower of Vell finished?';
const harbour = 'When was the harbour of Ostrow opened?';

describe.skipIf(skipBrowser)('the sources that are asked', () => {
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  interface Room {
    readonly footnote: StartedFootnote;
    readonly context: BrowserContext;
    readonly page: Page;
    readonly log: () => Locator;
    readonly chosen: (of?: Page) => Locator;
    readonly dialog: () => Locator;
    readonly suggested: (list: string) => Promise<string[]>;
    readonly ask: (question: string) => Promise<void>;
  }

  /** Each test has articles of its own, so that two may run at the same time. */
  async function withSources(use: (room: Room) => Promise<void>): Promise<void> {
    const footnote = await startFootnote(articles);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
    try {
      await page.goto(footnote.url);
      await use({
        footnote,
        context,
        page,
        log,
        chosen: (of = page) => of.getByRole('group', { name: 'Sources' }),
        dialog: () => page.getByRole('dialog', { name: 'Choose sources' }),
        suggested: (list) => page.getByRole('list', { name: list }).getByRole('button').allInnerTexts(),
        ask: async (question) => {
          await page.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
          await page.keyboard.press('Enter');
          await log().getByRole('heading', { name: question }).last().waitFor();
          await log().locator('article:last-child[aria-busy="false"]').waitFor();
        },
      });
    } finally {
      await context.close();
      await footnote.close();
    }
  }

  it.concurrent('are chosen by folder, seen above the field, and travel with the conversation and its link', () =>
    withSources(async ({ context, page, log, chosen, dialog, suggested, ask }) => {
      await page.getByRole('button', { name: 'Choose sources' }).click();
      await dialog().getByRole('checkbox', { name: 'harbours 2', exact: true }).check();
      await dialog().getByText('2 of 3 articles').waitFor();
      await dialog().getByRole('button', { name: 'Ask these' }).click();
      expect(await chosen().innerText()).toContain('Only harbours');
      await within(20_000, async () => expect(await suggested('Example questions')).toContain(harbour));
      expect(await suggested('Example questions')).not.toContain(tower);

      await ask(tower);
      await page.getByRole('status').filter({ hasText: 'Not in the articles' }).waitFor();
      await log().getByText('Asked about: harbours').waitFor();
      await ask(harbour);
      expect(await log().innerText()).toContain('9 June 2020');
      await page.reload();
      await chosen().getByText('Only harbours').waitFor();
      await log().getByText('Asked about: harbours').first().waitFor();
      const other = await context.newPage();
      await other.goto(page.url());
      await chosen(other).getByText('2 of 3 articles').waitFor();
      await chosen(other).getByRole('button', { name: 'Ask all articles' }).click();
      await chosen().waitFor({ state: 'detached' });
      await ask(tower);
      expect(await log().innerText()).toContain('4 May 2019');
    }),
  );

  it.concurrent('are chosen by tag, publisher, time and article, each of which narrows the others', () =>
    withSources(async ({ page, chosen, dialog, ask }) => {
      await page.getByRole('button', { name: 'Choose sources' }).click();
      await dialog()
        .getByRole('checkbox', { name: /^Ostrow Times/ })
        .check();
      await dialog().getByLabel('From', { exact: true }).fill('2015-01-01');
      await dialog().getByText('1 of 3 articles').waitFor();
      await dialog()
        .getByRole('checkbox', { name: /^stone/ })
        .check();
      await dialog().getByText('No article fits all of this').waitFor();
      expect(await dialog().getByRole('button', { name: 'Ask these' }).isDisabled()).toBe(true);
      await dialog()
        .getByRole('checkbox', { name: /^stone/ })
        .uncheck();
      await dialog().getByLabel('Filter articles').fill('ostrow');
      await dialog()
        .getByRole('checkbox', { name: /^The harbour of Ostrow/ })
        .check();
      await dialog().getByRole('button', { name: 'Ask these' }).click();
      expect(await chosen().innerText()).toMatch(/The harbour of Ostrow · Ostrow Times · from 1 January 2015/);
      await page.getByRole('button', { name: 'Change' }).click();
      await dialog().waitFor();
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await ask(harbour);
      await page.getByRole('button', { name: 'New conversation' }).click();
      await chosen().waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await chosen().waitFor();
    }),
  );

  it.concurrent('are tagged in the library, one by one or several at once, and asked by their tags', () =>
    withSources(async ({ page, footnote, chosen, dialog }) => {
      await page.getByRole('link', { name: /^Library/ }).click();
      await page.getByRole('button', { name: 'Tag several' }).click();
      for (const title of ['The quay of Lenn', 'The harbour of Ostrow'])
        await page.getByRole('checkbox', { name: `Tag ${title}` }).check();
      const several = page.getByRole('form', { name: 'Tags of 2 articles' });
      await several.getByRole('combobox', { name: 'Add a tag' }).fill('sea, old');
      await page.keyboard.press('Enter');
      await several.getByRole('button', { name: 'Take off the tag sea' }).waitFor();
      await several.getByRole('button', { name: 'Take off the tag old' }).waitFor();
      await page.locator('.entry', { hasText: 'The quay of Lenn' }).click();
      const own = page.getByRole('region', { name: 'Article' }).getByRole('form', { name: 'Tags' });
      await own.getByRole('button', { name: 'Take off the tag old' }).press('Enter');
      await own.getByRole('button', { name: 'Take off the tag old' }).waitFor({ state: 'detached' });
      expect(await page.evaluate('document.activeElement.getAttribute("list")')).toBe('tags-of-one');
      expect(await page.locator('#tags-of-one option[value="water"]').count()).toBe(1);
      await own.getByRole('combobox').fill('x'.repeat(65));
      await page.keyboard.press('Enter');
      await own.getByRole('alert').getByText('longer than 64 letters').waitFor();
      expect(readFileSync(join(footnote.corpus, 'harbours/old/lenn.md'), 'utf8')).toContain('\ntags: [sea]\n---\n');
      expect(await page.getByText('article updated').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Ask', exact: true }).click();
      await page.getByRole('button', { name: 'Choose sources' }).click();
      await dialog().getByRole('checkbox', { name: 'sea 2', exact: true }).check();
      await dialog().getByRole('button', { name: 'Ask these' }).click();
      await chosen().getByText('Only #sea').waitFor();
    }),
  );

  it.concurrent('are those of the suggestions: of one article, and of one that was added later', () =>
    withSources(async ({ page, footnote, log, chosen, suggested, ask }) => {
      await ask(tower);
      await log().getByRole('button', { name: 'Source 1: The tower of Vell' }).first().click();
      await page.keyboard.press('Escape');
      footnote.write('weir.md', '# The weir of Orm\n\nThe weir of Orm was repaired on 7 July 2018 by Tilda Vance.');
      await within(20_000, async () =>
        expect((await suggested('Further questions')).join(' ')).toContain('weir of Orm'),
      );
      await log().getByRole('button', { name: 'Source 1: The tower of Vell' }).first().click();
      await page.getByRole('button', { name: 'Ask about this article' }).click();
      await within(20_000, async () => expect((await suggested('Further questions')).join(' ')).not.toContain('weir'));
      for (const question of await suggested('Further questions')) expect(question).toContain('Vell');
      // When it goes, all are asked again.
      footnote.remove('towers/vell.md');
      await chosen().waitFor({ state: 'detached' });
    }),
  );

  it.concurrent.each(['light', 'dark'] as const)('can be chosen by everyone, on every window (%s)', (colorScheme) =>
    withSources(async ({ page, chosen, dialog }) => {
      for (const width of [390, 1440]) {
        await changeWindow(page, { width, height: 800, colorScheme });
        await page.getByRole('button', { name: 'Choose sources' }).click();
        await dialog().getByRole('checkbox', { name: 'harbours 2', exact: true }).check();
        if (process.env['SHOTS'])
          await page.screenshot({ path: `${process.env['SHOTS']}/choose-${width}-${colorScheme}.png` });
        expect((await runAxe(page)).faults).toEqual([]);
        await dialog().getByRole('button', { name: 'Ask these' }).click();
        await chosen().waitFor();
        if (process.env['SHOTS'])
          await page.screenshot({ path: `${process.env['SHOTS']}/chosen-${width}-${colorScheme}.png` });
        expect((await runAxe(page)).faults).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await chosen().getByRole('button', { name: 'Ask all articles' }).click();
      }
    }),
  );

  it('reports no error in all of this', () => {
    expect(faults).toEqual([]);
  });
});
