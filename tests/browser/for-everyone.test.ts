/**
 * The page for everyone: no violation that axe can find, in each state, width and theme; the main job by the keyboard
 * alone; a server that asks for a token.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAxe } from '../fixtures/axe.ts';
import { changeWindow, launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { ChatStream, type FakeChat, shownPassages, startFakeChat } from '../fixtures/fake-chat.ts';
import { briefs, type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const strike = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';
const howTall = 'How tall is the tower of Vell?';
const sentences = Array.from(
  { length: 7 },
  (_, number) =>
    `Floor ${number} of the tower of Vell is ${number + 20} metres tall, and has ${number + 3} windows to the sea.`,
);
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The window, with what the status line said. */
interface Told {
  told: string[];
  MutationObserver: new (changed: () => void) => { observe: (target: unknown, options: object) => void };
}

describe.skipIf(skipBrowser)('the page for everyone', () => {
  let browser: Browser;
  let footnote: StartedFootnote;
  let empty: StartedFootnote;
  let model: FakeChat;
  let writing: StartedFootnote;
  /** The reply that is being written. */
  let stream: ChatStream;
  /** Of its passage. */
  let passageKey: string;
  const say = (sentence: string): void => {
    const told = { statement: sentence, quotes: [{ key: passageKey, text: sentence }] };
    for (const piece of `${JSON.stringify(told)}\n`.match(/[^]{1,6}/gu) ?? []) stream.words(piece);
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    model = await startFakeChat((request, reply) => {
      stream = new ChatStream(reply);
      passageKey = shownPassages(request)[0]!.key;
      say(sentences[0]!);
      stream.words('{"statement":"The unfinished words');
    });
    [writing, footnote, empty] = await Promise.all([
      startFootnote(
        { 'tower.md': `# The tower of Vell\n\n${sentences.join(' ')}` },
        { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: model.url, FOOTNOTE_OFFLINE: '1' },
      ),
      startFootnote(briefs),
      startFootnote({}),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
    await empty.close();
    await writing.close();
    await model.close();
  });

  async function ask(page: Page, question = strike): Promise<void> {
    await page.getByRole('textbox', { name: 'Question' }).fill(question);
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByRole('heading', { name: question }).last().waitFor();
    await page.getByRole('log').locator('article:last-child[aria-busy="false"]').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /Answer ready|Not in the articles/ })
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
      'tagging',
      async (page) => {
        await page.goto(`${footnote.url}/#library`);
        await page.getByRole('button', { name: 'Tag several' }).click();
        await page.getByRole('checkbox').first().check();
        await page.getByRole('combobox', { name: 'Add a tag' }).fill('a tag');
      },
    ],
    [
      'guide open',
      async (page) => {
        await page.goto(`${footnote.url}/#library`);
        await page.locator('.entry').first().click();
        await page.locator('.guide summary').click();
        await page.locator('.guide table').first().waitFor();
      },
    ],
    [
      'timeline',
      async (page) => {
        await page.goto(`${footnote.url}/#timeline`);
        await page.getByText('dated events').waitFor();
        await page.getByRole('button', { name: 'Zoom in' }).click();
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
        await page.route(/\/api\/articles\?/, (route) => route.fulfill({ json: { articles } }));
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
        await page.getByRole('button', { name: /^Pin /, pressed: false }).first().click();
        await page.getByRole('heading', { name: 'Pinned' }).waitFor();
        await page
          .getByLabel(/^Export/)
          .first()
          .click();
      },
    ],
    [
      'outline open, link copied',
      async (page) => {
        await page.context().grantPermissions(['clipboard-write']);
        await page.goto(footnote.url);
        for (const question of [strike, 'Who reported that?', 'Who won?', 'What does DEBKAfile say about Raqqa?'])
          await ask(page, question);
        await page.getByText('Outline: 4 questions').click();
        await page.getByRole('button', { name: 'Copy link' }).first().click();
        await page.getByText('Link copied').waitFor();
      },
    ],
    [
      'limits of the question',
      async (page) => {
        await page.goto(footnote.url);
        await ask(page, 'How many troops were killed, according to The Media Line and articles from 2021?');
        await page.getByRole('list', { name: 'Filters set by the question' }).waitFor();
      },
    ],
    [
      'settings',
      async (page) => {
        await page.goto(footnote.url);
        await page.getByRole('button', { name: 'Settings' }).click();
        await page.getByRole('dialog', { name: 'Settings' }).getByText('Next quote').waitFor();
      },
    ],
    [
      'draft',
      async (page) => {
        await page.goto(writing.url);
        await page.getByRole('textbox', { name: 'Question' }).fill(howTall);
        await page.keyboard.press('Enter');
        await page.getByText('The unfinished words').waitFor();
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
  /** The window, in each of its clothes. At 200 %, a window of 1280 by 720 has room for half of each. */
  const looks = [
    { width: 320, height: 720, colorScheme: 'light' },
    { width: 320, height: 720, colorScheme: 'dark' },
    { width: 1280, height: 720, colorScheme: 'light' },
    { width: 1280, height: 720, colorScheme: 'dark' },
  ] as const;
  const otherClothes = [
    { forcedColors: 'active', media: 'screen' },
    { forcedColors: 'none', media: 'print' },
  ] as const;

  it.concurrent.for(states)(
    'breaks no rule of WCAG 2.2 AA that axe knows: %s',
    async ([_state, reach], { expect: hold }) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await reach(page);
      for (const look of looks) {
        await changeWindow(page, look);
        const { faults, passed } = await runAxe(page, { tags: rules });
        expect(faults, JSON.stringify(look)).toEqual([]);
        expect(passed).toBeGreaterThan(15);
        expect(await sideways(page), `${JSON.stringify(look)}: no scrolling sideways`).toBe(0);
        if (look.colorScheme === 'dark') continue;
        hold.soft(await smallTargets(page), `${look.width} pixels: small`).toEqual([]);
        hold.soft(await cutOffWithSpacing(page), `${look.width} pixels: cut off`).toEqual([]);
        hold.soft(await covered(page), `${look.width} pixels: covered`).toEqual([]);
      }
      for (const clothes of otherClothes) {
        await page.emulateMedia(clothes);
        const { faults } = await runAxe(page, { tags: rules });
        expect(faults, JSON.stringify(clothes)).toEqual([]);
      }
      await page.emulateMedia({ media: 'screen' });
      await changeWindow(page, { width: 640, height: 360 });
      hold.soft(await sideways(page), 'at 200 %: no scrolling sideways').toBe(0);
      hold.soft(await covered(page), 'at 200 %').toEqual([]);
      await changeWindow(page, { width: 320, height: 720 });
      const chrome = await context.newCDPSession(page);
      await chrome.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
      await page.waitForFunction("getComputedStyle(document.documentElement).fontSize === '32px'");
      hold.soft(await sideways(page), 'in type of 32 pixels: no scrolling sideways').toBe(0);
      hold.soft(await covered(page), 'in type of 32 pixels').toEqual([]);
      await context.close();
    },
  );

  it('does the main job by the keyboard alone', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
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
    await page.getByText(/Quote 2 of/).waitFor();
    await page.keyboard.press('k');
    await page.getByText(/Quote 1 of/).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(source);
    await page.close();
  });

  it('leaves the focus and the place of the reader alone while an answer is written, and says its stages only', async () => {
    const page = await browser.newPage({ viewport: { width: 700, height: 420 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(20_000);
    await page.goto(writing.url);
    const status = page.getByRole('status');
    await status.evaluate((element) => {
      const view = element.ownerDocument.defaultView as unknown as Told;
      view.told = [];
      const observer = new view.MutationObserver(() => view.told.push(element.textContent ?? ''));
      observer.observe(element, { childList: true, characterData: true, subtree: true });
    });
    await page.getByRole('textbox', { name: 'Question' }).fill(howTall);
    await page.keyboard.press('Enter');
    const log = page.getByRole('log');
    const draft = log.getByText('The unfinished words');
    await draft.waitFor();
    const html = page.locator('html');
    const atEnd = (): Promise<boolean> =>
      html.evaluate((root) => root.scrollTop + root.clientHeight >= root.scrollHeight - 2);
    const top = (): Promise<number> => html.evaluate((root) => root.scrollTop);
    const animations = await html.evaluate((root) => root.ownerDocument.getAnimations().length);
    expect(animations, 'nothing moves for who wants stillness').toBe(0);
    stream.words('"}\n');

    for (const sentence of sentences.slice(1, 4)) say(sentence);
    await log.getByRole('button', { name: /^Source 4: / }).waitFor();
    // At the end, the page follows the end.
    await page.mouse.move(350, 200);
    await page.mouse.wheel(0, 5000);
    await expect.poll(atEnd).toBe(true);
    const before = await top();
    say(sentences[4]!);
    await log.getByRole('button', { name: /^Source 5: / }).waitFor();
    await expect.poll(atEnd).toBe(true);
    expect(await top()).toBeGreaterThan(before);
    // Away from it, the page stays where the reader is.
    await page.mouse.wheel(0, -5000);
    await expect.poll(top).toBe(0);
    for (const sentence of sentences.slice(5)) say(sentence);
    await log.getByRole('button', { name: /^Source 7: / }).waitFor();
    expect(await top()).toBe(0);
    expect(await page.locator(':focus').getAttribute('id')).toBe('question');
    stream.finish();
    await status.filter({ hasText: 'Answer ready, 1 source, 7 quotes' }).waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('question');

    expect(await log.getAttribute('aria-live')).toBe('off');
    const said = await status.evaluate((element) => (element.ownerDocument.defaultView as unknown as Told).told);
    expect(said.length).toBeLessThanOrEqual(8);
    expect(said.filter((text) => /Floor|metres/.test(text))).toEqual([]);
    await page.close();
  });

  it('asks for the token of a server that wants one, refuses a wrong one, and keeps the right one', async () => {
    const locked = await startFootnote(briefs, { FOOTNOTE_TOKEN: 'right-token-of-some-length' });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
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

/** Controls that are less than 24 pixels wide or high; a label belongs to its control. */
function smallTargets(page: Page): Promise<string[]> {
  return page.locator('html').evaluate((html) =>
    [...html.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .map((control) => control.closest('label') ?? control)
      .filter((control) => control.checkVisibility())
      .flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width < 23.9 || height < 23.9 ? [`${width} x ${height}: ${control.outerHTML.slice(0, 90)}`] : [];
      }),
  );
}

/** Pixels by which the page is wider than its window. */
function sideways(page: Page): Promise<number> {
  return page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
}

const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** What can be scrolled sideways, and boxes that hide a part of their text that is not said elsewhere too, with the spacing that a reader may set. */
function cutOffWithSpacing(page: Page): Promise<string[]> {
  return page.locator('html').evaluate((html, css) => {
    const view = html.ownerDocument.defaultView!;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    html.ownerDocument.adoptedStyleSheets.push(sheet);
    const wide = html.scrollWidth > html.clientWidth ? [`page: ${html.scrollWidth} of ${html.clientWidth}`] : [];
    const hidden = [...html.querySelectorAll('body *')].filter((element) => {
      if (element.closest('.unseen, [aria-hidden]') !== null || !element.checkVisibility()) return false;
      const { overflowX, overflowY } = view.getComputedStyle(element);
      return (
        (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
      );
    });
    html.ownerDocument.adoptedStyleSheets.pop();
    return [...wide, ...hidden.map((element) => element.outerHTML.slice(0, 90))];
  }, spacing);
}

/** Controls over which something else lies once they have the focus, as they get it by Tab: at their middle. */
async function covered(page: Page): Promise<string[]> {
  // From here on the focus is one of the keyboard.
  await page.keyboard.press('Tab');
  return page.locator('html').evaluate((html) => {
    const document = html.ownerDocument;
    const { innerWidth, innerHeight } = document.defaultView!;
    return [...html.querySelectorAll<typeof html>('button, a[href], input, select, textarea, summary, [tabindex="0"]')]
      .filter((control) => control.tabIndex >= 0 && control.checkVisibility())
      .flatMap((control) => {
        control.focus();
        if (document.activeElement !== control) return [];
        const seen = control.closest('label') ?? control;
        const { left, right, top, bottom } = seen.getBoundingClientRect();
        const middle = (from: number, to: number, size: number): number => (Math.max(0, from) + Math.min(size, to)) / 2;
        const at = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
        return seen.contains(at)
          ? []
          : [`${control.outerHTML.slice(0, 90)} under ${at?.outerHTML.slice(0, 60) ?? 'none'}`];
      });
  });
}
