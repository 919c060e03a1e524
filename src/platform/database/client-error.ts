import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import type { Logger } from 'pino';
import { AppError, type FaultCode } from '../../kernel/errors.js';
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
  'The database cannot be reached. Try again in a moment; a change may have been saved, so repeat it with the same Idempotency-Key.';

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
  const later = (code: FaultCode, message: string) =>
    new AppError(code, message, RETRY_SECONDS, { cause: error });
  const message = OVERLOAD_MESSAGES[state];
  if (message !== undefined) return later('RATE_LIMITED', message);
  if (error instanceof Error && NO_CONNECTION.test(error.message))
    return later('RATE_LIMITED', OVERLOAD_MESSAGES['53300']!);
  if (UNREACHABLE.test(state) || isConnectionLost(error)) return later('UNAVAILABLE', UNREACHABLE_MESSAGE);
  return null;
}

/** Logs what the database did, if that is why the caller gets an error; it concerns operators as well. */
export function logDatabaseTrouble(logger: Logger, error: AppError | null, fields: object = {}): void {
  if (error?.cause instanceof Error)
    logger.warn(
      { ...fields, reason: error.cause.message },
      'the database was too busy or unreachable for a request',
    );
}

function isConnectionLost(error: unknown): boolean {
  // What TypeORM throws within a transaction once it has released a connection that broke.
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  if (error instanceof QueryRunnerProviderAlreadyReleasedError) return true;
  if (!(error instanceof Error)) return false;
  return CONNECTION_LOST.test(error.message) || ('syscall' in error && error.syscall === 'connect');
}
