/** What is followed, in the library: added, read anew and let go, in a real browser. This machine is never asked, so that each fails, and says so. */
import { expect, it, describe } from 'vitest';
import { runAxe } from '../fixtures/axe.ts';
import { changeWindow, launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { startFootnote } from '../fixtures/start-footnote.ts';

describe.skipIf(skipBrowser)('subscriptions', () => {
  it('are added, looked at, read anew and let go', async () => {
    const [browser, footnote] = await Promise.all([
      launchBrowser(),
      startFootnote({ 'mill.md': '# The mill\n\nThe mill at Tarn burnt down in 1911.' }, { FOOTNOTE_IMPORTS: '1' }),
    ]);
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(20_000);
      await page.goto(`${footnote.url}/#library`);
      await page.getByText('Subscriptions', { exact: true }).click();
      const field = page.getByLabel('Address of a feed or a page');
      for (const path of ['news.xml', 'notes.xml']) {
        await field.fill(`http://10.0.0.1/${path}`);
        await page.getByRole('button', { name: 'Follow' }).click();
        await page.getByRole('button', { name: `Read now: http://10.0.0.1/${path}` }).waitFor();
      }
      const item = page.getByRole('listitem').filter({ hasText: 'http://10.0.0.1/news.xml' });
      expect(await item.innerText()).toMatch(
        /0 articles · not read yet · The host 10\.0\.0\.1 is not on the public internet/,
      );
      await item.getByRole('button', { name: 'Read now' }).click();
      const fails = async (): Promise<number[]> => {
        const response = await fetch(`${footnote.url}/api/subscriptions`);
        const { subscriptions } = (await response.json()) as { subscriptions: { failures: number }[] };
        return subscriptions.map(({ failures }) => failures);
      };
      await expect.poll(fails).toEqual([2, 1]);
      for (const [width, colorScheme] of [
        [1440, 'light'],
        [390, 'dark'],
      ] as const) {
        await changeWindow(page, { width, height: 900, colorScheme });
        expect((await runAxe(page)).faults).toEqual([]);
      }
      // What is wrong is seen when the page comes anew.
      await page.reload();
      await item.getByRole('button', { name: 'Remove http://10.0.0.1/news.xml' }).click();
      await item.waitFor({ state: 'detached' });
      expect(await fails()).toEqual([1]);
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Subscriptions (1)');
    } finally {
      await browser.close();
      await footnote.close();
    }
  });
});
