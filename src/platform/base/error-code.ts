/** The system's code of a failed call, e.g. `EACCES`; the message of anything else. */
export function codeOf(error: unknown): string {
  return textAt(error, 'code') ?? messageOf(error);
}

export const messageOf = (error: unknown) => textAt(error, 'message') ?? String(error);

/** Read by shape and not by `instanceof`, which is false for the system's errors in a test's own realm. */
function textAt(error: unknown, key: string): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
