/**
 * What asks for no fact: a greeting, thanks or a call for help; what is wanted of all articles together; two articles side
 * by side. Promises: pure; known only as a whole text, so that a question in which such words come up is none of these.
 * Courtesies and what is wanted of all are known in every language that has tables, pairs in English alone.
 */
import type { Courtesy } from '../domain.ts';
import * as pairs from '../language/en/pair-requests.ts';
import { allTables } from '../language/languages.ts';
import { rewritten } from '../text.ts';
import type { CollectionRequest, PairRequest } from './query.ts';

/** Characters; nothing longer is only polite, or asks for all there is. */
const longest = 200;

/** `isLater`: something was asked before, so that "this" may be what was spoken of. */
export function courtesyIn(
  text: string,
  isLater: boolean,
): { readonly courtesy: Courtesy; readonly language: string } | undefined {
  if (text.length > longest) return undefined;
  for (const { code, firstTurns, asking } of allTables) {
    const known = firstTurns.courtesies.find(([, { of }]) => of.test(text))?.[0];
    if (known !== undefined) return { courtesy: known, language: code };
    if (!isLater && firstTurns.opensTalk.of.test(text)) return { courtesy: 'help', language: code };
    if (asking.courtesy.of.test(text)) return { courtesy: 'thanks', language: code };
  }
  return undefined;
}

export function isCourtesy(text: string): boolean {
  return courtesyIn(text, true) !== undefined;
}

/** What is wanted of all articles. */
export function wishIn(text: string): { readonly request: CollectionRequest; readonly language: string } | undefined {
  if (text.length > longest) return undefined;
  for (const { code, firstTurns, numerals } of allTables) {
    for (const [wants, { of }] of firstTurns.wishes) {
      const match = of.exec(text);
      if (match === null) continue;
      const subject = match.groups?.['subject'];
      const limits = subject !== undefined && !firstTurns.allThereIs.of.test(subject);
      const isOther = match.groups?.['other'] !== undefined;
      const count = firstTurns.sentencesWanted.of.exec(text)?.groups?.['most']?.toLowerCase();
      const most = count === undefined ? undefined : Number(count) || numerals.valueOf(count);
      return {
        request: { wants, ...(limits && { of: subject }), ...(isOther && { isOther }), ...(most && { most }) },
        language: code,
      };
    }
  }
  return undefined;
}

/** `before`: the questions before it; "they" are the two that the last of them compared. */
export function pairRequest(question: string, before: readonly string[]): PairRequest | undefined {
  if (question.length > longest) return undefined;
  for (const { of } of pairs.pairForms) {
    const groups = of.exec(question)?.groups;
    if (groups === undefined) continue;
    const { first = '', second = '', subject, deed = '' } = groups;
    const wants = pairs.agreeing.of.test(deed) ? 'agreement' : 'differences';
    const names = [first, second].filter((name) => name !== '').map(nameIn);
    const last = before.at(-1);
    const earlier = names.length > 0 || last === undefined ? undefined : pairRequest(last, before.slice(0, -1));
    if (earlier !== undefined && subject === undefined) return { ...earlier, wants };
    return { wants, names, saysArticle: pairs.saysWork.of.test(question), of: subject };
  }
  return undefined;
}

function nameIn(said: string): string {
  return rewritten(said.trim(), pairs.withoutWork).trim();
}
