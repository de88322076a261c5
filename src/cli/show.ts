/**
 * Answers, results and lists as a person reads them in a terminal. Plain text in, plain text out.
 * Control characters of article text never reach the terminal.
 */
import type { Answer, Citation, ModelUse } from '../domain.ts';
import type { Search } from '../retrieval/search-result.ts';
import type { ConversationSummary } from '../store/stored-conversation.ts';
import { topicIn } from '../query/written-topic.ts';
import { longestName, type SettingName } from '../settings.ts';
import type {
  AddReport,
  ArticleSummary,
  Failure,
  IndexProgress,
  IndexReport,
  MissingArticle,
  RemoveReport,
} from '../store/index-report.ts';
import { withoutEndMarks } from '../text.ts';
import { linkTo as linkWith } from './terminal-links.ts';

/** Characters a line. */
const width = 92;

interface Terminal {
  /** The words that answer are set in bold. */
  readonly isBold?: boolean;
  /** Where the article of a citation is to be opened, in a terminal that shows links. */
  readonly addressOf?: (citation: Citation) => string | undefined;
}

/** `articles`: those that there are, so that copies can be named. */
export function showAnswer(answer: Answer, articles: readonly ArticleSummary[] = [], terminal: Terminal = {}): string {
  const { kind, question, standalone, text, citations, nearest, suggestions = [], remark, why } = answer;
  const sources = new Map(articles.map((article) => [article.id, sourceOf(article)]));
  const show = (citation: Citation): string => {
    const address = terminal.addressOf?.(citation);
    const [linkFrom, linkTo] = address === undefined ? ['', ''] : linkWith(address);
    return clean(showCitation(citation, sources))
      .replace(marks.boldFrom, terminal.isBold === true ? '\u001B[1m' : '')
      .replace(marks.boldTo, terminal.isBold === true ? '\u001B[22m' : '')
      .replace(marks.linkFrom, () => linkFrom)
      .replace(marks.linkTo, linkTo);
  };
  const lines: string[] = [];
  const say = (...words: readonly string[]): number => lines.push(...words.map(clean));
  if (standalone !== question) say(understoodAs(standalone), '');
  say(...text.split(/\n{2,}/).map((paragraph) => wrap(paragraph, '')));
  if (kind === 'answered') {
    lines.push('', ...citations.map(show));
  } else if (nearest.length > 0) {
    lines.push('', 'Closest passages:', '', ...nearest.map(show));
  }
  if (remark !== undefined) say('', wrap(remark, ''));
  if (suggestions.length > 0) say('', 'What the articles answer:', ...suggestions.map((each) => `  ${each}`));
  if (why.unknownLanguage !== undefined) {
    const name = new Intl.DisplayNames('en', { type: 'language' }).of(why.unknownLanguage) ?? why.unknownLanguage;
    say(wrap(`No words are known of ${name}: searched by its words as they are written.`, ''));
  }
  if (why.fallback !== undefined) lines.push(showFallback(answer));
  say(...failureOf(why.reranker), ...failureOf(why.verifier));
  return lines.join('\n');
}

/** Ids, days and titles, the latest first. */
export function showConversations(conversations: readonly ConversationSummary[]): string {
  if (conversations.length === 0) return 'There are no conversations yet.';
  return conversations.map(({ id, updated, title }) => clean(`${id}  ${updated.slice(0, 10)}  ${title}`)).join('\n');
}

function understoodAs(standalone: string): string {
  const topic = topicIn(standalone);
  return topic === undefined
    ? `Understood as: ${standalone}`
    : `Understood as: ${withoutEndMarks(topic.head)}? Spoken of: ${topic.topics.join('; ')}`;
}

/** That the built-in answer stays, and why; empty where it was to. */
export function showFallback({ why: { fallback } }: Answer): string {
  return fallback === undefined ? '' : clean(wrap(`Answered without a model. ${fallback}`, ''));
}

/** Why a model that was to help did not; nothing when it did. */
function failureOf(use: ModelUse | undefined): string[] {
  return use?.failure === undefined ? [] : [wrap(`Without ${use.model}. ${use.failure.sentence}`, '')];
}

/** Characters of the bar. */
const barWidth = 20;

/** One line, empty when all is done: [████····] 320 of 1000 articles, 850 passages a second, about 4 s left */
export function showProgress({ done, total, passagesPerSecond, secondsLeft, detail }: IndexProgress): string {
  if (detail !== undefined) return clean(detail);
  if (done >= total) return '';
  const full = Math.round((barWidth * done) / total);
  return [
    `[${'█'.repeat(full)}${'·'.repeat(barWidth - full)}] ${done} of ${total} articles`,
    ...(passagesPerSecond === undefined ? [] : [`${passagesPerSecond} passages a second`]),
    ...(secondsLeft === undefined ? [] : [`about ${secondsLeft} s left`]),
  ].join(', ');
}

function sourceOf({
  title,
  publisher,
  author,
  published,
}: Pick<Citation, 'title' | 'publisher' | 'author' | 'published'>) {
  return [title, publisher, author, published].filter(Boolean).join(', ');
}

