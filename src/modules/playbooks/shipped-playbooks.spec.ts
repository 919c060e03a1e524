import { ENGAGEMENT_TYPES } from '../../kernel/enums.js';
import { contentHash } from './content-hash.js';
import { shippedPlaybooks } from './shipped-playbooks.js';

const [integration] = shippedPlaybooks();

it('exist for every type of engagement', () => {
  expect(shippedPlaybooks().map(({ type }) => type)).toEqual([...ENGAGEMENT_TYPES]);
});

describe.each(shippedPlaybooks())('$slug', ({ milestones }) => {
  it('covers every stage', () => {
    const stages = new Set(milestones.map(({ stage }) => stage));
    expect([...stages]).toEqual(['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION']);
  });

  it('has tasks for the partner and for compliance, and keeps some of it internal', () => {
    const parties = new Set(milestones.map(({ party }) => party));
    expect([...parties]).toEqual(expect.arrayContaining(['PARTNER', 'SERVICES', 'COMPLIANCE']));
    expect(milestones.some(({ visibility }) => visibility === 'INTERNAL')).toBe(true);
  });

  it('goes live in LAUNCH', () => {
    expect(milestones.find(({ isGoLive }) => isGoLive)).toMatchObject({ stage: 'LAUNCH', required: true });
  });
});

it('has different content if a duration changes, and the same if it is read again', () => {
  const [again] = shippedPlaybooks();
  expect(contentHash(again!)).toBe(contentHash(integration!));
  const [first, ...rest] = again!.milestones;
  const changed = { ...again!, milestones: [{ ...first!, durationDays: 99 }, ...rest] };
  expect(contentHash(changed)).not.toBe(contentHash(integration!));
});
