import { portal as words } from '../../messages/en/portal';

/** The pages of one integration; `G`, then the letter, goes there. */
export const TABS = [
  { to: '/portal/$key', name: words.tabs.status, letter: 's' },
  { to: '/portal/$key/checklist', name: words.tabs.checklist, letter: 'c' },
  { to: '/portal/$key/usage', name: words.tabs.usage, letter: 'u' },
  { to: '/portal/$key/help', name: words.tabs.help, letter: 'h' },
] as const;
