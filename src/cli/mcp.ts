/** `footnote mcp`: the door for agents, over stdin and stdout; the folder is followed meanwhile. */
import { command, configOf, type Flags, note } from './command.ts';
import { unlessStopped } from './stopping.ts';

export const mcp = command('mcp', 'serve agents over stdin and stdout (Model Context Protocol)').action(
  async (flags: Flags) => {
    // Loaded only when used: other commands need none of it.
    const [{ serveStdio }, { LiveFootnote }, { createMcpServer, resourceAddress }] = await Promise.all([
      import('@modelcontextprotocol/server/stdio'),
      import('../server/live-footnote.ts'),
      import('../server/mcp/mcp-server.ts'),
    ]);
    const live = new LiveFootnote(note);
    live.start(configOf(flags), true);
    // Stdout belongs to the protocol. Whoever asks before the index is ready is told so.
    const connection = serveStdio(() =>
      createMcpServer(
        () => live.footnote,
        ({ id, start, end }) => `${resourceAddress(id)}${start === undefined ? '' : `#${start}-${end}`}`,
      ),
    );
    const left = new Promise((resolve) => {
      process.stdin.once('close', resolve);
    });
    try {
      await unlessStopped(live.whenReady);
      await unlessStopped(left);
    } finally {
      await connection.close();
      await live.close();
    }
  },
);
