import { contentHash, shippedPlaybooks } from './shipped-playbooks.js';

const [integration] = shippedPlaybooks();

it('leads an integration through every stage', () => {
  const stages = new Set(integration!.milestones.map(({ stage }) => stage));
  expect([...stages]).toEqual(['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION']);
});

it('asks compliance, goes live in LAUNCH, and keeps some of it to staff', () => {
  const { milestones } = integration!;
  expect(milestones.filter(({ party }) => party === 'COMPLIANCE').length).toBeGreaterThanOrEqual(3);
  expect(milestones.find(({ isGoLive }) => isGoLive)).toMatchObject({ stage: 'LAUNCH', required: true });
  expect(milestones.some(({ visibility }) => visibility === 'INTERNAL')).toBe(true);
});

it('is another content once a duration changes, and the same when read again', () => {
  const [again] = shippedPlaybooks();
  expect(contentHash(again!)).toBe(contentHash(integration!));
  const [first, ...rest] = again!.milestones;
  const changed = { ...again!, milestones: [{ ...first!, durationDays: 99 }, ...rest] };
  expect(contentHash(changed)).not.toBe(contentHash(integration!));
});
