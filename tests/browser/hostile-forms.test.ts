/**
 * Script and markup in titles, texts, questions, words of a model and names of conversations: never more than words, the
 * same in the stream, the history, the article and the export, and no other host is asked for anything.
 */
import MarkdownIt from 'markdown-it';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationSummary } from '../../src/store/stored-conversation.ts';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { type FakeChat, shownPassages, startFakeChat, write } from '../fixtures/fake-chat.ts';
import { hostileForms } from '../fixtures/hostile-forms.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

/** Letters, digits and marks of ASCII: what any way of showing a form leaves as it is. */
const plain = (text: string): string => text.replaceAll(/[^!-~]/g, '');
const sentence = (number: number): string => `The zorblax number ${number} weighs ${number + 7} kilograms.`;
const question = (number: number): string => `What does the zorblax number ${number} weigh? ${hostileForms[number]}`;

const weighing = /The zorblax number \d+ weighs \d+ kilograms\./;

/** What would be there if words had become markup. */
const active =
  'img, iframe, object, embed, video, audio, marquee, math, base, template, foreignObject, animate, meta[http-equiv=refresh]';

describe.skipIf(skipBrowser)('forms of script and markup', () => {
  let browser: Browser;
  let context: BrowserContext;
  let model: FakeChat;
  let footnote: StartedFootnote;
  const elsewhere: string[] = [];
  const ids: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    // It says one thing that holds, and one that is nothing but the form that it was asked with.
    model = await startFakeChat((request, reply) => {
      const asked = request.body.messages?.at(-1)?.content ?? '';
      const number = Number(/What does the zorblax number (\d+)/.exec(asked)?.[1]);
      const passage = shownPassages(request).find(({ text }) => weighing.test(text));
      const [held = ''] = weighing.exec(passage?.text ?? '') ?? [];
      const holding = { statement: held, quotes: [{ key: passage?.key, text: held }] };
      const bare = { statement: hostileForms[number], quotes: [{ key: passage?.key, text: hostileForms[number] }] };
      write(reply, `${JSON.stringify(holding)}\n${JSON.stringify(bare)}\n`);
    });
    const articles = hostileForms.map((form, number) => [
      `zorblax-${number}.md`,
      `---\ntitle: ${JSON.stringify(`${number} ${form}`)}\npublisher: ${JSON.stringify(form)}\n---\n\n${sentence(number)}\n\n${form}\n`,
    ]);
    // A text with a NUL is not taken for one.
    const lines = hostileForms.map((form, number) => `Line ${number} reads ${form.replaceAll('\0', '')}`);
    footnote = await startFootnote(
      { ...Object.fromEntries(articles), 'all.txt': `All forms\n\n${lines.join('\n\n')}\n` },
      { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: model.url, FOOTNOTE_OFFLINE: '1' },
    );
    const keep = async (form: string, number: number): Promise<void> => {
      const { id } = (await (await send('POST', '/api/conversations', {})).json()) as ConversationSummary;
      await (await send('POST', '/api/ask', { question: question(number), conversationId: id })).text();
      await send('PATCH', `/api/conversations/${id}`, { title: `${number} ${form}` });
      ids[number] = id;
    };
    for (let from = 0; from < hostileForms.length; from += 8) {
      await Promise.all(hostileForms.slice(from, from + 8).map((form, at) => keep(form, from + at)));
    }
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.on('request', (request) => {
      if (!request.url().startsWith(footnote.url) && !/^(?:data|about|blob):/.test(request.url()))
        elsewhere.push(request.url());
    });
    context.setDefaultTimeout(20_000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await footnote.close();
    await model.close();
  });

  const send = (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(footnote.url + path, {
      method,
      // Where eight wait for each other, a connection that was kept may be closed just when the next is sent over it.
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(body),
    });
  const log = (page: Page): Locator => page.getByRole('log', { name: 'Conversation' });
  async function withPage(use: (page: Page) => Promise<void>): Promise<void> {
    const page = await context.newPage();
    // High enough for all of an answer: what lies below the window is not drawn, and so has no words yet.
    await page.setViewportSize({ width: 1280, height: 4000 });
    await use(page);
    await page.close();
  }

  async function openLeftOut(page: Page): Promise<void> {
    // Of what the question writes behind itself the built-in answer knows a line, where the model has no words that hold.
    await log(page)
      .getByText(new RegExp(`${weighing.source}|Line \\d+ reads`))
      .first()
      .waitFor();
    // As a click opens them, all at once: there are hundreds, over the pages of these tests.
    await page
      .locator('details.left-out')
      .evaluateAll((all) => all.forEach((each) => ((each as unknown as { open: boolean }).open = true)));
    // What comes into sight has words once it has been drawn.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    await page.evaluate('new Promise((drawn) => setTimeout(drawn, 50))');
  }

  /** Holds that nothing on the page is more than words, and gives the words. */
  async function expectOnlyWords(page: Page, where: string): Promise<string> {
    const { words, ...found } = await page.locator('html').evaluate((html, selector) => {
      const view = html.ownerDocument.defaultView as unknown as { readonly __ran?: unknown };
      const all = [...html.querySelectorAll('*')];
      return {
        words: html.ownerDocument.body.innerText,
        ran: view.__ran,
        active: [...html.querySelectorAll(selector)].map((element) => element.outerHTML),
        scripts: [...html.querySelectorAll('script')].filter(
          (element) => !element.src.startsWith(html.ownerDocument.location.origin),
        ).length,
        handlers: all.filter((element) => element.getAttributeNames().some((name: string) => name.startsWith('on')))
          .length,
        links: all
          .flatMap((element) => ['href', 'src', 'action', 'formaction'].map((name) => element.getAttribute(name) ?? ''))
          .filter((address) => /^\s*(?:javascript|vbscript|data):|elsewhere/i.test(address)),
      };
    }, active);
    expect(found, where).toEqual({ ran: undefined, active: [], scripts: 0, handlers: 0, links: [] });
    return plain(words);
  }

  it('are a hundred, all different', () => {
    expect(new Set(hostileForms).size).toBe(hostileForms.length);
    expect(hostileForms.length).toBeGreaterThanOrEqual(100);
  });

  it.concurrent('stay words in the library and in the names of conversations', () =>
    withPage(async (page) => {
      for (const view of ['library', 'history']) {
        await page.goto(`${footnote.url}/#${view}`);
        await page.getByText(`0 ${hostileForms[0]}`).first().waitFor();
        const more = page.getByRole('button', { name: /^Show \d+ more/ });
        while ((await more.count()) > 0) await more.click();
        const shown = await expectOnlyWords(page, view);
        for (const form of hostileForms) expect(shown, `${view}: ${form}`).toContain(plain(form));
      }
    }),
  );

  it.concurrent('stay words in an article', () =>
    withPage(async (page) => {
      await page.goto(`${footnote.url}/#library`);
      await page.getByLabel('Filter articles').fill('All forms');
      await page.getByText('All forms').first().click();
      const panel = page.getByRole('region', { name: 'Article' });
      await panel.getByText('Line 0 reads').waitFor();
      const shown = plain(await panel.innerText());
      for (const form of hostileForms) expect(shown, form).toContain(plain(form));
      await expectOnlyWords(page, 'article');
    }),
  );

  it.concurrent.for([
    [0, 15, 44],
    [60, 72, 90, hostileForms.length - 1],
  ])(
    'stay words in a stream, and the same words in the history, beside the open article, from form %d',
    (numbers, { expect: hold }) =>
      withPage(async (page) => {
        await page.goto(footnote.url);
        for (const number of numbers) {
          await page.getByRole('textbox', { name: 'Question' }).fill(question(number));
          await page.keyboard.press('Enter');
          await page
            .getByRole('status')
            .filter({ hasText: /Answer ready/ })
            .waitFor();
          // The line may still tell of the answer before.
          await log(page).locator('article[aria-busy="false"]').waitFor();
          await openLeftOut(page);
          const streamed = await log(page).innerText();
          expect(plain(streamed)).toContain(plain(question(number)));
          await expectOnlyWords(page, `stream: ${hostileForms[number]}`);
          await page.reload();
          await openLeftOut(page);
          await hold.poll(async () => log(page).innerText()).toBe(streamed);
          await log(page)
            .getByRole('button', { name: /^Source 1: / })
            .first()
            .click();
          await page.locator('.panel mark').first().waitFor();
          await expectOnlyWords(page, `article: ${hostileForms[number]}`);
          await page.keyboard.press('Escape');
          await page.getByRole('button', { name: 'New conversation' }).click();
          await log(page).getByRole('article').waitFor({ state: 'detached' });
        }
      }),
  );

  /** Every other one. */
  const half = (which: number): number[] => [...hostileForms.keys()].filter((number) => number % 2 === which);

  it.concurrent.for([0, 1])('stay words in every export, half %d', (which) =>
    withPage(async (page) => {
      const exported = async (id: string, format: string): Promise<string> =>
        (await fetch(`${footnote.url}/api/conversations/${id}/export?format=${format}`)).text();
      const markdown = new MarkdownIt({ html: true });
      for (const number of half(which)) {
        const form = hostileForms[number]!.replaceAll('\0', '');
        const id = ids[number]!;
        for (const html of [await exported(id, 'html'), markdown.render(await exported(id, 'markdown'))]) {
          await page.setContent(html);
          expect(await expectOnlyWords(page, `export: ${form}`), form).toContain(plain(form));
        }
      }
    }),
  );

  it.concurrent.for([0, 1])('stay words in kept conversations, half %d', (which) =>
    withPage(async (page) => {
      for (const number of half(which)) {
        // The first by its address; the others as the page itself goes from one to the next.
        const address = `/c/${ids[number]!}`;
        if (number === which) await page.goto(footnote.url + address);
        else
          await page.evaluate(
            `history.pushState(null, '', '${address}'); dispatchEvent(new PopStateEvent('popstate'))`,
          );
        await log(page)
          .getByRole('heading', { name: `What does the zorblax number ${number} weigh?` })
          .waitFor();
        await openLeftOut(page);
        const shown = await expectOnlyWords(page, `kept: ${hostileForms[number]}`);
        expect(shown).toContain(plain(question(number)));
      }
    }),
  );

  it('ask no other host for anything', () => {
    expect(elsewhere).toEqual([]);
  });
});
