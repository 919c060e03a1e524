import type { AllocationKind } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';

/** The days, both inclusive, and hours of an allocation. */
export interface Terms {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly hoursPerWeek: number;
  readonly kind: AllocationKind;
}

export interface AllocationChange {
  readonly terms: Terms;
  /**
   * Last day of the part before today, which becomes a separate allocation with the old terms; null if there is none.
   */
  readonly pastTo: LocalDate | null;
}

/**
 * Splits an allocation in progress if its hours or kind change: past days stay as they were, because past workload must
 * not change.
 * @param wanted omitted fields stay unchanged
 * @throws Refusal if the allocation has ended, or the change affects past days
 */
export function changeAllocation(current: Terms, wanted: Partial<Terms>, today: LocalDate): AllocationChange {
  assertNotPast(current, today);
  const terms = { ...current, ...wanted };
  const hasBegun = current.from < today;
  if (hasBegun && terms.from !== current.from)
    refuse('NOT_ALLOWED_IN_STATE', 'from', `It started on ${current.from}; past days cannot be changed.`);
  if (terms.to < today)
    refuse('INVALID', 'to', `It must be today, ${today}, or later; to stop now, end the allocation.`);
  const isOther = terms.hoursPerWeek !== current.hoursPerWeek || terms.kind !== current.kind;
  return hasBegun && isOther
    ? { terms: { ...terms, from: today }, pastTo: addDays(today, -1) }
    : { terms, pastTo: null };
}

/**
 * @returns the last day that remains of an allocation that is ended today; null if it had not started
 * @throws Refusal if it has already ended
 */
export function endOfAllocation(
  { from, to }: Pick<Terms, 'from' | 'to'>,
  today: LocalDate,
): { readonly to: LocalDate | null } {
  assertNotPast({ to }, today);
  return { to: from < today ? addDays(today, -1) : null };
}

function assertNotPast({ to }: Pick<Terms, 'to'>, today: LocalDate): void {
  if (to < today)
    refuse('NOT_ALLOWED_IN_STATE', 'allocationId', `It ended on ${to}; past days cannot be changed.`);
}
