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
  let page: Page;
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
    for (const [number, form] of hostileForms.entries()) {
      const { id } = (await (await send('POST', '/api/conversations', {})).json()) as ConversationSummary;
      await (await send('POST', '/api/ask', { question: question(number), conversationId: id })).text();
      await send('PATCH', `/api/conversations/${id}`, { title: `${number} ${form}` });
      ids.push(id);
    }
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.on('request', (request) => {
      if (!request.url().startsWith(footnote.url) && !/^(?:data|about|blob):/.test(request.url()))
        elsewhere.push(request.url());
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await footnote.close();
    await model.close();
  });

  const send = (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(footnote.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const log = (): Locator => page.getByRole('log', { name: 'Conversation' });

  async function openLeftOut(): Promise<void> {
    // Of what the question writes behind itself the built-in answer knows a line, where the model has no words that hold.
    await log()
      .getByText(new RegExp(`${weighing.source}|Line \\d+ reads`))
      .first()
      .waitFor();
    for (const summary of await page.locator('.left-out summary').all()) await summary.click();
  }

  async function expectOnlyWords(where: string): Promise<void> {
    const found = await page.locator('html').evaluate((html, selector) => {
      const view = html.ownerDocument.defaultView as unknown as { readonly __ran?: unknown };
      const all = [...html.querySelectorAll('*')];
      return {
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
  }

  it('are a hundred, all different', () => {
    expect(new Set(hostileForms).size).toBe(hostileForms.length);
    expect(hostileForms.length).toBeGreaterThanOrEqual(100);
  });

  it('stay words in the library and in the names of conversations', async () => {
    for (const view of ['library', 'history']) {
      await page.goto(`${footnote.url}/#${view}`);
      await page.getByText(`0 ${hostileForms[0]}`).first().waitFor();
      const more = page.getByRole('button', { name: /^Show \d+ more/ });
      while ((await more.count()) > 0) await more.click();
      const shown = plain(await page.locator('body').innerText());
      for (const form of hostileForms) expect(shown, `${view}: ${form}`).toContain(plain(form));
      await expectOnlyWords(view);
    }
  });

  it('stay words in an article', async () => {
    await page.goto(`${footnote.url}/#library`);
    await page.getByLabel('Filter articles').fill('All forms');
    await page.getByText('All forms').first().click();
    const panel = page.getByRole('region', { name: 'Article' });
    await panel.getByText('Line 0 reads').waitFor();
    const shown = plain(await panel.innerText());
    for (const form of hostileForms) expect(shown, form).toContain(plain(form));
    await expectOnlyWords('article');
  });

  it('stay words in a stream, and the same words in the history, beside the open article', async () => {
    for (const number of [0, 15, 44, 60, 72, 90, hostileForms.length - 1]) {
      await page.goto(footnote.url);
      await page.getByRole('textbox', { name: 'Question' }).fill(question(number));
      await page.keyboard.press('Enter');
      await page
        .getByRole('status')
        .filter({ hasText: /Answer ready/ })
        .waitFor();
      await openLeftOut();
      const streamed = await log().innerText();
      expect(plain(streamed)).toContain(plain(question(number)));
      await expectOnlyWords(`stream: ${hostileForms[number]}`);
      await page.reload();
      await openLeftOut();
      // What lies below the window is drawn a moment later.
      await expect.poll(async () => log().innerText()).toBe(streamed);
      await log()
        .getByRole('button', { name: /^Source 1: / })
        .first()
        .click();
      await page.locator('.panel mark').first().waitFor();
      await expectOnlyWords(`article: ${hostileForms[number]}`);
    }
  });

  it('stay words in every export', async () => {
    const exported = async (id: string, format: string): Promise<string> =>
      (await fetch(`${footnote.url}/api/conversations/${id}/export?format=${format}`)).text();
    const markdown = new MarkdownIt({ html: true });
    for (const [number, id] of ids.entries()) {
      const form = hostileForms[number]!.replaceAll('\0', '');
      for (const html of [await exported(id, 'html'), markdown.render(await exported(id, 'markdown'))]) {
        await page.setContent(html);
        expect(plain(await page.locator('body').innerText()), form).toContain(plain(form));
        await expectOnlyWords(`export: ${form}`);
      }
    }
  }, 60_000);

  it.each([0, 1, 2, 3, 4, 5])('stay words in kept conversations, part %d', async (part) => {
    const sixth = Math.ceil(ids.length / 6);
    for (const [index, id] of ids.slice(part * sixth, (part + 1) * sixth).entries()) {
      await page.goto(`${footnote.url}/c/${id}`);
      await openLeftOut();
      expect(plain(await log().innerText())).toContain(plain(question(part * sixth + index)));
      await expectOnlyWords(`kept: ${hostileForms[part * sixth + index]}`);
    }
  });

  it('ask no other host for anything', () => {
    expect(elsewhere).toEqual([]);
  });
});
