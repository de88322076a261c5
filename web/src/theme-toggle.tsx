/**
 * Switches between paper and night. The system's wish holds until the reader chooses; the choice is kept in the browser
 * and read before the first paint by public/theme.js.
 */
import { useState } from 'preact/hooks';

type Theme = 'light' | 'dark';

export function ThemeToggle() {
  const [theme, setTheme] = useState<Theme>(currentTheme);
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  const label = `Switch to the ${other} theme`;
  const choose = (): void => {
    document.documentElement.dataset['theme'] = other;
    setTheme(other);
    try {
      localStorage.setItem('footnote.theme', other);
    } catch {
      // Without storage the choice lives as long as the page.
    }
  };
  return (
    <button type="button" class="icon" aria-label={label} title={label} onClick={choose}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="6.500" />
        <path class="filled" d="M10 3.500a6.500 6.500 0 0 1 0 13z" />
      </svg>
    </button>
  );
}

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
