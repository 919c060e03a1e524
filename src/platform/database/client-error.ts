import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
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

const UNREACHABLE_MESSAGE =
  'The database cannot be reached. Try again in a moment; send a change with the same Idempotency-Key, as it may have been saved.';

/** connection_exception; admin_shutdown, crash_shutdown and cannot_connect_now; a connection that was cut. */
const UNREACHABLE = /^(08...|57P0[123]|ECONNRESET|EPIPE)$/;

/** pg's messages for a connection that ended before the answer. */
const CONNECTION_LOST =
  /^(Connection terminated( unexpectedly)?|Client has encountered a connection error and is not queryable)$/;

/** pg-pool's messages when no connection became free, or PostgreSQL did not answer, in time. */
const NO_CONNECTION =
  /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/**
 * Finds errors that the caller can act on, by requesting less or retrying later.
 * @returns the error to send to the caller; null if the server is at fault
 */
export function clientError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const state = sqlState(error) ?? '';
  const message = OVERLOAD_MESSAGES[state];
  if (message !== undefined) return new AppError('RATE_LIMITED', message, RETRY_SECONDS);
  if (error instanceof Error && NO_CONNECTION.test(error.message))
    return new AppError('RATE_LIMITED', OVERLOAD_MESSAGES['53300']!, RETRY_SECONDS);
  if (UNREACHABLE.test(state) || isConnectionLost(error))
    return new AppError('UNAVAILABLE', UNREACHABLE_MESSAGE, RETRY_SECONDS);
  return null;
}

/** What operators see in the log when callers get such an error. */
export const DATABASE_TROUBLE = 'the database was too busy or unreachable for a request';

/** Whether callers see it as RATE_LIMITED or UNAVAILABLE, and the cause is the database. */
export function isDatabaseTrouble(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof AppError) && clientError(error) !== null;
}

function isConnectionLost(error: unknown): boolean {
  // What TypeORM throws within a transaction once it has released a connection that broke.
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  if (error instanceof QueryRunnerProviderAlreadyReleasedError) return true;
  if (!(error instanceof Error)) return false;
  return CONNECTION_LOST.test(error.message) || ('syscall' in error && error.syscall === 'connect');
}
