import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 5_000;

/**
 * Lets a caller wait no longer than they would: BullMQ itself waits for its store without an end.
 * @throws Error where the store does not answer within five seconds
 */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return Promise.race([answer, tooLate()]);
}

async function tooLate(): Promise<never> {
  await sleep(TIMEOUT_MS, undefined, { ref: false });
  throw new Error(`The queues did not answer for ${TIMEOUT_MS} ms.`);
}
