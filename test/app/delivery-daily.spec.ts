import { fromTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { catchUpForecasts, REFORECAST_DAILY } from '../../src/modules/planning/index.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { Delivery, MANAGER } from './delivery-support.js';

describe('the daily forecast', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  async function history(id: string): Promise<string[]> {
    const { rows } = await delivery.app.pools.staff.query<{ row: string }>(
      `select to_char(at at time zone 'utc', 'MM-DD HH24:MI') || ' ' || forecast_go_live_on as row
       from engagement_history where engagement_id = $1 order by at, id`,
      [fromTypeId('engagement', id)],
    );
    return rows.map(({ row }) => row);
  }

  async function dueAt(id: string): Promise<Date | undefined> {
    const { rows } = await delivery.app.pools.staff.query<{ due_at: Date }>(
      'select due_at from due_work where kind = $1 and subject = $2',
      [REFORECAST_DAILY, fromTypeId('engagement', id)],
    );
    return rows[0]?.due_at;
  }

  it('is due when the next local day begins', async () => {
    const [newYork, auckland] = [
      await delivery.engagementOnMonday(),
      await delivery.engagement({ region: 'NZ', timeZone: 'Pacific/Auckland', startOn: '2026-12-01' }),
    ];
    expect(await dueAt(newYork)).toEqual(new Date('2026-12-01T05:00:00Z'));
    expect(await dueAt(auckland)).toEqual(new Date('2026-12-01T11:00:00Z'));
  });

  it('processes three missed days in order, each as of its own day', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
    expect(await history(id)).toEqual([
      '11-30 15:00 2026-12-14',
      '12-01 05:00 2026-12-15',
      '12-02 05:00 2026-12-16',
      '12-03 05:00 2026-12-17',
    ]);
    expect(await dueAt(id)).toEqual(new Date('2026-12-04T05:00:00Z'));
  });

  it('starts the day at local midnight before and after the clocks change', async () => {
    await delivery.app.beginAt(new Date('2027-03-12T15:00:00Z'));
    const id = await delivery.engagement({ startOn: '2027-03-12' });
    await delivery.app.moveTo('2027-03-14T15:00:00Z');
    expect(await dueAt(id)).toEqual(new Date('2027-03-15T04:00:00Z'));
    await delivery.app.moveTo('2027-03-16T15:00:00Z');
    expect((await history(id)).map((row) => row.slice(0, 11))).toEqual([
      ...['03-12 15:00', '03-13 05:00', '03-16 04:00'],
    ]);
  });

  it('notifies subscribers to the engagement, once for each day on which it moved', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-06T15:00:00Z');
    const { rows } = await delivery.app.pools.staff.query<{ day: string }>(
      `select to_char(occurred_at at time zone 'America/New_York', 'MM-DD') as day from outbox
       where kind = 'engagement.reforecast' and subject = $1 order by occurred_at`,
      [fromTypeId('engagement', id)],
    );
    // On Sunday the 6th everything waits for Monday, as on Saturday.
    expect(rows.map(({ day }) => day)).toEqual(['12-01', '12-02', '12-03', '12-04', '12-05']);
  });

  it('changes nothing if its job runs again', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
    const before = [await history(id), await delivery.plan(id), await delivery.rows()];
    await delivery.app.nest
      .get(Transactions)
      .run(SYSTEM, (tx) =>
        catchUpForecasts(tx, [fromTypeId('engagement', id)!], new Date('2026-12-02T05:00:00Z')),
      );
    expect([await history(id), await delivery.plan(id), await delivery.rows()]).toEqual(before);
  });

  it('ends with the engagement', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.set(id, "status = 'CANCELLED'");
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
    expect(await dueAt(id)).toBeUndefined();
    expect(await delivery.plan(id)).toMatchObject({ forecastGoLiveOn: '2026-12-14', version: 1 });
  });

  it('does not change the versions of milestones that users see', async () => {
    const id = await delivery.engagementOnMonday();
    const { version } = await delivery.milestone(id, 'B');
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
    const { data } = await delivery.update(MANAGER, id, 'B', { expectedVersion: version, title: 'Built' });
    expect(data.updateMilestone.userErrors).toEqual([]);
  });
});
