/**
 * The page for everyone: no violation that axe can find, in each state, width and theme; the main job by the keyboard
 * alone; a server that asks for a token.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { briefs, type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const strike = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

describe.skipIf(skipBrowser)('the page for everyone', () => {
  let browser: Browser;
  let footnote: StartedFootnote;
  let empty: StartedFootnote;

  beforeAll(async () => {
    browser = await launchBrowser();
    footnote = await startFootnote(briefs);
    empty = await startFootnote({});
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
    await empty.close();
  });

  async function ask(page: Page): Promise<void> {
    await page.getByRole('textbox', { name: 'Question' }).fill(strike);
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /Answer ready/ })
      .waitFor();
  }

  /** Each brings a page into one state. */
  const states: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
    [
      'empty',
      async (page) => {
        await page.goto(empty.url);
        await page.getByText('No articles yet.').waitFor();
      },
    ],
    [
      'first page',
      async (page) => {
        await page.goto(footnote.url);
        await page.getByRole('list', { name: 'Example questions' }).waitFor();
      },
    ],
    [
      'streaming',
      async (page) => {
        await page.route('**/api/ask', () => new Promise(() => undefined));
        await page.goto(footnote.url);
        await page.getByRole('textbox', { name: 'Question' }).fill(strike);
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: 'Stop' }).waitFor();
      },
    ],
    [
      'answered',
      async (page) => {
        await page.goto(footnote.url);
        await ask(page);
      },
    ],
    [
      'panel open',
      async (page) => {
        await page.goto(footnote.url);
        await ask(page);
        await page
          .getByRole('button', { name: /^Source 1: / })
          .first()
          .click();
        await page.locator('.panel mark').first().waitFor();
        await page.getByText('Why this source').click();
      },
    ],
    [
      'library',
      async (page) => {
        await page.goto(`${footnote.url}/#library`);
        await page
          .getByRole('button', { name: /^Remove / })
          .first()
          .waitFor();
      },
    ],
    [
      'long library',
      async (page) => {
        const articles = Array.from({ length: 30 }, (_, number) => ({
          id: String(number),
          path: `${number}.md`,
          title: `Article ${number}`,
          contentHash: '',
          language: 'en',
          publisher: `Gazette ${number % 3}`,
          published: `${2000 + number}-05`,
        }));
        await page.route('**/api/articles', (route) => route.fulfill({ json: { articles } }));
        await page.goto(`${footnote.url}/#library`);
        await page.getByRole('button', { name: /2010.*: \d articles?$/ }).click();
        await page.getByLabel('Publisher').selectOption('Gazette 1');
        await page.getByText(/\d articles? found/).waitFor();
      },
    ],
    [
      'adding',
      async (page) => {
        await page.goto(`${footnote.url}/#library`);
        const files = ['', '# Words'].map((text) => ({ name: 'a.md', mimeType: '', buffer: Buffer.from(text) }));
        await page.getByLabel('Files to add').setInputFiles(files.slice(0, 1));
        await page.getByRole('button', { name: 'Try again: a.md' }).waitFor();
        await page.getByRole('button', { name: 'Paste a text' }).click();
      },
    ],
    [
      'history',
      async (page) => {
        await page.goto(footnote.url);
        await ask(page);
        await page.getByRole('link', { name: 'History' }).click();
        await page
          .getByRole('link', { name: /How many troops/ })
          .first()
          .waitFor();
        await page
          .getByLabel(/^Export/)
          .first()
          .click();
      },
    ],
    [
      'error',
      async (page) => {
        const problem = { title: 'The model does not answer.', detail: 'Start it.', code: 'model', requestId: 'r-1' };
        await page.route('**/api/ask', (route) => route.fulfill({ status: 502, json: problem }));
        await page.goto(footnote.url);
        await page.getByRole('textbox', { name: 'Question' }).fill(strike);
        await page.keyboard.press('Enter');
        await page.getByText('Request r-1').waitFor();
      },
    ],
  ];
  const looks = [320, 1280].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })));

  it.each(states)('breaks no rule of WCAG 2.2 AA that axe knows: %s', async (_state, reach) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await reach(page);
    for (const { width, theme } of looks) {
      await page.setViewportSize({ width, height: 720 });
      await page.emulateMedia({ colorScheme: theme });
      const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${width} ${theme} ${id}: ${html}`));
      expect(found).toEqual([]);
      expect(passes.length).toBeGreaterThan(15);
      const overflow = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(overflow, `${width} ${theme}: no scrolling sideways`).toBe(0);
    }
    await context.close();
  });

  it('does the main job by the keyboard alone', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(5000);
    await page.goto(footnote.url);
    await page.keyboard.type(strike);
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /Answer ready/ })
      .waitFor();
    const focused = async (): Promise<string> => (await page.locator(':focus').getAttribute('aria-label')) ?? '';
    const tabTo = async (name: RegExp, key: string): Promise<void> => {
      for (let presses = 0; presses < 60 && !name.test(await focused()); presses += 1) await page.keyboard.press(key);
      expect(await focused()).toMatch(name);
    };
    await tabTo(/^Source 1: /, 'Shift+Tab');
    await page.getByRole('tooltip').waitFor();
    const source = await focused();
    await page.keyboard.press('Enter');
    await page.locator('.panel mark').first().waitFor();
    await page.keyboard.press('j');
    await page.getByText(/Source 2 of/).waitFor();
    await page.keyboard.press('k');
    await page.getByText(/Source 1 of/).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(source);
    await page.close();
  });

  it('asks for the token of a server that wants one, refuses a wrong one, and keeps the right one', async () => {
    const locked = await startFootnote(briefs, { FOOTNOTE_TOKEN: 'right-token-of-some-length' });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(5000);
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    try {
      await page.goto(locked.url);
      await page.getByLabel('Token', { exact: true }).fill('wrong');
      await page.keyboard.press('Enter');
      await page.getByText(/not the token of this server/).waitFor();
      await page.getByLabel('Token', { exact: true }).fill('right-token-of-some-length');
      await page.keyboard.press('Enter');
      await ask(page);
      await page.reload();
      await page.getByRole('log').getByText('57 troops').first().waitFor();
      await page.getByRole('link', { name: /^Library/ }).click();
      await page
        .getByLabel('Files to add')
        .setInputFiles([{ name: 'a.md', mimeType: '', buffer: Buffer.from('# Ark\n\nIt rained.') }]);
      await page.getByRole('region', { name: 'Added to the library' }).getByRole('button', { name: 'Ark' }).waitFor();
      expect(urls.filter((url) => url.includes('right-token'))).toEqual([]);
    } finally {
      await page.close();
      await locked.close();
    }
  });
});
