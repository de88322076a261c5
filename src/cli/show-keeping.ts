/** What verify, repair, backup and restore did, as a person reads it in a terminal. */
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
