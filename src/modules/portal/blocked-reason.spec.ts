import { type BlockedFacts, blockedReason } from './blocked-reason.js';

const facts: BlockedFacts = { party: 'PLATFORM', title: 'No test data', commitmentOn: null, count: 1 };

it.each<[string, BlockedFacts | null, string | null]>([
  ['nothing', null, null],
  ['a blocker without a commitment', facts, 'Waiting for the platform (no date committed yet): No test data'],
  [
    'one with a commitment',
    { ...facts, party: 'SERVICES', commitmentOn: '2026-12-09' },
    'Waiting for our team (committed for 2026-12-09): No test data',
  ],
  [
    'two',
    { ...facts, party: 'PARTNER', count: 2 },
    'Waiting for your company (no date committed yet): No test data. 1 more blocker is open.',
  ],
  [
    'three, with a whole sentence as reason',
    { ...facts, party: 'COMPLIANCE', title: 'KYC is missing.', count: 3 },
    'Waiting for compliance (no date committed yet): KYC is missing. 2 more blockers are open.',
  ],
])('says why a milestone is blocked: %s', (_case, blocked, reason) => {
  expect(blockedReason(blocked)).toBe(reason);
});
