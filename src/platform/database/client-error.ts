import { AppError } from '../../kernel/errors.js';
import { sqlState } from './sql-state.js';

/** How long a client should wait when the server is busy. */
const RETRY_SECONDS = 5;

/** Messages for errors caused by load, by SQLSTATE. */
const OVERLOAD_MESSAGES: Readonly<Record<string, string>> = {
  // query_canceled, by the statement timeout.
  '57014': 'The request took too long and was stopped. Request less data, or try again later.',
  // serialization_failure and deadlock_detected, once all retries are used up.
  '40001': 'Other requests are changing the same data. Try again in a moment.',
  '40P01': 'Other requests are changing the same data. Try again in a moment.',
  // too_many_connections.
  '53300': 'The server is busy. Try again in a moment.',
};

/** pg-pool's messages when no connection became free, or PostgreSQL did not answer, in time. */
const NO_CONNECTION =
  /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/**
 * Finds errors that the caller can act on, by requesting less or retrying later.
 * @returns the error to send to the caller; null if the server is at fault
 */
export function clientError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const message = OVERLOAD_MESSAGES[sqlState(error) ?? ''];
  if (message !== undefined) return new AppError('RATE_LIMITED', message, RETRY_SECONDS);
  if (error instanceof Error && NO_CONNECTION.test(error.message))
    return new AppError('RATE_LIMITED', OVERLOAD_MESSAGES['53300']!, RETRY_SECONDS);
  return null;
}
