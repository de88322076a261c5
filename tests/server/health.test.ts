/** What a server says of itself while no question can be answered: that it lives, that it is not ready, and why. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createApp } from '../../src/server/app.ts';
import { LiveFootnote } from '../../src/server/live-footnote.ts';
import { readinessSchema } from '../../src/server/openapi/index-schemas.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

it('lives before it is ready, and says what it waits for, or what went wrong', async () => {
  const folder = tempFolder();
  const index = join(folder, 'index');
  // A file where a folder should be.
  writeFileSync(index, 'taken');
  const config = loadConfig(
    { FOOTNOTE_CORPUS: folder, FOOTNOTE_INDEX: index, FOOTNOTE_EMBEDDER: 'subword' },
    {},
    folder,
  );
  const live = new LiveFootnote(() => undefined);
  const server = createServer(createApp(config, live));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    await live.close();
    server.closeAllConnections();
    server.close();
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const readiness = async (): Promise<[number, string | undefined, string]> => {
    const response = await fetch(`${url}/readyz`);
    const body = await response.text();
    return [response.status, readinessSchema.parse(JSON.parse(body)).reason?.code, body];
  };
  expect((await readiness()).slice(0, 2)).toEqual([503, 'indexing']);
  expect((await fetch(`${url}/api/index`)).status).toBe(503);

  live.start(config, false);
  await expect(live.whenReady).rejects.toThrow(/./);
  const [status, code, body] = await readiness();
  expect([status, code]).toEqual([503, expect.not.stringMatching(/^indexing$/)]);
  // Anybody may read it.
  expect(body).not.toContain(folder);
  expect((await fetch(`${url}/livez`)).status).toBe(200);
});
