/** @file The colours of an exported page: dark, light or high contrast, as the reader's system asks. */

const QUERIES = {
  dark: '(prefers-color-scheme: dark)',
  contrast: '(prefers-contrast: more), (forced-colors: active)',
} as const;

export function followTheme(): void {
  const [dark, contrast] = [matchMedia(QUERIES.dark), matchMedia(QUERIES.contrast)];
  const follow = (): void => {
    const kind = contrast.matches
      ? dark.matches
        ? 'vscode-high-contrast'
        : 'vscode-high-contrast-light'
      : dark.matches
        ? 'vscode-dark'
        : 'vscode-light';
    document.body.dataset['vscodeThemeKind'] = kind;
    // The class last: everything that follows the theme watches it.
    document.body.className = kind === 'vscode-high-contrast-light' ? `${kind} vscode-high-contrast` : kind;
  };
  for (const query of [dark, contrast]) query.addEventListener('change', follow);
  follow();
}
