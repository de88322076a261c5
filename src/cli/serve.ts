/** `footnote serve`: the web chat and the HTTP API. */
import { indexOfFolder } from '../config.ts';
import { command, configOf, type Flags, note, print } from './command.ts';
import { unlessStopped } from './stopping.ts';

export const serve = command('serve', 'start the web chat and the HTTP API')
  .argument('[folder]', 'folder of articles; its index is kept apart from all others')
  .option('--port <number>', 'port; 0 takes any free one')
  .option('--host <address>', 'address to bind')
  .option('--no-watch', 'do not follow changes in the folder')
  .action(async (folder: string | undefined, given: Flags & { readonly watch: boolean }) => {
    const index = given.index ?? (folder === undefined ? undefined : indexOfFolder(folder));
    const flags = { ...given, ...(folder !== undefined && { corpus: folder }), ...(index !== undefined && { index }) };
    // Loaded only when used: other commands need no server.
    const { startServer } = await import('../server/start-server.ts');
    const server = await startServer(configOf(flags), { watch: flags.watch, notice: note });
    try {
      // Printed when a question can be answered, so that whoever waits for the line need not wait again.
      await unlessStopped(server.ready);
      print(`Footnote is ready at ${server.url}`);
      await unlessStopped(new Promise(() => undefined));
    } finally {
      await server.close();
    }
  });
