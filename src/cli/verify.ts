/** `footnote verify`: holds all that is stored against itself and against the folder of articles. */
import { verify as verifyAll } from '../keeping/verify.ts';
import { command, configOf, exitCodes, type Flags, print } from './command.ts';
import { showVerified } from './show-keeping.ts';
import { unlessStopped } from './stopping.ts';

export const verify = command(
  'verify',
  'hold all that is stored against itself and against the articles; exits 1 on damage',
)
  .option('--json', 'print the report as JSON')
  .action(async (flags: Flags) => {
    const report = await unlessStopped(verifyAll(configOf(flags)));
    print(flags.json === true ? JSON.stringify(report) : showVerified(report));
    if (!report.ok) process.exitCode = exitCodes.failed;
  });
