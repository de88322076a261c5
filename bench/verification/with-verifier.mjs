/**
 * The model of training/verifier beside the rules, as a bench asks it: in the process that the product runs models in, and only of what
 * the rules let pass without proof by alignment. `--verifier MODELS_FOLDER/MODEL@SHARE`: how sure it must be that a statement follows, .5 unless given.
 */
import { basename, dirname, resolve } from 'node:path';
import { spokenDate } from '../../dist/language/languages.js';
import { PairClassifier } from '../../dist/models/pair-classifier.js';
import { onOneLine, sentenceSpans } from '../../dist/text.js';
import { follows, retold } from '../../dist/verification/alignment/follows.js';
import { personOf } from '../../dist/verification/alignment/referents.js';

const leaning = /\b(?:he|she|it|they|his|her|their|its|him|them|this|that|these|those)\b/i;

export async function openVerifier(named) {
  if (named === undefined) return undefined;
  const [path, least = '0.5'] = named.split('@');
  const user = { setting: '--verifier', otherwise: 'leave it out' };
  const options = { model: basename(path), modelsFolder: resolve(dirname(path)), offline: true, ...user };
  const classifier = await PairClassifier.load(options, () => undefined);
  let [pairs, milliseconds] = [0, 0];
  return {
    /** Undefined where alignment proves it, or the model finds that it follows. */
    problem: async (statement, found) => {
      const premises = found.flatMap(premisesOf);
      if (follows(statement, premises.map(retold))) return undefined;
      const began = performance.now();
      const pair = [statement, toldIn(premises, found)];
      const [[not, yes]] = await classifier.classify([pair], AbortSignal.timeout(60_000));
      pairs += 1;
      milliseconds += performance.now() - began;
      const share = 1 / (1 + Math.exp(not - yes));
      return share < Number(least) ? `The model finds ${share.toFixed(2)}.` : undefined;
    },
    close: () => {
      console.log(`the model judged ${pairs}, ${(milliseconds / Math.max(1, pairs)).toFixed(1)} ms each`);
      return classifier.close();
    },
  };
}

/** Titles with their dates, then the sentences quoted, each behind the one that its pronoun leans on. */
function toldIn(premises, found) {
  const titles = found.map(({ ranked: { article } }) =>
    article.published === undefined ? article.title : `${article.title}, ${spokenDate(article.published)}`,
  );
  const quoted = new Set(premises.map(({ text }) => text));
  const sentences = premises.flatMap(({ text, before }) => {
    const leans = leaning.test(text.split(/\s+/).slice(0, 6).join(' ')) && !quoted.has(before.at(-1));
    return leans ? [...before.slice(-1), text] : [text];
  });
  return `${[...new Set(titles)].join('. ')}. ${[...new Set(sentences)].join(' ')}`;
}

/** The whole sentences that a quote stands in, with those before. */
function premisesOf({ ranked: { article }, start, end }) {
  const from = Math.max(0, start - 1500);
  const text = article.text.slice(from, end + 300);
  const spans = sentenceSpans(text, article.language);
  const sentences = spans.map((span) => onOneLine(text.slice(span.start, span.end)));
  const topic = personOf(article.title, article.text);
  return spans.flatMap((span, at) =>
    from + span.end > start && from + span.start < end
      ? [{ text: sentences[at], before: sentences.slice(0, at), topic }]
      : [],
  );
}
