import { cohortsOf } from './cohorts.js';
import { cohortOf, funnelOf, timesOf } from './funnel.js';
import { APPLICATION, CREDENTIALS, ENGAGEMENT, PARTNER, VERSION, WORLD, call } from './small-world.js';
import type { Engagement } from './world.js';

const NOW = Date.parse('2027-01-30T15:00:00Z');
const FILTER = { from: '2026-10-01', to: '2026-12-31', environment: null };
const days = (...numbers: number[]) =>
  numbers.map((day) => call(`2026-12-${String(day).padStart(2, '0')}T09:00:00Z`));
const certified: Engagement = {
  ...ENGAGEMENT,
  launches: [Date.parse('2026-11-20T09:00:00Z'), Date.parse('2026-11-11T09:00:00Z')],
};
const sandbox = call('2026-11-03T21:00:00Z', 'SANDBOX');
const steps = (engagement: Engagement, ...calls: ReturnType<typeof call>[]) =>
  funnelOf(WORLD, [engagement], calls).map(({ n, medianDays }) => [n, medianDays]);

describe('the recount of the funnel', () => {
  it('counts days from the registration of the first application', () => {
    const reached = [
      [1, 0],
      [1, 2.5],
      [1, 10],
      [1, 30],
      [1, 43],
      [0, null],
    ];
    expect(steps(certified, sandbox, ...days(1, 2, 3, 4, 14))).toEqual(reached);
  });

  it('counts a step only with every earlier one, whichever came first', () => {
    const nothing = [0, null];
    expect(steps(ENGAGEMENT, sandbox, ...days(1))).toEqual([
      [1, 0],
      [1, 2.5],
      nothing,
      nothing,
      nothing,
      nothing,
    ]);
    const late = { ...certified, launches: [Date.parse('2026-12-21T09:00:00Z')] };
    expect(steps(late, sandbox, ...days(1)).slice(2, 4)).toEqual([
      [1, 50],
      [1, 30],
    ]);
  });

  it('counts a migration from its start, and only its own versions', () => {
    const migration: Engagement = {
      ...certified,
      type: 'MIGRATION',
      startedOn: '2026-11-10',
      timeZone: 'UTC',
    };
    const before = Date.parse('2026-11-10T00:00:00Z') - APPLICATION.registeredAt;
    expect(before).toBeGreaterThan(0);
    expect(steps(migration, sandbox, ...days(1))[3]).toEqual([1, 21.38]);
    const other = { ...VERSION, id: 'v2' };
    expect(steps(migration, call('2026-11-12T00:00:00Z', 'SANDBOX', { version: other }))[1]).toEqual([
      0,
      null,
    ]);
    expect(steps(certified, call('2026-11-12T00:00:00Z', 'SANDBOX', { version: other }))[1]?.[0]).toBe(1);
  });

  it('relates each step to the one before', () => {
    const funnel = funnelOf(WORLD, [certified, ENGAGEMENT], [sandbox]);
    expect(funnel.map(({ conversion }) => conversion)).toEqual([null, 1, 0.5, 0, null, null]);
  });

  it('leaves out advice, test companies and other start dates', () => {
    const of = (engagement: Engagement) =>
      cohortOf({ ...WORLD, engagements: [engagement] }, FILTER, FILTER).length;
    expect(of(ENGAGEMENT)).toBe(1);
    expect(of({ ...ENGAGEMENT, status: 'CANCELLED' })).toBe(1);
    expect(of({ ...ENGAGEMENT, type: 'ADVISORY' })).toBe(0);
    expect(of({ ...ENGAGEMENT, startedOn: '2027-01-01' })).toBe(0);
    expect(of({ ...ENGAGEMENT, partner: { ...PARTNER, internal: true } })).toBe(0);
  });
});

describe('the recount of times', () => {
  it('leaves out those that made the call before, and lists the others as pending', () => {
    const waiting = { ...ENGAGEMENT, partner: { ...PARTNER, id: 'waiting' } };
    const cohort = [ENGAGEMENT, waiting, { ...waiting, status: 'CANCELLED' as const }];
    const early = call('2026-10-01T00:00:00Z');
    const { timeToFirstCall, timeToProduction } = timesOf(WORLD, cohort, [sandbox, early], NOW);
    expect(timeToFirstCall).toEqual({ medianHours: 60, p90Hours: 60, n: 1, pending: 1 });
    expect(timeToProduction).toEqual({ medianHours: null, p90Hours: null, n: 0, pending: 1 });
  });

  it('begins with the earliest credential', () => {
    const rotated = { ...CREDENTIALS.SANDBOX, issuedAt: Date.parse('2026-11-03T20:00:00Z') };
    const world = { ...WORLD, credentials: [rotated, ...WORLD.credentials] };
    expect(timesOf(world, [ENGAGEMENT], [sandbox], NOW).timeToFirstCall.medianHours).toBe(60);
  });
});

describe('the recount of cohorts', () => {
  it('counts what was reached by the end of each month, up to the current one', () => {
    const range = { from: '2026-10-15', to: '2026-11-30', interval: 'MONTH' as const };
    const [october, november] = cohortsOf(WORLD, [certified], [sandbox, ...days(1)], {
      ...range,
      now: Date.parse('2026-12-05T00:00:00Z'),
    });
    const of = (step: string) => october!.cells.filter((cell) => cell.step === step).map(({ n }) => n);
    expect(october).toMatchObject({ start: '2026-10-01', partial: true, engagements: 1 });
    expect([of('REGISTERED'), of('CERTIFIED'), of('FIRST_PRODUCTION_CALL')]).toEqual([
      [0, 1, 1],
      [0, 1, 1],
      [0, 0, 1],
    ]);
    expect(november).toMatchObject({ start: '2026-11-01', partial: false, engagements: 0 });
    expect(november!.cells.map(({ share }) => share)).toEqual(new Array(12).fill(null));
  });
});
