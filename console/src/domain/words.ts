/** What people call the values of enums; others read as their own words, in lower case. */
const WORDS: Readonly<Record<string, string>> = {
  PARTNER: 'Partner',
  SERVICES: 'Services',
  PLATFORM: 'Platform',
  COMPLIANCE: 'Compliance',
  AT_RISK: 'At risk',
  INSUFFICIENT_DATA: 'Not enough data',
  ON_HOLD: 'On hold',
  CO_CREATION: 'Co-creation',
  SOFTWARE_VENDOR: 'Software vendor',
  API_PRODUCT: 'API product',
  API_VERSION: 'API version',
  STATUS_CLASS: 'Status class',
  GA: 'GA',
  BETA: 'Beta',
  FIX_BY: 'Fix by',
};

/** As `In progress`. */
export const wordOf = (value: string): string =>
  WORDS[value] ?? value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ');

/** How to show a value: as good news, as a warning, as bad news, as something going on, or as nothing special. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain';

const TONES: Readonly<Record<string, Tone>> = {
  HEALTHY: 'good',
  AT_RISK: 'warn',
  CRITICAL: 'bad',
  DONE: 'good',
  ACCEPTED: 'good',
  SATISFIED: 'good',
  COMPLETED: 'good',
  IN_PROGRESS: 'info',
  ACTIVE: 'info',
  SUBMITTED: 'info',
  BLOCKED: 'bad',
  REJECTED: 'bad',
  MISSING: 'warn',
  WAIVED: 'warn',
  SKIPPED: 'plain',
  CANCELLED: 'plain',
  ON_HOLD: 'warn',
  URGENT: 'warn',
  OVERDUE: 'bad',
  FIX_BY: 'info',
  OK: 'good',
  HIGH: 'warn',
  FAILED: 'bad',
  EXPIRED: 'bad',
  DEPRECATED: 'warn',
  SUNSET: 'bad',
  SUCCESS: 'good',
  CLIENT_ERROR: 'warn',
  THROTTLED: 'info',
  SERVER_ERROR: 'bad',
};
export const toneOf = (value: string): Tone => TONES[value] ?? 'plain';
