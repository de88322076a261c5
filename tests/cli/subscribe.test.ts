/** Subscriptions at the terminal: the built command. This machine is never asked, so what is followed here fails, and says so. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Ended, runFootnote } from '../fixtures/run-footnote.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const on = { FOOTNOTE_IMPORTS: '1' };
const address = 'http://127.0.0.1:8080/feed.xml';

it('follows, lists, takes into a backup, and lets go; asks nobody while it is off', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'corpus'));
  const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
    runFootnote(folder, args, {
      environment: { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear', ...environment },
    });
  const off = await run(['subscribe', address]);
  expect(off).toMatchObject({ code: 1, stdout: '' });
  expect(off.stderr).toContain('FOOTNOTE_IMPORTS=1');
  expect((await run(['subscribe'])).stdout).toContain('Nothing is followed yet');
  expect(await run(['subscribe', address, '--every', '10s'], on)).toMatchObject({ code: 2 });

  const followed = await run(['subscribe', address, '--every', '2h', '--withdraw', '--json'], on);
  expect(followed.code).toBe(1);
  expect(followed.stderr).toContain('not on the public internet');
  const { subscriptions } = JSON.parse(followed.stdout) as { subscriptions: { id: string }[] };
  expect(subscriptions).toEqual([
    expect.objectContaining({ url: address, every: 7200, withdraw: true, pages: false, articles: 0, failures: 1 }),
  ]);
  const file = join(folder, 'corpus/.footnote-subscriptions.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const again = await run(['subscribe', '--now'], on);
  expect(again.stdout).toContain(`${address}\n  not read yet, every 2 h, 0 articles`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ subscriptions: [{ failures: 2 }] });

  expect(await run(['backup', 'saved'])).toMatchObject({ code: 0 });
  expect(await run(['restore', 'saved', '--corpus', 'other', '--index', 'other-index'])).toMatchObject({ code: 0 });
  expect((await run(['subscribe', '--corpus', 'other'])).stdout).toContain(address);

  expect((await run(['unsubscribe', subscriptions[0]!.id])).stdout).toContain(`No longer followed: ${address}`);
  expect((await run(['unsubscribe', address])).code).toBe(1);
  expect((await run(['subscribe', '--json'])).stdout).toBe('{"subscriptions":[]}\n');
}, 60_000);
