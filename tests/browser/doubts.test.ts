/** What a reader is shown of an answer that is not plain: words that failed the check, articles that differ, other scripts. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePage, launchBrowser, openWindow, skipBrowser } from '../fixtures/browser.ts';
import { type FakeChat, shownPassages, startFakeChat, write } from '../fixtures/fake-chat.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const many = 'The raid on Vell on Monday killed 57 government troops, said the governor of Vell.';
const few = 'The raid on Vell on Monday killed 12 government troops, said the governor of Vell.';
const invented = 'The raid on Vell was the largest of the decade, and 900 houses burned.';
const arabic = 'يبلغ ارتفاع برج فيل عشرين مترا، وقد بني قبل مئة عام.';
const articles = {
  'many.md': `---\npublisher: The Ledger\npublished: 2021-01-04\n---\n\n# The raid on Vell\n\n${many}`,
  'few.md': `---\npublisher: The Post\npublished: 2021-01-05\n---\n\n# Vell after the raid\n\n${few}`,
  'tower.md': `---\nlanguage: ar\n---\n\n# برج فيل\n\n${arabic}`,
};

describe.skipIf(skipBrowser)('an answer that is not plain', () => {
  let browser: Browser;
  let window: BrowserContext;
  let model: FakeChat;
  let footnote: StartedFootnote;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    window = await openWindow(browser);
    // It says whatever it finds, and one thing that stands nowhere.
    model = await startFakeChat((request, reply) => {
      const asked = request.body.messages?.at(-1)?.content ?? '';
      const passages = shownPassages(request);
      const said = (asked.includes('برج فيل؟') ? [arabic] : [many, few]).flatMap((sentence) => {
        const key = passages.find(({ text }) => text.includes(sentence))?.key;
        return key === undefined ? [] : [{ statement: sentence, quotes: [{ key, text: sentence }] }];
      });
      const wrong = { statement: invented, quotes: [{ key: passages[0]?.key, text: invented }] };
      write(reply, [...said, wrong].map((each) => JSON.stringify(each)).join('\n'));
    });
    footnote = await startFootnote(articles, {
      FOOTNOTE_ANSWERER: 'openai:tiny',
      OPENAI_BASE_URL: model.url,
      FOOTNOTE_OFFLINE: '1',
    });
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
    await model.close();
  });
  beforeEach(async () => {
    page = await window.newPage();
    await page.goto(footnote.url);
  });
  afterEach(() => closePage(page));

  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });
  const panel = (): Locator => page.getByRole('region', { name: 'Article' });
  async function ask(question: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Question' }).fill(question);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
  }
  const directionOf = (place: Locator): Promise<string> =>
    place.evaluate((element) => element.ownerDocument.defaultView!.getComputedStyle(element).direction);

  it('marks what failed the check as left out, with why, and keeps it out of the answer', async () => {
    await ask('How many government troops did the raid on Vell kill?');
    const summary = log().getByText(/^1 sentence left out: /);
    expect((await summary.innerText()).length).toBeGreaterThan('1 sentence left out: '.length + 10);
    expect(await log().getByText(invented).isVisible()).toBe(false);
    await summary.click();
    expect(await log().locator('s', { hasText: invented }).isVisible()).toBe(true);
    const copied = await log().locator('.statement').allInnerTexts();
    expect(copied.join(' ')).not.toContain('900 houses');
  });

  it('sets the words of articles that differ side by side, each a way into its article', async () => {
    await ask('How many government troops did the raid on Vell kill?');
    const sides = page.getByRole('group', { name: /^The articles differ on .*57/ }).getByRole('button');
    await sides.first().waitFor();
    // Measured at one moment: the page may still be moving.
    const boxes = await sides.evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect()));
    expect(boxes[0]!.y).toBe(boxes[1]!.y);
    expect(boxes[0]!.x + boxes[0]!.width).toBeLessThanOrEqual(boxes[1]!.x);
    await sides.filter({ hasText: '12 government' }).click();
    expect(await panel().locator('mark').innerText()).toBe(few);
    expect(await panel().locator('.panel-publisher').innerText()).toBe('The Post');
  });

  it('shows Arabic from right to left, named as Arabic, in the answer, its notes and the article', async () => {
    await ask('كم يبلغ ارتفاع برج فيل؟');
    expect(await directionOf(log().getByRole('heading', { level: 2 }))).toBe('rtl');
    expect(await directionOf(log().locator('.answer p').first())).toBe('rtl');
    const quote = log().locator('.note-quote').first();
    expect([await quote.getAttribute('lang'), await directionOf(quote)]).toEqual(['ar', 'rtl']);
    const source = log().getByRole('button', { name: 'Source 1: برج فيل' }).first();
    await source.hover();
    const card = page.getByRole('tooltip').locator('blockquote');
    expect([await card.getAttribute('lang'), await directionOf(card)]).toEqual(['ar', 'rtl']);
    await source.click();
    expect(await panel().locator('mark').innerText()).toBe(arabic);
    expect(await directionOf(panel().getByRole('heading', { name: 'برج فيل' }))).toBe('rtl');
    expect(await directionOf(panel().locator('.article-text p').last())).toBe('rtl');
    expect(await panel().locator('.article-text').getAttribute('lang')).toBe('ar');
    // The page around it stays as it was.
    expect(await directionOf(page.locator('html'))).toBe('ltr');
  });
});