function showCitation(citation: Citation, sources: ReadonlyMap<string, string>): string {
  const { number, quote, path, alsoIn } = citation;
  const also = alsoIn.map((id) => `also in ${sources.get(id) ?? id}`);
  const shown = withAnswerMarked(citation, quote.length > 320 ? `${quote.slice(0, 320)}…` : quote);
  const source = wrap(withoutMarks(sourceOf(citation)), '    ').trimStart();
  const place = `${marks.linkFrom}${withoutMarks(path)}${marks.linkTo}`;
  return `[${number}] ${wrap(`“${shown}”`, '    ').trimStart()}\n    ${[source, place, ...also].join('\n    ')}\n`;
}

/** Stand for the ends of bold and linked words until all else is clean; of private use, so that no article means anything by them. */
const marks = { boldFrom: '\uE000', boldTo: '\uE001', linkFrom: '\uE002', linkTo: '\uE003' };

function withoutMarks(text: string): string {
  return text.replaceAll(/[\uE000-\uE003]/g, ' ');
}

function withAnswerMarked({ answer, start }: Citation, shown: string): string {
  const words = withoutMarks(shown);
  if (answer === undefined) return words;
  const [from, to] = [answer.start - start, answer.end - start];
  return `${words.slice(0, from)}${marks.boldFrom}${words.slice(from, to)}${marks.boldTo}${words.slice(to)}`;
}

export function showResults({ results, askedFilters, reranker, nothing }: Search): string {
  if (results.length === 0) return clean(nothing ?? 'Nothing found.');
  const notes = [
    ...askedFilters.flatMap(({ words, note }) => (note === undefined ? [] : [`“${words}”: ${note}.\n\n`])),
    ...failureOf(reranker).map((line) => `${line}\n\n`),
  ];
  return clean(
    notes.join('') +
      results
        .map(
          ({ rank, score, title, publisher, published, foundBy, why, path, text }) =>
            `${rank}. ${title} (${[publisher, published, path].filter(Boolean).join(', ')})\n` +
            `   ${score.toFixed(2)} by ${foundBy.join(' and ')}${why.keywords.terms.length > 0 ? `: ${why.keywords.terms.join(', ')}` : ''}\n` +
            `${wrap(text, '   ')}\n`,
        )
        .join('\n'),
  );
}

export function showArticles(
  articles: readonly ArticleSummary[],
  failed: readonly Failure[],
  missing: readonly MissingArticle[] = [],
): string {
  const lines = articles.map(({ published, title, publisher, path, copies = [], tags = [], doubt }) => {
    const paths = [path, ...copies].join(', ');
    const article = `${(published ?? '').padEnd(10)}  ${title}${publisher === undefined ? '' : `, ${publisher}`}  (${paths})${tags.map((tag) => ` #${tag}`).join('')}`;
    return doubt === undefined ? article : `${article}\n            In doubt: ${doubt}`;
  });
  const failures = failed.map(({ path, reason }) => `not read    ${path}: ${reason}`);
  return clean(
    [...lines, ...missingLines(missing), ...failures].join('\n') ||
      'There are no articles yet. Put articles (text, web pages, PDF, Word …) into the folder.',
  );
}

function missingLines(missing: readonly MissingArticle[] = []): string[] {
  return missing.map(({ path, title, since }) => `missing     ${title}  (${path}), since ${since}`);
}

export function showAdded({ articles }: AddReport): string {
  return clean(articles.map(({ title, path }) => `Added: ${title}  (${path})`).join('\n') || 'Nothing was added.');
}

export function showTagged({ articles }: AddReport): string {
  return clean(
    articles
      .map(
        ({ title, tags = [] }) => `${title}: ${tags.length === 0 ? 'no tags' : tags.map((tag) => `#${tag}`).join(' ')}`,
      )
      .join('\n'),
  );
}

export function showRemoved({ removed }: RemoveReport): string {
  return clean(removed.map(({ title, path }) => `Removed: ${title}  (${path})`).join('\n') || 'Nothing was removed.');
}

export function showReport({ revision, articles, passages, embedded, reused, seconds }: IndexReport): string {
  const { added, updated, removed, unchanged, failed, missing } = articles;
  const failures = failed.map(({ path, reason }) => `Not read: ${path}. ${reason}`);
  return clean(
    [
      `${added} ${added === 1 ? 'article' : 'articles'} added, ${updated} updated, ${removed} removed, ${unchanged} unchanged; revision ${revision}.`,
      `${passages} passages: ${embedded} embedded, ${reused} reused, in ${seconds.toFixed(2)} s.`,
      ...missingLines(missing),
      ...failures,
    ].join('\n'),
  );
}

export function showSettings(settings: readonly { name: SettingName; value: string; meaning: string }[]): string {
  return settings
    .map(({ name, value, meaning }) => `${name.padEnd(longestName)} ${(value || '-').padEnd(28)} ${meaning}`)
    .join('\n');
}

export function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length > width && line !== indent) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}

export function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex -- taking control characters out is the point
  return text.replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, '');
}
