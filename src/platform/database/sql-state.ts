import { QueryFailedError } from 'typeorm';

/** @returns PostgreSQL's SQLSTATE, or undefined if it is not a database error */
export function sqlState(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}
