/**
 * `footnote init`: a folder to begin with: one article of ours, settings to be uncommented, and the next command.
 * Promises: what is there already stays as it is, and is said to have stayed.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { describeError, FootnoteError } from '../errors.ts';
import { settings } from '../settings.ts';
import { print } from './command.ts';

const example = `---
title: Where footnotes come from
publisher: Footnote
published: 2026-01-05
---

A footnote is a small number behind a sentence and, at the foot of the page, the place that the sentence rests on. Printers
began to set notes at the foot of the page in the sixteenth century, where before they had stood in the margin.

This article is an example. Footnote answers questions from the articles in this folder, and quotes the words that it
found. It reads text, Markdown, web pages, PDF, Word, EPUB and mail. Delete this file when you have put in your own.
`;

export const init = new Command('init')
  .description('make a folder to begin with: an example article, and settings to choose from')
  .argument('[folder]', 'where; here, if none is named', '.')
  .showHelpAfterError()
  .exitOverride()
  .action((folder: string) => {
    const root = resolve(folder);
    const corpus = join(root, 'corpus');
    let isNew = false;
    try {
      mkdirSync(corpus, { recursive: true });
      if (readdirSync(corpus).length > 0) print(`Left as it is: ${corpus}`);
      else {
        make(join(corpus, 'where-footnotes-come-from.md'), example);
        isNew = true;
      }
      make(join(root, '.env'), commentedSettings());
    } catch (error) {
      throw new FootnoteError(
        'not-written',
        `${root} cannot be filled: ${describeError(error)}.`,
        'Name another folder.',
      );
    }
    const there = root === process.cwd() ? '' : `cd ${quoted(root)} && `;
    print(`\nPut articles into ${corpus}, then:\n\n  ${there}footnote serve`);
    if (isNew) print(`\nOr ask the example:\n\n  ${there}footnote ask "When did printers begin to set notes?"`);
  });

function make(file: string, text: string): void {
  if (existsSync(file)) {
    print(`Left as it is: ${file}`);
    return;
  }
  // "wx": nobody's file is overwritten that came into being in the meantime.
  writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  print(`Made: ${file}`);
}

function commentedSettings(): string {
  const lines = settings.map(({ name, meaning, default: value }) =>
    // A file of settings knows no variables.
    value.startsWith('$') ? `# ${meaning} (${value})\n#${name}=\n` : `# ${meaning}\n#${name}=${value}\n`,
  );
  return `# Settings of Footnote, as they are unless they are set. Take the # away from those that you want otherwise.\n\n${lines.join('\n')}`;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
