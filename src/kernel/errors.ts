/** Codes of errors that a caller can expect; returned as data in `userErrors`. */
export const USER_ERROR_CODES = [
  'INVALID',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'CONFLICT',
  'GATE_NOT_MET',
  'DEPENDENCY_CYCLE',
  'NOT_ALLOWED_IN_STATE',
  'IDEMPOTENCY_KEY_REUSED',
  'LIMIT_EXCEEDED',
] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

export interface UserError {
  readonly code: UserErrorCode;
  /** Path of the input field at fault, e.g. `['input', 'minutes']`; null if no single field is. */
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** Ends a use case with user errors and rolls its transaction back. */
export class Refusal extends Error {
  constructor(readonly userErrors: readonly UserError[]) {
    super(userErrors.map((error) => error.message).join(' '));
    this.name = 'Refusal';
  }
}

/** @param field path below `input`, dots between its parts, e.g. `raise.0.reason`; null if no single field is at fault */
export function userError(code: UserErrorCode, field: string | null, message: string): UserError {
  return { code, field: field === null ? null : ['input', ...field.split('.')], message };
}

export function refuse(code: UserErrorCode, field: string | null, message: string): never {
  throw new Refusal([userError(code, field, message)]);
}

/**
 * @param what the items are called, in the plural
 * @returns the list, or an empty one if none is given
 * @throws Refusal if the list is too long
 */
export function atMost<T>(
  most: number,
  what: string,
  list: readonly T[] | null | undefined,
  field: string,
): readonly T[] {
  if (list && list.length > most)
    refuse('LIMIT_EXCEEDED', field, `At most ${most} ${what} are allowed per request.`);
  return list ?? [];
}

/** Codes of other errors; returned as GraphQL errors in `extensions.code`. */
export type FaultCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

/** An error whose message may be shown to the caller; all others are reported as INTERNAL_SERVER_ERROR. */
export class AppError extends Error {
  /**
   * @param retryAfterSeconds when to retry; undefined if retrying does not help
   * @param options `cause`: what operators should see in the log
   */
  constructor(
    readonly code: FaultCode,
    message: string,
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}
