import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppError, type FaultCode, Refusal, type UserErrorCode } from '../../kernel/errors.js';
import { currentContext } from '../observability/request-context.js';

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

/** Answers what a route outside GraphQL throws: the caller's mistakes in words, ours by request id alone. */
@Catch()
export class HttpErrors implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL has its own answer for errors; this filter only stands before plain routes.
    if (host.getType<string>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const { status, code, message } = this.describe(error);
    const requestId = currentContext()?.requestId;
    // A body that never reaches GraphQL is still answered as GraphQL's clients read it.
    const isGraphql = http.getRequest<FastifyRequest>().url.split('?', 1)[0] === '/graphql';
    const answer = isGraphql
      ? { errors: [{ message, extensions: { code, requestId } }] }
      : { error: { code, message, requestId } };
    void http.getResponse<FastifyReply>().status(status).send(answer);
  }

  private describe(error: unknown): { status: number; code: string; message: string } {
    if (error instanceof AppError)
      return { status: STATUS[error.code], code: error.code, message: error.message };
    if (error instanceof Refusal) {
      const { code } = error.userErrors[0]!;
      return { status: REFUSED[code] ?? 409, code, message: error.message };
    }
    const status = statusOf(error);
    if (status !== null && status < 500 && error instanceof Error)
      return { status, code: status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT', message: error.message };
    this.logger.error({ detail: error instanceof Error ? error.stack : error }, 'request failed');
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' };
  }
}

/** Nest's and Fastify's own errors carry the status they mean. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' ? status : null;
}
