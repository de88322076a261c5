/** Who does not know yet what is here: greets, asks what can be asked, goes on; and is told who answered. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Values } from '../../src/config.ts';
import { closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { briefs, startFootnote } from '../fixtures/start-footnote.ts';

const licences = {
  'dogs.md':
    '# Dogs in Holm\n\nEvery dog in Holm needs a licence from the town hall. The licence costs 12 crowns a year and is paid in January. Guide dogs are free of charge.',
  'boats.md':
    '# Boats on the Aven\n\nEvery boat on the river Aven needs a licence from the harbour office. The licence costs 40 crowns a year. Boats without a motor pay half.',
  'mill.md': '# The mill\n\nThe paper mill closed in 1967. Its owner, Hanna Ek, sold it to the town.',
};

describe.skipIf(skipBrowser)('the first questions, in the page', () => {
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

  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const status = (text: string | RegExp): Promise<void> => page.getByRole('status').filter({ hasText: text }).waitFor();
  async function open(articles: Readonly<Record<string, string>> | string, settings: Values = {}): Promise<string> {
    const footnote = await startFootnote(articles, settings);
    onTestFinished(() => footnote.close());
    await page.goto(footnote.url);
    return footnote.url;
  }
  async function ask(question: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Question' }).fill(question);
    await page.keyboard.press('Enter');
  }

  it.each([
    ['hi', /^Hello\./],
    ['help', /^This is Footnote\./],
    ['ok thanks!', /You are welcome/],
  ])(
    '%s: a reply and no refusal, with three questions that are answered when they are clicked',
    async (said, reply) => {
      const url = await open(briefs);
      for (let at = 0; at < 3; at += 1) {
        await page.goto(url);
        await ask(said);
        await status('Reply ready');
        await log().getByText(reply).waitFor();
        expect(await log().innerText()).not.toMatch(/Closest passages|Nothing in the articles/);
        const offered = page.getByRole('list', { name: 'Further questions' }).getByRole('button');
        await expect.poll(() => offered.count()).toBe(3);
        await offered.nth(at).click();
        await status(/Answer ready, \d+ source/);
      }
    },
  );

  it('an overview says how many articles there are, beside what it cites', async () => {
    await open(briefs);
    await ask('What are the articles about?');
    await status('Answer ready, 5 sources');
    await log().getByText('There are 5 articles here.').waitFor();
    expect(
      await log()
        .getByRole('button', { name: /^Source \d: / })
        .count(),
    ).toBeGreaterThanOrEqual(5);
  });

  it('what was spoken of is said in words, as is what may be meant', async () => {
    await open(licences, { FOOTNOTE_READER: 'neural' });
    await ask('How much does the licence cost?');
    await log()
      .getByText(/Which is meant/)
      .waitFor();
    const choices = page.getByRole('list', { name: 'Further questions' }).getByRole('button');
    await choices.getByText('How much does the licence cost, in “Boats on the Aven”?').click();
    await log()
      .getByText(/The licence costs 40 crowns a year/)
      .first()
      .waitFor();
    await ask('Why?');
    await log().getByText('Spoken of: ').last().waitFor();
    await status(/Not in the articles|Answer ready/);
    expect(await page.locator('body').innerText()).not.toContain('(about:');
  });

  it('the model does not answer: the built-in answerer did, and the page says so, whatever is asked', async () => {
    await open(licences, { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' });
    await ask('When did the paper mill close?');
    await status('Answer ready');
    await log()
      .getByText(/^The built-in answerer answered, without the model\. .*127\.0\.0\.1:9/)
      .waitFor();
    await ask('Summarise the articles');
    await log()
      .getByText(/^The built-in answerer answered, without the model\. What is asked of the articles as such/)
      .waitFor();
    await ask('Who painted the Mona Lisa?');
    await status('Not in the articles');
    expect(await log().locator('.aside').allInnerTexts()).toContainEqual(
      expect.stringMatching(/^The built-in answerer looked, without the model\. .*127\.0\.0\.1:9/),
    );
  });
});
