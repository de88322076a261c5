/**
 * What a question binds: the names, years, other numbers and months that an answer must be about. Goes by how English writes names and numbers. Promises: pure; as they are written.
 */
import { numbersOf } from '../checks/facts.ts';
import { joints, notNames } from '../checks/name-words.ts';
import type { Binding } from '../domain.ts';
import { withShortNames } from '../search/sentence.ts';
import { fold } from '../search/terms.ts';
import { months } from '../text.ts';

const year = /^(?:1\d|20)\d\d$/;

/** "What are the 2 …?": how many are asked for, not what they are. */
function isCounted(before: string | undefined, number: string): boolean {
  return Number(number) < 6 && /^(?:what|which|the|name|list|give|are)$/i.test(before ?? '');
}

function isCentury(after: string | undefined): boolean {
  return /^century$/i.test(after ?? '');
}

/** `question`: standing alone. Names that open it are told by what follows them. */
export function bindingsOf(question: string): Binding[] {
  const bindings: Binding[] = [];
  const isShouted = question === question.toUpperCase();
  const words = [...withShortNames(question).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,&-]*/gu)].map(([word]) =>
    word.replace(/[.,'’-]+$/u, ''),
  );
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  // A headline writes every word with a capital.
  const tellsNames = !isShouted && capitals < Math.max(3, 0.75 * words.length);
  let run: string[] = [];
  const close = (): void => {
    while (joints.test(run.at(-1) ?? '')) run.pop();
    if (run.length > 0) bindings.push({ kind: 'name', text: run.join(' ') });
    run = [];
  };
  for (const [at, word] of words.entries()) {
    const bare = word.replace(/['’]s$/u, '');
    const isMonth = months.includes(bare) && bare !== 'May';
    if (/^\d/.test(bare) || isMonth) {
      close();
      const [number = ''] = isMonth ? [''] : numbersOf(bare);
      if (isMonth) bindings.push({ kind: 'month', text: bare });
      else if (number !== '' && !isCounted(words[at - 1], number)) {
        const next = words[at + 1] ?? '';
        bindings.push({
          kind: year.test(bare) ? 'year' : 'number',
          text: isCentury(next) ? `${bare} century` : bare,
          ...(/^\p{Ll}{3,}$/u.test(next) && !year.test(bare) && !isCentury(next) && { noun: next }),
        });
      }
      continue;
    }
    const opens = at === 0 && !/^\p{Lu}/u.test(words[1] ?? '');
    const isName = tellsNames && /^\p{Lu}/u.test(bare) && !opens && !notNames.has(fold(bare).replaceAll('.', ''));
    if (isName) run.push(bare);
    else if (run.length > 0 && joints.test(bare) && /^\p{Lu}/u.test(words[at + 1] ?? '')) run.push(bare);
    else close();
    if (/['’]s$/u.test(word)) close();
  }
  close();
  return bindings;
}
