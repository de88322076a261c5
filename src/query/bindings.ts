/**
 * What a question binds: the names, years, other numbers and months that an answer must be about.
 * Promises: pure; as they are written. Does not know which articles hold them (open-bindings.ts).
 */
import type { Bindings } from '../language/language.ts';
import { tablesOf } from '../language/languages.ts';
import { fold } from '../language/read-words.ts';
import { withShortNames } from '../language/terms.ts';
import { opensWithCapital } from '../text.ts';
import { numbersOf } from '../verification/facts.ts';
import type { Binding } from './query.ts';

const year = /^(?:1\d|20)\d\d$/;
/** So many are not counted where they are asked for. */
const mostCounted = 6;

/** `question`: standing alone. Names that open it are told by what follows them. `language`: its own. */
export function bindingsOf(question: string, language = 'en'): Binding[] {
  const { bindings: binding, words: tables } = tablesOf(language);
  const { isNameAt } = tables;
  const bindings: Binding[] = [];
  const isShouted = question === question.toUpperCase();
  const found = [...withShortNames(question).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,&-]*/gu)];
  const words = found.map(([word]) => word.replace(/[.,'’-]+$/u, ''));
  const capitals = words.filter((word) => opensWithCapital(word)).length;
  const readsAsName = (at: number, start = found[at]?.index ?? 0): boolean =>
    isNameAt?.(question, start, start + (words[at]?.length ?? 0)) ?? true;
  // A headline writes every word with a capital.
  const tellsNames = !isShouted && (isNameAt !== undefined || capitals < Math.max(3, 0.75 * words.length));
  let run: string[] = [];
  const close = (): void => {
    while (binding.joints.of.test(run.at(-1) ?? '')) run.pop();
    if (run.length > 0) bindings.push({ kind: 'name', text: run.join(' ') });
    run = [];
  };
  for (const [at, word] of words.entries()) {
    const bare = word.replace(binding.possessiveOfWord.of, '');
    const isMonth = binding.monthNames.has(bare);
    if (/^\d/.test(bare) || isMonth) {
      close();
      const [number] = isMonth ? [] : numbersOf(bare);
      if (isMonth) bindings.push({ kind: 'month', text: bare });
      // "What are the 2 …?": how many are asked for, not what they are.
      const isCounted = Number(number) < mostCounted && binding.beforeCounted.of.test(words[at - 1] ?? '');
      if (number !== undefined && !isCounted) {
        const next = words[at + 1] ?? '';
        const isCentury = binding.century.of.test(next);
        const text = isCentury ? `${bare} ${next.toLowerCase()}` : bare;
        const years = yearsOf(text, binding);
        bindings.push({
          kind: year.test(bare) ? 'year' : 'number',
          text,
          ...(years !== undefined && { years }),
          ...(binding.countedNoun.of.test(next) && !year.test(bare) && !isCentury && { noun: next }),
        });
      }
      continue;
    }
    const opens = at === 0 && !opensWithCapital(words[1] ?? '');
    const isName =
      tellsNames &&
      opensWithCapital(bare) &&
      (isNameAt === undefined ? !opens : readsAsName(at)) &&
      !binding.notNames.has(fold(bare).replaceAll('.', ''));
    if (isName) run.push(bare);
    else if (run.length > 0 && binding.joints.of.test(bare) && opensWithCapital(words[at + 1] ?? '')) run.push(bare);
    else close();
    if (binding.possessiveAtEnd.of.test(word)) close();
  }
  close();
  return bindings;
}

/** "The 80s", "the 1700s", "the 15th century": any year of them. */
function yearsOf(text: string, binding: Bindings): string | undefined {
  const [, years] = binding.decade.of.exec(text) ?? [];
  if (years !== undefined) {
    return years.endsWith('00') ? years.slice(0, 2) + String.raw`\d\d` : String.raw`${years.slice(0, -1)}\d`;
  }
  const [, century] = binding.centuryNumber.of.exec(text) ?? [];
  return century === undefined ? undefined : String.raw`${Number(century) - 1}\d\d`;
}
