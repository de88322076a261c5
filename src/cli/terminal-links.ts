/**
 * Words in a terminal that can be clicked (OSC 8): whether this one shows them, and how they are written.
 * Promises: pure; none for a terminal that is not known to show them, where NO_COLOR is set, or where TERM is "dumb": what
 * does not know them may print them. FORCE_HYPERLINK, which other programs know too, decides first.
 */
const programs = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby', 'rio', 'WarpTerminal']);
const kinds = /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|wezterm|contour)/;
/** VTE, which GNOME's terminal and others show text with, knows them from 0.50 on. */
const firstVte = 5000;

export function showsLinks(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { TERM = '', NO_COLOR = '', FORCE_HYPERLINK: forced, TERM_PROGRAM = '', VTE_VERSION = '' } = environment;
  if (!isTerminal || TERM === 'dumb' || NO_COLOR !== '') return false;
  if (forced !== undefined && forced !== '') return forced !== '0';
  if ((environment['CI'] ?? '') !== '') return false;
  return (
    programs.has(TERM_PROGRAM) ||
    kinds.test(TERM) ||
    Number(VTE_VERSION) >= firstVte ||
    (environment['WT_SESSION'] ?? '') !== '' ||
    (environment['KONSOLE_VERSION'] ?? '') !== ''
  );
}

/** Before and behind the words. `address` is one that an URL object wrote: no character of it ends the sequence. */
export function linkTo(address: string): readonly [string, string] {
  return [`\u001B]8;;${address}\u001B\\`, '\u001B]8;;\u001B\\'];
}
