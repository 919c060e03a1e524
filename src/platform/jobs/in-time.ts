import { withTimeout } from '../base/with-timeout.js';

const TIMEOUT_MS = 5_000;

/**
 * Lets a request wait no longer than its caller would: BullMQ itself waits for its store without an end.
 * @throws TooLate if the store does not answer within five seconds
 */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return withTimeout(TIMEOUT_MS, answer, `The queues did not answer for ${TIMEOUT_MS} ms.`);
}
