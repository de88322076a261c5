/** Conversations in the page: kept, found, opened again with every citation, versions side by side, files to save. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/store/stored-conversation.ts';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const articles = {
  'tower.md': '---\npublished: 2020-05\n---\n\n# The tower of Vell\n\nThe tower of Vell is 20 metres tall.',
  'harbour.md': '# The harbour of Ostrow\n\nThe harbour of Ostrow is 9 metres deep.',
};
const howTall = 'How tall is the tower of Vell?';
const howDeep = 'How deep is the harbour of Ostrow?';

describe.skipIf(skipBrowser)('history in the page', () => {
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  interface Room {
    readonly footnote: StartedFootnote;
    readonly page: Page;
    readonly log: () => Locator;
    readonly panel: () => Locator;
    /** Until the last turn is answered; the status line alone may still speak of the one before it. */
    readonly answered: () => Promise<void>;
    readonly ask: (question: string) => Promise<void>;
    readonly showHistory: () => Promise<void>;
  }

  /** Each test has articles and conversations of its own, so that two may run at the same time. */
  async function withHistory(use: (room: Room) => Promise<void>): Promise<void> {
    const footnote = await startFootnote(articles);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(error.message));
    const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
    const answered = async (): Promise<void> => {
      await log().locator('article:last-child[aria-busy="false"]').waitFor();
      await page
        .getByRole('status')
        .filter({ hasText: /Answer ready|Not in the articles/ })
        .waitFor();
    };
    const ask = async (question: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
      await page.keyboard.press('Enter');
      await log().getByRole('heading', { name: question }).last().waitFor();
      await answered();
    };
    try {
      await page.goto(footnote.url);
      await use({
        footnote,
        page,
        log,
        panel: () => page.getByRole('region', { name: 'Article' }),
        answered,
        ask,
        showHistory: () => page.getByRole('link', { name: 'History' }).click(),
      });
    } finally {
      await page.close();
      await footnote.close();
    }
  }

  it.concurrent('opens a conversation again, by its address and from the list, with every citation intact', () =>
    withHistory(async ({ page, log, panel, ask, showHistory }) => {
      await ask(howTall);
      await ask(howDeep);
      await page.waitForURL(/\/c\/[\w-]+$/);
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
      await page.reload();
      await log().getByText('20 metres').first().waitFor();
      // Once: what was fetched ahead of the script is what the script takes.
      expect(fetched.filter((path) => path.startsWith('/api/conversations/'))).toHaveLength(1);
      expect(await log().getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([howTall, howDeep]);
      await log().getByRole('button', { name: 'Source 1: The harbour of Ostrow' }).first().click();
      expect(await panel().locator('mark').first().innerText()).toContain('9 metres');
      // The conversation behind an article is there again after a reload too.
      await page.reload();
      await panel().locator('mark').first().waitFor();
      await log().getByText('20 metres').first().waitFor();
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'New conversation' }).click();
      await within(20_000, async () => expect(await log().getByRole('heading').count()).toBe(0));
      await showHistory();
      await page.getByRole('link', { name: howTall }).click();
      await log().getByText('9 metres').first().waitFor();
      await ask('Where is it?');
      await page.goBack();
      await page.goBack();
      await page
        .getByRole('button', { name: /^What / })
        .first()
        .waitFor();
    }),
  );

  it.concurrent('finds, renames and deletes with undo, by the keyboard too', () =>
    withHistory(async ({ page, ask, showHistory }) => {
      await ask(howTall);
      await page.getByRole('button', { name: 'New conversation' }).click();
      await ask(howDeep);
      await showHistory();
      await page.getByLabel('Search conversations').fill('20 metres');
      await within(20_000, async () =>
        expect(await page.getByRole('link', { name: /metres|question/ }).count()).toBe(1),
      );
      await page.getByText('The tower of Vell is 20 metres tall.').waitFor();
      expect(await page.locator('mark').innerText()).toBe('20 metres');
      await page.getByRole('button', { name: `Rename ${howTall}` }).press('Enter');
      await page.keyboard.type('Towers');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Towers' }).waitFor();
      await page.getByRole('button', { name: 'Delete Towers' }).click();
      await page.getByRole('link', { name: 'Towers' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await page.getByRole('link', { name: 'Towers' }).waitFor();
      await page.getByRole('button', { name: 'Delete Towers' }).click();
      const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE');
      await page.getByRole('button', { name: 'Dismiss' }).last().click();
      await deleted;
      await page.getByLabel('Search conversations').fill('');
      await page.getByRole('link', { name: howDeep }).waitFor();
      await page.reload();
      await page.getByRole('link', { name: howDeep }).waitFor();
      expect(await page.getByRole('link', { name: 'Towers' }).count()).toBe(0);
    }),
  );

  it.concurrent('pins a conversation before the others, and lets go of it', () =>
    withHistory(async ({ page, ask, showHistory }) => {
      await ask(howTall);
      await page.getByRole('button', { name: 'New conversation' }).click();
      await ask(howDeep);
      await showHistory();
      const titles = (): Promise<string[]> => page.locator('.entry-title').allInnerTexts();
      expect(await titles()).toEqual([howDeep, howTall]);
      const pin = page.getByRole('button', { name: `Pin ${howTall}` });
      const kept = page.waitForResponse((response) => response.request().method() === 'PATCH');
      await pin.click();
      await kept;
      await page.getByRole('heading', { name: 'Pinned' }).waitFor();
      await page.reload();
      await within(20_000, async () => expect(await titles()).toEqual([howTall, howDeep]));
      await pin.click();
      await within(20_000, async () => expect(await titles()).toEqual([howTall, howDeep].toReversed()));
    }),
  );

  it.concurrent('gives each answer a link, and a long conversation an outline', () =>
    withHistory(async ({ page, log, ask }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      for (const question of [howTall, howDeep, howTall, howDeep]) await ask(question);
      await log().getByRole('button', { name: 'Copy link' }).first().click();
      await log().getByText('Link copied').waitFor();
      const link = await page
        .locator('body')
        .evaluate((body) => body.ownerDocument.defaultView!.navigator.clipboard.readText());
      expect(link).toMatch(/\/c\/[\w-]+#[\w-]+$/);
      await page.goto('about:blank');
      await page.setViewportSize({ width: 1280, height: 400 });
      await page.goto(link);
      const inSight = (place: number): Promise<boolean> =>
        log()
          .getByRole('heading', { level: 2 })
          .nth(place)
          .evaluate((heading) => {
            const { top } = heading.getBoundingClientRect();
            return top >= 0 && top < 400;
          });
      await within(20_000, async () => expect(await inSight(0)).toBe(true));
      await page.getByText('Outline: 4 questions').click();
      await page.getByRole('navigation', { name: 'Outline' }).getByRole('link').nth(2).click();
      await within(20_000, async () => expect(await inSight(2)).toBe(true));
    }),
  );

  it.concurrent('keeps versions of a question side by side, over a reload', () =>
    withHistory(async ({ page, log, answered, ask }) => {
      await ask(howTall);
      await page.getByRole('button', { name: 'Ask again' }).click();
      await log().getByRole('group', { name: 'Versions' }).waitFor();
      await answered();
      await page.getByRole('button', { name: 'Edit question' }).click();
      await page.getByRole('textbox', { name: 'Edit the question' }).fill(howDeep);
      await page.keyboard.press('Enter');
      await log().getByText('9 metres').first().waitFor();
      const versions = log().getByRole('group', { name: 'Versions' });
      await versions.getByText('Version 3 of 3').waitFor();
      await ask('What else is there?');
      await versions.getByRole('button', { name: 'Previous version' }).first().click();
      await log().getByText('20 metres').first().waitFor();
      await within(20_000, async () => expect(await log().getByText('What else is there?').count()).toBe(0));
      const remembered = page.waitForResponse((response) => response.request().method() === 'PATCH');
      await versions.getByRole('button', { name: 'Previous version' }).click();
      await remembered;
      await page.reload();
      await log().getByText('20 metres').first().waitFor();
      await versions.getByText('Version 1 of 3').waitFor();
      await versions.getByRole('button', { name: 'Next version' }).click();
      await versions.getByRole('button', { name: 'Next version' }).click();
      await log().getByText('What else is there?').first().waitFor();
    }),
  );

  it.concurrent('says in old answers what has changed and what was withdrawn since', () =>
    withHistory(async ({ page, footnote, log, panel, ask }) => {
      await ask(howTall);
      await ask(howDeep);
      await page.goto('about:blank');
      footnote.write('tower.md', articles['tower.md'].replace('20 metres', '22 metres'));
      footnote.remove('harbour.md');
      await within(20_000, async () =>
        expect(await (await fetch(`${footnote.url}/api/articles`)).text()).not.toContain('Ostrow'),
      );
      await page.goto(`${footnote.url}/#history`);
      await page.getByRole('link', { name: howTall }).click();
      await log().getByText('changed since').first().waitFor();
      await log().getByText('20 metres').first().waitFor();
      await log()
        .getByText(/withdrawn since: The harbour of Ostrow/)
        .first()
        .waitFor();
      expect(await page.locator('body').innerText()).not.toContain('9 metres');
      await log().getByRole('button', { name: 'Source 1: The tower of Vell' }).first().click();
      await panel().getByText('These words have changed since.').waitFor();
      expect(await panel().innerText()).toContain('22 metres');
    }),
  );

  it.concurrent('exports what was read as Markdown, HTML and JSON', () =>
    withHistory(async ({ page, ask, showHistory }) => {
      await ask(howTall);
      await showHistory();
      const file = async (format: string): Promise<{ name: string; text: string }> => {
        await page.getByLabel(`Export ${howTall}`).click();
        const waiting: Promise<Download> = page.waitForEvent('download');
        await page.getByRole('button', { name: format, exact: true }).click();
        const download = await waiting;
        return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
      };
      const markdown = await file('Markdown');
      expect(markdown.name).toBe('How tall is the tower of Vell.md');
      expect(markdown.text).toContain('The tower of Vell is 20 metres tall.[^1]');
      expect(markdown.text).toContain('[^1]: “The tower of Vell is 20 metres tall.” *The tower of Vell*, May 2020');
      const html = await file('HTML');
      expect(html.text).toContain('<a href="#note-1" id="mark-1">1</a>');
      const json = JSON.parse((await file('JSON')).text) as Conversation;
      expect(json.turns[0]!.answer!.citations[0]!.quote).toContain('20 metres');
    }),
  );

  it.concurrent('asks about one article only, and says so, until all are asked again', () =>
    withHistory(async ({ page, log, panel, ask }) => {
      await ask(howTall);
      await log().getByRole('button', { name: 'Source 1: The tower of Vell' }).first().click();
      await panel().getByRole('button', { name: 'Ask about this article' }).click();
      await ask(howDeep);
      await log().getByText('Asked about: The tower of Vell').waitFor();
      await page.getByRole('status').filter({ hasText: 'Not in the articles' }).waitFor();
      await page.reload();
      await log().getByText('Asked about: The tower of Vell').waitFor();
      await page.getByRole('textbox', { name: 'Question', exact: true }).fill('');
      await log().getByRole('button', { name: 'Edit question' }).last().click();
      await page.getByRole('textbox', { name: 'Edit the question' }).fill(howTall);
      await page.keyboard.press('Enter');
      await within(20_000, async () => expect(await log().getByText('Asked about: The tower of Vell').count()).toBe(1));
      await page.getByRole('button', { name: 'New conversation' }).click();
      await ask(howDeep);
      expect(await log().innerText()).toContain('9 metres');
    }),
  );

  // Alone: the clipboard is one for all pages.
  it('copies an answer with its footnotes', () =>
    withHistory(async ({ page, ask }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await ask(howTall);
      await page.getByRole('button', { name: 'Copy with footnotes' }).click();
      await page.getByText('Copied').waitFor();
      const copied = await page
        .locator('body')
        .evaluate((body) => body.ownerDocument.defaultView!.navigator.clipboard.readText());
      expect(copied).toMatch(/^The tower of Vell is 20 metres tall\.\[\^1\]\n\n\[\^1\]: “/);
    }));

  it.concurrent('keeps what the reader thinks of an answer, with the reason, as a case of the evaluation', () =>
    withHistory(async ({ page, footnote, log, ask }) => {
      await ask(howTall);
      await page.getByRole('button', { name: 'Good answer' }).click();
      await log()
        .getByText(/^Thank you\./)
        .waitFor();
      await ask('How deep is it?');
      await log().getByRole('button', { name: 'Not good' }).click();
      await page.keyboard.type('It is about the harbour.');
      await page.getByLabel('Words that a right answer holds').fill('9 metres');
      await page.keyboard.press('Enter');
      await within(20_000, async () =>
        expect(
          await log()
            .getByText(/^Thank you\./)
            .count(),
        ).toBe(2),
      );
      const lines = readFileSync(join(footnote.index, 'feedback.jsonl'), 'utf8').trim().split('\n');
      const [good, bad] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(good).toMatchObject({ question: howTall, verdict: 'up', article: ['tower.md'] });
      expect(bad).toMatchObject({ turns: [howTall, 'How deep is it?'], verdict: 'down', must: [['9 metres']] });
      expect(bad).toMatchObject({ reason: 'It is about the harbour.' });
    }),
  );

  it.concurrent('says so when a conversation is not there', () =>
    withHistory(async ({ page, footnote, log, ask }) => {
      await page.goto(`${footnote.url}/c/nothing`);
      await page.getByText('There is no such conversation.').waitFor();
      await ask(howTall);
      expect(await log().innerText()).toContain('20 metres');
      expect(page.url()).not.toContain('nothing');
    }),
  );

  it('reports no error in all of this', () => {
    expect(faults).toEqual([]);
  });
});
