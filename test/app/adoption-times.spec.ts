import {
  ACCOUNTS_V2_ID,
  addAdopter,
  addSecondVersion,
  call,
  issue,
  noons,
  register,
} from '../support/adopters.js';
import { type Json, TestApp } from '../support/app.js';
import { MANAGER } from '../support/people.js';
import * as usage from '../support/usage.js';

const STATS = 'medianHours p90Hours n pending';
const NOTHING = { medianHours: null, p90Hours: null, n: 0, pending: 0 };
/** Each test has a month of its own, in which its engagements start. */
const month = (of: string) => ({ from: `${of}-01`, to: `${of}-28` });

describe('the times of adoption', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(new Date('2027-03-01T12:00:00Z'));
    await usage.seedUsageWorld(app.pools.staff);
    await addSecondVersion(app);
  });
  afterAll(() => app.stop());

  async function times(filter: object, args = ''): Promise<Json> {
    const { data, errors } = await app.gql(
      MANAGER,
      `query ($filter: AdoptionFilter!) { adoption(filter: $filter) {
         timeToFirstCall${args} { ${STATS} } timeToProduction${args} { ${STATS} } } }`,
      { filter },
    );
    expect(errors).toBeUndefined();
    return data.adoption;
  }

  it.each<[string, readonly string[], object]>([
    ['ten', ['2026-11-02T10:00:00Z'], { medianHours: 10, p90Hours: 10, n: 1 }],
    [
      'ten to forty',
      ['2026-11-02T10:00:00Z', '2026-11-02T20:00:00Z', '2026-11-03T06:00:00Z', '2026-11-03T16:00:00Z'],
      { medianHours: 25, p90Hours: 37, n: 4 },
    ],
  ])('are interpolated: %s hours', async (name, calls, expected) => {
    const of = name === 'ten' ? '2026-10' : '2026-11';
    for (const [n, time] of calls.entries())
      await addAdopter(app, `${name} ${n}`, {
        startedOn: `${of}-02`,
        ...{ registeredAt: `${of}-01T00:00:00Z`, issuedAt: `${of}-02T00:00:00Z` },
        sandbox: [time.replace('2026-11', of)],
        production: [time.replace('2026-11', of)],
      });
    const found = { ...expected, pending: 0 };
    expect(await times(month(of))).toEqual({ timeToFirstCall: found, timeToProduction: found });
  });

  it('are null without engagements', async () => {
    expect(await times(month('2027-02'))).toEqual({ timeToFirstCall: NOTHING, timeToProduction: NOTHING });
  });

  it('count as pending who is active or on hold without the call', async () => {
    const start = { startedOn: '2026-09-07' };
    for (const status of ['ACTIVE', 'ON_HOLD', 'CANCELLED', 'COMPLETED'] as const)
      await addAdopter(app, `silent and ${status}`, { ...start, status });
    await addAdopter(app, 'unregistered', { ...start, registeredAt: null });
    await addAdopter(app, 'internal', { ...start, internal: true });
    await addAdopter(app, 'advised', { ...start, type: 'ADVISORY' });
    const pending = { ...NOTHING, pending: 3 };
    expect(await times(month('2026-09'))).toEqual({ timeToFirstCall: pending, timeToProduction: pending });
    const cohort = '(cohortFrom: "2026-09-07", cohortTo: "2026-09-07")';
    expect((await times(month('2027-02'), cohort)).timeToProduction).toEqual(pending);
    expect((await times(month('2027-02'), '(cohortTo: "2027-02-01")')).timeToProduction).toEqual(NOTHING);
  });

  it('ignore calls before the clock started, which are not pending either', async () => {
    await addAdopter(app, 'early', {
      ...{ startedOn: '2026-08-10', timeZone: 'America/New_York', issuedAt: '2026-08-10T04:00:00Z' },
      registeredAt: '2026-08-01T00:00:00Z',
      ...{ sandbox: ['2026-08-10T03:59:59Z'], production: ['2026-08-10T03:59:59Z', '2026-08-12T04:00:00Z'] },
    });
    expect(await times(month('2026-08'))).toEqual({ timeToFirstCall: NOTHING, timeToProduction: NOTHING });
  });

  it('begin at 00:00 in the zone of the engagement, and ignore failed calls', async () => {
    await addAdopter(app, 'in Tokyo', {
      startedOn: '2026-07-06',
      timeZone: 'Asia/Tokyo',
      registeredAt: '2026-07-01T00:00:00Z',
    });
    await call(app, 'in Tokyo-PRODUCTION', ['2026-07-05T16:00:00Z'], usage.ACCOUNTS_V1_ID, 503);
    await call(app, 'in Tokyo-PRODUCTION', ['2026-07-05T17:30:00Z']);
    expect((await times(month('2026-07'))).timeToProduction).toMatchObject({
      medianHours: 2.5,
      n: 1,
      pending: 0,
    });
  });

  it('to first call begin with the earliest credential of an application registered for a product in scope', async () => {
    const { partnerId, applicationId } = await addAdopter(app, 'rotated', {
      ...{ startedOn: '2026-06-01', registeredAt: '2026-06-02T00:00:00Z' },
      sandbox: ['2026-06-04T00:00:00Z'],
    });
    const first = async () => (await times(month('2026-06'))).timeToFirstCall.medianHours;
    expect(await first()).toBe(48);
    await issue(app.pools.staff, applicationId, 'SANDBOX', 'rotated again', '2026-06-03T00:00:00Z');
    expect(await first()).toBe(48);
    const payments = { products: [usage.PAYMENTS_ID] };
    await register(app, partnerId, 'for payments', '2026-06-01T00:00:00Z', payments);
    expect(await first()).toBe(48);
    await register(app, partnerId, 'for both', '2026-06-01T12:00:00Z', {
      products: [usage.PAYMENTS_ID, usage.ACCOUNTS_ID],
    });
    expect(await first()).toBe(60);
  });

  it('of a migration end with a call to the version in scope', async () => {
    await addAdopter(app, 'migrating', {
      ...{ type: 'MIGRATION', startedOn: '2026-05-04', versions: [ACCOUNTS_V2_ID] },
      ...{
        registeredAt: '2026-05-04T00:00:00Z',
        production: noons('2026-05', 5),
        sandbox: noons('2026-05', 5),
      },
    });
    const pending = { ...NOTHING, pending: 1 };
    expect(await times(month('2026-05'))).toEqual({ timeToFirstCall: pending, timeToProduction: pending });
    await call(app, 'migrating-PRODUCTION', noons('2026-05', 6), ACCOUNTS_V2_ID);
    const { timeToFirstCall, timeToProduction } = await times(month('2026-05'));
    expect([timeToFirstCall, timeToProduction.medianHours]).toEqual([pending, 60]);
  });
});
