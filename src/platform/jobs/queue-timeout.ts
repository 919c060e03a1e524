import { withTimeout } from '../base/with-timeout.js';

const TIMEOUT_MS = 5_000;

/**
 * Limits how long a request waits for the queue store; BullMQ itself waits forever.
 * @throws TimeoutError if the store does not answer within five seconds
 */
export function withQueueTimeout<T>(answer: Promise<T>): Promise<T> {
  return withTimeout(TIMEOUT_MS, answer, `The queues did not answer within ${TIMEOUT_MS} ms.`);
}
