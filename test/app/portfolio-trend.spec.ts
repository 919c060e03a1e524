import { addDays } from '../../src/kernel/local-date.js';
import { type Answer, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { naivePoint } from '../support/naive-history.js';
import { MANAGER, onlyFor, STAFF } from '../support/people.js';
import { type KnownHistory, seedRandomHistories } from '../support/random-history.js';

const TREND = `query ($filter: EngagementFilter, $interval: Interval!, $from: LocalDate!, $to: LocalDate!) {
  portfolioTrend(filter: $filter, interval: $interval, from: $from, to: $to) {
    at partial engagements bands { band engagements } averageScore meanVarianceDays maxVarianceDays openBlockers
    goLivesReached goLivesPlanned } }`;
const NOW = '2026-11-30T15:00:00.000Z';

describe('the portfolio trend', () => {
  let app: TestApp;
  let all: readonly KnownHistory[];
  beforeAll(async () => {
    app = await TestApp.start();
    all = await seedRandomHistories(app.pools.staff, 120);
  });
  afterAll(() => app.stop());

  const ask = (variables: object): Promise<Answer> =>
    app.gql(MANAGER, TREND, { interval: 'DAY', from: '2026-11-01', to: '2026-11-30', ...variables });
  const points = async (variables: object) => (await ask(variables)).data.portfolioTrend;
  const midnight = (day: string) => `${addDays(day, 1)}T00:00:00.000Z`;
  const span = (firstDay: string, lastDay: string, partial = false, at = midnight(lastDay)) => ({
    ...{ firstDay, lastDay, at, partial },
  });

  it('by DAY matches a naive recount at each midnight, and at last now', async () => {
    const days = Array.from({ length: 60 }, (_each, index) => addDays('2026-10-02', index));
    const spans = days.map((day) => (day === '2026-11-30' ? span(day, day, true, NOW) : span(day, day)));
    const found = await points({ from: '2026-10-02', to: '2026-12-31' });
    expect(found).toEqual(spans.map((each) => naivePoint(all, each)));
    expect(found.at(-1).engagements).toBeGreaterThan(10);
  });

  it('by WEEK counts ISO weeks, clipped to the range', async () => {
    expect(await points({ interval: 'WEEK', from: '2026-11-04', to: '2026-11-25' })).toEqual(
      [
        span('2026-11-04', '2026-11-08', true),
        span('2026-11-09', '2026-11-15'),
        span('2026-11-16', '2026-11-22'),
        span('2026-11-23', '2026-11-25', true),
      ].map((each) => naivePoint(all, each)),
    );
  });

  it('by MONTH counts calendar months, the last one until now', async () => {
    expect(await points({ interval: 'MONTH', from: '2026-10-01', to: '2027-01-31' })).toEqual(
      [span('2026-10-01', '2026-10-31'), span('2026-11-01', '2026-11-30', true, NOW)].map((each) =>
        naivePoint(all, each),
      ),
    );
  });

  it('filters by what engagements are today', async () => {
    const chosen = all.filter(({ states, region }) => states.at(-1)!.status === 'ON_HOLD' && region === 'DE');
    const filter = { status: { in: ['ON_HOLD'] }, region: { in: ['DE'] } };
    const [found] = await points({ filter, from: '2026-11-20', to: '2026-11-20' });
    expect(found).toEqual(naivePoint(chosen, span('2026-11-20', '2026-11-20')));
    expect(found.engagements).toBeGreaterThan(0);
  });

  it('has no means over nothing', async () => {
    const [found] = await points({ filter: { key: { in: [] } }, from: '2026-11-20', to: '2026-11-20' });
    expect(found).toMatchObject({
      ...{
        engagements: 0,
        averageScore: null,
        meanVarianceDays: null,
        maxVarianceDays: null,
        openBlockers: 0,
      },
    });
  });

  it('has no point for an interval that has not begun', async () => {
    expect(await points({ from: '2026-12-01', to: '2026-12-31' })).toEqual([]);
  });

  it('reads everything in one statement', async () => {
    expect(await countReads(() => ask({}))).toBe(1);
  });

  it.each([
    ['by HOUR', { interval: 'HOUR' }, /DAY, WEEK or MONTH/],
    ['the wrong way round', { from: '2026-11-30', to: '2026-11-29' }, /must not be after/],
    ['over more than 400 days', { from: '2025-10-27', to: '2026-12-01' }, /400 days/],
  ])('is rejected %s', async (_case, variables, message) => {
    const { errors } = await ask(variables);
    expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(message) });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('covers 400 days', async () => {
    expect(await points({ from: '2025-10-27', to: '2026-11-30' })).toHaveLength(400);
  });

  it.each(onlyFor(...STAFF))('is for staff: %s', async (person, code) => {
    const { errors } = await app.gql(person, TREND, {
      interval: 'WEEK',
      from: '2026-11-01',
      to: '2026-11-30',
    });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
