/**
 * How the page feels, in a real Chromium: interactions while an answer of 3,000 words streams in, a conversation of 200
 * turns, a library of 10,000 articles. An interaction is measured as the browser does it, from the key or the press to the
 * next paint (Event Timing, steps of 8 ms); smoothness as the time between frames while a wheel is turned.
 * node bench/scale/page.mjs [answer|conversation|library]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { builtInOnly, startServer } from './start-server.mjs';

const parts = { answer, conversation, library };
const chosen = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [name, measure] of Object.entries(parts)) if (chosen.length === 0 || chosen.includes(name)) await measure();
await browser.close();

/** 200 sentences of 15 words, each first as words that are not yet checked, a few at a time, then with its footnote. */
async function answer() {
  const sentences = Array.from(
    { length: 200 },
    (_, number) => `Lamp number ${number} of the harbour of Ostrow was lit by keeper ${number + 7} at dusk.`,
  );
  const paragraphs = sentences.map((sentence, number) => (number % 5 === 4 ? `${sentence}\n\n` : `${sentence} `));
  await withPage({ 'lamps.md': `# The lamps of Ostrow\n\n${paragraphs.join('')}` }, async (page, url) => {
    const { articles } = await (await fetch(`${url}/api/articles`)).json();
    const { id, text, path, title, contentHash } = await (await fetch(`${url}/api/articles/${articles[0].id}`)).json();
    const statements = sentences.map((sentence, index) => {
      const start = text.indexOf(sentence);
      const place = { articleId: id, passageId: `${id}:0`, path, title, contentHash, alsoIn: [], language: 'en' };
      const citation = { number: index + 1, ...place, quote: sentence, start, end: start + sentence.length };
      const from = sentences.slice(0, index).reduce((sum, before, at) => sum + `${before} [${at + 1}] `.length, 0);
      const span = { start: from, end: from + sentence.length };
      return {
        statement: { text: sentence, citations: [index + 1], verdict: 'supported', ...span },
        citations: [citation],
      };
    });
    const answered = {
      kind: 'answered',
      text: sentences.map((sentence, index) => `${sentence} [${index + 1}]`).join(' '),
      standalone: '',
      revision: 1,
      embedder: '',
      statements: statements.map(({ statement }) => statement),
      citations: statements.flatMap(({ citations }) => citations),
      nearest: [],
      disagreements: [],
      filters: {},
      why: { passages: [], limits: [] },
    };
    await page.evaluate(streamAnswer, { statements, answered });
    await page.getByRole('textbox', { name: 'Question' }).fill('Which keeper lit which lamp of the harbour of Ostrow?');
    await page.keyboard.press('Enter');
    const began = performance.now();
    // Looked up by class: to ask by role would have the page compute the names of all buttons, in the time that is measured.
    const cite = page.locator('.answer .cite');
    const question = page.locator('#question');
    await cite.first().waitFor();
    for (let round = 0; await page.locator('.composer .stop').isVisible(); round += 1) {
      await question.click();
      await page.keyboard.type('And who ', { delay: 40 });
      await cite.nth(round).click();
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      await page.keyboard.press('Escape');
      await page.locator('.panel').waitFor({ state: 'detached' });
    }
    const words = (await page.locator('.answer').innerText()).split(/\s+/).length;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    report(`answer of ${words} words, streamed in ${seconds} s`, await figures(page));
  });
}

