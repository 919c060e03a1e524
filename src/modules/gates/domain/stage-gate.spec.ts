import type { EngagementStage } from '../../../kernel/enums.js';
import { nextStage } from '../../../kernel/stages.js';
import { type GateFacts, type GateMilestone, missingAtGate } from './stage-gate.js';

const open: GateMilestone = {
  id: 'm',
  code: 'SECURITY-REVIEW',
  title: 'Security review',
  stage: 'CERTIFICATION',
  party: 'COMPLIANCE',
  required: true,
  status: 'IN_PROGRESS',
};

describe('the next stage', () => {
  it.each<[EngagementStage, EngagementStage | null]>([
    ['DISCOVERY', 'DESIGN'],
    ['CERTIFICATION', 'LAUNCH'],
    ['LAUNCH', 'ADOPTION'],
    ['ADOPTION', null],
    ['CLOSED', null],
  ])('after %s is %s', (stage, next) => {
    expect(nextStage(stage)).toBe(next);
  });
});

describe('what is missing at a gate', () => {
  const facts = (changes: Partial<GateFacts>): GateFacts => ({
    ...{ stage: 'CERTIFICATION', milestones: [], openItems: [], productsWithoutCredential: [] },
    ...changes,
  });

  it.each<[string, Partial<GateMilestone>, number]>([
    ['a required milestone that is open', {}, 1],
    ['none if it is done', { status: 'DONE' }, 0],
    ['none if it is skipped', { status: 'SKIPPED' }, 0],
    ['none if it is not required', { required: false }, 0],
    ['none if it belongs to another stage', { stage: 'LAUNCH' }, 0],
  ])('%s', (_case, change, count) => {
    expect(missingAtGate(facts({ milestones: [{ ...open, ...change }] }))).toHaveLength(count);
  });

  it.each<[EngagementStage, EngagementStage, number]>([
    ['DESIGN', 'CERTIFICATION', 1],
    ['CERTIFICATION', 'CERTIFICATION', 1],
    ['LAUNCH', 'CERTIFICATION', 0],
    ['ADOPTION', 'ADOPTION', 1],
    ['DISCOVERY', 'CLOSED', 0],
  ])('includes a checklist item required by %s in %s: %i', (neededBy, stage, count) => {
    const openItems = [
      { code: 'T', title: 'Tested', product: 'Payments', productId: 'p', neededBy, awaitsReview: false },
    ];
    expect(missingAtGate(facts({ stage, openItems }))).toHaveLength(count);
  });

  it('names the responsible party: the partner for evidence, compliance for its review', () => {
    const item = { code: 'T', product: 'Payments', productId: 'p', neededBy: 'DESIGN' } as const;
    const openItems = [
      { ...item, title: 'Tested', awaitsReview: false },
      { ...item, title: 'Agreed', awaitsReview: true },
    ];
    const ofItem = { milestoneId: null, apiProductId: 'p', code: 'T' };
    expect(
      missingAtGate(
        facts({ milestones: [open], openItems, productsWithoutCredential: [{ id: 'p', name: 'Payments' }] }),
      ),
    ).toEqual([
      {
        kind: 'MILESTONE',
        title: 'Security review',
        party: 'COMPLIANCE',
        milestoneId: 'm',
        apiProductId: null,
        code: 'SECURITY-REVIEW',
      },
      { ...ofItem, kind: 'CHECKLIST_ITEM', title: 'Tested (checklist of Payments)', party: 'PARTNER' },
      { ...ofItem, kind: 'CHECKLIST_ITEM', title: 'Agreed (checklist of Payments)', party: 'COMPLIANCE' },
      {
        ...ofItem,
        code: null,
        kind: 'CREDENTIAL',
        title: 'a live production credential for Payments',
        party: 'PARTNER',
      },
    ]);
  });

  it.each<[EngagementStage, number]>([
    ['SANDBOX', 0],
    ['CERTIFICATION', 1],
    ['LAUNCH', 0],
  ])('includes a production credential before LAUNCH and not earlier: in %s %i', (stage, count) => {
    expect(
      missingAtGate(facts({ stage, productsWithoutCredential: [{ id: 'p', name: 'Payments' }] })),
    ).toHaveLength(count);
  });
});
