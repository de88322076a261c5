/**
 * Takes server-sent events out of text as it arrives, however the network cuts it. Promises: each event once, when it is
 * whole; comments are passed over. Knows the form that the server of this page writes (src/server/event-stream.ts), not
 * every one that the standard allows.
 */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/** Gives a function that takes the next piece of text, and gives the events that it ends. */
export function eventReader(): (piece: string) => ServerEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const field = (name: string): string | undefined =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const data = field('data');
      return data === undefined ? [] : [{ name: field('event') ?? '', data }];
    });
  };
}
