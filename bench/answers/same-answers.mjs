/**
 * Shows that a change changes no answer. Writes the whole answers to many questions, a line of JSON each, and compares
 * two such files: the first made before the change, the second after it.
 *
 *   npm run build:server
 *   node bench/answers/same-answers.mjs write FILE XQUAD.json [--every 1] [--reader linear]     every so-manieth question of XQuAD
 *   node bench/answers/same-answers.mjs compare FILE FILE
 *
 * Asked of corpus/ and of the paragraphs of XQuAD: the questions of tests/fixtures and those below, all turns of their
 * conversations, and those of XQuAD, alone and with follow-ups behind them. What takes its time is left out: milliseconds, and which
 * suggestions were found in time; all suggestions are on a line of their own. Indexes are made anew each time.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../dist/config.js';
import { Footnote } from '../../dist/footnote.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const followUps = ['Why?', 'Who said that?', 'And when did it happen?', 'What else is known about it?', 'And in 1990?'];
/** Forms that the other questions have few of; each line is a conversation. */
const forms = `
Compare what debkafile and War Is Boring say about Russia. | And Iran? | Why?
Did more soldiers die in the raid on Raqqa or in the strike of 13 January? | Who said so?
What happened in 2014 and in 2017? | Where?
Which groups fought in Iraq? | Name the experts mentioned in the articles. | Who else?
List the countries that took part in the summit. | And the second one?
Summarise the debkafile article. | And the Media Line article? | Who wrote it? | When was it published?
Summarise the newest article. | What does it say about Iraq? | Who is quoted in this article?
Which articles do you have? | Summarise the second one. | How many articles about Iraq are there?
What is this collection about? | Who are the authors? | Where was the oldest article published?
What does Al-Fassel say? | And what does War Is Boring say? | And what does debkafile say about it?
Tell me about Amerli. | How long did the siege last? | What about Palmyra? | When was that?
What do the articles say about Abu Kamal? | What else? | Has it happened before?
What was reported last year? | And in September 2014? | What happened a week later?
According to the Media Line, who was killed? | Are you sure? | How many? | By whom?
What was written before the election of Biden? | What did he say?
Articles from 2015 about Russia | Russia in Syria | unrest in Greece
What is the IRGC? | Who is Carmit Valensi? | What did she say? | What does she think about it?
Define hydrogen. | What does PKK stand for?
Wer wurde in Syrien getötet? | ¿Quién atacó Raqqa? | Qui a bombardé Abu Kamal ?
Thanks! | Hello | OK, and why?
Did NATO comment on it? | Was Russia not told about it? | Isn't it true that Iran denied it?
HOW MANY TROOPS WERE KILLED | strike near Deir Ezzor how many killed
How do the articles disagree about the strike? | Which is larger, Iraq or Syria?
Who was not invited to the NATO summit in Newport? | Where did they meet? | Who was there?
`;
const { signal } = new AbortController();

/** @param {string} name */
const linesOf = (name) =>
  readFileSync(join(root, 'tests/fixtures', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Conversations of the fixtures, each a list of questions. @returns {string[][]} */
function fixtures() {
  const cases = linesOf('questions.jsonl').map((line) => JSON.parse(line));
  const ofForms = forms.trim().split('\n');
  return [
    ...cases.map(({ question, turns }) => turns ?? [question]),
    ...linesOf('off-topic-questions.txt').map((question) => [question]),
    ...ofForms.map((line) => line.split(' | ')),
  ];
}

/** @param {string} xquad @param {number} every @returns {string[][]} */
function conversationsOf(xquad, every) {
  const paragraphs = JSON.parse(readFileSync(xquad, 'utf8')).data.flatMap(({ paragraphs: all }) => all);
  const all = paragraphs.flatMap(({ qas }) => qas.map(({ question }) => question));
  const chosen = all.filter((_, at) => at % every === 0);
  return chosen.map((question, at) => [
    question,
    ...(at % 4 === 0 ? [followUps[(at / 4) % followUps.length], all[at * every + 1] ?? 'Why?'] : []),
  ]);
}

/** @param {string} corpus @param {readonly string[][]} conversations */
async function answersFrom(corpus, conversations) {
  const index = mkdtempSync(join(tmpdir(), 'same-answers-'));
  const settings = {
    FOOTNOTE_CORPUS: corpus,
    FOOTNOTE_INDEX: index,
    FOOTNOTE_EMBEDDER: 'subword',
    FOOTNOTE_READER: values.reader,
  };
  const footnote = await Footnote.open(loadConfig({ ...settings, FOOTNOTE_ANSWERER: 'extractive' }, {}, index));
  try {
    await footnote.update();
    await footnote.ready();
    const lines = [JSON.stringify({ suggestions: await footnote.suggestions.about([], 48) })];
    for (const turns of conversations) {
      const history = [];
      for (const text of turns) {
        const answer = await footnote.askOnce({ text, history: [...history], filters: {} }, signal);
        const { milliseconds: _, suggestions: __, ...rest } = answer;
        lines.push(JSON.stringify(rest));
        history.push({ question: text, answer: answer.text });
      }
    }
    return lines;
  } finally {
    await footnote.close();
    rmSync(index, { recursive: true, force: true });
  }
}

/** Each paragraph as an article. @param {string} xquad */
function folderOf(xquad) {
  const folder = join(mkdtempSync(join(tmpdir(), 'same-answers-')), 'xquad');
  mkdirSync(folder);
  const paragraphs = JSON.parse(readFileSync(xquad, 'utf8')).data.flatMap(({ paragraphs: all }) => all);
  paragraphs.forEach(({ context }, at) => writeFileSync(join(folder, `${at}.txt`), context));
  return folder;
}

/** @param {string} before @param {string} after */
function compare(before, after) {
  const [old, now] = [before, after].map((file) => readFileSync(file, 'utf8').trimEnd().split('\n'));
  const changed = old.flatMap((line, at) => (line === now[at] ? [] : [at]));
  for (const at of changed.slice(0, 20)) {
    const [first, second] = [old[at], now[at] ?? '{}'].map((line) => JSON.parse(line));
    const parts = Object.keys(first).filter((key) => JSON.stringify(first[key]) !== JSON.stringify(second[key]));
    console.log(`line ${at + 1}: ${first.question} -> ${parts.join(', ')}`);
    for (const key of ['standalone', 'kind', 'text']) {
      if (parts.includes(key)) console.log(`  ${key}: ${first[key]}\n  now: ${second[key]}`);
    }
  }
  const isSame = changed.length === 0 && old.length === now.length;
  console.log(
    isSame ? `${old.length} lines, all the same` : `${changed.length} of ${old.length} lines differ; now ${now.length}`,
  );
  process.exitCode = isSame ? 0 : 1;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, reader: { type: 'string', default: 'auto' } },
});
const [command, first = '', second = ''] = positionals;
if (command === 'compare') compare(first, second);
else {
  const conversations = [...fixtures(), ...conversationsOf(second, Number(values.every))];
  const folder = folderOf(second);
  const lines = [
    ...(await answersFrom(join(root, 'corpus'), conversations)),
    ...(await answersFrom(folder, conversations)),
  ];
  rmSync(join(folder, '..'), { recursive: true, force: true });
  writeFileSync(first, `${lines.join('\n')}\n`);
  console.log(`${lines.length} lines`);
}
