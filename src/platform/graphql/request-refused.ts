import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { AppError, type FaultCode } from '../../kernel/errors.js';

const STATUS: Partial<Record<FaultCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** An error that rejects a whole request before any field runs; Apollo takes the HTTP status from it. */
export function requestRefused(code: FaultCode, message: string): GraphQLError {
  return refusedBy(new AppError(code, message));
}

/** The same for an error that occurred on the way. */
export function refusedBy(originalError: AppError): GraphQLError {
  const { code, message, retryAfterSeconds } = originalError;
  return new GraphQLError(message, {
    originalError,
    extensions: { code, http: { status: STATUS[code] ?? 400, ...headersOf(retryAfterSeconds) } },
  });
}

function headersOf(retryAfterSeconds: number | undefined): { headers?: HeaderMap } {
  if (retryAfterSeconds === undefined) return {};
  return { headers: new HeaderMap([['retry-after', String(retryAfterSeconds)]]) };
}
