import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type FaultCode, Refusal, type UserErrorCode } from '../../kernel/errors.js';
import { currentContext } from '../base/request-context.js';
import { clientError, logDatabaseTrouble } from '../database/client-error.js';

const STATUS: Record<FaultCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  // Exporters of OTLP send again after this one, and not after 500.
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** Statuses of user errors; all others are conflicts. 422 is the IETF draft's for a reused Idempotency-Key. */
const REFUSAL_STATUS: Partial<Record<UserErrorCode, number>> = {
  INVALID: 400,
  NOT_FOUND: 404,
  IDEMPOTENCY_KEY_REUSED: 422,
};

interface Described {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** Handles errors of routes outside GraphQL: the caller's errors with their message, ours only with the request id. */
@Catch()
export class HttpErrors implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL handles its own errors; this filter is only for plain routes.
    if (host.getType<string>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const { status, code, message, retryAfterSeconds } = this.describe(error);
    const requestId = currentContext()?.requestId;
    const hint = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    // GraphQL clients expect GraphQL errors, even if the body never reaches GraphQL.
    const isGraphql = http.getRequest<FastifyRequest>().url.split('?', 1)[0] === '/graphql';
    const answer = isGraphql
      ? { errors: [{ message, extensions: { code, requestId, ...hint } }] }
      : { error: { code, message, requestId, ...hint } };
    const reply = http.getResponse<FastifyReply>().status(status);
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
    void reply.send(answer);
  }

  private describe(error: unknown): Described {
    const mistake = clientError(error);
    if (mistake) {
      logDatabaseTrouble(this.logger, mistake);
      const { code, message, retryAfterSeconds } = mistake;
      return { status: STATUS[code], code, message, retryAfterSeconds };
    }
    if (error instanceof Refusal) {
      const { code } = error.userErrors[0]!;
      return { status: REFUSAL_STATUS[code] ?? 409, code, message: error.message };
    }
    const status = statusOf(error);
    if (status !== null && status < 500 && error instanceof Error)
      return { status, code: status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT', message: error.message };
    this.logger.error({ detail: error instanceof Error ? error.stack : error }, 'request failed');
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal error.' };
  }
}

/** The status of Nest's and Fastify's own errors. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' ? status : null;
}
