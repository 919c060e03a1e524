/** Longest wait for the dialog; after that the keys mean again what they mean elsewhere. */
const WAITS_MS = 5_000;

/**
 * What is typed after `L` while the log is still being opened, so that a fast typist loses nothing. Null while nobody waits for it.
 */
let typed: string | null = null;
let since = 0;

export function typeAhead(now: number): void {
  typed = '';
  since = now;
}

/** @returns whether the key was kept for the dialog that is about to open */
export function keepTyped({ key, timeStamp }: Pick<KeyboardEvent, 'key' | 'timeStamp'>): boolean {
  if (typed === null || timeStamp - since > WAITS_MS) return false;
  if (key === 'Backspace') typed = typed.slice(0, -1);
  else if (key.length === 1) typed += key;
  return true;
}

/** For the dialog, once it can be typed in. */
export function takeTyped(): string {
  const taken = typed ?? '';
  typed = null;
  return taken;
}
