import pg from 'pg';
import { fromTypeId } from '../../src/kernel/ids.js';
import { ForecastGoLiveService } from '../../src/modules/forecasting/forecast-go-live.service.js';
import { GO_LIVE_FORECAST_DUE } from '../../src/modules/forecasting/index.js';
import { statementsAbout } from '../support/count-statements.js';
import { Delivery, MANAGER } from './delivery-support.js';

const TUESDAY = new Date('2026-12-01T05:10:00Z');
const WEDNESDAY = new Date('2026-12-02T05:10:00Z');

describe('the daily go-live forecasts of many engagements', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  const sql = async (text: string, values: unknown[] = []) =>
    (await delivery.app.pools.staff.query(text, values)).rows;

  /** @returns the UUIDs of new engagements, in order; two milestones of each took twice as long as planned, and the third differs */
  async function engagements(count: number): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < count) {
      const start = { startOn: '2026-10-05' };
      const id = await (ids.length === 0 ? delivery.engagementOnMonday(start) : delivery.engagement(start));
      for (const [code, completedOn] of [['A', '2026-10-13'] as const, ['D', '2026-10-08'] as const])
        await delivery.update(MANAGER, id, code, { status: 'DONE', startedOn: '2026-10-05', completedOn });
      await sql("update milestone set duration_days = $2 where code = 'B' and engagement_id = $1", [
        ...[fromTypeId('engagement', id), 5 + 3 * ids.length],
      ]);
      ids.push(id);
    }
    await delivery.app.settle();
    return ids.map((id) => fromTypeId('engagement', id)!).sort();
  }

  /** Runs the job on Tuesday morning, while no other job does. */
  async function forecast(ids: readonly string[], dueAt = TUESDAY): Promise<void> {
    delivery.app.clock.pin(TUESDAY);
    await delivery.app.nest.get(ForecastGoLiveService).daily(ids, dueAt);
  }
  const stored = (ids: readonly string[]) =>
    sql(
      `select f.as_of, f.p50_on, f.p80_on, f.pool, f.n, f.too_few, m.code as driver,
         (select json_agg(json_build_array(s.stage, s.entered_at, s.p80_on) order by s.stage)
          from go_live_stage_forecast s where s.engagement_id = f.engagement_id) as stages,
         (select json_agg(json_build_array(d.code, d.planned_days, d.actual_days) order by d.code)
          from milestone_duration d where d.engagement_id = f.engagement_id) as durations
       from go_live_forecast f left join milestone m on m.id = f.driver_id
       where f.engagement_id = any($1) order by f.engagement_id`,
      [ids],
    );
  const due = (ids: readonly string[]) =>
    sql('select due_at, alone from due_work where kind = $1 and subject = any($2) order by subject', [
      ...[GO_LIVE_FORECAST_DUE.daily, ids],
    ]);

  it('takes as many statements for eight as for two', async () => {
    const ids = await engagements(10);
    const statementsFor = async (some: readonly string[]) =>
      (await statementsAbout(delivery.app, /./, () => forecast(some))).length;
    const few = await statementsFor(ids.slice(0, 2));
    expect(few).toBeGreaterThan(8);
    expect(await statementsFor(ids.slice(2))).toBe(few);
    expect(await due(ids)).toEqual(ids.map(() => ({ due_at: WEDNESDAY, alone: false })));
  });

  it('gives each the forecast that it would have on its own, and the same again', async () => {
    const ids = await engagements(4);
    for (const id of ids) await forecast([id]);
    const single = await stored(ids);
    const durations = [
      ['A', 3, 6],
      ['D', 2, 4],
    ];
    expect(new Set(single.map(({ p50_on }) => String(p50_on))).size).toBeGreaterThan(2);
    expect(single).toMatchObject(ids.map(() => ({ as_of: TUESDAY, too_few: false, driver: 'B', durations })));
    await sql('update due_work set due_at = $1 where kind = $2 and subject = any($3)', [
      ...[TUESDAY, GO_LIVE_FORECAST_DUE.daily, ids],
    ]);
    await forecast(ids);
    expect(await stored(ids)).toEqual(single);
    await forecast(ids.toReversed());
    expect(await stored(ids)).toEqual(single);
  });

  it('never goes back in time if it is late', async () => {
    const ids = await engagements(2);
    await forecast(ids);
    await sql('update due_work set due_at = $1 where kind = $2 and subject = any($3)', [
      ...[new Date('2026-11-30T05:10:00Z'), GO_LIVE_FORECAST_DUE.daily, ids],
    ]);
    await forecast(ids, new Date('2026-11-30T05:10:00Z'));
    expect(await stored(ids)).toMatchObject([{ as_of: TUESDAY }, { as_of: TUESDAY }]);
  });

  it('forecasts the others if one fails, which then gets a job of its own', async () => {
    const ids = await engagements(3);
    const client = new pg.Client({ connectionString: delivery.app.database.ownerUrl });
    await client.connect();
    await client.query(`
      create function poison() returns trigger language plpgsql as 'begin raise exception ''poisoned''; end';
      create trigger poison before insert on go_live_forecast for each row
        when (new.engagement_id = '${ids[1]}') execute function poison()`);
    await forecast(ids);
    expect(await due(ids)).toEqual(
      ids.map((_id, index) => ({ due_at: index === 1 ? TUESDAY : WEDNESDAY, alone: index === 1 })),
    );
    await expect(forecast([ids[1]!])).rejects.toThrow('poisoned');
    await client.query('drop trigger poison on go_live_forecast; drop function poison()');
    await client.end();
    await forecast([ids[1]!]);
    expect(await due(ids)).toEqual(ids.map(() => ({ due_at: WEDNESDAY, alone: false })));
  });
});
