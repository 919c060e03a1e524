/** A timeout; a later result is ignored. */
export class TimeoutError extends Error {}

/**
 * Limits the wait for a promise that may never settle.
 * @throws TimeoutError with the given message after `ms`
 */
export async function withTimeout<T>(ms: number, promise: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(message)), ms).unref();
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
