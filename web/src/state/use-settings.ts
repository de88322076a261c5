/**
 * What the reader has set for this browser: the theme, whether answers are read aloud, and the model that is to write
 * them. Kept in its storage; the theme is read from there before the first paint by public/theme.js. Of all this only the
 * model reaches the server, with each question.
 */
import { useCallback, useState } from 'preact/hooks';

export type Theme = 'system' | 'light' | 'dark';

export interface Settings {
  readonly theme: Theme;
  /** Answers are read aloud when they are ready. */
  readonly aloud: boolean;
  /** One that the endpoint lists; undefined: the one that is set on the server. */
  readonly model: string | undefined;
}

export interface SettingsControl {
  readonly settings: Settings;
  readonly set: (change: Partial<Settings>) => void;
}

const themeKey = 'footnote.theme';
const aloudKey = 'footnote.aloud';
const modelKey = 'footnote.model';

export function useSettings(): SettingsControl {
  const [settings, setSettings] = useState<Settings>(() => ({
    theme: themeNow(),
    aloud: read(aloudKey) === 'on',
    model: read(modelKey),
  }));
  const set = useCallback((change: Partial<Settings>) => {
    if (change.theme !== undefined) showTheme(change.theme);
    if (change.aloud !== undefined) keep(aloudKey, change.aloud ? 'on' : undefined);
    if ('model' in change) keep(modelKey, change.model);
    setSettings((before) => ({ ...before, ...change }));
  }, []);
  return { settings, set };
}

function themeNow(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  keep(themeKey, theme === 'system' ? undefined : theme);
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Without storage the choice lives as long as the page.
  }
}
