import { ENGAGEMENT_STATUSES, type EngagementStatus } from '../../../kernel/enums.js';
import { assertCanHold, assertOnHold } from './hold.js';

const TODAY = '2026-12-03';
const engagement = (status: EngagementStatus, expectedResumeOn: string | null = null) => ({
  ...{ key: 'ENG-1', status, expectedResumeOn },
});

describe('a hold', () => {
  it.each([
    ['today', '2026-12-03'],
    ['the last day within two years', '2028-12-03'],
    ['a Saturday', '2026-12-12'],
  ])('can be expected to end on %s', (_case, day) => {
    expect(() => assertCanHold(engagement('ACTIVE'), day, TODAY)).not.toThrow();
  });

  it.each([
    ['yesterday', '2026-12-02', /is in the past; today is 2026-12-03/],
    ['a day more than two years ahead', '2028-12-04', /too far away; choose a day up to 2028-12-03/],
  ])('cannot be expected to end on %s', (_case, day, reason) => {
    expect(() => assertCanHold(engagement('ACTIVE'), day, TODAY)).toThrow(reason);
  });

  it('may be moved to another day, but not to its current one', () => {
    const held = engagement('ON_HOLD', '2026-12-14');
    expect(() => assertCanHold(held, '2026-12-13', TODAY)).not.toThrow();
    expect(() => assertCanHold(held, '2026-12-14', TODAY)).toThrow(/already ON_HOLD until 2026-12-14/);
  });

  it.each(['COMPLETED', 'CANCELLED'] as const)('cannot be started on an engagement that is %s', (status) => {
    expect(() => assertCanHold(engagement(status), '2026-12-14', TODAY)).toThrow(/only an active engagement/);
  });

  it.each(ENGAGEMENT_STATUSES)('can only end if there is one: %s', (status) => {
    const resume = expect(() => assertOnHold(engagement(status)));
    if (status === 'ON_HOLD') resume.not.toThrow();
    else resume.toThrow(/only an engagement on hold can be resumed/);
  });
});
