/** `footnote export`: a stored conversation as a file or a page, to be read, or its citations for other programs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option } from 'commander';
import { type ExportFileFormat, exported, exportFormats } from '../conversations/export-file.ts';
import { describeError, FootnoteError } from '../errors.ts';
import type { Footnote } from '../footnote.ts';
import { command, type Flags, print, withFreshIndex } from './command.ts';
import { showConversations } from './show.ts';

interface ExportFlags extends Flags {
  readonly format: ExportFileFormat;
  readonly output?: string;
  readonly out?: string;
}

export const exportConversation = command('export', 'write a stored conversation to a file; without an id, list them')
  .argument('[conversation]', 'its id, or "latest"')
  .addOption(new Option('--format <format>', 'what is written').choices(exportFormats).default('markdown'))
  .option('--output <file>', 'write to this file, not to stdout')
  .option('--out <folder>', 'write into this folder: index.html for a site, else conversation.ENDING')
  .option('--json', 'print the list as JSON')
  .action(async (id: string | undefined, flags: ExportFlags) => {
    const { citedDate } = await import('../guides/cited-date.ts');
    await withFreshIndex(flags, async (footnote) => {
      if (id === undefined) {
        const conversations = footnote.conversations.list('');
        print(flags.json === true ? JSON.stringify({ conversations }) : showConversations(conversations));
        return;
      }
      const { content, ending } = await exported(footnote.conversations.get(idOf(id, footnote)), flags.format, {
        addressOf: addressIn(footnote),
        textOf: (articleId) => footnote.article(articleId)?.text,
        dateOf: citedDate,
      });
      const file = flags.output ?? fileIn(flags.out, flags.format === 'site' ? 'index.html' : `conversation.${ending}`);
      if (file === undefined) process.stdout.write(content);
      else write(file, content);
    });
  });

function idOf(id: string, footnote: Footnote): string {
  if (id !== 'latest') return id;
  const [latest] = footnote.conversations.list('');
  if (latest === undefined)
    throw new FootnoteError('conversation-not-found', 'There are no conversations yet.', 'Ask in the page first.');
  return latest.id;
}

/** Where the page shows the words, while `footnote serve` runs as the settings say. */
function addressIn({ config: { host, port } }: Footnote): Parameters<typeof exported>[2]['addressOf'] {
  return ({ article, quote }) => `http://${host}:${port}/articles/${article.id}#${quote.start}-${quote.end}`;
}

function fileIn(folder: string | undefined, name: string): string | undefined {
  return folder === undefined ? undefined : join(folder, name);
}

function write(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw new FootnoteError('not-written', `${file} cannot be written: ${describeError(error)}.`, 'Name another file.');
  }
}
