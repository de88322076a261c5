/** The walk by the keyboard and by ear that docs/walk.md writes down, taken as it stands there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const walk = readFileSync(join(import.meta.dirname, '../../docs/walk.md'), 'utf8');
const steps = [...walk.matchAll(/^\|(.*)\|(.*)\|(.*)\|$/gm)]
  .slice(2)
  .map(([, press = '', focus = '', told = '']) => ({ press: press.trim(), focus: focus.trim(), told: told.trim() }));
const tree = /```yaml\n([^]*?)```/.exec(walk)![1]!.trim().split('\n');

describe.skipIf(skipBrowser)('the walk by the keyboard', () => {
  let browser: Browser;
  let footnote: StartedFootnote;
  let page: Page;

  beforeAll(async () => {
    [browser, footnote] = await Promise.all([
      launchBrowser(),
      startFootnote({
        'harbour.md':
          '---\ntitle: The harbour of Vell\npublisher: The Vell Gazette\npublished: 2019-03-02\n---\n\nThe harbour of Vell was built by Ines Kolb in 1911. The harbour of Vell is 9 metres deep. Otto Brandt repaired the harbour of Vell in 1950.',
        'mill.md':
          '# The mill of Orre\n\nThe paper mill of Orre closed in 1967. Its owner, Hanna Ek, sold it to the town.',
      }),
    ]);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(20_000);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(footnote.url);
    await page.getByRole('list', { name: 'Example questions' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await footnote.close();
  });

  /** Role and name, as the tree of the browser has them. */
  async function focused(): Promise<string> {
    const [line = ''] = (await page.locator(':focus').or(page.locator('body')).last().ariaSnapshot()).split('\n');
    return line.replace(/^- '?/, '');
  }
  /** All that is read out by itself, and the description of what has the focus. */
  const told = (): Promise<string> =>
    page.locator('body').evaluate((body) => {
      const document = body.ownerDocument;
      const descriptions: string[] = (document.activeElement?.getAttribute('aria-describedby') ?? '').split(' ');
      return [...body.querySelectorAll('[role=status], [role=alert], [aria-live=polite]')]
        .concat(descriptions.flatMap((id) => document.getElementById(id) ?? []))
        .map((element) => element.textContent)
        .join('\n');
    });
  const isAt = (place: string, now: string): boolean =>
    place.endsWith('…') ? now.startsWith(place.slice(0, -1)) : now.startsWith(place);

  it('leads where the page says, and is told what it says', async () => {
    expect(steps.length).toBeGreaterThan(20);
    for (const { press, focus, told: words } of steps) {
      const where = `${press}, at ${focus}`;
      if (press.endsWith('…')) {
        const key = /`(.+)`/.exec(press)![1]!;
        for (let presses = 0; presses < 40; presses += 1) {
          await page.keyboard.press(key);
          if (isAt(focus, await focused())) break;
        }
      } else {
        for (const [, written, key] of press.matchAll(/"([^"]+)"|`([^`]+)`/g)) {
          if (written === undefined) await page.keyboard.press(key!);
          else await page.keyboard.type(written);
        }
      }
      await expect.poll(async () => isAt(focus, await focused()) || (await focused()), { message: where }).toBe(true);
      await expect.poll(told, { message: where }).toContain(words);
      // Of the answer, before anything lies beside it.
      if (words.startsWith('Answer ready')) {
        await page.getByRole('list', { name: 'Further questions' }).waitFor();
        const lines = (await page.locator('body').ariaSnapshot()).split('\n').map((line) => line.replaceAll("'", ''));
        let from = 0;
        for (const line of tree) {
          const at = lines.findIndex((each, index) => index >= from && each.trim().startsWith(line));
          expect(at, `${line}, in\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0);
          from = at + 1;
        }
      }
    }
  });
});
