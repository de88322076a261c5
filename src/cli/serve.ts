/** `footnote serve`: the web chat and the HTTP API. */
import { command, configOf, type Flags, note, print } from './command.ts';
import { unlessStopped } from './stopping.ts';

export const serve = command('serve', 'start the web chat and the HTTP API')
  .option('--port <number>', 'port; 0 takes any free one')
  .option('--host <address>', 'address to bind')
  .option('--no-watch', 'do not follow changes in the folder')
  .action(async (flags: Flags & { readonly watch: boolean }) => {
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
