/**
 * Measures answering without a model: is the answer in the first statement, in any, at what length, and is it refused
 * when it should be? `span`: the words that are marked in the first statement hold it, twelve at most. Reads SQuAD-format files; runs search and answerer in memory, without store or server.
 *
 *   npm run build:server && node bench/answers/answers.mjs FILE.json… [--questions 1200] [--reads 16] [--group 25] [--odd]
 *
 * --group: corpora of so many paragraphs, one after another; --odd: only the paragraphs that nothing is fitted on.
 *
 * `paragraph out` asks again with the question's own paragraph taken out of the index, `page out` with all paragraphs of
 * its page (where the file has several pages): then any answer is a false one.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isSureEnough } from '../../dist/abstain.js';
import { ExtractiveAnswerer } from '../../dist/answerers/extractive.js';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { languageOf } from '../../dist/articles/language.js';
import { splitIntoPassages } from '../../dist/articles/passages.js';
import { parseQuestion } from '../../dist/query/parse-question.js';
import { mostSpanWords } from '../../dist/readers/linear/answer-span.js';
import { KeywordIndex } from '../../dist/retrieval/keyword-index.js';
import { fuse, passagesToRead, rankPassages } from '../../dist/retrieval/rank-passages.js';
import { readingOf } from '../../dist/retrieval/read-passage.js';
import { orderedQuestion, windowScore } from '../../dist/retrieval/score-segment.js';
import { terms, withShortNames } from '../../dist/language/terms.js';
import { sentenceSpans } from '../../dist/text.js';

/** A question by itself, parsed. */
export const queryOf = (text) => parseQuestion({ text, history: [], filters: {} });

/** Paragraphs and questions of a SQuAD-format file; `keep` chooses paragraphs by their number. */
export function readQuestions(file, keep = () => true) {
  const paragraphs = JSON.parse(readFileSync(file, 'utf8'))
    .data.flatMap((article, page) => article.paragraphs.map((paragraph) => ({ ...paragraph, page })))
    .filter((_, number) => keep(number));
  return paragraphs.map(({ context, qas, page }, number) => ({
    id: `a${number}`,
    page,
    text: context,
    questions: qas.map(({ question, answers }) => ({
      question,
      answers: [...new Set(answers.map(({ text }) => text.toLowerCase()))],
      starts: [...new Set(answers.map((answer) => answer.answer_start))],
    })),
  }));
}

export const passagesRead = 16;

/** As in retriever.ts. */
const candidates = 100;
const looked = 50;

/** The product's ranking (keywords and vectors, fused, then read closely) over articles in memory. */
export class MemorySearch {
  keywords = new KeywordIndex();
  passages = [];
  vectors = [];
  #out = new Set();

  constructor(embedder) {
    this.embedder = embedder;
  }

  static async of(articles, embedder = new SubwordEmbedder()) {
    const search = new MemorySearch(embedder);
    for (const article of articles) {
      const full = {
        path: `${article.id}.txt`,
        title: '',
        language: languageOf(article.text),
        headings: [],
        contentHash: '',
        ...article,
      };
      const passages = splitIntoPassages(full);
      const vectors = await search.embedder.embedPassages(passages.map(({ text }) => text));
      passages.forEach((passage, at) => {
        search.vectors.push(vectors[at]);
        const reading = readingOf(passage.text, sentenceSpans(passage.text, full.language), full.language);
        search.#index(search.passages.push({ passage, article: full, reading }) - 1);
      });
    }
    return search;
  }

  /** As `search`, with the articles taken out of the index for as long. */
  async searchWithout(articleIds, question, limit) {
    const out = this.passages.flatMap(({ article }, number) => (articleIds.includes(article.id) ? [number] : []));
    this.keywords.remove(out);
    this.#out = new Set(out);
    const ranked = await this.search(question, limit);
    const idf = this.idfs(question);
    for (const number of out) this.#index(number);
    this.#out = new Set();
    return { ranked, idf };
  }

  /** What tells the idf of the question's terms, as it is now. */
  idfs(question) {
    const known = new Map(
      ['\u0000', ...terms(withShortNames(question), queryOf(question).language)].map((term) => [
        term,
        this.keywords.idf(term),
      ]),
    );
    return (term) => known.get(term) ?? this.keywords.idf(term);
  }

