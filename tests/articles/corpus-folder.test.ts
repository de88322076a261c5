/** What lies in the folder is either read or named with the reason why not; nothing in it can make the reading wait. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listFolder, readFolderFile } from '../../src/articles/corpus-folder.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

function setUp() {
  const folder = tempFolder();
  return {
    folder,
    write: (path: string, text = 'The harvest was poor.'): void => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    link: (target: string, path: string): void => symlinkSync(target, join(folder, path)),
    /** Paths, those that are not read with the reason. */
    list: async () =>
      (await listFolder(folder)).map(({ path, skipped }) => (skipped === undefined ? path : `${path}: ${skipped}`)),
  };
}

describe.skipIf(process.platform === 'win32')('the folder of articles', () => {
  it('names links with where they lead, and does not go there', async () => {
    const { write, link, list } = setUp();
    const outside = tempFolder();
    writeFileSync(join(outside, 'secret.md'), 'Secret.');
    write('inner/one.md');
    link(join(outside, 'secret.md'), 'out.md');
    link('../', 'inner/loop');
    link(outside, 'far');
    link('inner/one.md', 'again.md');
    link('nothing.md', 'broken.md');
    expect(await list()).toEqual([
      'again.md: It is a link to another place in the folder; what lies there is read there.',
      'broken.md: It is a link that leads nowhere.',
      'far: It is a link that leads out of the folder. Put a copy in its place, and it will be read.',
      'inner/loop: It is a link to another place in the folder; what lies there is read there.',
      'inner/one.md',
      'out.md: It is a link that leads out of the folder. Put a copy in its place, and it will be read.',
    ]);
  });

  it('may itself be reached by a link', async () => {
    const { write, link, folder } = setUp();
    write('one.md');
    link('one.md', 'two.md');
    const way = join(tempFolder(), 'way');
    symlinkSync(folder, way);
    expect((await listFolder(way)).map(({ skipped }) => skipped)).toEqual([
      undefined,
      'It is a link to another place in the folder; what lies there is read there.',
    ]);
  });

  it('names pipes and sockets, and never opens them', async () => {
    const { folder, list } = setUp();
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    const server = createServer().listen(join(folder, 'socket.md'));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => {
      server.once('listening', resolve);
    });
    expect(await list()).toEqual([
      'pipe.md: It is a named pipe, not a file.',
      'socket.md: It is a socket, not a file.',
    ]);
    await expect(readFolderFile(folder, 'pipe.md')).rejects.toThrow('not a plain file');
  });

  it('opens no link that has taken the place of a file', async () => {
    const { folder, link } = setUp();
    link('/etc/hostname', 'one.md');
    await expect(readFolderFile(folder, 'one.md')).rejects.toThrow('ELOOP');
  });

  it('names files and folders whose names are not UTF-8', async () => {
    const { folder, list } = setUp();
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/a`), Buffer.of(0xff), Buffer.from('.md')]), 'Words.');
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/inner`), Buffer.of(0xfe)]));
    const reason = 'Its name is not valid UTF-8. Rename it, and it will be read.';
    expect(await list()).toEqual([`a\uFFFD.md: ${reason}`, `inner\uFFFD: ${reason}`]);
  });

  it('counts files of other kinds, so that pictures do not drown the list', async () => {
    const { write, list } = setUp();
    for (let at = 0; at < 500; at += 1) write(`pictures/${at}.jpg`);
    write('one.md');
    write('sound.mp3');
    write('.hidden.md');
    write('draft.md~');
    expect(await list()).toEqual([
      '*.jpg: 500 files of this kind are not read.',
      'one.md',
      'sound.mp3: It is of a kind that is not read.',
    ]);
  });

  it('takes the folder that a browser saves beside a page as part of the page', async () => {
    const { write, list } = setUp();
    write('Floods.html');
    write('Floods_files/frame.html');
    write('Floods_files/style.css');
    write('Other_files/one.md');
    expect(await list()).toEqual(['Floods.html', 'Other_files/one.md']);
  });
});
