/** Key of the engagement that somebody logged on last in this browser. */
const LAST = 'causeway.last-engagement';

export const readLast = (): string | undefined => localStorage.getItem(LAST) ?? undefined;
export const rememberLast = (key: string): void => localStorage.setItem(LAST, key);
