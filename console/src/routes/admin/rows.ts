import { dayOf, listOf, oneOf, textOf } from '../../app/search';
import type { AdminTexts } from './search';

export const ROLES = ['ADMIN', 'MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR', 'PARTNER'] as const;
export const STATES = ['active', 'deactivated'] as const;
export const JOB_STATES = ['FAILED', 'DELAYED', 'ACTIVE', 'WAITING', 'COMPLETED'] as const;
export const QUEUES = ['catalog', 'delivery', 'health', 'portal', 'uploads', 'usage'] as const;
export const REASONS = [
  'UNKNOWN_CLIENT_ID',
  'MISSING_CLIENT_ID',
  'UNKNOWN_HOST',
  'UNKNOWN_PATH',
  'AMBIGUOUS_PRODUCT',
] as const;
export const ACTORS = ['USER', 'API_KEY', 'SYSTEM'] as const;

const ID = /^[a-z]+_[0-9a-z]{26}$/;
export const isId = (text: string): boolean => ID.test(text);
export const isAction = (text: string): boolean => /^[a-z-]+\.[a-z-]+$/.test(text);
export const isRegionCode = (text: string): boolean => /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(text);

const shaped = (given: unknown, isShaped: (text: string) => boolean): string | undefined => {
  const text = textOf(given, 100);
  return text !== undefined && isShaped(text) ? text : undefined;
};

/** Which rows are shown; what an address says wrongly is left out. */
export const rowsOf = (given: AdminTexts) => ({
  q: textOf(given['q'], 100),
  roles: listOf(ROLES, given['roles']),
  state: oneOf(STATES, given['state']),
  queue: oneOf(QUEUES, given['queue']),
  job: oneOf(JOB_STATES, given['job']),
  reasons: listOf(REASONS, given['reasons']),
  client: textOf(given['client'], 200),
  actor: shaped(given['actor'], isId),
  kinds: listOf(ACTORS, given['kinds']),
  subject: shaped(given['subject'], isId),
  action: shaped(given['action'], isAction),
  from: dayOf(given['from']),
  to: dayOf(given['to']),
  region: shaped(given['region'], isRegionCode),
  year: shaped(given['year'], (text) => /^20\d\d$/.test(text)),
});
export type Rows = ReturnType<typeof rowsOf>;

/** As the address has them. */
export const textsOfRows = (changes: Partial<Rows>): AdminTexts =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value && String(value)]));
