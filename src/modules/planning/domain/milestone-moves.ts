import { type EngagementStage, isDone, type MilestoneStatus } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';
import { isEarlier } from '../../../kernel/stages.js';

/** What a milestone's status says, and the actual days that go with it. */
export interface MilestoneState {
  readonly status: MilestoneStatus;
  readonly startedOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
}

interface Named extends MilestoneState {
  readonly code: string;
}

/**
 * The milestone as begun on a day.
 * @param field of the input, for the refusal
 */
export function begun({ code, status }: Named, day: LocalDate, field: string): MilestoneState {
  if (status !== 'NOT_STARTED')
    refuse('NOT_ALLOWED_IN_STATE', field, `${code} is ${status}, so it cannot begin.`);
  return { status: 'IN_PROGRESS', startedOn: day, completedOn: null };
}

/** The milestone as done on a day; one that was not seen to begin began on the day it ended. */
export function completed({ code, status, startedOn }: Named, day: LocalDate, field: string): MilestoneState {
  if (status === 'DONE' || status === 'SKIPPED')
    refuse('NOT_ALLOWED_IN_STATE', field, `${code} is ${status} already.`);
  if (startedOn !== null && startedOn > day)
    refuse('INVALID', field, `${code} began on ${startedOn}, so it cannot have ended on ${day}.`);
  return { status: 'DONE', startedOn: startedOn ?? day, completedOn: day };
}

/** A change of a milestone's status or days; what is absent stays, or follows from the status. */
export interface StateWish {
  readonly status?: MilestoneStatus | undefined;
  readonly startedOn?: LocalDate | null | undefined;
  readonly completedOn?: LocalDate | null | undefined;
}

/**
 * The state that a wish leads to.
 * @param today in the engagement's time zone; no actual day lies after it
 */
export function settled(current: Named, wish: StateWish, today: LocalDate): MilestoneState {
  const next = STATE_BY_STATUS[wish.status ?? current.status](current, wish, today);
  // An end in the future drags a start that nobody gave along with it, so that the end is at fault.
  assertNotInFuture(next.completedOn, today, 'completedOn');
  assertNotInFuture(next.startedOn, today, 'startedOn');
  if (next.startedOn !== null && next.completedOn !== null && next.startedOn > next.completedOn)
    refuse(
      'INVALID',
      wish.completedOn ? 'completedOn' : 'startedOn',
      `It cannot end on ${next.completedOn}, before it began on ${next.startedOn}.`,
    );
  return next;
}

/**
 * What let a stage be left stays over; who has to open it again returns to that stage first.
 * @param stage in which the engagement is
 * @throws Refusal
 */
export function assertNotReopened(
  current: Readonly<{ stage: EngagementStage; required: boolean; status: MilestoneStatus }>,
  status: MilestoneStatus,
  stage: EngagementStage,
): void {
  if (!current.required || !isDone(current.status) || isDone(status)) return;
  if (isEarlier(current.stage, stage))
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'status',
      `${current.stage} was left for ${stage} with it ${current.status}; return to ${current.stage} first.`,
    );
}

/** @throws Refusal where an actual day lies in the future */
export function assertNotInFuture(day: LocalDate | null, today: LocalDate, field: string): void {
  if (day !== null && day > today) refuse('INVALID', field, `${day} lies in the future; today is ${today}.`);
}

/** Calendar days before the start of an engagement on which something of its plan may have been done already. */
const MAX_DAYS_BEFORE_START = 366;

/** @throws Refusal where an actual day lies so long before the engagement that it must be a slip */
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
      `${day} lies more than a year before the engagement; ${first} is the first day.`,
    );
}

/**
 * Work is logged on days of the engagement; what is done today in preparation of a start that lies ahead is too.
 * @throws Refusal where the day lies before the start, or in the future
 */
export function assertWorkDay(
  day: LocalDate,
  { today, startedOn }: { readonly today: LocalDate; readonly startedOn: LocalDate },
  field: string,
): void {
  assertNotInFuture(day, today, field);
  if (day < startedOn && day !== today)
    refuse('INVALID', field, `${day} lies before the engagement's start; it started on ${startedOn}.`);
}

type Drain = (current: Named, wish: StateWish, today: LocalDate) => MilestoneState;

const STATE_BY_STATUS: Record<MilestoneStatus, Drain> = {
  NOT_STARTED: (_current, wish) => {
    assertDayAbsent(wish, 'startedOn', 'A milestone that has not begun has no start; set it IN_PROGRESS.');
    assertDayAbsent(wish, 'completedOn', 'A milestone that has not begun has no end; set it DONE.');
    return { status: 'NOT_STARTED', startedOn: null, completedOn: null };
  },
  IN_PROGRESS: ({ startedOn }, wish, today) => {
    assertNotCleared(wish, 'startedOn');
    assertDayAbsent(wish, 'completedOn', 'A milestone that is not done has no end; set it DONE.');
    return { status: 'IN_PROGRESS', startedOn: wish.startedOn ?? startedOn ?? today, completedOn: null };
  },
  DONE: ({ status, startedOn, completedOn }, wish, today) => {
    assertNotCleared(wish, 'startedOn');
    assertNotCleared(wish, 'completedOn');
    const endedOn = wish.completedOn ?? (status === 'DONE' ? completedOn : null) ?? today;
    return { status: 'DONE', startedOn: wish.startedOn ?? startedOn ?? endedOn, completedOn: endedOn };
  },
  SKIPPED: ({ status }, wish) => {
    if (status === 'DONE')
      refuse('NOT_ALLOWED_IN_STATE', 'status', 'What is done cannot be skipped; reopen it.');
    assertDayAbsent(wish, 'startedOn', 'A milestone that is skipped has no start.');
    assertDayAbsent(wish, 'completedOn', 'A milestone that is skipped has no end.');
    return { status: 'SKIPPED', startedOn: null, completedOn: null };
  },
};

type Day = 'startedOn' | 'completedOn';

function assertDayAbsent(wish: StateWish, day: Day, message: string): void {
  if (wish[day]) refuse('INVALID', day, message);
}

function assertNotCleared(wish: StateWish, day: Day): void {
  if (wish[day] === null) refuse('INVALID', day, 'It cannot be cleared while the status needs it.');
}
