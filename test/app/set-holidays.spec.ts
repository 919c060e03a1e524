import { fromTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { catchUpForecasts } from '../../src/modules/planning/index.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { untilBlockedBy } from '../support/blocked.js';
import type { Person } from '../support/people.js';
import { START } from '../support/app.js';
import { query } from '../support/query.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const SET = `mutation ($input: SetHolidaysInput!) { setHolidays(input: $input) {
  userErrors { code field message } holidays { day name } engagements } }`;
const LOOK = `query ($region: String!, $from: LocalDate!, $to: LocalDate!) {
  holidays(region: $region, from: $from, to: $to) { day name } }`;
const CLOSED = { day: '2026-12-10', name: 'Closed' };

describe('setting the public holidays of a region', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());
  // Regions are shared: each test finds them as in the library, and without engagements.
  beforeEach(async () => {
    await delivery.app.beginAt(START);
    await delivery.app.pools.staff.query(
      "update engagement set status = 'CANCELLED', expected_resume_on = null",
    );
    await query(delivery.app.database.ownerUrl, 'delete from holiday; delete from holiday_region');
  });

  const set = (person: Person, input: object = {}, headers: object = {}) =>
    delivery.app.gql(person, SET, { input: { region: 'US', days: [CLOSED], ...input } }, headers);
  const look = async (region: string, from = '2026-12-01', to = '2027-01-31', person: Person = MANAGER) => {
    const { data, errors } = await delivery.app.gql(person, LOOK, { region, from, to });
    return errors ?? (data.holidays as { day: string }[]).map(({ day }) => day);
  };

  it("shows the library's until someone sets them", async () => {
    expect(await look('US')).toEqual(['2026-12-25', '2027-01-01', '2027-01-18']);
    expect(await look('US', '2034-12-20', '2035-01-05')).toEqual(['2034-12-25', '2035-01-01']);
    expect(await look('US', '2026-11-30', '2036-11-30')).toContain('2036-01-01');
  });

  it("replaces all of the library's, for all years, and updates the forecasts there", async () => {
    const [here, onHold, there, ended] = [
      await delivery.engagement(),
      await delivery.engagement(),
      await delivery.engagement({ region: 'DE', timeZone: 'Europe/Berlin' }),
      await delivery.engagement(),
    ];
    const holdUntil = { engagementId: onHold, expectedResumeOn: '2026-12-14', reason: 'Budget freeze.' };
    const hold = `mutation ($input: HoldEngagementInput!) { holdEngagement(input: $input) { userErrors { code } } }`;
    await delivery.app.gql(MANAGER, hold, { input: holdUntil });
    await delivery.set(ended, "status = 'CANCELLED'");
    const german = await delivery.forecast(there);
    // Christmas, a Friday, is now a working day.
    const days = [CLOSED, { day: '2026-12-21', name: 'Closed too' }];
    const { data } = await set(MANAGER, { days });
    expect(data.setHolidays).toEqual({ userErrors: [], holidays: days, engagements: 2 });
    expect(await delivery.forecast(here)).toMatchObject({ goLive: '2026-12-14' });
    await delivery.app.settle();
    expect(await delivery.forecast(here)).toMatchObject({ B: '2026-12-03/2026-12-09', goLive: '2026-12-15' });
    expect(await delivery.forecast(onHold)).toMatchObject({
      ...{ A: '2026-12-14/2026-12-16', B: '2026-12-17/2026-12-24', goLive: '2026-12-29' },
    });
    expect(await delivery.forecast(there)).toEqual(german);
    expect(await look('US')).toEqual(['2026-12-10', '2026-12-21']);
    expect(await look('US', '2034-12-20', '2035-01-05')).toEqual([]);
    expect(await look('US-CA')).toContain('2026-12-25');
  });

  it('continues with the daily forecasts as before', async () => {
    const id = await delivery.engagement();
    await set(MANAGER);
    await delivery.app.settle();
    await delivery.app.moveTo('2026-12-01T15:00:00Z');
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-01/2026-12-03' });
    const { rows } = await delivery.app.pools.staff.query(
      "select due_at from due_work where kind = 'reforecast.daily' and subject = $1",
      [fromTypeId('engagement', id)],
    );
    expect(rows).toEqual([{ due_at: new Date('2026-12-02T05:00:00Z') }]);
  });

  it('is followed by a forecast even if one read the old days while they were being set', async () => {
    const { app } = delivery;
    const id = await delivery.engagement();
    const uuid = fromTypeId('engagement', id)!;
    const holder = await app.pools.staff.connect();
    try {
      await holder.query('begin');
      await holder.query('select from due_work where subject = $1 for update', [uuid]);
      app.clock.pin(new Date('2026-12-01T15:00:00Z'));
      const setting = set(MANAGER);
      await untilBlockedBy(holder);
      const midnight = new Date('2026-12-01T05:00:00Z');
      const ofTheDay = app.nest.get(Transactions).run(SYSTEM, (tx) => catchUpForecasts(tx, [uuid], midnight));
      await untilBlockedBy(holder, 2);
      await holder.query('commit');
      await Promise.all([setting, ofTheDay]);
    } finally {
      holder.release();
    }
    await app.settle();
    // A 1-3, B 4-11 around the 10th, and go-live two days later.
    expect(await delivery.forecast(id)).toMatchObject({ B: '2026-12-04/2026-12-11', goLive: '2026-12-16' });
  });

  it('returns the region to the library', async () => {
    const id = await delivery.engagement();
    await set(MANAGER);
    const { data } = await set(MANAGER, { days: null });
    expect(data.setHolidays).toMatchObject({ userErrors: [], engagements: 1 });
    expect(data.setHolidays.holidays).toContainEqual({ day: '2026-12-25', name: 'Christmas Day' });
    await delivery.app.settle();
    expect(await delivery.forecast(id)).toMatchObject({ goLive: '2026-12-14' });
    expect(await look('US')).toEqual(['2026-12-25', '2027-01-01', '2027-01-18']);
  });

  it('makes a region known that the library does not know', async () => {
    const unknown = { region: 'NP' };
    expect(await look('NP')).toEqual([]);
    await set(MANAGER, unknown);
    expect(await look('NP')).toEqual(['2026-12-10']);
    const id = await delivery.engagement(unknown);
    expect(await delivery.forecast(id)).toMatchObject({ goLive: '2026-12-15' });
  });

  it('is allowed for managers, and reading for all staff', async () => {
    const roles: [Person, string | null, string | null][] = [
      ['admin@causeway.example', null, null],
      [MANAGER, null, null],
      [ENGINEER, 'FORBIDDEN', null],
      ['compliance@causeway.example', 'FORBIDDEN', null],
      ['auditor@causeway.example', 'FORBIDDEN', null],
      ['partner@northwind.example', 'FORBIDDEN', 'FORBIDDEN'],
    ];
    for (const [person, writes, reads] of roles) {
      const { data, errors } = await set(person);
      expect([person, errors?.[0]?.extensions.code ?? null]).toEqual([person, writes]);
      if (writes === null) expect(data.setHolidays.userErrors).toEqual([]);
      const seen = await look('US', '2026-12-01', '2027-01-31', person);
      if (reads === null) expect(seen).toEqual(['2026-12-10']);
      else expect(seen).toMatchObject([{ extensions: { code: reads } }]);
    }
  });

  it('rejects an invalid list of holidays, and writes nothing', async () => {
    await delivery.engagement();
    await delivery.app.settle();
    const rows = async () => {
      const { rows: found } = await delivery.app.pools.staff.query(
        `select (select json_agg(r) from holiday_region r) as regions, (select count(*) from holiday) as holidays,
           (select max(due_at) from due_work) as due, (select count(*) from audit_entry) as audited`,
      );
      return found;
    };
    const before = await rows();
    const at = (day: string, name = 'Closed') => ({ day, name });
    const many = Array.from({ length: 1001 }, () => CLOSED);
    const refusals: [object, string, string[]][] = [
      [{ region: 'Neverland' }, 'INVALID', ['region']],
      [{ region: 'us' }, 'INVALID', ['region']],
      [{ days: undefined }, 'INVALID', ['days']],
      [{ days: [CLOSED, CLOSED] }, 'INVALID', ['days', '1', 'day']],
      [{ days: [at('2099-01-01')] }, 'INVALID', ['days', '0', 'day']],
      [{ days: [at('2026-12-24', ' ')] }, 'INVALID', ['days', '0', 'name']],
      [{ days: many }, 'LIMIT_EXCEEDED', ['days']],
      [{ region: 'US-ZZ', days: null }, 'INVALID', ['region']],
    ];
    for (const [input, code, field] of refusals) {
      const { data } = await set(MANAGER, input);
      expect(data.setHolidays).toMatchObject({
        ...{ holidays: null, engagements: null, userErrors: [{ code, field: ['input', ...field] }] },
      });
    }
    expect(await rows()).toEqual(before);
    const looks: [string, string, string, string][] = [
      ['Neverland', '2026-12-01', '2026-12-31', '`region` must be'],
      ['US', '2026-12-31', '2026-12-01', '`from` must not be after `to`'],
      ['US', '2026-11-30', '2036-12-01', 'at most 3654 days'],
      ['US', '0001-01-01', '0001-12-31', '0001-01-01 must be between'],
      ['US', '9999-01-01', '9999-12-31', '9999-01-01 must be between'],
    ];
    for (const [region, from, to, fault] of looks)
      expect(await look(region, from, to)).toMatchObject([
        { message: expect.stringContaining(fault), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    expect(await rows()).toEqual(before);
  });

  it('is audited with what it adds and removes, once for repeats', async () => {
    const region = 'DE';
    await delivery.engagement({ region, timeZone: 'Europe/Berlin' });
    const headers = { 'idempotency-key': 'holidays' };
    const days = [CLOSED, { day: '2026-12-25', name: 'Christmas' }];
    const first = await set(MANAGER, { region, days }, headers);
    expect((await set(MANAGER, { region, days }, headers)).data).toEqual(first.data);
    await set(MANAGER, { region, days: [CLOSED] });
    const { rows } = await delivery.app.pools.staff.query<{ id: string }>(
      `select changes, subject_kind as kind, subject_id as id from audit_entry
       where action = 'holidays.set' and changes ->> 'region' = $1 order by id`,
      [region],
    );
    expect(rows).toMatchObject([
      {
        kind: 'holidayRegion',
        changes: { region, source: 'INPUT', added: ['2026-12-10'], removed: expect.any(Array) },
      },
      {
        kind: 'holidayRegion',
        changes: { region, source: 'INPUT', added: [], removed: ['2026-12-25'] },
      },
    ]);
    const { rows: announced } = await delivery.app.pools.staff.query(
      "select 1 from outbox where kind = 'holidays.set' and subject = $1",
      [rows[0]!.id],
    );
    expect(announced).toHaveLength(2);
  });
});
