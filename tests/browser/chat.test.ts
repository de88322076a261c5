/** The web chat, as a reader meets it: a real browser, the real server, the articles that come with the project. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeWindow, closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { briefs, type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const strike = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';

describe.skipIf(skipBrowser)('the web chat', () => {
  let browser: Browser;
  let window: BrowserContext;
  let footnote: StartedFootnote;
  let page: Page;
  const elsewhere: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser);
    footnote = await startFootnote(briefs);
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
  });
  beforeEach(async () => {
    page = await window.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(footnote.url) && !request.url().startsWith('data:')) elsewhere.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(footnote.url);
    // From here on the page knows the library, so that what happens to it is news.
    await page.getByRole('link', { name: /^Library \d/ }).waitFor();
  });
  afterEach(() => closePage(page));

  const composer = (): Locator => page.getByRole('textbox', { name: 'Question' });
  const conversation = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const panel = (): Locator => page.getByRole('region', { name: 'Article' });
  const source = (): Locator =>
    conversation()
      .getByRole('button', { name: /^Source 1: / })
      .first();
  const heading = (question: string): Locator => conversation().getByRole('heading', { name: question, exact: true });
  /** Until the last turn is answered; the status line alone may still speak of the one before it. */
  async function answered(): Promise<void> {
    await conversation().locator('article:last-child[aria-busy="false"]').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /Answer ready|Not in the articles/ })
      .waitFor();
  }
  async function ask(question: string): Promise<void> {
    await composer().fill(question);
    await composer().press('Enter');
    await heading(question).waitFor();
    await answered();
  }
  const inView = (place: Locator): Promise<boolean> =>
    place.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= element.ownerDocument.defaultView!.innerHeight;
    });

  it('answers with numbered sources, and says so once in the status line', async () => {
    await ask(strike);
    await conversation().getByText('57 troops').first().waitFor();
    expect(await page.getByRole('status').count()).toBe(1);
    expect(await page.getByRole('status').innerText()).toMatch(/Answer ready, \d sources?/);
    expect(await conversation().getByRole('heading', { name: strike }).count()).toBe(1);
    expect((await source().getAttribute('aria-label')) ?? (await source().innerText())).toContain('Source 1: ');
  });

  it('brings each further question to the top, above its answer', async () => {
    for (const question of [
      strike,
      'What does DEBKAfile say about Raqqa?',
      'Who won?',
      'Why did Soleimani go to Moscow?',
    ]) {
      await ask(question);
      // Only what is near the top leaves room for the answer below.
      const place = (): Promise<boolean> =>
        heading(question).evaluate((element) => {
          const { top } = element.getBoundingClientRect();
          return top >= 0 && top < element.ownerDocument.defaultView!.innerHeight / 2;
        });
      await expect.poll(place, { message: question }).toBe(true);
    }
  });

  it('offers questions on its first page that it answers', async () => {
    const offered = page.getByRole('button', { name: /^(?:What|Who|When|Where|Why|How) .*\?/ });
    await offered.first().waitFor();
    const questions = await offered.allInnerTexts();
    expect(questions.length).toBeGreaterThanOrEqual(3);
    for (const question of questions) {
      await ask(question.replace(/\s*→\s*$/, ''));
      expect(await page.getByRole('status').innerText(), question).toContain('Answer ready');
    }
  });

  it('shows the quoted words, who published them and when, on hover and on focus', async () => {
    await ask(strike);
    for (const show of ['hover', 'focus'] as const) {
      await source()[show]();
      const card = page.getByRole('tooltip');
      await card.waitFor();
      const text = await card.innerText();
      expect(text).toContain('The Media Line');
      expect(text).toMatch(/13 January 2021|January 13, 2021|2021-01-13/);
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'detached' });
      await page.mouse.move(5, 5);
    }
  });

  it('opens the article at the quoted words, gives them an address, and focus comes back', async () => {
    await ask(strike);
    await source().click();
    await panel()
      .getByRole('heading', { name: /Larger Than Usual Airstrike/ })
      .waitFor();
    const marked = panel().locator('mark').first();
    await marked.waitFor();
    const answer = await conversation().innerText();
    expect(answer).toContain((await marked.innerText()).slice(0, 60));
    expect(await marked.locator('strong').innerText()).toContain('57');
    await expect.poll(() => inView(marked)).toBe(true);
    await panel().getByText('Why this source').click();
    await panel()
      .getByText(/Holds these words of the question.*troops/)
      .waitFor();
    const address = page.url();
    expect(address).toMatch(/\/articles\/[\w-]+#\d+-\d+$/);

    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await expect.poll(() => source().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);

    await page.goto(address);
    await panel().locator('mark').first().waitFor();
    await expect.poll(() => inView(panel().locator('mark').first())).toBe(true);
  });

  it('refuses calmly, with the closest passages to open', async () => {
    await ask('What is the capital of Australia?');
    expect(await page.getByRole('status').innerText()).toContain('Not in the articles');
    const closest = conversation()
      .getByRole('button', { name: /^Source 1: / })
      .first();
    await closest.click();
    await panel().locator('mark').first().waitFor();
  });

  it('understands a follow-up, and shows how', async () => {
    await ask(strike);
    await composer().fill('Who reported that?');
    await composer().press('Enter');
    await conversation()
      .getByText(/Understood as/)
      .waitFor();
    await conversation()
      .getByText(/Syrian Observatory/)
      .last()
      .waitFor();
    expect(await conversation().getByRole('heading').filter({ hasText: 'Who reported that?' }).count()).toBe(1);
  });

  it('shows the limits that a question sets, and asks again without one that is taken off', async () => {
    await ask('How many troops were killed according to The Media Line?');
    const limit = conversation().getByRole('button', { name: /^Only from The Media Line/ });
    await limit.click();
    await conversation().getByText('2/2').waitFor();
    await answered();
    expect(await limit.count()).toBe(0);
  });

  it('shows the time that a question names, how it was understood, and asks again without it', async () => {
    await ask('What happened in Syria last year?');
    const limit = conversation().getByRole('button', { name: /^First of all “last year”/ });
    await limit.waitFor();
    await conversation().getByText('2023, counted from the newest article, of February 2024').waitFor();
    await limit.click();
    await conversation().getByText('2/2').waitFor();
    await answered();
    expect(await limit.count()).toBe(0);
  });

  it('shows a new article at once, answers from it, and withdraws it when it is removed', async () => {
    footnote.write('lighthouse.md', '# The lighthouse of Torvik\n\nThe lighthouse of Torvik is 41 metres tall.');
    await page.getByText('1 article added').waitFor();
    await ask('How tall is the lighthouse of Torvik?');
    await conversation().getByText('41 metres').first().waitFor();
    await source().click();
    await panel().locator('mark').first().waitFor();

    footnote.remove('lighthouse.md');
    await conversation()
      .getByText(/withdrawn since/)
      .first()
      .waitFor();
    expect(await page.locator('body').innerText()).not.toContain('41 metres');
    await expect.poll(() => panel().count()).toBe(0);
  });

  it('says when the words of an answer have changed since', async () => {
    footnote.write('tower.md', '# The tower\n\nThe tower of Vell is 20 metres tall.');
    await page.getByText('1 article added').waitFor();
    await ask('How tall is the tower of Vell?');
    footnote.write('tower.md', '# The tower\n\nThe tower of Vell is now 22 metres tall.');
    await conversation()
      .getByText(/changed since/)
      .first()
      .waitFor();
    expect(await conversation().innerText()).toContain('20 metres');
    footnote.remove('tower.md');
  });

  it('lists the library, and opens an article from it', async () => {
    await page
      .getByRole('button', { name: /Library/ })
      .or(page.getByRole('link', { name: /Library/ }))
      .first()
      .click();
    await page.getByText('Iraq and Syria Team Up to Take on Islamic State').first().click();
    await panel().getByRole('heading', { name: 'Iraq and Syria Team Up to Take on Islamic State' }).waitFor();
    expect(await panel().innerText()).toContain('War Is Boring');
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [320, 'light'],
  ] as const)('fits a page of %d pixels (%s), the panel included', async (width, colorScheme) => {
    await changeWindow(page, { width, height: 700, colorScheme });
    const html = page.locator('html');
    const overflow = (): Promise<number> => html.evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(await overflow()).toBe(0);
    await ask(strike);
    expect(await overflow()).toBe(0);
    await source().click();
    await panel().locator('mark').first().waitFor();
    expect(await overflow()).toBe(0);
    await expect.poll(() => inView(panel().locator('mark').first())).toBe(true);
    const background = await html.evaluate(
      (root) => root.ownerDocument.defaultView!.getComputedStyle(root).backgroundColor,
    );
    const red = Number(/\d+/.exec(background)![0]);
    expect(red > 128).toBe(colorScheme === 'light');
  });

  it('never shows markup of an article, a title or a question as markup', async () => {
    const attack = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
    footnote.write(
      'attack.md',
      `---\ntitle: '${attack.replaceAll("'", "''")} Zorblax'\n---\n\nThe zorblax is \\<img src=x onerror="document.title='run'"\\> large.`,
    );
    await page.getByText('1 article added').waitFor();
    await ask(`How large is the zorblax? ${attack}`);
    await ask('How large is the zorblax?');
    await source().hover();
    await source().click();
    await panel().locator('mark').first().waitFor();
    expect(await page.title()).not.toBe('run');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    footnote.remove('attack.md');
  });

  it('asks no other host for anything, and reports no error', () => {
    expect(elsewhere).toEqual([]);
    expect(faults).toEqual([]);
  });
});
