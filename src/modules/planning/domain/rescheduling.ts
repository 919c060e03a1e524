import { assertDayAhead } from '../../../kernel/day-ahead.js';
import { isFinished, type MilestoneStatus } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import type { LocalDate } from '../../../kernel/local-date.js';

/** How many calendar days ahead the earliest start of a milestone may be: five years. */
const MAX_NOT_BEFORE_DAYS = 1826;
/** Per milestone, so that its history can be read as a whole. */
export const MAX_RESCHEDULES = 100;

/** What determines a milestone's planned days, besides its dependencies. */
export interface Planned {
  /** Working days. */
  readonly durationDays: number;
  readonly notBeforeOn: LocalDate | null;
}

interface Reschedulable extends Planned {
  readonly code: string;
  readonly status: MilestoneStatus;
  readonly startedOn: LocalDate | null;
}

/** Undefined fields stay unchanged; a null `notBeforeOn` removes the earliest start. */
export type ReschedulePatch = { readonly [name in keyof Planned]?: Planned[name] | undefined };

/**
 * How a milestone is planned after a change.
 * @param today in the engagement's time zone
 * @throws Refusal if it is done or skipped, or has already started and gets an earliest start
 */
export function rescheduled(current: Reschedulable, patch: ReschedulePatch, today: LocalDate): Planned {
  const { code, status, durationDays, notBeforeOn } = current;
  if (patch.durationDays === undefined && patch.notBeforeOn === undefined)
    refuse('INVALID', 'durationDays', 'Specify `notBeforeOn`, `durationDays` or both.');
  if (isFinished(status))
    refuse('NOT_ALLOWED_IN_STATE', 'milestoneId', `${code} is ${status}; it can no longer be rescheduled.`);
  const day = patch.notBeforeOn === undefined ? notBeforeOn : patch.notBeforeOn;
  if (day !== notBeforeOn) assertNotBefore(current, day, today);
  return { durationDays: patch.durationDays ?? durationDays, notBeforeOn: day };
}

/** Clearing the day is always allowed. */
function assertNotBefore({ code, startedOn }: Reschedulable, day: LocalDate | null, today: LocalDate): void {
  if (day === null) return;
  if (startedOn !== null)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'notBeforeOn',
      `${code} started on ${startedOn}; change its duration instead.`,
    );
  const instead = (last: LocalDate) => `choose a day up to ${last}`;
  assertDayAhead(day, { today, maxDays: MAX_NOT_BEFORE_DAYS, field: 'notBeforeOn', instead });
}
