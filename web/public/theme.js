/**
 * Sets the reader's chosen theme before the first paint, so that the page never flashes in the other one.
 * A classic script of its own, because the Content-Security-Policy allows no inline script and modules run later.
 */
try {
  const theme = localStorage.getItem('footnote.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be switched off; the system's theme serves.
}
