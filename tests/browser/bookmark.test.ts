/** The bookmark that offers the page being read: closed by default, and nothing is added without a press in Footnote itself. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runAxe } from '../fixtures/axe.ts';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const story = 'The weir of Orm was repaired on 7 July 2018 by Tilda Vance.';
const articles = { 'quay.md': '# The quay of Lenn\n\nThe quay of Lenn was closed in 1998.' };

describe.skipIf(skipBrowser)('the bookmark', () => {
  let browser: Browser;
  let context: BrowserContext;
  let open: StartedFootnote;
  let closed: StartedFootnote;
  let elsewhere: Server;
  let foreign: string;

  beforeAll(async () => {
    elsewhere = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><title>The weir</title><p>Advertisements.</p><p id="story">${story}</p>`);
    });
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
    foreign = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/weir`;
    [browser, open, closed] = await Promise.all([
      launchBrowser(),
      startFootnote(articles, { FOOTNOTE_IMPORTS: '1' }),
      startFootnote(articles),
    ]);
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([open.close(), closed.close()]);
    elsewhere.close();
  });

  async function newPage(address: string): Promise<Page> {
    const page = await context.newPage();
    onTestFinished(() => page.close());
    await page.goto(address);
    return page;
  }
  const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Add this page to the library?' });
  const addIt = (page: Page): Locator => dialog(page).getByRole('button', { name: 'Add to the library' });
  const titles = async ({ url }: StartedFootnote): Promise<string[]> => {
    const { articles: all } = (await (await fetch(`${url}/api/articles`)).json()) as { articles: { title: string }[] };
    return all.map(({ title }) => title);
  };
  /** The link in the settings. */
  async function bookmark(): Promise<string> {
    const page = await newPage(open.url);
    await page.getByRole('button', { name: 'Settings' }).click();
    const link = page.getByRole('link', { name: 'Add to Footnote' });
    expect((await runAxe(page)).faults).toEqual([]);
    return (await link.getAttribute('href'))!;
  }
  /** Presses it on the foreign page; `selected`: with its story selected. */
  async function press(code: string, selected: boolean): Promise<Page> {
    const page = await newPage(foreign);
    if (selected) await page.locator('#story').selectText();
    const opened = context.waitForEvent('page');
    await page.evaluate(code.replace(/^javascript:/, ''));
    const offered = await opened;
    onTestFinished(() => offered.close());
    return offered;
  }

  it('is not there by default, and a window that it would open adds nothing', async () => {
    const page = await newPage(closed.url);
    await page.evaluate("localStorage.setItem('footnote.bookmark', 'key')");
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog', { name: 'Settings' }).getByText('Next quote').waitFor();
    expect(await page.getByText('Add to Footnote').count()).toBe(0);
    const offered = await newPage(`${closed.url}/#add=key&url=${foreign}&title=The+weir&text=Words`);
    await dialog(offered).getByText('FOOTNOTE_IMPORTS=1').waitFor();
    expect(await addIt(offered).count()).toBe(0);
  });

  it('adds what is selected on a page of another origin, once the reader has confirmed it', async () => {
    const offered = await press(await bookmark(), true);
    await dialog(offered).getByText(foreign).waitFor();
    await dialog(offered).getByText(`What is selected on it: ${story.length} characters.`).waitFor();
    // Neither page holds the other, and the words are out of the address.
    expect(await offered.evaluate('opener === null')).toBe(true);
    expect(offered.url()).toBe(`${open.url}/`);
    expect(await offered.locator(':focus').innerText()).toBe('Cancel');
    for (const colorScheme of ['light', 'dark'] as const) {
      await offered.emulateMedia({ colorScheme });
      if (process.env['SHOTS']) await offered.screenshot({ path: `${process.env['SHOTS']}/offer-${colorScheme}.png` });
      expect((await runAxe(offered)).faults).toEqual([]);
    }
    expect(await titles(open)).toEqual(['The quay of Lenn']);
    await addIt(offered).click();
    await offered
      .getByRole('region', { name: 'Added to the library' })
      .getByRole('button', { name: 'The weir', exact: true })
      .waitFor();
    expect(await titles(open)).toContain('The weir');
    const search = await fetch(`${open.url}/api/search?q=weir+of+Orm&k=1`);
    expect(await search.text()).toContain(story);
  });

  it('has the server fetch the page where nothing is selected, under the rules that hold for every address', async () => {
    const offered = await press(await bookmark(), false);
    const asked = offered.waitForRequest((request) => request.method() === 'POST');
    await addIt(offered).click();
    expect((await asked).postDataJSON()).toEqual({ url: foreign });
    // The page lies on this machine, and so is refused.
    await offered.getByRole('button', { name: `Try again: ${foreign}` }).waitFor();
  });

  it('adds nothing when the reader does not confirm', async () => {
    const before = await titles(open);
    const offered = await press(await bookmark(), true);
    await dialog(offered).getByRole('button', { name: 'Cancel' }).click();
    await dialog(offered).waitFor({ state: 'detached' });
    await offered.reload();
    await offered.getByRole('link', { name: /^Library \d/ }).waitFor();
    expect(await dialog(offered).count()).toBe(0);
    expect(await titles(open)).toEqual(before);
  });

  it('is of no use to a page that has not been given it: neither by a window, nor by a request, nor in a frame', async () => {
    const before = await titles(open);
    const offered = await newPage(`${open.url}/#add=guessed&url=${foreign}&title=The+weir&text=Words`);
    await dialog(offered).getByText('Not asked by this browser’s bookmark').waitFor();
    expect(await addIt(offered).count()).toBe(0);

    const page = await newPage(foreign);
    for (const mode of ['cors', 'no-cors']) {
      const body = JSON.stringify({ text: 'Words of a stranger.', title: 'Stranger' });
      const sent = `fetch('${open.url}/api/articles', { method: 'POST', mode: '${mode}', headers: { 'Content-Type': 'text/plain' }, body: ${JSON.stringify(body)} })`;
      expect(await page.evaluate(`${sent}.then(({ type, status }) => type + status, () => 'refused')`)).toMatch(
        /^(?:refused|opaque0)$/,
      );
    }
    await page.evaluate(
      `new Promise((seen) => { const frame = document.createElement('iframe'); frame.onload = seen; frame.src = '${open.url}'; document.body.append(frame); })`,
    );
    const frame = page.frames().find((each) => each !== page.mainFrame())!;
    expect(await frame.locator('#app').count()).toBe(0);
    expect(await titles(open)).toEqual(before);
  });
});
