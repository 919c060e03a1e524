import { type BlockedFacts, blockedReason } from './blocked-reason.js';

const facts: BlockedFacts = { party: 'PLATFORM', title: 'No test data', commitmentOn: null, count: 1 };

it.each<[string, BlockedFacts | null, string | null]>([
  ['nothing', null, null],
  ['a blocker without a promise', facts, 'Waits for the platform (no day is promised yet): No test data'],
  [
    'one that is promised',
    { ...facts, party: 'SERVICES', commitmentOn: '2026-12-09' },
    'Waits for our team (promised for 2026-12-09): No test data',
  ],
  [
    'two',
    { ...facts, party: 'PARTNER', count: 2 },
    'Waits for your company (no day is promised yet): No test data. 1 more blocker is open.',
  ],
  [
    'three, the reason a whole sentence',
    { ...facts, party: 'COMPLIANCE', title: 'KYC is missing.', count: 3 },
    'Waits for compliance (no day is promised yet): KYC is missing. 2 more blockers are open.',
  ],
])('says why a milestone is blocked: %s', (_case, blocked, reason) => {
  expect(blockedReason(blocked)).toBe(reason);
});
