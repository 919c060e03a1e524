import { codeOf } from './error-code.js';
import { inSources } from './source-places.js';

/** Why a process cannot start, as a message for the person who started it. */
export class StartFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFailure';
  }
}

const UNREACHABLE =
  'The database does not respond. Check that it is running, and DATABASE_URL and DATABASE_PORTAL_URL.';
const REFUSED =
  'The database rejected the login. Check the passwords in DATABASE_URL and DATABASE_PORTAL_URL.';

/** What to do about common errors, by code of the system or PostgreSQL. */
const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  '28P01': REFUSED,
  '28000': REFUSED,
  '3D000': 'The database does not exist. Check its name in DATABASE_URL and DATABASE_PORTAL_URL.',
};

/** One line that says what to do, for errors that a person can fix; the stack for all others. */
export function explain(error: unknown): string {
  if (error instanceof StartFailure) return error.message;
  const advice = ADVICE[codeOf(error)];
  if (advice !== undefined) return `${advice} (${codeOf(error)})`;
  return error instanceof Error ? inSources(error.stack ?? error.message) : String(error);
}
