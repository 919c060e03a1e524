/** That an answer did not come in time; whatever comes later is dropped. */
export class TooLate extends Error {}

/**
 * Lets a caller wait no longer than the time given, for what itself waits without an end.
 * @throws TooLate with the complaint where the answer has not come by then
 */
export async function withTimeout<T>(ms: number, answer: Promise<T>, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooLate(complaint)), ms).unref();
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
