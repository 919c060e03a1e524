import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError, Refusal } from '../../kernel/errors.js';
import { currentContext } from '../observability/request-context.js';

/** Codes that GraphQL and Apollo give to what a caller got wrong; their messages are for the caller. */
const CALLERS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  // Clients that offer a query's hash first send the query itself when they read this.
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Parsers quote what they stumble over, however long it is. */
const MAX_MESSAGE = 1_000;

/** Shows callers their own mistakes and nothing of ours: a fault is logged whole and answered with its request id. */
export function formatErrors(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const requestId = currentContext()?.requestId;
    const { path, locations } = formatted;
    const shown = (code: string, message: string): GraphQLFormattedError => ({
      message: message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message,
      ...(locations ? { locations } : {}),
      ...(path ? { path } : {}),
      extensions: { code, requestId },
    });
    const cause = causeOf(error);
    if (cause instanceof AppError) return shown(cause.code, cause.message);
    if (cause instanceof Refusal) return shown('BAD_USER_INPUT', cause.message);
    const code = formatted.extensions?.['code'];
    if (cause instanceof GraphQLError && typeof code === 'string' && CALLERS.has(code))
      return shown(code, formatted.message);
    logger.error({ path, detail: cause instanceof Error ? cause.stack : cause }, 'request failed');
    return shown(
      'INTERNAL_SERVER_ERROR',
      `Something went wrong on our side; quote request ${requestId ?? 'id'}.`,
    );
  };
}

/** An error of ours, however Apollo has wrapped it; what a scalar refuses stays Apollo's own. */
function causeOf(error: unknown): unknown {
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof AppError || original instanceof Refusal ? original : unwrapResolverError(error);
}
