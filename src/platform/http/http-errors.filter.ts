import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type FaultCode, Refusal, type UserErrorCode } from '../../kernel/errors.js';
import { currentContext } from '../base/request-context.js';
import { clientError } from '../database/client-error.js';

const STATUS: Record<FaultCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
};

/** What is refused as it stands; every other refusal is a conflict with what is there. */
const REFUSED: Partial<Record<UserErrorCode, number>> = { INVALID: 400, NOT_FOUND: 404 };

interface Described {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** Answers what a route outside GraphQL throws: the caller's mistakes in words, ours by request id alone. */
@Catch()
export class HttpErrors implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL has its own answer for errors; this filter only stands before plain routes.
    if (host.getType<string>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const { status, code, message, retryAfterSeconds } = this.describe(error);
    const requestId = currentContext()?.requestId;
    const hint = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    // A body that never reaches GraphQL is still answered as GraphQL's clients read it.
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
      const { code, message, retryAfterSeconds } = mistake;
      return { status: STATUS[code], code, message, retryAfterSeconds };
    }
    if (error instanceof Refusal) {
      const { code } = error.userErrors[0]!;
      return { status: REFUSED[code] ?? 409, code, message: error.message };
    }
    const status = statusOf(error);
    if (status !== null && status < 500 && error instanceof Error)
      return { status, code: status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT', message: error.message };
    this.logger.error({ detail: error instanceof Error ? error.stack : error }, 'request failed');
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal error.' };
  }
}

/** Nest's and Fastify's own errors carry the status they mean. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' ? status : null;
}
