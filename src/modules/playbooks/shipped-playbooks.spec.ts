import { ENGAGEMENT_TYPES } from '../../kernel/enums.js';
import { contentHash } from './content-hash.js';
import { shippedPlaybooks } from './shipped-playbooks.js';

const [integration] = shippedPlaybooks();

it('stand ready for every type of engagement', () => {
  expect(shippedPlaybooks().map(({ type }) => type)).toEqual([...ENGAGEMENT_TYPES]);
});

describe.each(shippedPlaybooks())('$slug', ({ milestones }) => {
  it('leads through every stage', () => {
    const stages = new Set(milestones.map(({ stage }) => stage));
    expect([...stages]).toEqual(['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION']);
  });

  it('asks something of the partner and of compliance, and keeps some of it to staff', () => {
    const parties = new Set(milestones.map(({ party }) => party));
    expect([...parties]).toEqual(expect.arrayContaining(['PARTNER', 'SERVICES', 'COMPLIANCE']));
    expect(milestones.some(({ visibility }) => visibility === 'INTERNAL')).toBe(true);
  });

  it('goes live in LAUNCH', () => {
    expect(milestones.find(({ isGoLive }) => isGoLive)).toMatchObject({ stage: 'LAUNCH', required: true });
  });
});

it('are another content once a duration changes, and the same when read again', () => {
  const [again] = shippedPlaybooks();
  expect(contentHash(again!)).toBe(contentHash(integration!));
  const [first, ...rest] = again!.milestones;
  const changed = { ...again!, milestones: [{ ...first!, durationDays: 99 }, ...rest] };
  expect(contentHash(changed)).not.toBe(contentHash(integration!));
});