  #index(number) {
    const { passage, article } = this.passages[number];
    this.keywords.add(
      number,
      { title: article.title, heading: passage.heading ?? '', body: passage.text },
      article.language,
    );
  }

  /** What both searches found, that looked at sentence by sentence, and the best of it as it is read word by word. */
  async candidates(question, count = passagesToRead(queryOf(question))) {
    const { language } = queryOf(question);
    const keywords = this.keywords.search(question, candidates, { language });
    const asked = await this.embedder.embedQuestion(question);
    const cosines = this.vectors.flatMap((vector, number) => {
      if (this.#out.has(number)) return [];
      let score = 0;
      for (let i = 0; i < vector.length; i++) score += vector[i] * asked[i];
      return [{ number, score }];
    });
    const vectors = cosines.sort((a, b) => b.score - a.score).slice(0, candidates);
    const fused = fuse(keywords, vectors, this.embedder.family);
    const ordered = orderedQuestion(question, (term) => this.keywords.idf(term), language);
    const score = (hit) => {
      const { reading } = this.passages[hit.number];
      return { ...hit, score: hit.score + windowScore(ordered, reading) };
    };
    const hits = fused
      .slice(0, looked)
      .map(score)
      .sort((a, b) => b.score - a.score);
    const toRank = hits.slice(0, count).map(({ number, keywords: bm25, nearness }) => {
      const { passage, article, reading } = this.passages[number];
      return {
        text: passage.text,
        reading,
        language: article.language,
        articleId: article.id,
        about: article.title,
        articleLength: article.text.length,
        keywords: bm25,
        vectors: nearness,
      };
    });
    return { keywords, vectors, fused, hits, toRank };
  }

  async search(question, limit) {
    const query = queryOf(question);
    const { hits, toRank } = await this.candidates(question, Math.max(passagesToRead(query), limit));
    const scores = rankPassages(query, this.keywords, toRank, this.embedder.family);
    const ranked = toRank.map((_, at) => ({
      ...this.passages[hits[at].number],
      number: hits[at].number,
      score: scores[at].score,
      foundBy: hits[at].foundBy,
      why: {
        keywords: { score: hits[at].keywords, terms: [] },
        vectors: { score: hits[at].vectors },
        parts: scores[at].parts,
        placeBefore: at + 1,
      },
    }));
    return ranked.sort((a, b) => b.score - a.score).slice(0, limit);
  }
}

/**
 * The answers to every `step`th question of `articles`, by kind: with all there, with the question's own paragraph out, with its page out.
 * `group`: corpora of so many articles, one after another.
 */
export async function measureAnswers(articles, { step, embedder, reads = passagesRead, group = Infinity }) {
  const pages = new Set(articles.map(({ page }) => page)).size;
  const kinds = ['there', 'paragraph out', ...(pages > 1 ? ['page out'] : [])];
  const measured = new Map(kinds.map((kind) => [kind, { ...nothingAsked, times: [] }]));
  let number = 0;
  for (let at = 0; at < articles.length; at += group) {
    const some = articles.slice(at, at + Math.min(group, articles.length));
    const search = await MemorySearch.of(some, embedder);
    for (const { id, page, questions } of some) {
      for (const { question, answers } of questions) {
        if (number++ % step !== 0) continue;
        for (const [kind, count] of measured) {
          const out = some.filter((other) => (kind === 'page out' ? other.page === page : other.id === id));
          const left = kind === 'there' ? [] : out.map((article) => article.id);
          await takeAnswer(count, await search.searchWithout(left, question, reads), question, answers);
        }
      }
    }
  }
  return measured;
}

const nothingAsked = { asked: 0, refused: 0, first: 0, any: 0, span: 0, words: 0, statements: 0 };

async function takeAnswer(count, { ranked, idf }, question, answers) {
  const answerer = new ExtractiveAnswerer(idf);
  const began = performance.now();
  const texts = [];
  let span = '';
  for await (const part of answerer.draft(queryOf(question), ranked, new AbortController().signal)) {
    if (part.kind === 'sureness' && !isSureEnough(part.sureness)) break;
    if (part.kind !== 'statement') continue;
    const { statement } = part;
    const [quote] = statement.quotes;
    if (texts.length === 0 && quote.answer) span = quote.text.slice(quote.answer.start, quote.answer.end);
    texts.push(statement.text);
  }
  count.times.push(performance.now() - began);
  count.asked++;
  if (texts.length === 0) count.refused++;
  const holds = (text) => answers.some((answer) => text.toLowerCase().includes(answer));
  if (texts.length > 0 && holds(texts[0])) count.first++;
  if (texts.some(holds)) count.any++;
  if (holds(span) && span.split(/\s+/).length <= mostSpanWords) count.span++;
  count.words += texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  count.statements += texts.length;
}

async function main() {
  const files = process.argv.slice(2).filter((word) => word.endsWith('.json'));
  const option = (name, otherwise) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(process.argv[at + 1]);
  };
  const odd = process.argv.includes('--odd');
  const group = option('group', Infinity);
  for (const file of files) {
    const articles = readQuestions(file, (number) => !odd || number % 2 === 1);
    const total = articles.reduce((sum, { questions }) => sum + questions.length, 0);
    const step = Math.max(1, Math.floor(total / option('questions', 1200)));
    for (const [kind, count] of await measureAnswers(articles, { step, reads: option('reads', passagesRead), group })) {
      const percent = (value) => `${((100 * value) / count.asked).toFixed(1)} %`;
      const answered = count.asked - count.refused;
      console.log(
        `${basename(file)}${odd ? ' odd' : ''}${group === Infinity ? '' : ` by ${group}`}${kind === 'there' ? '' : `, ${kind}`}: ` +
          `${count.asked} asked, answered ${percent(answered)}, first ${percent(count.first)}, any ${percent(count.any)}, span ${percent(count.span)}, ` +
          `${(count.words / answered).toFixed(0)} words, ${(count.statements / answered).toFixed(2)} statements, ` +
          `median ${count.times.sort((a, b) => a - b)[count.times.length >> 1].toFixed(1)} ms`,
      );
    }
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
