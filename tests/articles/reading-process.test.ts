/** The processes that read dangerous files keep their limits, and nothing but the file reaches them. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultLimits, type ReadingLimits, ReadingProcesses } from '../../src/articles/reading-process.ts';
import { makeLongPdf, makePdf, pdfLines } from '../fixtures/make-pdf.ts';
import { processorSeconds } from '../fixtures/processor-time.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const long = makeLongPdf();
const short = makePdf({ pages: [pdfLines(['The bridge was closed on Monday.'])] });

function start(limits: Partial<ReadingLimits> = {}): ReadingProcesses {
  const processes = new ReadingProcesses({ ...defaultLimits, ...limits });
  onTestFinished(() => processes.close());
  return processes;
}

const isLinux = process.platform === 'linux';
const childrenOf = (pid: number): number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)/.exec(line) ?? [])
    .flatMap(([, child, parent, command]) =>
      Number(parent) === pid && command?.includes('reading-child') === true ? [Number(child)] : [],
    );
const runs = (pid: number): boolean => {
  try {
    return !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a file that is too much to read', () => {
  it.each([
    [{ seconds: 1 }, 'It took longer than 1 s to read.'],
    [{ memoryMegabytes: 160 }, 'It needs more than 160 MB to read.'],
  ])('ends at %j with the reason, and the next file is read', async (limits, reason) => {
    const processes = start(limits);
    const began = performance.now();
    const outcomes = [processes.read('long.pdf', long), processes.read('again.pdf', long)];
    expect(await Promise.all(outcomes)).toEqual([
      { ok: false, reason },
      { ok: false, reason },
    ]);
    expect(performance.now() - began).toBeLessThan(20_000);
    // A second is not much for a process to begin in, where the machine has other work.
    await expect.poll(() => processes.read('short.pdf', short)).toMatchObject({ ok: true });
  });

  it('leaves this process free meanwhile', async () => {
    const processes = start({ seconds: 3 });
    await processes.read('short.pdf', short);
    const taken = await processorSeconds(() =>
      Promise.all([processes.read('one.pdf', long), processes.read('two.pdf', long)]),
    );
    expect(taken).toBeLessThan(1);
  });
});

describe.runIf(isLinux)('the processes', () => {
  it('are at most two, reused, and without any environment', async () => {
    const processes = start();
    const files = Array.from({ length: 12 }, (_, at) => processes.read(`${at}.pdf`, short));
    await Promise.all(files);
    const pids = childrenOf(process.pid);
    expect(pids).toHaveLength(2);
    for (const pid of pids) {
      const names = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
      expect(names.filter((name) => !name.startsWith('NODE_CHANNEL_'))).toEqual([]);
    }
    await processes.read('more.pdf', short);
    expect(childrenOf(process.pid)).toEqual(pids);
  });

  it('are replaced when one dies, busy or idle, without harm to any file', async () => {
    const processes = start();
    await processes.read('first.pdf', short);
    for (const pid of childrenOf(process.pid)) process.kill(pid, 'SIGKILL');
    expect(await processes.read('idle.pdf', short)).toMatchObject({ ok: true });
  });

  it('end when they are closed, and what waits then gets a reason', async () => {
    const processes = start();
    const files = Array.from({ length: 4 }, (_, at) => processes.read(`${at}.pdf`, long));
    const pids = childrenOf(process.pid);
    processes.close();
    for (const outcome of await Promise.all(files)) expect(outcome.ok).toBe(false);
    await expect.poll(() => pids.filter(runs)).toEqual([]);
  });

  it('end with the process that started them, though a parser keeps them busy', async () => {
    const file = join(tempFolder(), 'long.pdf');
    writeFileSync(file, long);
    const program = new URL('../../dist/articles/reading-process.js', import.meta.url).href;
    const code = `
      import { readFileSync } from 'node:fs';
      import { ReadingProcesses } from ${JSON.stringify(program)};
      void new ReadingProcesses().read('long.pdf', readFileSync(${JSON.stringify(file)}));
      setTimeout(() => console.log('reading'), 500);
    `;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(parent.stdout, 'data');
    const pids = childrenOf(parent.pid!);
    expect(pids).toHaveLength(1);
    parent.kill('SIGKILL');
    await expect.poll(() => pids.filter(runs), { timeout: 20_000 }).toEqual([]);
  });
});
