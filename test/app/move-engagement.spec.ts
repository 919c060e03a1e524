import { fromTypeId, newId } from '../../src/kernel/ids.js';
import { EvaluateHealthService } from '../../src/modules/health/evaluate-health.service.js';
import { ADMIN, type Person, onlyFor } from '../support/people.js';
import { Delivery, MANAGER } from './delivery-support.js';

const UPDATE = `mutation ($input: UpdateEngagementInput!) { updateEngagement(input: $input) {
  warnings userErrors { code field message } engagement { version region timeZone forecastGoLiveOn title } } }`;

describe("changing an engagement's region or time zone", () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());
  beforeEach(async () => {
    id = await delivery.engagementOnMonday();
    await delivery.app.settle();
  });

  const update = async (changes: object, person: Person = MANAGER) => {
    const { version } = await delivery.plan(id);
    const input = { engagementId: id, expectedVersion: version, ...changes };
    const { data, errors } = await delivery.app.gql(person, UPDATE, { input });
    return errors ? { code: errors[0]!.extensions.code } : data.updateEngagement;
  };
  const due = async () => {
    const { rows } = await delivery.app.pools.staff.query<{ kind: string; due_at: Date }>(
      'select kind, due_at from due_work where subject = $1',
      [fromTypeId('engagement', id)],
    );
    return Object.fromEntries(rows.map(({ kind, due_at }) => [kind, due_at.toISOString()]));
  };
  const evaluations = async () => {
    const { rows } = await delivery.app.pools.staff.query<{ as_of: Date }>(
      'select distinct as_of from health_snapshot where engagement_id = $1 and daily order by as_of',
      [fromTypeId('engagement', id)],
    );
    return rows.map(({ as_of }) => as_of.toISOString());
  };

  it('forecasts with the holidays and the work week of the new region immediately', async () => {
    const set = `mutation ($input: SetHolidaysInput!) { setHolidays(input: $input) { userErrors { code } } }`;
    const days = [{ day: '2026-12-02', name: 'Closed' }];
    await delivery.app.gql(ADMIN, set, { input: { region: 'NP', days } });
    expect(await update({ region: 'NP' })).toMatchObject({
      ...{ userErrors: [], warnings: [] },
      engagement: { region: 'NP', timeZone: 'America/New_York', forecastGoLiveOn: '2026-12-15', version: 2 },
    });
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-11-30/2026-12-03', variance: 1 });
    const moved = await update({ region: 'SA', title: 'Payments in Riyadh' });
    expect(moved.engagement).toMatchObject({ title: 'Payments in Riyadh', region: 'SA', version: 3 });
    expect((await update({ region: 'BT' })).warnings).toEqual([expect.stringContaining('setHolidays')]);
  });

  it('moves its days, and its daily evaluation to the next 00:05 there', async () => {
    expect(await due()).toEqual({
      'reforecast.daily': '2026-12-01T05:00:00.000Z',
      'health.daily': '2026-12-01T05:05:00.000Z',
      'go-live-forecast.daily': '2026-12-01T05:10:00.000Z',
    });
    // It is Monday 15:00 UTC: past midnight on Tuesday in Kiritimati, so today is a different day there.
    expect(await update({ timeZone: 'Pacific/Kiritimati' })).toMatchObject({ userErrors: [] });
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-01/2026-12-03' });
    await delivery.app.settle();
    expect(await due()).toEqual({
      'reforecast.daily': '2026-12-01T10:00:00.000Z',
      'health.daily': '2026-12-01T10:05:00.000Z',
      'go-live-forecast.daily': '2026-12-01T10:10:00.000Z',
    });
    await delivery.app.moveTo('2026-12-02T12:00:00Z');
    expect(await evaluations()).toEqual(['2026-12-01T10:05:00.000Z', '2026-12-02T10:05:00.000Z']);
  });

  it('evaluates no day twice and skips none, to the east and to the west', async () => {
    await delivery.app.moveTo('2026-12-01T12:00:00Z');
    await update({ timeZone: 'Asia/Tokyo' });
    await delivery.app.settle();
    await delivery.app.moveTo('2026-12-02T16:00:00Z');
    await update({ timeZone: 'America/Los_Angeles' });
    await delivery.app.settle();
    await delivery.app.moveTo('2026-12-04T12:00:00Z');
    expect(await evaluations()).toEqual([
      ...['2026-12-01T05:05:00.000Z', '2026-12-01T15:05:00.000Z', '2026-12-02T15:05:00.000Z'],
      ...['2026-12-03T08:05:00.000Z', '2026-12-04T08:05:00.000Z'],
    ]);
  });

  it('evaluates by the new zone even if the old 00:05 is dispatched before the change is processed', async () => {
    const oldDaily = new Date('2026-12-01T05:05:00Z');
    await update({ timeZone: 'Asia/Tokyo' });
    delivery.app.clock.pin(new Date('2026-12-01T06:00:00Z'));
    const scores = delivery.app.nest.get(EvaluateHealthService, { strict: false });
    await scores.daily({ subject: fromTypeId('engagement', id)!, asOf: oldDaily });
    expect(await evaluations()).toEqual([]);
    expect(await due()).toMatchObject({ 'health.daily': '2026-11-30T15:05:00.000Z' });
    await delivery.app.settle();
    await delivery.app.moveTo('2026-12-02T12:00:00Z');
    expect(await evaluations()).toEqual(['2026-11-30T15:05:00.000Z', '2026-12-01T15:05:00.000Z']);
  });

  it('makes up for days that were due before the change in the zone of that time', async () => {
    delivery.app.clock.pin(new Date('2026-12-02T12:00:00Z'));
    await update({ timeZone: 'Pacific/Kiritimati' });
    await delivery.app.settle();
    await delivery.app.moveTo('2026-12-03T12:00:00Z');
    expect(await evaluations()).toEqual([
      ...['2026-12-01T05:05:00.000Z', '2026-12-02T05:05:00.000Z', '2026-12-03T10:05:00.000Z'],
    ]);
  });

  it('stays with the new zone if an event from before the change arrives late', async () => {
    delivery.app.clock.pin(new Date('2026-11-30T15:01:00Z'));
    await update({ timeZone: 'Asia/Tokyo' });
    await delivery.app.settle();
    const planned = { 'health.daily': '2026-11-30T15:05:00.000Z' };
    expect(await due()).toMatchObject(planned);
    const before = { subject: fromTypeId('engagement', id)!, asOf: new Date('2026-11-30T15:00:30Z') };
    await delivery.app.nest.get(EvaluateHealthService, { strict: false }).afterEvent(before, newId());
    expect(await due()).toMatchObject(planned);
  });

  it('continues with the next day if the rules of the zone have moved its 00:05', async () => {
    await delivery.app.moveTo('2026-12-03T12:00:00Z');
    const before = await evaluations();
    await delivery.app.pools.staff.query(
      "update due_work set due_at = '2026-12-04T05:35:00Z' where kind = 'health.daily' and subject = $1",
      [fromTypeId('engagement', id)],
    );
    await delivery.app.moveTo('2026-12-05T12:00:00Z');
    expect(await evaluations()).toEqual([...before, '2026-12-05T05:05:00.000Z']);
  });

  it('is audited, with the new values', async () => {
    await update({ region: 'GB', timeZone: 'Europe/London' });
    const query = `query ($id: ID!) { auditLog(
      filter: { action: { in: ["engagement.update"] }, subject: { in: [$id] } }, first: 2) { nodes { changes } } }`;
    const { data } = await delivery.app.gql(ADMIN, query, { id });
    expect(data.auditLog.nodes).toHaveLength(1);
    const changes = JSON.stringify(data.auditLog.nodes[0].changes);
    expect(changes).toContain('GB');
    expect(changes).toContain('Europe/London');
  });

  it.each([
    [{ region: 'UK' }, 'region', 'did you mean GB?'],
    [{ timeZone: 'BST' }, 'timeZone', 'did you mean Europe/London?'],
    [{ timeZone: null }, 'timeZone', 'cannot be cleared'],
    [{ region: null }, 'region', 'cannot be cleared'],
  ])('rejects %j', async (changes, field, hint) => {
    const before = await due();
    expect((await update(changes)).userErrors).toEqual([
      { code: 'INVALID', field: ['input', field], message: expect.stringContaining(hint) },
    ]);
    expect(await due()).toEqual(before);
  });

  it('requires permission to change the engagement', async () => {
    for (const [person, code] of onlyFor('admin@causeway.example', MANAGER, 'engineer@causeway.example')) {
      const answer = await update({ region: 'GB' }, person);
      expect([person, answer.code]).toEqual([person, code]);
    }
  });
});
