import pg from 'pg';

/**
 * Counts the statements that answer reads while something runs.
 * @returns how many of them PostgreSQL was sent
 */
export async function countReads(act: () => Promise<unknown>): Promise<number> {
  // The method is put back as it was, and called on the client that it was called on.
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')!;
  const send = original.value as (...args: unknown[]) => unknown;
  let reads = 0;
  const counting = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    if (text?.includes('as answer')) reads += 1;
    return send.apply(this, args);
  };
  Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: counting });
  try {
    await act();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', original);
  }
  return reads;
}
