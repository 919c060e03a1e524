import type { EngagementStage, MilestoneStatus } from '../../../kernel/enums.js';
import { isProved, prove, type ProofState, reasonOf } from './prove.js';

const DAYS = { firstDay: '2026-11-23', lastDay: '2026-11-29' };
const CRITERIA = { minSuccesses: 100, maxServerErrorRate: 0.29 };

it.each([
  ['successes exactly reached', 100, 100, 0, true],
  ['one success short', 99, 99, 0, false],
  ['share of server errors exactly equal', 142, 200, 58, true],
  ['29 of 100, which floating point multiplies to less than 29', 100, 100, 29, true],
  ['one server error too many', 142, 200, 59, false],
  ['no calls', 0, 0, 0, false],
])('%s', (_case, successes, countedCalls, serverErrors, expected) => {
  expect(isProved({ successes, countedCalls, serverErrors, ...DAYS }, CRITERIA)).toBe(expected);
});

it.each([
  ['no server error allowed and none', 0, true],
  ['no server error allowed and one', 1, false],
])('%s', (_case, serverErrors, expected) => {
  const numbers = { successes: 100, countedCalls: 101, serverErrors, ...DAYS };
  expect(isProved(numbers, { minSuccesses: 100, maxServerErrorRate: 0 })).toBe(expected);
});

type Row = [
  string,
  MilestoneStatus,
  ProofState,
  boolean,
  EngagementStage,
  MilestoneStatus | null,
  ProofState,
];

it.each<Row>([
  ['not proved', 'NOT_STARTED', 'PENDING', false, 'SANDBOX', null, 'PENDING'],
  ['proved', 'NOT_STARTED', 'PENDING', true, 'SANDBOX', 'DONE', 'PROVED'],
  ['proved before its stage', 'NOT_STARTED', 'PENDING', true, 'DISCOVERY', 'DONE', 'PROVED'],
  ['proved after its stage', 'NOT_STARTED', 'PENDING', true, 'LAUNCH', 'DONE', 'PROVED'],
  ['still proved', 'DONE', 'PROVED', true, 'SANDBOX', null, 'PROVED'],
  ['no longer proved in its stage', 'DONE', 'PROVED', false, 'SANDBOX', 'IN_PROGRESS', 'REOPENED'],
  ['no longer proved before its stage', 'DONE', 'PROVED', false, 'DESIGN', 'IN_PROGRESS', 'REOPENED'],
  ['no longer proved once its stage has been left', 'DONE', 'PROVED', false, 'CERTIFICATION', null, 'PROVED'],
  ['reopened and not proved', 'IN_PROGRESS', 'REOPENED', false, 'SANDBOX', null, 'REOPENED'],
  ['reopened and proved again', 'IN_PROGRESS', 'REOPENED', true, 'SANDBOX', 'DONE', 'PROVED'],
])('%s', (_case, status, state, proved, stage, newStatus, newState) => {
  const milestone = { status, stage: 'SANDBOX', startedOn: null, state } as const;
  const outcome = prove(milestone, proved, { day: '2026-11-30', stage });
  expect([outcome.change?.status ?? null, outcome.state]).toEqual([newStatus, newState]);
});

it('is done on the local day, and keeps the day it began', () => {
  const place = { day: '2026-11-30', stage: 'SANDBOX' } as const;
  const open = { status: 'NOT_STARTED', stage: 'SANDBOX', startedOn: null, state: 'PENDING' } as const;
  expect(prove(open, true, place).change).toEqual({
    ...{ status: 'DONE', startedOn: '2026-11-30', completedOn: '2026-11-30' },
  });
  const done = { status: 'DONE', stage: 'SANDBOX', startedOn: '2026-11-27', state: 'PROVED' } as const;
  expect(prove(done, false, place).change).toEqual({
    ...{ status: 'IN_PROGRESS', startedOn: '2026-11-27', completedOn: null },
  });
});

it('gives its numbers as the reason', () => {
  const numbers = { successes: 120, countedCalls: 150, serverErrors: 3, ...DAYS };
  expect(reasonOf(true, numbers, CRITERIA)).toBe(
    'Proved by usage from 2026-11-23 to 2026-11-29: 120 successful calls (at least 100), 3 server errors in 150 calls (share at most 0.29).',
  );
  expect(reasonOf(false, numbers, CRITERIA)).toMatch(/^No longer proved by usage from /);
});
