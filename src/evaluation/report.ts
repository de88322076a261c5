/**
 * An evaluation as one page of HTML that can be kept or sent: charts, a table by kind, and the wrong cases with what was
 * answered and cited. Pure. Promises: nothing in the page runs or fetches anything, and words of questions and articles
 * are shown as words, whatever markup they hold.
 */
import { escapeHtml as words } from '../text.ts';
import type { Comparison } from './compare.ts';
import type { Evaluation } from './evaluate.ts';
import type { JudgedCitation, Outcome } from './outcome.ts';
import type { Rates, Share } from './rates.ts';

const style = `:root{color-scheme:light dark;--ink:#1c1a17;--paper:#fbfaf7;--rule:#d9d4c9;--bar:#3a6ea5;--wrong:#9c2f1f}
@media (prefers-color-scheme:dark){:root{--ink:#e9e5dc;--paper:#181715;--rule:#45413a;--bar:#7ba7d6;--wrong:#e08a7b}}
body{max-width:64em;margin:2em auto;padding:0 1em;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1,h2{line-height:1.25}table{border-collapse:collapse;width:100%}.wide{overflow-x:auto}
th,td{text-align:start;vertical-align:top;padding:.35em .6em;border-bottom:1px solid var(--rule)}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
svg{width:100%;min-width:6em;height:.9em;display:block}.track{fill:var(--rule)}.bar{fill:var(--bar)}.bar.bad{fill:var(--wrong)}
.bars td:nth-child(2){width:50%}blockquote{margin:.3em 0;padding-inline-start:.7em;border-inline-start:3px solid var(--rule)}
.worse{color:var(--wrong)}small{opacity:.8}`;

export function reportPage(evaluation: Evaluation, comparison?: Comparison): string {
  const { outcomes, answerer, embedder, answers, milliseconds, retrieval } = evaluation;
  const wrong = outcomes.filter(({ right }) => !right);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Footnote: ${outcomes.length - wrong.length} of ${outcomes.length} cases right</title>
<style>${style}</style>
</head>
<body>
<h1>${outcomes.length - wrong.length} of ${outcomes.length} cases right</h1>
<p>Answered by ${words(answerer)}, found with ${words(embedder)}. ${answers.words.toFixed(0)} words an answer; MRR of the right article
${retrieval.mrr.toFixed(3)}; ${milliseconds.p50.toFixed(1)} ms at the median, ${milliseconds.p95.toFixed(1)} ms for 95 of 100.</p>
${comparison === undefined ? '' : comparisonSection(comparison)}
<h2>All cases</h2>
${bars(sharesOf(evaluation))}
${kindsSection(evaluation)}
<h2>Wrong cases</h2>
${wrong.length === 0 ? '<p>None.</p>' : wrongTable(wrong)}
</body>
</html>
`;
}

interface Bar {
  readonly name: string;
  readonly share: Share;
  /** Whether less is better. */
  readonly bad?: boolean;
}

function sharesOf({ answerable, refusable, retrieval, answers, citations, refusals }: Rates): Bar[] {
  return [
    { name: 'Answered right', share: answerable },
    { name: 'Refused rightly', share: refusable },
    { name: 'Expected words in the first statement', share: answers.inFirst },
    { name: 'Expected words in the answer', share: answers.inAnswer },
    { name: 'Right article in the first passage', share: retrieval.hit1 },
    { name: 'Right article in the first five', share: retrieval.hit5 },
    { name: 'Right article in the first ten', share: retrieval.hit10 },
    { name: 'Right article cited', share: citations.article },
    { name: 'Quotes from the right article', share: citations.precision },
    { name: 'Quotes verbatim', share: citations.exact },
    { name: 'Falsely answered', share: refusals.falselyAnswered, bad: true },
    { name: 'Falsely refused', share: refusals.falselyRefused, bad: true },
  ];
}

function bars(all: readonly Bar[]): string {
  const rows = all.filter(({ share }) => share.cases > 0).map(barRow);
  return `<table class="bars">\n${rows.join('\n')}\n</table>`;
}

function barRow({ name, share, bad = false }: Bar): string {
  const percent = (100 * share.right) / share.cases;
  return (
    `<tr><th scope="row">${words(name)}</th><td><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">` +
    `<rect class="track" width="100" height="6"/><rect class="bar${bad ? ' bad' : ''}" width="${percent.toFixed(2)}" height="6"/></svg></td>` +
    `<td class="n">${percent.toFixed(1)} %</td><td class="n">${counted(share)}</td></tr>`
  );
}