/** In the page: the next question is answered with these, as a server would stream them, at most 100 words a second. */
function streamAnswer({ statements, answered }) {
  const fetched = globalThis.fetch;
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  globalThis.fetch = async (address, options) => {
    if (address !== '/api/ask') return fetched(address, options);
    const encoder = new TextEncoder();
    const body = new ReadableStream({
      async start(stream) {
        const send = (event, data) =>
          stream.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
        send('status', { stage: 'writing' });
        for (const said of statements) {
          for (const piece of said.statement.text.match(/.{1,8}/gsu)) {
            send('draft', { text: piece });
            await pause(15);
          }
          send('statement', said);
        }
        send('answer', answered);
        stream.close();
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
}

async function conversation() {
  const names = ['Vell', 'Ostrow', 'Ardo', 'Brenn', 'Torvik'];
  const articles = Object.fromEntries(
    names.map((name, number) => [
      `${name}.md`,
      `# The tower of ${name}\n\nThe tower of ${name} is ${number + 20} metres tall.`,
    ]),
  );
  await withPage(articles, async (page, url) => {
    const post = async (path, body) => {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return response.json();
    };
    const { id } = await post('/api/conversations', {});
    for (let turn = 0; turn < 200; turn += 1)
      await post('/api/ask', {
        question: `How tall is the tower of ${names[turn % names.length]}?`,
        conversationId: id,
      });
    const began = performance.now();
    await page.goto(`${url}/c/${id}`);
    await page.getByRole('log').getByText('metres tall').last().waitFor();
    const shown = performance.now() - began;
    const frames = await turnWheel(page, 60);
    const question = page.getByRole('textbox', { name: 'Question' });
    await question.click();
    await page.keyboard.type('How tall is the tower of Vell?', { delay: 30 });
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Answer ready' }).waitFor();
    await page
      .getByRole('button', { name: /^Source 1: / })
      .last()
      .click();
    await page.locator('.panel mark').waitFor();
    report(`conversation of 200 turns, shown in ${Math.round(shown)} ms`, { ...(await figures(page)), ...frames });
  });
}

async function library() {
  const articles = Array.from({ length: 10_000 }, (_, number) => ({
    id: String(number),
    path: `${number}.md`,
    title: `Report ${number} of the harbour of ${['Ostrow', 'Vell', 'Ardo'][number % 3]}`,
    contentHash: '',
    language: 'en',
    publisher: `Gazette ${number % 40}`,
    published: `${1990 + (number % 35)}-0${1 + (number % 9)}`,
  }));
  await withPage({ 'a.md': '# A\n\nIt rained.' }, async (page, url) => {
    await page.route(/\/api\/articles\?/, (route) => route.fulfill({ json: { articles } }));
    const began = performance.now();
    await page.goto(`${url}/#library`);
    await page.reload();
    await page.getByText('10,000 articles').waitFor();
    const shown = performance.now() - began;
    const frames = await turnWheel(page, 40);
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByLabel('Filter articles').click();
    await page.keyboard.type('harbour of vell', { delay: 40 });
    await page.getByLabel('Publisher').selectOption('Gazette 7');
    await page.getByLabel('Publisher').selectOption('');
    await page.getByLabel('Order').selectOption('title');
    for (let times = 0; times < 10; times += 1) await page.getByRole('button', { name: /^Show \d+ more/ }).click();
    await page
      .getByRole('button', { name: /^Remove / })
      .nth(3)
      .click();
    report(`library of 10,000 articles, shown in ${Math.round(shown)} ms`, { ...(await figures(page)), ...frames });
  });
}

/** @param {Record<string, string>} articles */
async function withPage(articles, use) {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
  mkdirSync(join(folder, 'corpus'));
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, 'corpus', name), text);
  const server = await startServer(folder, builtInOnly(join(folder, 'corpus')));
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(60_000);
  await page.addInitScript(() => {
    const durations = new Map();
    globalThis.__interactions = durations;
    new PerformanceObserver((list) => {
      for (const { interactionId, duration, name } of list.getEntries())
        if (interactionId) durations.set(interactionId, [...(durations.get(interactionId) ?? []), [duration, name]]);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  await page.goto(server.url);
  await page.getByRole('link', { name: /^Library \d/ }).waitFor();
  try {
    await use(page, server.url);
  } finally {
    await page.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each interaction counts with its slowest event; those below 16 ms are not told by the browser. */
async function figures(page) {
  await wait(200);
  const all = await page.evaluate(() => {
    return [...globalThis.__interactions.values()].map((events) => Math.max(...events.map(([duration]) => duration)));
  });
  const sorted = all.toSorted((a, b) => b - a);
  // As browsers define "interaction to next paint": of every 50 interactions, the slowest one does not count.
  const next = sorted[Math.floor(sorted.length / 50)];
  return {
    interactions: sorted.length,
    median: sorted[Math.floor(sorted.length / 2)],
    'to next paint': next,
    slowest: sorted[0],
  };
}

/** Turns the wheel, up and down, and gives the times between frames. */
async function turnWheel(page, turns) {
  await page.evaluate(() => {
    const gaps = [];
    globalThis.__gaps = gaps;
    let last = performance.now();
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.mouse.move(600, 400);
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, turn < turns / 2 ? 1500 : -1500);
    await wait(50);
  }
  const gaps = (await page.evaluate(() => globalThis.__gaps)).slice(2).toSorted((a, b) => a - b);
  return { frames: gaps.length, 'frame p95': gaps[Math.floor(gaps.length * 0.95)], 'frame slowest': gaps.at(-1) };
}

function report(what, told) {
  const rounded = Object.entries(told).map(([name, value]) => `${name} ${Math.round(value)}`);
  console.log(`${what}: ${rounded.join(', ')}`);
}
