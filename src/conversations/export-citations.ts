/**
 * The citations of a conversation in a form of others: of the branch that was read last, in the order in which they were
 * given. Pure.
 */
import { citationRecord, type CitationRecord } from '../citations/citation-record.ts';
import { type CitationFormName, citationForms } from '../citations/forms/citation-forms.ts';
import type { FormPlace } from '../citations/forms/form-place.ts';
import type { Conversation } from '../store/stored-conversation.ts';
import { branchOf } from './branches.ts';

export function exportCitations(
  { turns, leaf }: Conversation,
  form: CitationFormName,
  place: Omit<FormPlace, 'statementsOf'>,
): string {
  const said = new Map<CitationRecord, readonly string[]>();
  for (const { answer } of branchOf(turns, leaf)) {
    for (const citation of answer?.citations ?? []) {
      const { statements = [], revision = 0 } = answer ?? {};
      const own = statements.filter(({ citations }) => citations.includes(citation.number));
      said.set(
        citationRecord(citation, { statements, revision }),
        own.map(({ text }) => text),
      );
    }
  }
  return citationForms[form].write([...said.keys()], { ...place, statementsOf: (record) => said.get(record) ?? [] });
}
