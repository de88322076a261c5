/** Articles added and removed in the page, in a real browser. Where the server is to be slow or to refuse, a fake answers. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const articles = {
  'bridge.md': '---\ntitle: The bridge at Velden\npublished: 2020-05-01\n---\n\nThe bridge at Velden fell in May.',
  'harbour.md': '---\ntitle: The harbour of Ostrow\npublished: 2021\n---\n\nThe harbour of Ostrow froze.',
};

describe.skipIf(skipBrowser)('articles in the page', () => {
  let browser: Browser;
  let window: BrowserContext;
  let footnote: StartedFootnote;
  let page: Page;
  /** Requests that change articles, as "DELETE id" or "POST". */
  let changes: string[];

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
    changes = [];
    page = await window.newPage();
    await page.goto(`${footnote.url}/#library`);
    await page.getByText('The bridge at Velden').waitFor();
  });
  afterEach(() => closePage(page));

  const tray = (): Locator => page.getByRole('region', { name: 'Added to the library' });
  const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`# ${name}\n\nWords.`) });
  const idOf = async (title: string): Promise<string> => {
    const { articles: all } = (await (await fetch(`${footnote.url}/api/articles`)).json()) as {
      articles: { id: string; title: string }[];
    };
    return all.find((article) => article.title === title)!.id;
  };
  /** Answers what would change articles, in the server's place. */
  const fake = (answer: (route: Route, count: number) => Promise<unknown>): Promise<unknown> =>
    page.route(/\/api\/articles(?:\/[^/]+)?$/, async (route) => {
      const request = route.request();
      if (request.method() === 'GET') return route.fallback();
      changes.push(request.method() === 'POST' ? 'POST' : `DELETE ${request.url().split('/').at(-1) ?? ''}`);
      return answer(route, changes.length);
    });
  const added = async (route: Route): Promise<void> => {
    const summary = {
      id: await idOf('The bridge at Velden'),
      path: 'b.md',
      title: 'The bridge at Velden',
      contentHash: '',
    };
    await route.fulfill({ json: { revision: 9, articles: [summary], failed: [] } });
  };

  it('takes chosen files, says at the file why one failed, and tries it again', async () => {
    await fake((route, count) =>
      count === 1
        ? route.fulfill({
            json: { revision: 9, articles: [], failed: [{ path: 'a.md', reason: 'It holds no words.' }] },
          })
        : added(route),
    );
    await page.getByLabel('Files to add').setInputFiles([file('a.md')]);
    await tray().getByText('It holds no words.').waitFor();
    await tray().getByRole('button', { name: 'Try again: a.md' }).click();
    await tray().getByRole('button', { name: 'The bridge at Velden' }).click();
    await page.getByRole('region', { name: 'Article' }).getByText('fell in May').waitFor();
    expect(changes).toEqual(['POST', 'POST']);
  });

  it('adds files and texts that can be asked about at once, and names one that cannot be read', async () => {
    await page.getByLabel('Files to add').setInputFiles([
      { name: 'mill.md', mimeType: '', buffer: Buffer.from('# The mill of Ardo\n\nThe mill of Ardo grinds 7 tonnes.') },
      { name: 'empty.md', mimeType: '', buffer: Buffer.from('') },
    ]);
    await tray().getByRole('heading', { name: '1 added, 1 not added' }).waitFor();
    await tray().getByRole('button', { name: 'Try again: empty.md' }).waitFor();
    await tray().getByRole('button', { name: 'Close the list' }).click();
    await page.getByRole('button', { name: 'Paste a text' }).click();
    await page.getByLabel('Text', { exact: true }).fill('The lock of Brenn lifts ships by 12 metres.');
    await page.getByLabel(/^Title/).fill('The lock of Brenn');
    await page.getByRole('button', { name: 'Add to the library' }).click();
    await tray().getByRole('button', { name: 'The lock of Brenn' }).waitFor();
    // Its own place says it; a notice would say it twice.
    expect(await page.getByText(/articles? added/).count()).toBe(0);
    await page.getByRole('link', { name: 'Ask' }).click();
    for (const [question, answer] of [
      ['How many tonnes does the mill of Ardo grind?', '7 tonnes'],
      ['By how many metres does the lock of Brenn lift ships?', '12 metres'],
    ] as const) {
      await page.getByRole('textbox', { name: 'Question' }).fill(question);
      await page.keyboard.press('Enter');
      await page.getByRole('log').getByText(answer).first().waitFor();
    }
  });

  it('removes an article for good when the time for undoing is over', async () => {
    footnote.write('gone.md', '# The raft of Lund\n\nThe raft of Lund sank.');
    await page.getByRole('button', { name: 'Remove The raft of Lund' }).click();
    await page.getByRole('button', { name: 'Dismiss' }).last().click();
    await expect.poll(() => existsSync(join(footnote.corpus, 'gone.md'))).toBe(false);
    await page.waitForTimeout(300);
    // Said already.
    expect(await page.getByText('1 article removed').count()).toBe(0);
  });

  it('removes it too when the page is left before', async () => {
    footnote.write('left.md', '# The kite of Lund\n\nThe kite of Lund flew.');
    await page.getByRole('button', { name: 'Remove The kite of Lund' }).click();
    expect(existsSync(join(footnote.corpus, 'left.md'))).toBe(true);
    await page.goto('about:blank');
    await expect.poll(() => existsSync(join(footnote.corpus, 'left.md'))).toBe(false);
  });

  it('cancels one and goes on with the others', async () => {
    await fake((route, count) => (count === 1 ? new Promise(() => undefined) : added(route)));
    await page.getByLabel('Files to add').setInputFiles([file('slow.md'), file('b.md'), file('c.md')]);
    await tray().getByText('slow.md').waitFor();
    await page.getByRole('button', { name: 'Cancel slow.md' }).click();
    await tray().getByRole('heading', { name: '2 added, 1 cancelled' }).waitFor();
    await expect.poll(() => tray().getByRole('button', { name: 'Try again: slow.md' }).isVisible()).toBe(true);
  });

  it('takes files that are dropped anywhere, and says so while they hover', async () => {
    await fake(added);
    await page.goto(footnote.url);
    const drag = (type: string): Promise<void> =>
      page.locator('body').evaluate((body, event) => {
        const view = body.ownerDocument.defaultView!;
        const dataTransfer = new view.DataTransfer();
        dataTransfer.items.add(new view.File(['# Dropped'], 'dropped.md'));
        body.dispatchEvent(new view.DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
      }, type);
    await drag('dragenter');
    await page.locator('.drop-sheet[data-over]').waitFor();
    await drag('drop');
    await tray().getByRole('button', { name: 'The bridge at Velden' }).waitFor();
    await expect.poll(() => page.locator('.drop-sheet[data-over]').count()).toBe(0);
  });

  it('takes a pasted text by the keyboard alone, and keeps what was written when the dialog is closed', async () => {
    let sent: unknown;
    await fake((route) => {
      sent = route.request().postDataJSON();
      return added(route);
    });
    await page.getByRole('button', { name: 'Paste a text' }).press('Enter');
    await page.keyboard.type('The mill of Ardo burned.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Paste a text' }).press('Enter');
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('The mill of Ardo burned.');
    await page.getByLabel(/^Title/).fill('The mill');
    await page.keyboard.press('Enter');
    await tray().getByRole('button', { name: 'The bridge at Velden' }).waitFor();
    expect(sent).toEqual({ text: 'The mill of Ardo burned.', title: 'The mill' });
  });

  it('removes with undo: nothing is sent until the time is over, and the keyboard keeps its place', async () => {
    await fake((route) => route.fulfill({ json: { revision: 9, removed: [] } }));
    await page.getByRole('button', { name: 'Remove The harbour of Ostrow' }).click();
    await page.getByRole('button', { name: 'Remove The harbour of Ostrow' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove The bridge at Velden' }).and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove The harbour of Ostrow' }).click();
    expect(changes).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    const id = await idOf('The harbour of Ostrow');
    await expect.poll(() => changes).toEqual([`DELETE ${id}`]);
  });

  it('brings an article back that cannot be removed, with the reason', async () => {
    const problem = { title: 'It is part of a file.', detail: 'Edit feed.xml.', code: 'part-of-a-file', requestId: '' };
    await fake((route) => route.fulfill({ status: 409, json: problem }));
    await page.getByRole('button', { name: 'Remove The harbour of Ostrow' }).click();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('Not removed. It is part of a file. Edit feed.xml.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Remove The harbour of Ostrow' }).isVisible()).toBe(true);
  });

  it('tells how far indexing is, while questions can be asked', async () => {
    for (let number = 0; number < 400; number += 1) {
      footnote.write(`many/${number}.md`, `# Note ${number}\n\n${`Number ${number} was counted here. `.repeat(60)}`);
    }
    await page
      .getByText(/Indexing \d+ of \d+ articles/)
      .first()
      .waitFor();
    expect(await page.getByRole('progressbar').first().getAttribute('aria-label')).toMatch(/^Indexing/);
  });
});
