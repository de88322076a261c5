/** The states that a page can be in beside "ready": each is said, and so is what to do; nothing that was written is lost. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Values } from '../../src/config.ts';
import { closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { sendJson, startFakeChat } from '../fixtures/fake-chat.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const tower = { 'tower.md': '# The tower of Vell\n\nThe tower of Vell is 20 metres tall.' };
const question = 'How tall is the tower of Vell?';

describe.skipIf(skipBrowser)('the page says in what state things are', () => {
  let browser: Browser;
  let window: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await window.newPage();
    onTestFinished(() => closePage(page));
  });

  const field = (): Locator => page.getByRole('textbox', { name: 'Question' });
  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const status = (text: string | RegExp): Promise<void> => page.getByRole('status').filter({ hasText: text }).waitFor();
  async function start(articles: Readonly<Record<string, string>>, settings: Values = {}): Promise<StartedFootnote> {
    const footnote = await startFootnote(articles, settings);
    onTestFinished(() => footnote.close());
    return footnote;
  }

  it('no articles yet: takes one at once, and is ready with it', async () => {
    const footnote = await start({});
    await page.goto(footnote.url);
    await page.getByText('No articles yet.').waitFor();
    await page
      .getByLabel('Files to add')
      .setInputFiles([{ name: 'tower.md', mimeType: '', buffer: Buffer.from(tower['tower.md']) }]);
    await page.getByText('1 article.').waitFor();
    await page
      .getByRole('button', { name: /^(?:How|What) .*\?/ })
      .first()
      .waitFor();
    await field().fill(question);
    await page.keyboard.press('Enter');
    await status('Answer ready');
    expect(await log().innerText()).toContain('20 metres');
  });

  it('the model does not answer: the built-in answerer does, and says so', async () => {
    const footnote = await start(tower, { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' });
    await page.goto(footnote.url);
    await field().fill(question);
    await page.keyboard.press('Enter');
    await log().getByText('20 metres').first().waitFor();
    await status('Answer ready');
    expect(await log().locator('.aside').innerText()).toContain('127.0.0.1:9');
  });

  it('the server is gone: says so, keeps the question, and asks it once it is back', async () => {
    const footnote = await start(tower);
    await page.goto(footnote.url);
    await page.getByRole('link', { name: /^Library \d/ }).waitFor();
    await field().fill('A question in writing');
    let gone = true;
    await page.route('**/api/**', (route) => (gone ? route.abort() : route.continue()));
    await field().fill(question);
    await page.keyboard.press('Enter');
    await log().getByRole('button', { name: 'Try again' }).waitFor();
    expect(await log().getByRole('heading', { name: question }).count()).toBe(1);
    await status(/Not answered/);
    gone = false;
    await log().getByRole('button', { name: 'Try again' }).click();
    await status('Answer ready');
    expect(await log().innerText()).toContain('20 metres');
  });

  it('the page is opened while the server is down: comes to life by itself when it is up', async () => {
    const footnote = await start(tower);
    let gone = true;
    await page.route('**/api/**', (route) => (gone ? route.abort() : route.continue()));
    await page.goto(footnote.url);
    await page.getByRole('heading', { name: 'The server does not answer.' }).waitFor();
    await field().fill('Written while nobody listened');
    gone = false;
    await page.getByRole('heading', { name: /^Ask your articles/ }).waitFor();
    expect(await field().inputValue()).toBe('Written while nobody listened');
    await page.reload();
    expect(await field().inputValue()).toBe('Written while nobody listened');
  });

  it('too many requests: says when to try again, at the question that was not taken', async () => {
    const footnote = await start(tower, { FOOTNOTE_TOKEN: 'token-of-some-length' });
    await page.goto(footnote.url);
    await page.getByLabel('Token', { exact: true }).fill('token-of-some-length');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /^Library \d/ }).waitFor();
    const asked = Array.from({ length: 130 }, () =>
      fetch(`${footnote.url}/api/index`, { headers: { authorization: 'Bearer token-of-some-length' } }),
    );
    expect((await Promise.all(asked)).map((response) => response.status)).toContain(429);
    await field().fill(question);
    await page.keyboard.press('Enter');
    await log().getByText('Too many requests.').waitFor();
    await log().getByText('Try again in a minute.').waitFor();
    await log()
      .getByText(/^Request [\w-]{36}$/)
      .waitFor();
  });

  it('a model endpoint that refuses the key is named with its reason', async () => {
    const model = await startFakeChat((_request, reply) =>
      sendJson(reply, 401, { error: { message: 'Incorrect API key provided.' } }),
    );
    onTestFinished(() => model.close());
    const footnote = await start(tower, { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: model.url });
    await page.goto(footnote.url);
    await field().fill(question);
    await page.keyboard.press('Enter');
    await status('Answer ready');
    expect(await log().locator('.aside').innerText()).toMatch(/key/);
  });

  it('ready: further questions stand under an answer, are answered, and are not offered twice', async () => {
    const footnote = await start({
      ...tower,
      'harbour.md':
        '# The harbour of Vell\n\nThe harbour of Vell was built by Ines Kolb in 1911. The harbour of Vell is 9 metres deep. Otto Brandt repaired the harbour of Vell in 1950.',
    });
    await page.goto(footnote.url);
    await field().fill('How deep is the harbour of Vell?');
    await page.keyboard.press('Enter');
    await status('Answer ready');
    const further = page.getByRole('list', { name: 'Further questions' }).getByRole('button');
    await further.first().waitFor();
    const chosen = await further.first().innerText();
    await further.first().click();
    await log().getByRole('heading', { name: chosen }).waitFor();
    await status('Answer ready');
    await expect.poll(() => further.allInnerTexts()).not.toContain(chosen);
    expect(await page.getByRole('textbox', { name: 'Question' }).evaluate((field_) => field_.matches(':focus'))).toBe(
      true,
    );
  });

  it('asked back: what may be meant stands as buttons, and one of them is answered', async () => {
    const articles = {
      'dogs.md':
        '# Dogs in Holm\n\nEvery dog in Holm needs a licence from the town hall. The licence costs 12 crowns a year and is paid in January. Guide dogs are free of charge.',
      'boats.md':
        '# Boats on the Aven\n\nEvery boat on the river Aven needs a licence from the harbour office. The licence costs 40 crowns a year. Boats without a motor pay half.',
      'mill.md': '# The mill\n\nThe paper mill closed in 1967. Its owner, Hanna Ek, sold it to the town.',
    };
    const footnote = await start(articles, { FOOTNOTE_READER: 'neural' });
    await page.goto(footnote.url);
    await field().fill('How much does the licence cost?');
    await page.keyboard.press('Enter');
    await log()
      .getByText(/Which is meant/)
      .waitFor();
    const choices = page.getByRole('list', { name: 'Further questions' }).getByRole('button');
    expect(await choices.allInnerTexts()).toEqual([
      expect.stringContaining('Boats on the Aven'),
      expect.stringContaining('Dogs in Holm'),
    ]);
    await choices.getByText(/Boats on the Aven/).click();
    await log()
      .getByText(/The licence costs 40 crowns a year/)
      .first()
      .waitFor();
  });
});
