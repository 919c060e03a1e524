import type { EngagementStage, MilestoneStatus } from '../../../kernel/enums.js';
import { Refusal } from '../../../kernel/errors.js';
import {
  started,
  completed,
  assertNotLongBefore,
  assertNotReopened,
  assertWorkDay,
  stateAfter,
} from './milestone-moves.js';

const TODAY = '2026-12-04';

const OPEN = { code: 'A', status: 'NOT_STARTED', startedOn: null, completedOn: null } as const;
const BEGUN = { ...OPEN, status: 'IN_PROGRESS', startedOn: '2026-12-01' } as const;
const DONE = { ...BEGUN, status: 'DONE', completedOn: '2026-12-02' } as const;
const SKIPPED = { ...OPEN, status: 'SKIPPED' } as const;

function refusal(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.userErrors[0]!.code : String(error);
  }
}

it.each([
  ['an open one', OPEN, null],
  ['a started one', BEGUN, 'NOT_ALLOWED_IN_STATE'],
  ['what is done', DONE, 'NOT_ALLOWED_IN_STATE'],
  ['what is skipped', SKIPPED, 'NOT_ALLOWED_IN_STATE'],
])('begins %s', (_case, milestone, code) => {
  expect(refusal(() => started(milestone, TODAY, 'id'))).toBe(code);
});

it.each([
  ['an open one', OPEN, TODAY, { status: 'DONE', startedOn: TODAY, completedOn: TODAY }],
  ['a started one', BEGUN, TODAY, { status: 'DONE', startedOn: '2026-12-01', completedOn: TODAY }],
  [
    'it on the day on which it started',
    BEGUN,
    '2026-12-01',
    { startedOn: '2026-12-01', completedOn: '2026-12-01' },
  ],
])('completes %s', (_case, milestone, day, expected) => {
  expect(completed(milestone, day, 'id')).toMatchObject(expected);
});

it.each([
  ['one that started later', BEGUN, '2026-11-30', 'INVALID'],
  ['what is done', DONE, TODAY, 'NOT_ALLOWED_IN_STATE'],
  ['a skipped one', SKIPPED, TODAY, 'NOT_ALLOWED_IN_STATE'],
])('does not complete %s', (_case, milestone, day, code) => {
  expect(refusal(() => completed(milestone, day, 'id'))).toBe(code);
});

const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'DONE', 'SKIPPED'] as const;
const REACHABLE: Record<MilestoneStatus, readonly MilestoneStatus[]> = {
  NOT_STARTED: STATUSES,
  IN_PROGRESS: STATUSES,
  DONE: ['NOT_STARTED', 'IN_PROGRESS', 'DONE'],
  SKIPPED: STATUSES,
};

describe.each([OPEN, BEGUN, DONE, SKIPPED])('from $status', (current) => {
  it.each(STATUSES)('to %s', (status) => {
    const isReachable = REACHABLE[current.status].includes(status);
    expect(refusal(() => stateAfter(current, { status }, TODAY)) === null).toBe(isReachable);
  });

  it('stays as it is if nothing changes', () => {
    const { code: _code, ...state } = current;
    expect(stateAfter(current, {}, TODAY)).toEqual(state);
  });
});

it.each([
  ['a start date without a status', OPEN, { startedOn: TODAY }],
  ['an end date of a started one', BEGUN, { completedOn: TODAY }],
  ['dates of a skipped one', OPEN, { status: 'SKIPPED' as const, startedOn: TODAY }],
  ['clearing the start', BEGUN, { startedOn: null }],
  ['clearing the end', DONE, { completedOn: null }],
  ['tomorrow', BEGUN, { status: 'DONE' as const, completedOn: '2026-12-05' }],
  ['an end before the start', DONE, { startedOn: '2026-12-03' }],
])('refuses %s', (_case, current, patch) => {
  expect(refusal(() => stateAfter(current, patch, TODAY))).toBe('INVALID');
});

it('corrects the days of what is done', () => {
  expect(stateAfter(DONE, { completedOn: '2026-12-03' }, TODAY)).toEqual({
    ...{ status: 'DONE', startedOn: '2026-12-01', completedOn: '2026-12-03' },
  });
});

it.each([
  ['the day it started', '2026-11-30', '2026-11-30', null],
  ['the day before', '2026-11-29', '2026-11-30', 'INVALID'],
  ['today', TODAY, '2026-11-30', null],
  ['tomorrow', '2026-12-05', '2026-11-30', 'INVALID'],
  ['today while the start is in the future', TODAY, '2026-12-14', null],
  ['yesterday while the start is in the future', '2026-12-03', '2026-12-14', 'INVALID'],
])('accepts work only on a day of the engagement: %s', (_case, day, startedOn, code) => {
  expect(refusal(() => assertWorkDay(day, { today: TODAY, startedOn }, 'day'))).toBe(code);
});

it.each([
  ['a year before the start', '2025-11-29', '2026-11-30', null],
  ['a day earlier', '2025-11-28', '2026-11-30', 'INVALID'],
  ['the first possible date', '0001-01-01', '2026-11-30', 'INVALID'],
  ['a year before today while the start is in the future', '2025-12-03', '2027-11-30', null],
  ['a day earlier while the start is in the future', '2025-12-02', '2027-11-30', 'INVALID'],
  ['no day', null, '2026-11-30', null],
])('accepts actual dates up to a year before the engagement: %s', (_case, day, startedOn, code) => {
  expect(refusal(() => assertNotLongBefore(day, { today: TODAY, startedOn }, 'startedOn'))).toBe(code);
});

it.each<[string, boolean, MilestoneStatus, MilestoneStatus, EngagementStage, string | null]>([
  ['in the next stage', true, 'DONE', 'IN_PROGRESS', 'LAUNCH', 'NOT_ALLOWED_IN_STATE'],
  ['that was skipped', true, 'SKIPPED', 'NOT_STARTED', 'ADOPTION', 'NOT_ALLOWED_IN_STATE'],
  ['in its own stage', true, 'DONE', 'IN_PROGRESS', 'CERTIFICATION', null],
  ['in an earlier stage', true, 'DONE', 'NOT_STARTED', 'SANDBOX', null],
  ['that is not required', false, 'DONE', 'NOT_STARTED', 'LAUNCH', null],
  ['if only its dates change', true, 'DONE', 'DONE', 'LAUNCH', null],
  ['that has always been open', true, 'NOT_STARTED', 'IN_PROGRESS', 'LAUNCH', null],
])('does not reopen one whose stage has been left: %s', (_case, required, was, status, stage, code) => {
  const current = { stage: 'CERTIFICATION', required, status: was } as const;
  expect(refusal(() => assertNotReopened(current, status, stage))).toBe(code);
});
