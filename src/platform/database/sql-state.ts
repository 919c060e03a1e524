import { QueryFailedError } from 'typeorm';

/** @returns PostgreSQL's SQLSTATE, or undefined for what is no database error */
export function sqlState(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}
