/** When two names are the same: Israel and Israeli, TOW and TOWs. */
import { nameEndings } from '../language/en/name-forms.ts';

/** Both folded. */
export function sameName(name: string, other: string): boolean {
  if (name === other) return true;
  const [shorter, longer] = other.length < name.length ? [other, name] : [name, other];
  if (!longer.startsWith(shorter)) return false;
  const ending = longer.slice(shorter.length);
  return shorter.length >= 4 ? nameEndings.has(ending) : shorter.length >= 2 && ending === 's';
}

export function isKnownName(name: string, known: Iterable<string>): boolean {
  for (const other of known) if (sameName(name, other)) return true;
  return false;
}
