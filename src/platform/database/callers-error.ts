import { AppError } from '../../kernel/errors.js';
import { sqlState } from './sql-state.js';

/** How long whoever met a crowd should stay away. */
const RETRY_SECONDS = 5;

/** What PostgreSQL ended, or could not begin, because too much was asked of it: by SQLSTATE. */
const TOO_MUCH: Readonly<Record<string, string>> = {
  // query_canceled, by the statement timeout.
  '57014': 'The request took too long and was stopped. Request less data, or try again later.',
  // serialization_failure and deadlock_detected, after as many attempts as are made.
  '40001': 'Other requests are changing the same data. Try again in a moment.',
  '40P01': 'Other requests are changing the same data. Try again in a moment.',
  // too_many_connections.
  '53300': 'The server is busy. Try again in a moment.',
};

/** As pg-pool says that nobody gave a connection back in time, or that PostgreSQL did not answer in time. */
const NO_CONNECTION =
  /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/**
 * Tells what a caller can do something about, by asking for less or coming again, from faults of ours.
 * @returns null for a fault
 */
export function callersError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const message = TOO_MUCH[sqlState(error) ?? ''];
  if (message !== undefined) return new AppError('RATE_LIMITED', message, RETRY_SECONDS);
  if (error instanceof Error && NO_CONNECTION.test(error.message))
    return new AppError('RATE_LIMITED', TOO_MUCH['53300']!, RETRY_SECONDS);
  return null;
}
