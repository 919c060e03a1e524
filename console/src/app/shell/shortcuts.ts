import { useEffect } from 'react';
import { states } from '../../messages/en/states';
import { keepTyped, typeAhead } from './typed-ahead';

export interface Shortcuts {
  readonly go: (letter: string) => void;
  /** @param key of the engagement whose row has the focus */
  readonly log: (key: string | undefined) => void;
  readonly find: () => void;
  readonly help: () => void;
}

const AFTER_G_MS = 1_500;

/** Keys of the whole console. They do nothing while somebody types or a dialog is open. */
export function useShortcuts(does: Shortcuts): void {
  useEffect(() => {
    let wentAt = -Infinity;
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return does.find();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (keepTyped(event)) return event.preventDefault();
      const afterG = event.timeStamp - wentAt < AFTER_G_MS;
      wentAt = -Infinity;
      if (afterG) return does.go(event.key);
      const key =
        {
          g: () => void (wentAt = event.timeStamp),
          l: () => {
            typeAhead(event.timeStamp);
            does.log(focusedEngagement());
          },
          '?': does.help,
          j: () => move(1),
          k: () => move(-1),
        }[event.key] ?? ofPage(event.key);
      if (!key) return;
      event.preventDefault();
      key();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [does]);
}

/** What the page offers by a key of its own, as `data-shortcut` says. */
const ofPage = (key: string): (() => void) | undefined => {
  const [button] = [...document.querySelectorAll<HTMLElement>('[data-shortcut]')].filter(
    ({ dataset }) => dataset['shortcut'] === key,
  );
  return button && (() => button.click());
};

const isTyping = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"]') !== null ||
  (target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="listbox"]') !== null);

const focusedEngagement = (): string | undefined => {
  const link = document.activeElement?.closest('[data-row]')?.querySelector('a[href*="/engagements/"]');
  return /ENG-\d+/.exec(link?.getAttribute('href') ?? '')?.[0];
};

/**
 * Moves the focus to the link of the next or previous row of the page's lists; from elsewhere to the first. While the page is still
 * being drawn, once it has a row.
 */
function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll('[data-list] [data-row]')].flatMap((row) => {
    const link = row.querySelector<HTMLElement>('a, button');
    return link?.checkVisibility() ? [{ row, link }] : [];
  });
  if (rows.length === 0 && isLoading()) return void requestAnimationFrame(() => move(by));
  const focused = rows.findIndex(({ row }) => row.contains(document.activeElement));
  rows[focused === -1 ? 0 : focused + by]?.link.focus();
}

const isLoading = (): boolean =>
  document.querySelector(`[role="status"][aria-label="${states.loading}"]`) !== null;
