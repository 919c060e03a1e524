import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError, Refusal } from '../../kernel/errors.js';
import { shortened } from '../../kernel/text.js';
import { currentContext } from '../base/request-context.js';
import { clientError } from '../database/client-error.js';
import { isSaved } from './saved-changes.js';

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

/** The code of every error in the answer of a mutation that has committed; `reason` is the code it would else have had. */
const SAVED_NOT_SHOWN = 'SAVED_NOT_SHOWN';

/** Parsers quote what they stumble over, however long it is. */
const MAX_MESSAGE = 1_000;

interface Shown {
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** Shows callers their own mistakes and nothing of ours: a fault is logged whole and answered with its request id. */
export function formatErrors(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { path, locations } = formatted;
    const cause = causeOf(error);
    const mistake = mistakeOf(cause, formatted);
    // The caller can do something about it, and so can operators.
    if (mistake && cause instanceof Error && isLoad(cause))
      logger.warn({ path, reason: cause.message }, 'the database was too busy for a request');
    if (!mistake)
      logger.error({ path, detail: cause instanceof Error ? cause.stack : cause }, 'request failed');
    const requestId = currentContext()?.requestId;
    const { code, message, retryAfterSeconds } = mistake ?? faultOf(requestId);
    const text = isSaved(path) ? afterSaving(mistake) : message;
    return {
      message: shortened(text, MAX_MESSAGE),
      ...(locations ? { locations } : {}),
      ...(path ? { path } : {}),
      extensions: {
        ...(isSaved(path) ? { code: SAVED_NOT_SHOWN, reason: code } : { code }),
        requestId,
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      },
    };
  };
}

/** An error of the database's that callers are shown as RATE_LIMITED. */
function isLoad(cause: Error): boolean {
  return !(cause instanceof AppError) && clientError(cause) !== null;
}

/** @returns null for what the caller has no part in */
function mistakeOf(cause: unknown, { extensions, message }: GraphQLFormattedError): Shown | null {
  const error = clientError(cause);
  if (error) return error;
  if (cause instanceof Refusal) return { code: 'BAD_USER_INPUT', message: cause.message };
  const code = extensions?.['code'];
  return cause instanceof GraphQLError && typeof code === 'string' && CALLERS.has(code)
    ? { code, message }
    : null;
}

function faultOf(requestId: string | undefined): Shown {
  return {
    code: 'INTERNAL_SERVER_ERROR',
    message: `Internal error; quote request ID ${requestId ?? 'unknown'} when you report it.`,
  };
}

function afterSaving(mistake: Shown | null): string {
  const why = mistake ? `was rejected: ${mistake.message}` : 'could not be read.';
  return `Your change was saved, but this part of the response ${why} Query it again; do not repeat the mutation without its Idempotency-Key.`;
}

/** An error of ours, however Apollo has wrapped it; what a scalar refuses stays Apollo's own. */
function causeOf(error: unknown): unknown {
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof AppError || original instanceof Refusal ? original : unwrapResolverError(error);
}
