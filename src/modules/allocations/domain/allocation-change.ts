import type { AllocationKind } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';

/** What is booked; both ends included. */
export interface Terms {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly hoursPerWeek: number;
  readonly kind: AllocationKind;
}

export interface Changed {
  readonly terms: Terms;
  /** The last day of the part that stays as it was booked, which becomes an allocation of its own; null for none. */
  readonly pastTo: LocalDate | null;
}

/**
 * Decides what a change of an allocation means. Days that have passed stay as they were booked, lest the workload of
 * past weeks changes: other hours or another kind count from today on.
 * @param wanted what is absent stays
 * @throws Refusal if it is over already, or days that have passed would change
 */
export function changeAllocation(current: Terms, wanted: Partial<Terms>, today: LocalDate): Changed {
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
 * @returns the last day of what stays of an allocation that ends before today; null if nothing has begun
 * @throws Refusal if it is over already
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
