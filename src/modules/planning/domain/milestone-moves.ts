import { type EngagementStage, isFinished, type MilestoneStatus } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';
import { isEarlier } from '../../../kernel/stages.js';

/** A milestone's status with its actual days. */
export interface MilestoneState {
  readonly status: MilestoneStatus;
  readonly startedOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
}

interface Named extends MilestoneState {
  readonly code: string;
}

/**
 * The state of a milestone that starts on a day.
 * @param field the input field, for the user error
 */
export function started({ code, status }: Named, day: LocalDate, field: string): MilestoneState {
  if (status !== 'NOT_STARTED')
    refuse('NOT_ALLOWED_IN_STATE', field, `${code} is ${status}, so it cannot start.`);
  return { status: 'IN_PROGRESS', startedOn: day, completedOn: null };
}

/** The state of a milestone that is completed on a day; if it never started, that is also its start. */
export function completed({ code, status, startedOn }: Named, day: LocalDate, field: string): MilestoneState {
  if (isFinished(status)) refuse('NOT_ALLOWED_IN_STATE', field, `${code} is already ${status}.`);
  if (startedOn !== null && startedOn > day)
    refuse('INVALID', field, `${code} started on ${startedOn}, so it cannot have ended on ${day}.`);
  return { status: 'DONE', startedOn: startedOn ?? day, completedOn: day };
}

/** Changes to a milestone's status or days. Omitted days stay unchanged or follow from the status. */
export interface StatePatch {
  readonly status?: MilestoneStatus | undefined;
  readonly startedOn?: LocalDate | null | undefined;
  readonly completedOn?: LocalDate | null | undefined;
}

/**
 * The state after a change.
 * @param today in the engagement's time zone; no actual day may be after it
 */
export function stateAfter(current: Named, patch: StatePatch, today: LocalDate): MilestoneState {
  const next = STATE_BY_STATUS[patch.status ?? current.status](current, patch, today);
  // Check the end first: the start may have been derived from it, and the error belongs to the field that was given.
  assertNotInFuture(next.completedOn, today, 'completedOn');
  assertNotInFuture(next.startedOn, today, 'startedOn');
  if (next.startedOn !== null && next.completedOn !== null && next.startedOn > next.completedOn)
    refuse(
      'INVALID',
      patch.completedOn ? 'completedOn' : 'startedOn',
      `It cannot end on ${next.completedOn}, before its start on ${next.startedOn}.`,
    );
  return next;
}

/**
 * A required milestone of an earlier stage cannot be reopened; the engagement has to return to that stage first.
 * @param stage the engagement's current stage
 * @throws Refusal
 */
export function assertNotReopened(
  current: Readonly<{ stage: EngagementStage; required: boolean; status: MilestoneStatus }>,
  status: MilestoneStatus,
  stage: EngagementStage,
): void {
  if (!current.required || !isFinished(current.status) || isFinished(status)) return;
  if (isEarlier(current.stage, stage))
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'status',
      `The engagement moved on from ${current.stage} to ${stage} with it ${current.status}; return the engagement to ${current.stage} first.`,
    );
}

/** @throws Refusal if an actual day is in the future */
export function assertNotInFuture(day: LocalDate | null, today: LocalDate, field: string): void {
  if (day !== null && day > today) refuse('INVALID', field, `${day} is in the future; today is ${today}.`);
}

/** How many calendar days before the engagement's start a milestone may have been started or completed. */
const MAX_DAYS_BEFORE_START = 366;

/** @throws Refusal if an actual day is so long before the engagement's start that it must be a typo */
export function assertNotLongBefore(
  day: LocalDate | null | undefined,
  { today, startedOn }: { readonly today: LocalDate; readonly startedOn: LocalDate },
  field: string,
): void {
  const first = addDays(startedOn < today ? startedOn : today, -MAX_DAYS_BEFORE_START);
  if (day && day < first)
    refuse(
      'INVALID',
      field,
      `${day} is too long before the engagement's start; the earliest day is ${first}.`,
    );
}

/**
 * Work can be logged from the engagement's start to today, and on today even if the start is in the future.
 * @throws Refusal if it cannot be logged on the day
 */
export function assertWorkDay(
  day: LocalDate,
  { today, startedOn }: { readonly today: LocalDate; readonly startedOn: LocalDate },
  field: string,
): void {
  assertNotInFuture(day, today, field);
  if (day < startedOn && day !== today)
    refuse('INVALID', field, `${day} is before the engagement's start on ${startedOn}.`);
}

type StateRule = (current: Named, patch: StatePatch, today: LocalDate) => MilestoneState;

const STATE_BY_STATUS: Record<MilestoneStatus, StateRule> = {
  NOT_STARTED: (_current, patch) => {
    assertDayAbsent(
      patch,
      'startedOn',
      'A milestone that has not started has no start date; set it to IN_PROGRESS.',
    );
    assertDayAbsent(
      patch,
      'completedOn',
      'A milestone that has not started has no end date; set it to DONE.',
    );
    return { status: 'NOT_STARTED', startedOn: null, completedOn: null };
  },
  IN_PROGRESS: ({ startedOn }, patch, today) => {
    assertNotCleared(patch, 'startedOn');
    assertDayAbsent(patch, 'completedOn', 'A milestone that is not done has no end date; set it to DONE.');
    return { status: 'IN_PROGRESS', startedOn: patch.startedOn ?? startedOn ?? today, completedOn: null };
  },
  DONE: ({ status, startedOn, completedOn }, patch, today) => {
    assertNotCleared(patch, 'startedOn');
    assertNotCleared(patch, 'completedOn');
    const endedOn = patch.completedOn ?? (status === 'DONE' ? completedOn : null) ?? today;
    return { status: 'DONE', startedOn: patch.startedOn ?? startedOn ?? endedOn, completedOn: endedOn };
  },
  SKIPPED: ({ status }, patch) => {
    if (status === 'DONE')
      refuse(
        'NOT_ALLOWED_IN_STATE',
        'status',
        'A milestone that is done cannot be skipped; reopen it first.',
      );
    assertDayAbsent(patch, 'startedOn', 'A skipped milestone has no start date.');
    assertDayAbsent(patch, 'completedOn', 'A skipped milestone has no end date.');
    return { status: 'SKIPPED', startedOn: null, completedOn: null };
  },
};

type Day = 'startedOn' | 'completedOn';

function assertDayAbsent(patch: StatePatch, day: Day, message: string): void {
  if (patch[day]) refuse('INVALID', day, message);
}

function assertNotCleared(patch: StatePatch, day: Day): void {
  if (patch[day] === null) refuse('INVALID', day, 'It cannot be cleared while the status requires it.');
}
