export type Theme = 'system' | 'light' | 'dark';
const CHOSEN = 'causeway.theme';

export const readTheme = (): Theme => {
  const chosen = localStorage.getItem(CHOSEN);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
};

export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(CHOSEN);
    delete document.documentElement.dataset['theme'];
  } else {
    localStorage.setItem(CHOSEN, theme);
    document.documentElement.dataset['theme'] = theme;
  }
}
