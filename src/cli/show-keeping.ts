/** What verify, repair, backup and restore did, as a person reads it in a terminal. */
import type { BackupReport, RestoreReport } from '../keeping/backup.ts';
import type { RepairReport } from '../keeping/repair.ts';
import type { VerifyReport } from '../keeping/verify.ts';
import type { Finding } from '../store/finding.ts';
import { clean, wrap } from './show.ts';

export function showVerified({ ok, findings, checked, seconds }: VerifyReport): string {
  const { articles, passages, files, conversations, notes, citations } = checked;
  const lines = findings.map(({ kind, file, what, next }: Finding) =>
    wrap(`${kind === 'damage' ? 'Damaged' : 'Note'}: ${file}. ${what} ${next}`, ''),
  );
  const looked =
    `Looked at ${articles} articles with ${passages} passages, ${files} files, ${conversations} conversations and ${notes} notes` +
    ` with ${citations.current + citations.changed + citations.withdrawn} citations` +
    ` (${citations.changed} of articles that changed since, ${citations.withdrawn} withdrawn), in ${seconds.toFixed(2)} s.`;
  return clean([...lines, wrap(looked, ''), ok ? 'Nothing is damaged.' : 'Something is damaged.'].join('\n'));
}

export function showRepaired({ conversations, index }: RepairReport, folder: string): string {
  if (conversations === undefined && index === undefined) return 'Nothing is damaged; nothing was changed.';
  const lines: string[] = [];
  if (conversations !== undefined) {
    const { conversations: kept, turns, notes, withoutAnswer, lost, setAside } = conversations;
    lines.push(
      `Kept ${kept} conversations with ${turns} questions, and ${notes} notes. ${lost} rows could not be read` +
        `${withoutAnswer === 0 ? '' : `; of ${withoutAnswer} questions the answer was not what had been stored, and was left out`}.`,
      `The damaged conversations are now ${setAside} in ${folder}; delete that file when you need it no longer.`,
    );
  }
  if (index !== undefined) {
    lines.push(
      `The index was damaged (${index.problems.length} findings, the first: ${index.problems[0] ?? ''}) and is built anew.`,
      `The damaged one is now ${index.setAside} in ${folder}; delete that file, it holds nothing that the articles do not.`,
    );
  }
  return clean(lines.map((line) => wrap(line, '')).join('\n'));
}

export function showBackup({ file, bytes, articles, conversations, files }: BackupReport): string {
  const megabytes = (bytes / 1e6).toFixed(1);
  const folder = files === 0 ? 'without the folder of articles' : `${files} files of the folder of articles`;
  return clean(`${file}: ${articles} articles, ${conversations} conversations, ${folder}; ${megabytes} MB.`);
}

export function showRestored({ made, files, articles, setAside }: RestoreReport): string {
  const lines = setAside.map(
    (folder) => `What was there before is now ${folder}; delete it when you need it no longer.`,
  );
  return clean([`Restored ${files} files with ${articles} articles, as of ${made}.`, ...lines].join('\n'));
}
