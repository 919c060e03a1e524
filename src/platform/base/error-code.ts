/** A system error's code, e.g. `EACCES`; the message of any other error. */
export function codeOf(error: unknown): string {
  return textAt(error, 'code') ?? messageOf(error);
}

export const messageOf = (error: unknown) => textAt(error, 'message') ?? String(error);

/** Duck-typed, because `instanceof` is false for system errors in Jest's own realm. */
function textAt(error: unknown, key: string): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
