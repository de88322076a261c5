/**
 * Makes sets of questions from files in SQuAD's format, so that what is measured with them was never asked before: as
 * they are, with one name, year or number exchanged for one that no article holds, and with the passages taken away that
 * answer them. Pure: the same files and seed give the same sets. measure.mjs asks them.
 *
 * A case is {id, question, answers?, paragraph, page, half, out?, kind?, was?, now?}: without `answers`, a refusal is
 * right; `paragraph` is the id of its article; `out` says what is to be taken out of the index while it is asked.
 */
import { exchanged } from './exchanged.mjs';

/** Questions that are taken from a collection of thousands. */
const mostOfMany = 600;

/**
 * Every paragraph is an article. `keep` chooses paragraphs by their number in the file; halves go by the number among
 * those that are kept, from 0.
 */
export function readArticles(json, keep = () => true) {
  return JSON.parse(json)
    .data.flatMap(({ title, paragraphs }, page) => paragraphs.map((paragraph) => ({ ...paragraph, page, title })))
    .filter((_, number) => keep(number))
    .map(({ context, qas, page, title }, number) => ({
      id: `p${number}`,
      page,
      title: title.replaceAll('_', ' '),
      half: number % 2 === 1 ? 'odd' : 'even',
      text: context,
      questions: qas.map(({ id, question, answers, is_impossible: isImpossible }) => ({
        id,
        question: question.trim(),
        ...(isImpossible !== true && { answers: [...new Set(answers.map(({ text }) => text.toLowerCase()))] }),
      })),
    }));
}

/** The questions as they are. */
export function there(articles) {
  return articles.flatMap(({ id: paragraph, page, half, questions }) =>
    questions.map((each) => ({ ...each, paragraph, page, half })),
  );
}

/** The same cases, asked while their own paragraph, or all paragraphs of its page, are out of the index. */
export function without(cases, out) {
  return cases.map((one) => ({ ...one, answers: undefined, id: `${one.id}-${out}-out`, out }));
}

/** One line of each so many, parsed. */
function heldRows(files, every, held) {
  return files.flatMap((text) =>
    text
      .split('\n')
      .filter((line, number) => line !== '' && number % every === held)
      .map((line) => JSON.parse(line)),
  );
}

function answeredNearlyOut(name, articles) {
  const cases = there(articles);
  const answerable = cases.filter(({ answers }) => answers !== undefined);
  return [
    { name, of: 'answered', articles, cases: answerable },
    { name, of: 'nearly', articles, cases: cases.filter(({ answers }) => answers === undefined) },
    { name, of: 'out', articles, cases: without(answerable, 'paragraph') },
  ];
}

/** Of each ten passages that were written for the reader (training/reader/written), the one that it was not trained on. */
const writtenHeld = 7;

/**
 * Sets over these passages, each an article. `files`: texts of the files, in any order. What a passage nearly answers are cases
 * without answers.
 */
export function writtenSets(files) {
  const rows = heldRows(files, 10, writtenHeld);
  const articles = rows.map(({ title, passage, answered, unanswered }, number) => ({
    id: `w${number}`,
    page: number,
    title,
    half: number % 2 === 1 ? 'odd' : 'even',
    text: passage,
    questions: [
      ...answered.map(({ q, a }, at) => ({ id: `w${number}-a${at}`, question: q, answers: [a.toLowerCase()] })),
      ...unanswered.map((question, at) => ({ id: `w${number}-n${at}`, question })),
    ],
  }));
  return answeredNearlyOut('written', articles);
}

/** Of each five articles that were written for the reader (training/reader/articles), the one that it was not trained on. */
const articlesHeld = 4;

/** The same over these articles: each paragraph is one article here, with its title, and the others of its page stay when it is taken out. */
export function articleSets(files) {
  const rows = heldRows(files, 5, articlesHeld);
  const articles = rows.flatMap(({ title, paragraphs, answered, unanswered }, page) =>
    paragraphs.map((text, at) => ({
      id: `w${page}-p${at}`,
      page,
      title,
      half: page % 2 === 1 ? 'odd' : 'even',
      text,
      questions: [
        ...answered
          .filter(({ p }) => p === at)
          .map(({ q, a }, number) => ({
            id: `w${page}-p${at}-a${number}`,
            question: q,
            answers: [a.toLowerCase()],
          })),
        ...unanswered
          .filter(({ p }) => p === at)
          .map(({ q }, number) => ({ id: `w${page}-p${at}-n${number}`, question: q })),
      ],
    })),
  );
  return answeredNearlyOut('articles', articles);
}

/** All sets of what there is: the texts of xquad.en.json, squadshifts-reddit.json, squadshifts-amazon.json and squad2-piece.json. */
export function allSets({ xquad, reddit, amazon, squad2 }) {
  // Even paragraphs have trained the product.
  const isOdd = (number) => number % 2 === 1;
  const collections = [
    ...(xquad === undefined ? [] : [{ of: 'xquad', articles: readArticles(xquad), most: Infinity }]),
    { of: 'reddit', articles: readArticles(reddit, isOdd), most: mostOfMany },
    { of: 'amazon', articles: readArticles(amazon, isOdd), most: mostOfMany },
  ];
  const sets = collections.flatMap(({ of, articles, most }) => {
    const asked = spread(there(articles), most);
    return [
      { name: 'there', of, articles, cases: asked },
      { name: 'exchanged', of, articles, cases: spread(exchanged(articles), most) },
      { name: 'paragraph-out', of, articles, cases: without(asked, 'paragraph') },
      // Pages of the others are the files that reviews were handed out in.
      ...(of === 'xquad' ? [{ name: 'page-out', of, articles, cases: without(asked, 'page') }] : []),
    ];
  });
  if (squad2 === undefined) return sets;
  const articles = readArticles(squad2);
  const cases = there(articles);
  return [
    ...sets,
    { name: 'squad2', of: 'answerable', articles, cases: cases.filter(({ answers }) => answers !== undefined) },
    { name: 'squad2', of: 'impossible', articles, cases: cases.filter(({ answers }) => answers === undefined) },
  ];
}

export function inHalf(cases, half) {
  return half === 'all' ? cases : cases.filter((one) => one.half === half);
}

/** So many at most, evenly from the whole. */
export function spread(cases, most) {
  if (cases.length <= most) return cases;
  return Array.from({ length: most }, (_, at) => cases[Math.floor((at * cases.length) / most)]);
}
