import type { Environment } from '../../../kernel/enums.js';
import type { PlannedMilestone } from './course.js';
import { leftToTraffic, withProofs, without } from './proofs.js';

it('the playbook of the demo world has a first call and steady transfers that traffic proves', () => {
  const milestones = withProofs([{ code: 'KICKOFF' }, { code: 'FIRST-CALL' }]);
  expect(milestones).toMatchObject([
    { code: 'KICKOFF' },
    { code: 'FIRST-CALL', proof: { usage: { environment: 'SANDBOX' } } },
    { code: 'STEADY-TRANSFERS', proof: { usage: { environment: 'PRODUCTION' } } },
  ]);
});

const milestone = (code: string, environment: Environment | null): PlannedMilestone => ({
  ...{
    id: code,
    code,
    title: code,
    stage: 'SANDBOX',
    party: 'PARTNER',
    visibility: 'PARTNER',
    required: true,
  },
  ...{ isGoLive: false, baselineStartOn: '2026-12-01', baselineDueOn: '2026-12-01' },
  usageProof: environment && { environment },
});

it.each<[string, Environment | null, string, boolean]>([
  ['without a proof', null, '2026-12-02', false],
  ['proved by sandbox calls before the team used Causeway', 'SANDBOX', '2026-12-01', false],
  ['proved by sandbox calls since', 'SANDBOX', '2026-12-02', true],
  ['proved by production calls', 'PRODUCTION', '2026-11-01', true],
])('a milestone %s is left to traffic or not', (_case, environment, day, isLeft) => {
  const own = milestone('P', environment);
  const course = [
    { day: '2026-10-01', started: [own], done: [] },
    { day, started: [], done: [own] },
  ];
  const left = leftToTraffic([own], course, '2026-12-01');
  expect(left.has(own)).toBe(isLeft);
  expect(without(course, left).some(({ started }) => started.includes(own))).toBe(!isLeft);
});
