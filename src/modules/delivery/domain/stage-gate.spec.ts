import type { EngagementStage } from '../../../kernel/enums.js';
import { type GateMilestone, missingAtGate, nextStage } from './stage-gate.js';

const open: GateMilestone = {
  title: 'Security review',
  stage: 'CERTIFICATION',
  party: 'COMPLIANCE',
  required: true,
  status: 'IN_PROGRESS',
};

describe('the stage after', () => {
  it.each<[EngagementStage, EngagementStage | null]>([
    ['DISCOVERY', 'DESIGN'],
    ['CERTIFICATION', 'LAUNCH'],
    ['LAUNCH', 'ADOPTION'],
    ['ADOPTION', null],
    ['CLOSED', null],
  ])('%s is %s', (stage, next) => {
    expect(nextStage(stage)).toBe(next);
  });
});

describe('what a gate misses', () => {
  it.each<[string, Partial<GateMilestone>, number]>([
    ['a required milestone that is open', {}, 1],
    ['none where it is done', { status: 'DONE' }, 0],
    ['none where it is skipped', { status: 'SKIPPED' }, 0],
    ['none where it is not required', { required: false }, 0],
    ['none where it belongs to another stage', { stage: 'LAUNCH' }, 0],
  ])('%s', (_case, change, count) => {
    expect(missingAtGate('CERTIFICATION', [{ ...open, ...change }], [])).toHaveLength(count);
  });

  it('names who owes it', () => {
    expect(missingAtGate('CERTIFICATION', [open], [])).toEqual([
      { kind: 'MILESTONE', title: 'Security review', party: 'COMPLIANCE' },
    ]);
  });

  it('asks for production credentials before LAUNCH and not before', () => {
    expect(missingAtGate('CERTIFICATION', [], ['Payments'])).toHaveLength(1);
    expect(missingAtGate('SANDBOX', [], ['Payments'])).toHaveLength(0);
  });
});
