import type { LocalDate } from '../../../kernel/local-date.js';

interface Deprecation {
  readonly state: 'OK' | 'FIX_BY' | 'URGENT' | 'OVERDUE';
  readonly sunsetOn: LocalDate | null;
}

/** @returns the earliest sunset day of the versions still in use; null if none has one */
export function leaveBy(deprecations: readonly Deprecation[]): LocalDate | null {
  const days = deprecations.flatMap(({ state, sunsetOn }) => (state === 'OK' || !sunsetOn ? [] : [sunsetOn]));
  return days.sort()[0] ?? null;
}