function kindsSection({ kinds }: Evaluation): string {
  const all = Object.entries(kinds);
  if (all.length === 0) return '';
  const head = ['Kind', 'Right', 'First statement', 'Answer', 'hit@1', 'hit@5', 'hit@10', 'MRR', 'p50 ms', 'p95 ms'];
  const rows = all.map(([kind, { answerable, refusable, answers, retrieval, milliseconds }]) =>
    [
      counted(sum(answerable, refusable)),
      ...[answers.inFirst, answers.inAnswer, retrieval.hit1, retrieval.hit5, retrieval.hit10].map(counted),
      retrieval.hit1.cases === 0 ? '' : retrieval.mrr.toFixed(3),
      milliseconds.p50.toFixed(1),
      milliseconds.p95.toFixed(1),
    ].reduce((row, cell) => `${row}<td class="n">${cell}</td>`, `<th scope="row">${words(kind)}</th>`),
  );
  return `<h2>By kind of question</h2>
${bars(all.map(([name, { answerable, refusable }]) => ({ name, share: sum(answerable, refusable) })))}
<div class="wide"><table>
<tr>${head.map((name, at) => `<th scope="col"${at === 0 ? '' : ' class="n"'}>${name}</th>`).join('')}</tr>
${rows.map((row) => `<tr>${row}</tr>`).join('\n')}
</table></div>`;
}

function wrongTable(wrong: readonly Outcome[]): string {
  return `<div class="wide"><table>
<tr><th scope="col">Case</th><th scope="col">Question</th><th scope="col">Answer and citations</th></tr>
${wrong.map(wrongRow).join('\n')}
</table></div>`;
}

function wrongRow({ id, kind, question, expects, answered, inAnswer, text, citations }: Outcome): string {
  const fault =
    expects === 'refusal'
      ? 'answered, and should be refused'
      : answered !== 'answered'
        ? 'refused, and should be answered'
        : inAnswer === false
          ? 'without the expected words'
          : 'without the right article';
  return (
    `<tr><td>${words(id)}<br><small>${words(kind)}</small></td><td dir="auto">${words(question)}</td>` +
    `<td><small class="worse">${fault}</small><div dir="auto">${words(text)}</div>${citations.map(citation).join('')}</td></tr>`
  );
}

function citation({ title, path, quote, exact, fromRight }: JudgedCitation): string {
  const faults = [...(exact ? [] : ['not verbatim']), ...(fromRight === false ? ['not the right article'] : [])];
  const said = faults.length === 0 ? '' : ` <span class="worse">${faults.join(', ')}</span>`;
  return `<blockquote dir="auto">“${words(quote)}”<br><small>${words(title)}, ${words(path)}${said}</small></blockquote>`;
}

function comparisonSection({ cases, becameWrong, becameRight, worse }: Comparison): string {
  const items = [
    ...worse.map(
      ({ what, before, now }) => `<li class="worse">Worse: ${words(what)}, ${now} instead of ${before}</li>`,
    ),
    ...becameWrong.map(({ id, question }) => `<li class="worse">Became wrong: ${words(id)}, ${words(question)}</li>`),
    ...becameRight.map(({ id, question }) => `<li>Became right: ${words(id)}, ${words(question)}</li>`),
  ];
  return `<h2>Beside the saved run</h2>
<p>${cases} cases in both: ${becameWrong.length} became wrong, ${becameRight.length} became right.</p>
<ul>\n${items.join('\n')}\n</ul>`;
}

function sum(first: Share, second: Share): Share {
  return { right: first.right + second.right, cases: first.cases + second.cases };
}

function counted({ right, cases }: Share): string {
  return `${right} of ${cases}`;
}
