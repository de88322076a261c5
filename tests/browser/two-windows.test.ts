/** One conversation in two windows: what is asked in one stands in the other, in its place, and nothing hides. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const articles = {
  'tower.md': '---\npublished: 2020-05\n---\n\n# The tower of Vell\n\nThe tower of Vell is 20 metres tall.',
  'harbour.md': '# The harbour of Ostrow\n\nThe harbour of Ostrow is 9 metres deep.',
};
const howTall = 'How tall is the tower of Vell?';
const howDeep = 'How deep is the harbour of Ostrow?';
const whatElse = 'What is 9 metres deep?';

describe.skipIf(skipBrowser)('one conversation in two windows', () => {
  let browser: Browser;
  let footnote: StartedFootnote;
  let context: BrowserContext;
  let first: Page;
  let second: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    footnote = await startFootnote(articles);
    context = await browser.newContext();
    context.setDefaultTimeout(20_000);
    first = await context.newPage();
    await first.goto(footnote.url);
    await ask(first, howTall);
    await first.waitForURL(/\/c\/[\w-]+$/);
    second = await context.newPage();
    await second.goto(first.url());
    await log(second).getByText('20 metres').first().waitFor();
  });
  afterEach(async () => {
    await context.close();
    await footnote.close();
  });

  const log = (page: Page): Locator => page.getByRole('log', { name: 'Conversation' });
  const questions = (page: Page): Promise<string[]> => log(page).locator('h2').allTextContents();
  async function ask(page: Page, question: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
    await page.keyboard.press('Enter');
    await log(page).getByRole('heading', { name: question }).last().waitFor();
    await log(page).locator('article:last-child[aria-busy="false"]').waitFor();
  }

  it('shows in one what was asked in the other, and a further question follows it', async () => {
    await ask(second, howDeep);
    await log(first).getByText('9 metres').first().waitFor();
    await ask(first, whatElse);
    await expect.poll(() => questions(second)).toEqual([howTall, howDeep, whatElse]);
    expect(await questions(first)).toEqual([howTall, howDeep, whatElse]);
    expect(await log(first).getByRole('group', { name: 'Versions' }).count()).toBe(0);
    await first.reload();
    await log(first).getByText('20 metres').first().waitFor();
    expect(await questions(first)).toEqual([howTall, howDeep, whatElse]);
  });

  it('shows what was asked through another door', async () => {
    await second.close();
    const id = first.url().split('/').at(-1)!;
    const { turns } = (await (await fetch(`${footnote.url}/api/conversations/${id}`)).json()) as {
      turns: { id: string }[];
    };
    const asked = await fetch(`${footnote.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ question: howDeep, conversationId: id, parentId: turns[0]!.id }),
    });
    await asked.text();
    await log(first).getByText('9 metres').first().waitFor();
    expect(await questions(first)).toEqual([howTall, howDeep]);
  });

  it('leaves a reader of an older version where they are', async () => {
    await first.getByRole('button', { name: 'Ask again' }).click();
    await log(first).getByText('Version 2 of 2').waitFor();
    await log(second).getByText('Version 1 of 2').waitFor();
    await ask(first, howDeep);
    await log(second).getByRole('button', { name: 'Next version' }).click();
    await log(second).getByText('9 metres').first().waitFor();
    expect(await questions(second)).toEqual([howTall, howDeep]);
  });
});
