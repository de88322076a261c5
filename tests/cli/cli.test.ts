/**
 * The terminal, as a user meets it: the built command, real arguments, real exit codes. Each test has a folder of its own,
 * most of them a copy of one that was indexed once; they run beside each other.
 */
import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnswerData, Article } from '../../src/domain.ts';
import type { SearchResult } from '../../src/retrieval/search-result.ts';
import type { AddReport, IndexReport, RemoveReport } from '../../src/store/index-report.ts';
import { shortened } from '../fixtures/dam-stories.ts';
import { builtCli, type Ended, runFootnote } from '../fixtures/run-footnote.ts';
import { briefs, within } from '../fixtures/start-footnote.ts';

// Several at once wait for each other.
vi.setConfig({ testTimeout: 240_000 });

const strike = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';
const settings = { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear', PORT: '0' };

const root = mkdtempSync(join(tmpdir(), 'footnote-'));
const indexed = join(root, 'indexed');
let first: IndexReport;
beforeAll(async () => {
  cpSync(briefs, join(indexed, 'corpus'), { recursive: true });
  first = JSON.parse(
    (await runFootnote(indexed, ['index', '--json'], { environment: settings })).stdout,
  ) as IndexReport;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Home {
  readonly folder: string;
  readonly footnote: (args: readonly string[], environment?: Readonly<Record<string, string>>) => Promise<Ended>;
}

/** A folder with the articles and their index; `isIndexed` false: with the articles alone. */
function home({ isIndexed = true } = {}): Home {
  const folder = mkdtempSync(join(root, 'home-'));
  if (isIndexed) cpSync(indexed, folder, { recursive: true, preserveTimestamps: true });
  else cpSync(briefs, join(folder, 'corpus'), { recursive: true });
  return {
    folder,
    footnote: (args, environment = {}) => runFootnote(folder, args, { environment: { ...settings, ...environment } }),
  };
}

describe.concurrent('footnote ask', () => {
  it('answers with footnotes, and exits 0, with the reader that comes along', async () => {
    const { code, stdout, stderr } = await home().footnote(['ask', strike], { FOOTNOTE_READER: 'auto' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('57');
    expect(stdout).toContain('[1] “');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('The Media Line, 2021-01-13');
  });

  it('gives the whole answer as JSON, with quotes that stand in the stored text', async () => {
    const { footnote } = home();
    const { code, stdout } = await footnote(['ask', strike, '--json']);
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as AnswerData;
    expect(answer.text).toContain('57');
    const listed = JSON.parse((await footnote(['list', '--json'])).stdout) as { articles: Article[] };
    const cited = listed.articles.filter(({ id }) => answer.citations.some(({ articleId }) => articleId === id));
    expect(cited.map(({ publisher }) => publisher)).toContain('The Media Line');
  });

  it('names the copies of the story that it cites, each article with all its paths', async () => {
    const { folder, footnote } = home();
    const story = (publisher: string): string =>
      `---\ntitle: Gates open\npublisher: ${publisher}\n---\n\n${shortened}\n`;
    writeFileSync(join(folder, 'corpus', 'b.md'), story('Lem Post'));
    writeFileSync(join(folder, 'corpus', 'c.md'), story('Aven Times'));
    mkdirSync(join(folder, 'corpus', 'saved'));
    writeFileSync(join(folder, 'corpus', 'saved', 'c.md'), story('Aven Times'));
    const { stdout } = await footnote(['ask', 'How many gates did the engineers of the water board open before dawn?']);
    expect(stdout).toMatch(
      /Gates open, (?:Lem Post|Aven Times)\n    [bc]\.md\n    also in Gates open, (?:Lem Post|Aven Times)\n/,
    );
    expect((await footnote(['list'])).stdout).toContain('Gates open, Aven Times  (c.md, saved/c.md)\n');
    expect((await footnote(['remove', 'c.md'])).stdout).toBe('Removed: Gates open  (c.md)\n');
    expect((await footnote(['list'])).stdout).toContain('Gates open, Aven Times  (saved/c.md)\n');
  });

  it('exits 3 when the articles do not say', async () => {
    const { code, stdout } = await home().footnote(['ask', 'What is the capital of Australia?']);
    expect(code).toBe(3);
    expect(stdout).not.toContain('Canberra');
    expect(stdout).toContain('Closest passages:');
    // Two questions that can be asked instead.
    expect(stdout).toMatch(/What the articles answer:\n {2}.+\?\n {2}.+\?\n$/);
  });

  it('answers from a file that was added a moment ago', async () => {
    const { folder, footnote } = home();
    writeFileSync(join(folder, 'corpus/new.txt'), 'The lighthouse\n\nThe lighthouse of Torvik is 41 metres tall.');
    const { code, stdout } = await footnote(['ask', 'How tall is the lighthouse of Torvik?']);
    expect(code).toBe(0);
    expect(stdout).toContain('41 metres');
  });
});

describe.concurrent('footnote index', () => {
  it('reports what it did, once', async () => {
    const { footnote } = home();
    expect(first).toMatchObject({ revision: 1, articles: { added: 5, removed: 0, failed: [] }, reused: 0 });
    expect(first.embedded).toBe(first.passages);
    const second = JSON.parse((await footnote(['index', '--json'])).stdout) as IndexReport;
    expect(second).toMatchObject({ revision: 1, articles: { added: 0, unchanged: 5 }, embedded: 0 });
    const third = JSON.parse((await footnote(['index', '--json', '--rebuild'])).stdout) as IndexReport;
    expect(third).toMatchObject({ revision: 2, articles: { added: 5 }, embedded: first.passages });
  });

  it('refuses to mix the vectors of two embedders, and says which command to run', async () => {
    const other = { FOOTNOTE_EMBEDDER: 'transformers', FOOTNOTE_OFFLINE: '1' };
    const { code, stderr } = await home().footnote(['index'], other);
    expect(code).toBe(1);
    expect(stderr).toMatch(/footnote index --rebuild|not on this machine/);
  });

  it('reports a damaged index with the command that mends it', async () => {
    const { folder, footnote } = home();
    writeFileSync(
      join(folder, 'index/footnote.sqlite'),
      'not a database, but long enough to be taken for one'.repeat(50),
    );
    rmSync(join(folder, 'index/footnote.sqlite-wal'), { force: true });
    const broken = await footnote(['ask', strike]);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain('footnote index --rebuild');
    expect((await footnote(['index', '--rebuild'])).code).toBe(0);
    expect((await footnote(['ask', strike])).code).toBe(0);
  });
});

describe.concurrent('footnote search and list', () => {
  it('show and print as JSON', async () => {
    const { folder, footnote } = home();
    expect((await footnote(['search', 'Deir ez-Zor'])).stdout).toContain('by keywords');
    const chosen = ['--publisher', 'DEBKAfile', '--from', '2014', '--to', '2014-09', '--json'];
    const { results } = JSON.parse((await footnote(['search', 'air strikes Syria', '-k', '3', ...chosen])).stdout) as {
      results: SearchResult[];
    };
    expect(results.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(new Set(results.map(({ path }) => path)).size).toBe(1);
    const refused = await footnote(['ask', strike, ...chosen]);
    expect(refused.code).toBe(3);
    expect((JSON.parse(refused.stdout) as AnswerData).kind).not.toBe('answered');
    expect((await footnote(['ask', strike, '--in', 'nowhere'])).stdout).toContain('There is no article in nowhere');
    writeFileSync(join(folder, 'corpus/pont.txt'), Buffer.from('Le pont\n\nLe vieux pont est ferm\u00E9.', 'latin1'));
    const { stdout } = await footnote(['list']);
    expect(stdout).toContain('2021-01-13  Larger Than Usual Airstrike');
    expect(stdout).toMatch(/Le pont {2}\(pont\.txt\)\n +In doubt: Its encoding is not declared/);
  });
});

describe.concurrent('footnote add and remove', () => {
  const lighthouse = 'The lighthouse\n\nThe lighthouse of Torvik is 41 metres tall.';
  const homeWithLight = (): Home => {
    const made = home();
    mkdirSync(join(made.folder, 'elsewhere'));
    writeFileSync(join(made.folder, 'elsewhere/light.txt'), lighthouse);
    return made;
  };

  it('copies files in, answers from them, and takes them out by path', async () => {
    const { folder, footnote } = homeWithLight();
    const added = await footnote(['add', 'elsewhere/light.txt']);
    expect(added).toEqual({ code: 0, stdout: 'Added: The lighthouse  (light.txt)\n', stderr: '' });
    expect(existsSync(join(folder, 'elsewhere/light.txt'))).toBe(true);
    const tall = 'How tall is the lighthouse of Torvik?';
    expect((await footnote(['ask', tall])).stdout).toContain('41 metres');

    // By its path as a shell completes it; as lists show it, below.
    const removed = await footnote(['remove', 'corpus/light.txt']);
    expect(removed).toEqual({ code: 0, stdout: 'Removed: The lighthouse  (light.txt)\n', stderr: '' });
    expect((await footnote(['ask', tall])).code).toBe(3);
  });

  it('names what fails on stderr, goes on with the rest, and exits 1', async () => {
    const { folder, footnote } = homeWithLight();
    writeFileSync(join(folder, 'elsewhere/empty.txt'), '');
    const names = [
      'missing.txt',
      'elsewhere',
      'elsewhere/empty.txt',
      'elsewhere/light.txt',
      'https://example.org/page',
    ];
    const { code, stdout, stderr } = await footnote(['add', ...names]);
    expect(code).toBe(1);
    expect(stdout).toBe('Added: The lighthouse  (light.txt)\n');
    expect(stderr.trim().split('\n')).toEqual([
      'Not added: missing.txt. There is no such file.',
      'Not added: elsewhere. It is a folder. Name the files in it.',
      expect.stringMatching(/^Not added: elsewhere\/empty.txt\. It holds no text/),
      expect.stringMatching(/^Not added: https:\/\/example.org\/page\. .*FOOTNOTE_IMPORTS=1/),
    ]);
    const removed = await footnote(['remove', 'light.txt', 'nothing.txt', '../elsewhere/light.txt']);
    expect(removed.code).toBe(1);
    expect(removed.stdout).toBe('Removed: The lighthouse  (light.txt)\n');
    expect(removed.stderr).toMatch(/Not removed: nothing\.txt\. .*"footnote list"/);
    expect(existsSync(join(folder, 'elsewhere/light.txt'))).toBe(true);
  });

  it('fetches nothing from this machine or its network, also when addresses may be added', async () => {
    const { footnote } = home();
    const { code, stderr } = await footnote(['add', 'http://127.0.0.1:8080/', 'file:///etc/hosts'], {
      FOOTNOTE_IMPORTS: '1',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('The host 127.0.0.1 is not on the public internet');
    expect(stderr).toContain('Only http and https');
    const offline = await footnote(['add', 'https://example.org/'], { FOOTNOTE_IMPORTS: '1', FOOTNOTE_OFFLINE: '1' });
    expect(offline.stderr).toContain('FOOTNOTE_OFFLINE');
  });

  it('prints what was done as JSON, removes by id, and takes a feed out as a whole', async () => {
    const { folder, footnote } = homeWithLight();
    const item = (n: number): object => ({ id: String(n), title: `Mill ${n}`, content_text: `Mill ${n} was sold.` });
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Mills', items: [item(1), item(2)] };
    writeFileSync(join(folder, 'elsewhere/mills.json'), JSON.stringify(feed));
    const names = ['elsewhere/light.txt', 'elsewhere/mills.json'];
    const report = JSON.parse((await footnote(['add', ...names, '--json'])).stdout) as AddReport;
    expect(report.failed).toEqual([]);
    const [light, ...others] = report.articles.filter(({ path }) => path === 'light.txt');
    expect(light).toMatchObject({ path: 'light.txt', title: 'The lighthouse' });
    expect(others).toEqual([]);
    const ofFeed = report.articles.filter(({ path }) => path !== 'light.txt');
    expect(ofFeed).toHaveLength(2);
    const removed = await footnote(['remove', light!.id, ofFeed[0]!.id, '--json']);
    expect(JSON.parse(removed.stdout)).toMatchObject({ removed: [{ path: 'light.txt' }], failed: [{}] });
    expect(removed.stderr).toContain('one of 2 articles in mills.json');
    expect(existsSync(join(folder, 'corpus/light.txt'))).toBe(false);
    const whole = JSON.parse((await footnote(['remove', 'mills.json', '--json'])).stdout) as RemoveReport;
    expect(whole.removed).toHaveLength(2);
  });
});

it.concurrent('says nothing when whoever reads its output has left', async () => {
  const command = `'${process.execPath}' '${builtCli}' search Syria --json | true`;
  const { stderr } = await new Promise<{ stderr: string }>((resolve) => {
    const env = { PATH: process.env['PATH'], ...settings };
    execFile('sh', ['-c', command], { cwd: home().folder, env }, (_error, _stdout, said) => resolve({ stderr: said }));
  });
  expect(stderr).toBe('');
});

describe.concurrent('footnote serve', () => {
  it('prints the address once questions can be answered, and ends with 130 when interrupted', async ({
    onTestFinished,
  }) => {
    const child = spawn(process.execPath, [builtCli, 'serve', '--port', '0'], {
      cwd: home().folder,
      env: { PATH: process.env['PATH'], ...settings },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const line = await new Promise<string>((resolve) => {
      child.stdout.once('data', (bytes) => resolve(String(bytes)));
    });
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)![0];
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});

it.concurrent.each([['serve', '--port', '0'], ['index']])(
  'footnote %s ends with 130 when interrupted before the index is built',
  async (...args) => {
    const { folder } = home({ isIndexed: false });
    for (let n = 0; n < 600; n += 1) {
      const text = `The mill number ${n} was sold in the year ${n}. `.repeat(120);
      writeFileSync(join(folder, `corpus/many${n}.txt`), `Mill ${n}\n\n${text}`);
    }
    const child = spawn(process.execPath, [builtCli, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...settings },
    });
    try {
      let said = '';
      child.stdout.on('data', (bytes) => (said += String(bytes)));
      const ended = new Promise((resolve) => {
        child.once('exit', resolve);
      });
      await within(30_000, async () => expect(existsSync(join(folder, 'index/footnote.sqlite'))).toBe(true));
      child.kill('SIGTERM');
      expect(await ended).toBe(130);
      expect(said).toBe('');
    } finally {
      child.kill('SIGKILL');
    }
  },
);

describe.concurrent('footnote eval', () => {
  const lines = (...cases: object[]): string => cases.map((each) => JSON.stringify(each)).join('\n');
  const right = { id: 'a', question: strike, must: [['57']], article: 'media-line' };
  const off = { id: 'b', question: 'How long should I boil an egg?' };

  it('counts, writes a report, asks what readers have judged, and exits 1 when a case that a saved run has right is wrong', async () => {
    const { folder, footnote } = home();
    writeFileSync(join(folder, 'cases.jsonl'), lines(right, off));
    const { code, stdout, stderr } = await footnote(['eval', 'cases.jsonl', '--json', '--report', 'out.html']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ answerable: { right: 1, cases: 1 }, refusable: { right: 1, cases: 1 } });
    expect(readFileSync(join(folder, 'out.html'), 'utf8')).toContain('2 of 2 cases right');
    writeFileSync(join(folder, 'saved.json'), stdout);
    writeFileSync(join(folder, 'index', 'feedback.jsonl'), lines({ ...right, id: 'judged', verdict: 'up' }));
    const same = await footnote(['eval', 'cases.jsonl', '--feedback', '--baseline', 'saved.json']);
    expect(same.code).toBe(0);
    expect(same.stdout).toContain('2 of 2 answered right');
    writeFileSync(join(folder, 'cases.jsonl'), lines({ ...right, must: [['58']] }, off));
    const worse = await footnote(['eval', 'cases.jsonl', '--baseline', 'saved.json']);
    expect(worse.code).toBe(1);
    expect(worse.stdout).toContain('became wrong  a: ');
    expect(worse.stdout).toContain('Worse: answered right, 0 instead of 1.');
  });
});

describe.concurrent('what is wrong is said', () => {
  it.each([
    [['ask'], {}, 2, /missing required argument/],
    [['eval'], {}, 2, /name a file of cases/],
    [['bogus'], {}, 2, /unknown command/],
    [['search', 'x', '-k', '0'], {}, 2, /1 to 100/],
    [['search', ' '], {}, 2, /it is empty/],
    [['search', 'x', '--from', 'yesterday'], {}, 2, /Such as 2021/],
    [['ask', ''], {}, 2, /it is empty/],
    [['list', '--corpus', 'missing'], {}, 1, /--corpus/],
    [['list'], { PORT: '70000' }, 2, /PORT must be a whole number from 0 to 65535/],
    [['list'], { FOOTNOTE_EMBEDDER: 'magic' }, 2, /FOOTNOTE_EMBEDDER.*subword/],
    [['serve'], { HOST: '0.0.0.0' }, 1, /FOOTNOTE_TOKEN/],
    [['list'], { FOOTNOTE_ANSWERER: 'openai', FOOTNOTE_OFFLINE: '1' }, 1, /OFFLINE/],
  ])('%j %j', async (args, environment, code, expected) => {
    const ended = await home().footnote(args, environment);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(expected);
    expect(ended.stdout).toBe('');
  });

  it('masks secrets in doctor, and says where text is sent', async () => {
    const secret = 'sk-very-secret-key';
    const { stdout, stderr } = await home().footnote(['doctor'], {
      OPENAI_API_KEY: secret,
      OPENAI_BASE_URL: 'https://models.example/v1?key=sk-in-an-address&version=secret2',
      FOOTNOTE_MODEL_HUB: 'https://hub.example/?token=sk-in-an-address',
      FOOTNOTE_ANSWERER: 'openai:some-model',
    });
    expect(stdout + stderr).not.toContain(secret);
    expect(stdout + stderr).not.toMatch(/sk-in-an-address|secret2/);
    expect(stdout).toContain('https://models.example/v1?key=***&version=***');
    expect(stdout).toContain('(set)');
    expect(stdout).toContain('sent to models.example');
  });

  it('says which models did not help, and why', async () => {
    const { footnote } = home();
    const missing = {
      FOOTNOTE_ANSWERER: 'openai:tiny',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      FOOTNOTE_RERANKER: 'transformers:some/reader',
      FOOTNOTE_OFFLINE: '1',
    };
    const { stdout, stderr } = await footnote(['ask', 'Who', 'carried', 'out', 'the', 'airstrike?'], missing);
    expect(stdout).toContain('Answered without a model. The model endpoint at 127.0.0.1:9 cannot be reached');
    expect(stdout).toMatch(/Without some\/reader\. The model some\/reader is not on this machine/);
    expect(stderr).toMatch(/^Reranker: none, because some\/reader could not be had/m);
    expect((await footnote(['doctor'], missing)).stdout).toContain('Reranker: some/reader, which is not at work.');
    const wrong = await footnote(['doctor'], { FOOTNOTE_RERANKER: 'some/reader' });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('FOOTNOTE_RERANKER must be none or transformers:MODEL');
  });

  it('takes settings from .env, and lets flags win', async () => {
    const { folder, footnote } = home({ isIndexed: false });
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other/a.txt'), 'Only one\n\nText.');
    // As an editor on Windows writes it.
    writeFileSync(join(folder, '.env'), '\uFEFFFOOTNOTE_CORPUS=other\r\nFOOTNOTE_INDEX=second\r\n');
    expect((await footnote(['list'])).stdout).toMatch(/^\s+Only one/);
    const flags = ['--corpus', 'corpus', '--index', 'third'];
    expect((await footnote(['list', ...flags])).stdout).toContain('Larger Than Usual');
    const { stdout } = await footnote(['doctor', ...flags]);
    expect(stdout).toMatch(/^FOOTNOTE_CORPUS +corpus /m);
    expect(stdout).toMatch(/^FOOTNOTE_INDEX +third /m);
    expect(stdout).toContain('Nothing leaves this machine.');
    // In one column, however long the name.
    const table = stdout.split('\n').slice(0, stdout.split('\n').indexOf(''));
    expect(new Set(table.map((line) => /^\S+ +/.exec(line)?.[0].length)).size).toBe(1);
  });
});
