import pg from 'pg';
import { fromTypeId } from '../../src/kernel/ids.js';
import { REFORECAST, REFORECAST_DAILY } from '../../src/modules/planning/index.js';
import { JobRegistry } from '../../src/platform/jobs/job-registry.js';
import { statementsAbout } from '../support/count-statements.js';
import { Delivery } from './delivery-support.js';

const TUESDAY = '2026-12-01T05:00:00.000Z';
const WEDNESDAY = '2026-12-02T05:00:00.000Z';

describe('the daily forecasts of many engagements', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await delivery.app.pools.staff.query<Row>(text, values)).rows;

  /** @returns the UUIDs of new engagements in New York, in order */
  async function engagements(count: number, changes: object = {}): Promise<string[]> {
    const ids: string[] = [];
    ids.push(await delivery.engagementOnMonday(changes));
    while (ids.length < count) ids.push(await delivery.engagement(changes));
    await delivery.app.settle();
    return ids.map((id) => fromTypeId('engagement', id)!).sort();
  }

  const forecast = (subjects: readonly string[], asOf = TUESDAY): Promise<void> =>
    delivery.app.nest.get(JobRegistry).handlerOf(REFORECAST.queue, REFORECAST.job)({
      ...{
        subject: subjects[0]!,
        subjects: [...subjects],
        asOf,
        requestId: null,
        eventId: null,
        jobId: 'job',
      },
    });

  /** What the forecasts left: the history of each engagement, its moves and events, and its milestones. */
  const outcomes = (ids: readonly string[]) =>
    sql(
      `select e.forecast_go_live_on, e.schedule_variance_days, e.updated_at, e.version,
         (select json_agg(json_build_array(h.at, h.forecast_go_live_on, h.schedule_performance_index) order by h.at, h.id)
          from engagement_history h where h.engagement_id = e.id) as history,
         (select json_agg(json_build_array(m.at, m.go_live_before, m.go_live_after, m.critical_path, m.actor_kind)
            order by m.at, m.id) from go_live_move m where m.engagement_id = e.id) as moves,
         (select json_agg(o.occurred_at order by o.occurred_at) from outbox o
          where o.subject = e.id and o.kind = 'engagement.reforecast') as events,
         (select json_agg(json_build_array(m.forecast_start_on, m.forecast_due_on, m.float_days) order by m.position)
          from milestone m where m.engagement_id = e.id) as milestones
       from engagement e where e.id = any($1) order by e.id`,
      [ids],
    );
  const due = (ids: readonly string[]) =>
    sql<{ due_at: Date; alone: boolean }>(
      'select due_at, alone from due_work where kind = $1 and subject = any($2) order by subject',
      [REFORECAST_DAILY, ids],
    );

  it('takes as many statements for twelve as for two, whatever the number of days', async () => {
    const ids = await engagements(26);
    const statementsFor = async (some: readonly string[], asOf?: string) =>
      (await statementsAbout(delivery.app, /./, () => forecast(some, asOf))).length;
    const few = await statementsFor(ids.slice(0, 2));
    expect(few).toBeGreaterThan(4);
    expect(await statementsFor(ids.slice(2, 14))).toBe(few);
    expect(await statementsFor(ids.slice(14), '2026-12-10T05:00:00.000Z')).toBe(few);
  });

  it('leaves each as it would be on its own, day by day', async () => {
    const ids = await engagements(4);
    await forecast(ids.slice(2), '2026-12-04T05:00:00.000Z');
    for (const id of ids.slice(0, 2))
      for (const day of ['01', '02', '03', '04']) await forecast([id], `2026-12-${day}T05:00:00.000Z`);
    const [single, , together] = await outcomes(ids);
    expect(together).toEqual({ ...single, history: together!.history, moves: together!.moves });
    // The first row of each is that of its start, at another instant.
    expect(together!.history.slice(1)).toEqual(single!.history.slice(1));
    expect(together!.moves.slice(1)).toEqual(single!.moves.slice(1));
    expect(together!.events).toHaveLength(4);
  });

  it('changes nothing if it runs again, in part and late', async () => {
    const ids = await engagements(3);
    await forecast(ids, WEDNESDAY);
    const before = [await outcomes(ids), await due(ids)];
    await forecast(ids.slice(1));
    await Promise.all([forecast(ids, WEDNESDAY), forecast(ids.toReversed(), WEDNESDAY)]);
    expect([await outcomes(ids), await due(ids)]).toEqual(before);
  });

  it('forecasts the others if one fails, which then gets a job of its own', async () => {
    const ids = await engagements(4);
    const asOwner = async (statements: string) => {
      const client = new pg.Client({ connectionString: delivery.app.database.ownerUrl });
      await client.connect();
      await client.query(statements);
      await client.end();
    };
    await asOwner(`create function poison() returns trigger language plpgsql as 'begin raise exception ''poisoned''; end';
      create trigger poison before insert on engagement_history for each row
        when (new.engagement_id = '${ids[1]}') execute function poison()`);
    await forecast(ids);
    expect(await due(ids)).toEqual(
      ids.map((_id, index) => ({ due_at: new Date(index === 1 ? TUESDAY : WEDNESDAY), alone: index === 1 })),
    );
    await expect(forecast([ids[1]!])).rejects.toThrow('poisoned');
    await asOwner('drop trigger poison on engagement_history; drop function poison()');
    await forecast([ids[1]!]);
    expect(await due(ids)).toEqual(ids.map(() => ({ due_at: new Date(WEDNESDAY), alone: false })));
  });

  it('forecasts those of other regions and time zones that begin a day at the same instant', async () => {
    const [newYork] = await engagements(1);
    const bogota = fromTypeId(
      'engagement',
      await delivery.engagement({ region: 'CO', timeZone: 'America/Bogota' }),
    )!;
    await forecast([newYork!, bogota]);
    const [one, other] = await outcomes([newYork!, bogota]);
    for (const { history } of [one!, other!]) expect(history).toHaveLength(2);
  });
});
