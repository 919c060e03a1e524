import { fromTypeId } from '../../src/kernel/ids.js';
import { ForecastGoLiveService } from '../../src/modules/forecasting/forecast-go-live.service.js';
import { GO_LIVE_FORECAST_DUE } from '../../src/modules/forecasting/index.js';
import type { Json } from '../support/app.js';
import { Delivery, MANAGER } from './delivery-support.js';

const FORECAST = `query ($id: ID!) { engagement(id: $id) { key
  goLiveForecast { p50On p80On driver { code } pool n asOf tooFew { n needed } } } }`;

/** Three engagements whose milestones took twice as long as planned: nine samples. */
async function addHistory(delivery: Delivery): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    const id = await delivery.engagement({ startOn: '2026-10-05' });
    const days = {
      A: ['2026-10-05', '2026-10-13'],
      B: ['2026-10-14', '2026-10-27'],
      D: ['2026-10-05', '2026-10-08'],
    };
    for (const [code, [startedOn, completedOn]] of Object.entries(days))
      await delivery.update(MANAGER, id, code, { status: 'DONE', startedOn, completedOn });
    ids.push(id);
  }
  await delivery.app.settle();
  return ids;
}

describe('probable go-live', () => {
  let delivery: Delivery;
  let service: ForecastGoLiveService;
  beforeAll(async () => {
    delivery = await Delivery.start();
    service = delivery.app.nest.get(ForecastGoLiveService);
  });
  afterAll(() => delivery.app.stop());

  const forecastOf = async (id: string): Promise<Json> => {
    const { data, errors } = await delivery.app.gql(MANAGER, FORECAST, { id });
    expect(errors).toBeUndefined();
    return data.engagement.goLiveForecast;
  };
  const rowOf = async (id: string): Promise<unknown> => {
    const { rows } = await delivery.app.pools.staff.query(
      `select f.*, (select json_agg(s order by s.stage) from go_live_stage_forecast s
         where s.engagement_id = f.engagement_id) as stages,
         (select json_agg(d order by d.milestone_id) from milestone_duration d) as durations
       from go_live_forecast f where f.engagement_id = $1`,
      [fromTypeId('engagement', id)],
    );
    return rows[0];
  };
  const uuid = (id: string) => fromTypeId('engagement', id)!;

  it('is never null: without a forecast, and with too few samples', async () => {
    const id = await delivery.engagement();
    expect(await forecastOf(id)).toMatchObject({ p50On: null, p80On: null, n: 0, asOf: null, tooFew: null });
    await delivery.app.settle();
    expect(await forecastOf(id)).toMatchObject({
      ...{ p50On: null, p80On: null, driver: null, pool: null, n: 0, tooFew: { n: 0, needed: 8 } },
      asOf: '2026-11-30T15:00:00.000Z',
    });
  });

  describe('with nine samples that took twice as long as planned', () => {
    let id: string;
    let finished: string[];
    beforeAll(async () => {
      finished = await addHistory(delivery);
      id = await delivery.engagement();
      await delivery.app.settle();
    });

    it('is 28 Dec for the worked example, and names what drives it', async () => {
      expect(await forecastOf(id)).toEqual({
        ...{ p50On: '2026-12-28', p80On: '2026-12-28', driver: { code: 'B' } },
        ...{ pool: 'STAGE_AND_PARTY', n: 9, asOf: '2026-11-30T15:00:00.000Z', tooFew: null },
      });
    });

    it('keeps the P80 that was in force when a stage was first entered', async () => {
      expect(await rowOf(id)).toMatchObject({ stages: [{ stage: 'DISCOVERY', p80_on: '2026-12-28' }] });
    });

    it('answers the same if its jobs run again, late and out of order', async () => {
      const before = await rowOf(id);
      await service.afterEvent({ subject: uuid(id), asOf: new Date('2026-11-30T15:00:00Z') });
      await service.afterEvent({ subject: uuid(id), asOf: new Date('2026-11-20T15:00:00Z') });
      await service.daily([uuid(id)], new Date('2026-11-29T05:10:00Z'));
      expect(await rowOf(id)).toEqual(before);
    });

    it('answers the same if two of its jobs run at once', async () => {
      const before = await rowOf(id);
      const work = { subject: uuid(id), asOf: new Date('2026-11-30T15:00:00Z') };
      await Promise.all([service.afterEvent(work), service.afterEvent(work), service.afterEvent(work)]);
      expect(await rowOf(id)).toEqual(before);
    });

    it('shows the P80 on the timeline', async () => {
      const { data } = await delivery.app.gql(MANAGER, '{ timeline { nodes { id p80On } } }');
      expect(data.timeline.nodes).toContainEqual({ id, p80On: '2026-12-28' });
    });

    it('is made again at 00:10 local time, for the last day if days were missed', async () => {
      const fresh = await delivery.engagement();
      await delivery.app.moveTo('2026-12-03T15:00:00Z');
      expect(await forecastOf(fresh)).toMatchObject({
        p80On: '2026-12-31',
        asOf: '2026-12-03T05:10:00.000Z',
      });
      const { rows } = await delivery.app.pools.staff.query<{ due_at: Date }>(
        'select due_at from due_work where kind = $1 and subject = $2',
        [GO_LIVE_FORECAST_DUE.daily, uuid(fresh)],
      );
      expect(rows).toEqual([{ due_at: new Date('2026-12-04T05:10:00Z') }]);
    });

    it('follows a change of the plan, and never goes back in time', async () => {
      const changed = await delivery.engagement({ startOn: '2026-12-03' });
      await delivery.app.settle();
      const { p80On } = await forecastOf(changed);
      await delivery.update(MANAGER, changed, 'B', { status: 'SKIPPED', reason: 'Not needed.' });
      await delivery.app.settle();
      expect((await forecastOf(changed)).p80On < p80On).toBe(true);
      const before = await rowOf(changed);
      await service.afterEvent({ subject: uuid(changed), asOf: new Date('2026-11-30T15:00:00Z') });
      expect(await rowOf(changed)).toEqual(before);
    });

    it('is the actual day once live, at once, and is made no more once the engagement has ended', async () => {
      const live = await delivery.engagement({ startOn: '2026-11-30' });
      await delivery.update(MANAGER, live, 'G', { status: 'DONE', completedOn: '2026-12-02' });
      expect(await forecastOf(live)).toMatchObject({
        p50On: '2026-12-02',
        p80On: '2026-12-02',
        n: 0,
        pool: null,
      });
      await delivery.app.settle();
      await delivery.set(live, "status = 'CANCELLED'");
      await delivery.app.moveTo('2026-12-04T15:00:00Z');
      const { rows } = await delivery.app.pools.staff.query(
        'select from due_work where kind = $1 and subject = $2',
        [GO_LIVE_FORECAST_DUE.daily, uuid(live)],
      );
      expect(rows).toEqual([]);
    });

    it('takes no samples from internal partners', async () => {
      const { staff } = delivery.app.pools;
      const samples = async () => {
        await service.afterEvent({ subject: uuid(finished[0]!), asOf: new Date('2026-12-04T15:00:00Z') });
        const text = 'select count(*)::int as n from milestone_duration where engagement_id = $1';
        const { rows } = await staff.query<{ n: number }>(text, [uuid(finished[0]!)]);
        return rows[0]!.n;
      };
      expect(await samples()).toBe(3);
      await staff.query('update partner set internal = true');
      expect(await samples()).toBe(0);
      await staff.query('update partner set internal = false');
    });

    it.each<[string, object[], object, number]>([
      ['done without a start', [{ status: 'DONE', completedOn: '2026-11-24' }], {}, 0],
      [
        'begun and done on one day',
        [
          { status: 'IN_PROGRESS', startedOn: '2026-11-24' },
          { status: 'DONE', completedOn: '2026-11-24' },
        ],
        { actual_days: 1 },
        1,
      ],
      [
        'reopened',
        [{ status: 'DONE', startedOn: '2026-11-23', completedOn: '2026-11-24' }, { status: 'IN_PROGRESS' }],
        {},
        0,
      ],
    ])('a milestone %s is a sample or not', async (_case, steps, expected, count) => {
      const one = await delivery.engagement({ startOn: '2026-11-23' });
      for (const step of steps) await delivery.update(MANAGER, one, 'A', step);
      await delivery.app.settle();
      const { rows } = await delivery.app.pools.staff.query(
        'select planned_days, actual_days from milestone_duration where engagement_id = $1',
        [uuid(one)],
      );
      expect(rows).toHaveLength(count);
      if (count > 0) expect(rows[0]).toMatchObject({ planned_days: 3, ...expected });
    });
  });
});
