import type { AllocationKind } from '../../../kernel/enums.js';
import type { UserErrorCode } from '../../../kernel/errors.js';
import { type LocalDate, addDays } from '../../../kernel/local-date.js';

/** What is booked; both ends included. */
export interface Terms {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly hoursPerWeek: number;
  readonly kind: AllocationKind;
}

export interface Refused {
  readonly code: UserErrorCode;
  readonly field: 'allocationId' | 'from' | 'to';
  readonly message: string;
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
 */
export function changeAllocation(
  current: Terms,
  wanted: Partial<Terms>,
  today: LocalDate,
): Changed | Refused {
  const over = refusePassed(current, today);
  if (over) return over;
  const terms = { ...current, ...wanted };
  const hasBegun = current.from < today;
  if (hasBegun && terms.from !== current.from)
    return refused(
      'NOT_ALLOWED_IN_STATE',
      'from',
      `It began on ${current.from}; days that have passed stay.`,
    );
  if (terms.to < today)
    return refused('INVALID', 'to', `It must not lie before today, ${today}; end it instead.`);
  const isOther = terms.hoursPerWeek !== current.hoursPerWeek || terms.kind !== current.kind;
  return hasBegun && isOther
    ? { terms: { ...terms, from: today }, pastTo: addDays(today, -1) }
    : { terms, pastTo: null };
}

/** @returns the last day of what stays of an allocation that ends before today; null where nothing has begun */
export function endOfAllocation(
  { from, to }: Pick<Terms, 'from' | 'to'>,
  today: LocalDate,
): { readonly to: LocalDate | null } | Refused {
  return refusePassed({ to }, today) ?? { to: from < today ? addDays(today, -1) : null };
}

function refusePassed({ to }: Pick<Terms, 'to'>, today: LocalDate): Refused | null {
  return to < today
    ? refused('NOT_ALLOWED_IN_STATE', 'allocationId', `It ended on ${to}; days that have passed stay.`)
    : null;
}

function refused(code: UserErrorCode, field: Refused['field'], message: string): Refused {
  return { code, field, message };
}
