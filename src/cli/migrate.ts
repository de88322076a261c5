/** `footnote migrate`: an index from its folder into a shared store, or back. */
import { loadConfig, type StoreAddress } from '../config.ts';
import { shownAddress } from '../settings.ts';
import { PassageStore } from '../store/passage-store.ts';
import { clearProgress, command, type Flags, print } from './command.ts';

type Given = Flags & { readonly from: string; readonly to: string; readonly citus?: boolean };

export const migrate = command('migrate', 'bring an index from its folder into a shared store, or back')
  .requiredOption('--from <place>', 'folder of built data, or postgres://…')
  .requiredOption('--to <place>', 'the other of the two')
  .option('--citus', 'distribute the tables over the machines of Citus')
  .option('--json', 'print the report as JSON')
  .action(async (given: Given) => {
    const { from, to } = given;
    const isOut = isAddress(to);
    const { store: address, index } = placesOf(isOut ? to : from, isOut ? from : to);
    const { migrateFrom, migrateTo } = await import('../store/postgres/migrate.ts');
    const local = PassageStore.open(index, true);
    try {
      const moved = isOut
        ? await migrateTo(address, local, given.citus === true, progress)
        : await migrateFrom(address, local);
      clearProgress();
      if (given.json === true) print(JSON.stringify(moved));
      else {
        const { articles, passages, kept } = moved;
        const earlier = kept === 0 ? '' : `, ${kept} of them by an earlier run`;
        const place = isOut ? shownAddress(to) : to;
        print(
          `${articles} articles with ${passages} passages are in ${place}${earlier}; each was held against its hash.`,
        );
      }
    } finally {
      local.close();
    }
  });

function progress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${done} of ${total} articles`);
}

function isAddress(place: string): boolean {
  return /^postgres(?:ql)?:/.test(place);
}

/** As settings, so that an address is checked as they are. */
function placesOf(address: string, index: string): { readonly store: StoreAddress; readonly index: string } {
  const config = loadConfig({ FOOTNOTE_STORE: address, FOOTNOTE_INDEX: index });
  return { store: config.store ?? { address, read: undefined }, index: config.index };
}
