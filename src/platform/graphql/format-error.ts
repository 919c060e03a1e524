import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError, Refusal } from '../../kernel/errors.js';
import { shortened } from '../../kernel/text.js';
import { currentContext } from '../base/request-context.js';
import { clientError, logDatabaseTrouble } from '../database/client-error.js';
import { isSaved } from './saved-changes.js';

/** Codes of GraphQL and Apollo for the caller's errors, whose messages may be shown. */
const CALLER_ERRORS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  // On this code, clients that send a query's hash first send the query itself.
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** The code of all errors in the response of a committed mutation; `reason` is the original code. */
const SAVED_NOT_SHOWN = 'SAVED_NOT_SHOWN';

/** Parsers quote unexpected input, however long it is. */
const MAX_MESSAGE = 1_000;

interface Shown {
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** Shows callers their own errors; internal errors are logged in full, and answered with the request id only. */
export function formatErrors(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { path, locations } = formatted;
    const cause = causeOf(error);
    const mistake = mistakeOf(cause, formatted);
    logDatabaseTrouble(logger, clientError(cause), { path });
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

/** @returns null if it is not the caller's error */
function mistakeOf(cause: unknown, { extensions, message }: GraphQLFormattedError): Shown | null {
  const error = clientError(cause);
  if (error) return error;
  if (cause instanceof Refusal) return { code: 'BAD_USER_INPUT', message: cause.message };
  const code = extensions?.['code'];
  return cause instanceof GraphQLError && typeof code === 'string' && CALLER_ERRORS.has(code)
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
  const isRejected = mistake !== null && mistake.code !== 'UNAVAILABLE';
  const why = isRejected ? `was rejected: ${mistake.message}` : 'could not be read.';
  return `Your change was saved, but this part of the response ${why} Query it again; do not repeat the mutation without its Idempotency-Key.`;
}

/** Unwraps our own errors from Apollo's; errors of scalars stay wrapped. */
function causeOf(error: unknown): unknown {
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof AppError || original instanceof Refusal ? original : unwrapResolverError(error);
}
