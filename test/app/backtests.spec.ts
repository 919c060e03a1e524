import { fromTypeId, toTypeId } from '../../src/kernel/ids.js';
import { RunBacktestService } from '../../src/modules/backtests/run-backtest.service.js';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { enterEngagement } from '../support/health-support.js';
import { ADMIN, AUDITOR, MANAGER, PARTNER, STAFF, onlyFor } from '../support/people.js';
import { query } from '../support/query.js';
import {
  cancelBacktest,
  modelId,
  readBacktest,
  startBacktest,
  storeDaily,
  storeMondays,
} from './backtests-support.js';

const NOW = '2027-06-01T15:00:00Z';
/** Its connection dies when it has read half of 40 engagements. */
const DIES_HALF_WAY = `create or replace function die() returns trigger language plpgsql as
  'begin perform pg_terminate_backend(pg_backend_pid()); return new; end';
  create trigger die before update on health_backtest for each row when (new.engagements_done > 20) execute function die()`;
const MATRIX = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };

describe('a backtest', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(new Date(NOW));
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.beginAt(new Date(NOW));
    await query(app.database.ownerUrl, 'truncate engagement, health_backtest cascade');
  });

  const pool = () => app.pools.staff;
  const engagement = () => enterEngagement(pool(), { at: '2026-12-01T15:00:00Z' });
  /** Enters a row of history; `late` is in working days past the first baseline. */
  const history = (id: string, at: string, { status = 'ACTIVE', late = 0 }) =>
    query(
      app.database.ownerUrl,
      `insert into engagement_history (id, engagement_id, at, stage, status, schedule_variance_days, time_zone)
       values (gen_random_uuid(), '${id}', '${at}', 'SANDBOX', '${status}', ${late}, 'America/New_York')`,
    );
  const input = async (changes: object = {}) => ({
    ...{ modelId: await modelId(pool(), 'onboarding'), from: '2027-01-04', to: '2027-02-28' },
    ...{ outcome: 'MISSED_BASELINE', ...changes },
  });
  const started = async (changes: object = {}): Promise<string> => {
    const { data } = await startBacktest(app, await input(changes));
    expect(data.backtestHealthModel.userErrors).toEqual([]);
    return data.backtestHealthModel.backtest.id as string;
  };
  const result = async (changes: object = {}): Promise<Json> => {
    const id = await started(changes);
    await app.settle();
    return readBacktest(app, id);
  };
  /** Twenty engagements with the outcome on 10 Feb after the example's samples, and twenty without. */
  const example = async (): Promise<void> => {
    for (let n = 0; n < 20; n += 1) {
      const late = await engagement();
      await storeMondays(pool(), late, '2027-01-04', '-+-++');
      await history(late, '2027-02-10T15:00:00Z', { late: 11 });
      await storeMondays(pool(), await engagement(), '2027-01-04', '-');
    }
  };

  it('answers with matrix, rates and lead time of the model and of the active one', async () => {
    await example();
    const figures = {
      matrix: { truePositive: 60, falsePositive: 0, falseNegative: 40, trueNegative: 20 },
      ...{ precision: 1, recall: 0.6, f1: 0.75, leadTimeDays: { median: 12, p90: 12 }, tooFew: null },
    };
    expect(await result()).toMatchObject({
      ...{
        state: 'DONE',
        progress: 1,
        model: { slug: 'onboarding', version: 1 },
        outcome: 'MISSED_BASELINE',
      },
      ...{ createdBy: MANAGER, endedAt: '2027-06-01T15:00:00.000Z', differing: { nodes: [] } },
      ...{ ...figures, active: figures },
    });
  });

  it('counts nothing twice if its job runs twice, even at the same time, or died half-way', async () => {
    await example();
    const id = await started();
    const work = { subject: fromTypeId('backtest', id)!, asOf: new Date(NOW) };
    const runs = app.nest.get(RunBacktestService, { strict: false });
    await query(app.database.ownerUrl, DIES_HALF_WAY);
    await expect(runs.run(work)).rejects.toThrow();
    expect(await readBacktest(app, id)).toMatchObject({ state: 'RUNNING', progress: 0.5, matrix: null });
    await query(app.database.ownerUrl, 'drop trigger die on health_backtest');
    await Promise.all([runs.run(work), runs.run(work)]);
    expect((await readBacktest(app, id)).matrix).toEqual((await result()).matrix);
  });

  it('gives the matrix alone if there are too few cases', async () => {
    await storeMondays(pool(), await engagement(), '2027-01-04', '+-');
    expect(await result()).toMatchObject({
      matrix: { ...MATRIX, falsePositive: 1, trueNegative: 1 },
      ...{ precision: null, recall: null, f1: null, leadTimeDays: null, tooFew: { n: 0, needed: 20 } },
    });
  });

  it('lists the engagements that the model and the active one judge differently', async () => {
    const quiet = await engagement();
    await storeDaily(pool(), quiet, '2027-01-04', { variance: 15, index: null, blockers: null });
    await storeDaily(pool(), quiet, '2027-01-11');
    await storeDaily(pool(), await engagement(), '2027-01-11');
    const answer = await result({ modelId: await publishedWithout('SCHEDULE_VARIANCE') });
    expect(answer.differing.nodes).toEqual([
      {
        engagement: { id: toTypeId('engagement', quiet) },
        ...{ onlyModelWeeks: 0, onlyActiveWeeks: 1, outcomeOn: null },
      },
    ]);
  });

  async function publishedWithout(measure: string): Promise<string> {
    const { rows } = await pool().query<{ id: string }>(
      `insert into health_model (id, slug, version, definition, published_at, published_by)
       select gen_random_uuid(), 'without', coalesce((select max(version) from health_model where slug = 'without'), 0) + 1,
         jsonb_set(m.definition, '{minCoverage}', '0.1') || jsonb_build_object('groups', (
           select jsonb_agg(g || jsonb_build_object('rules', (
             select jsonb_agg(case when r ->> 'measure' = $1 then r || '{"weight": 0}' else r end)
             from jsonb_array_elements(g -> 'rules') r)))
           from jsonb_array_elements(m.definition -> 'groups') g)), now(), 'Test'
       from health_model m where m.slug = 'onboarding' and m.version = 1 returning id`,
      [measure],
    );
    return toTypeId('healthModel', rows[0]!.id);
  }

  describe('knows the outcomes', () => {
    const counts = async (outcome: string) => (await result({ outcome })).matrix;

    it('of a missed baseline: more than 10 working days late', async () => {
      for (const late of [10, 11]) {
        const id = await engagement();
        await storeMondays(pool(), id, '2027-01-04', '+');
        await history(id, '2027-01-20T15:00:00Z', { late });
      }
      expect(await counts('MISSED_BASELINE')).toEqual({ ...MATRIX, truePositive: 1, falsePositive: 1 });
    });

    it('of a partner that went quiet: a stored momentum of 15, also after the last sample', async () => {
      for (const momentum of [14, 15]) {
        const id = await engagement();
        await storeDaily(pool(), id, '2027-02-22', { momentum: 9 });
        await storeDaily(pool(), id, '2027-03-08', { momentum });
      }
      expect(await counts('WENT_QUIET')).toEqual({ ...MATRIX, falseNegative: 1, trueNegative: 1 });
    });

    it('of a cancelled engagement, which has ended, so that all its samples are known', async () => {
      for (const status of ['CANCELLED', 'COMPLETED']) {
        const id = await engagement();
        await storeMondays(pool(), id, '2027-05-24', '+');
        await history(id, '2027-05-31T15:00:00Z', { status });
      }
      await storeMondays(pool(), await engagement(), '2027-05-24', '+');
      const { matrix } = await result({ outcome: 'CANCELLED', to: '2027-06-01' });
      expect(matrix).toEqual({ ...MATRIX, truePositive: 1, falsePositive: 1 });
    });
  });

  it.each([
    [
      'on which the outcome was so already',
      (id: string) => history(id, '2027-01-01T15:00:00Z', { late: 11 }),
    ],
    [
      'of the platform’s own test companies',
      () => query(app.database.ownerUrl, 'update partner set internal = true'),
    ],
  ])('drops samples %s', async (_case, prepare) => {
    const id = await engagement();
    await storeMondays(pool(), id, '2027-01-04', '+');
    await prepare(id);
    expect((await result()).matrix).toEqual(MATRIX);
    await query(app.database.ownerUrl, 'update partner set internal = false');
  });

  it.each([
    ['a day in the future', { to: '2027-06-02' }, 'INVALID', 'to'],
    ['a range that ends before it starts', { from: '2027-03-01' }, 'INVALID', 'from'],
    ['more than two years', { from: '2025-02-27' }, 'INVALID', 'from'],
    ['an unknown model', { modelId: toTypeId('healthModel', crypto.randomUUID()) }, 'NOT_FOUND', 'modelId'],
    ['no model at all', { modelId: '' }, 'NOT_FOUND', 'modelId'],
  ])('is refused for %s', async (_case, changes, code, field) => {
    const { data } = await startBacktest(app, await input(changes));
    expect(data.backtestHealthModel).toMatchObject({
      backtest: null,
      userErrors: [{ code, field: ['input', field] }],
    });
  });

  it('may span two years up to today', async () => {
    await started({ from: '2025-06-01', to: '2027-06-01' });
  });

  it('is refused while ten are unfinished', async () => {
    for (let n = 0; n < 10; n += 1) await started();
    const { data } = await startBacktest(app, await input());
    expect(data.backtestHealthModel.userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', field: null }]);
  });

  it('is cancelled once, before it is finished, and then has no results', async () => {
    await example();
    const id = await started();
    expect((await cancelBacktest(app, id)).data.cancelBacktest).toMatchObject({
      userErrors: [],
      backtest: { state: 'CANCELLED', progress: 0 },
    });
    await app.settle();
    expect(await readBacktest(app, id)).toMatchObject({ state: 'CANCELLED', matrix: null, active: null });
    for (const finished of [id, (await result()).id as string])
      expect((await cancelBacktest(app, finished)).data.cancelBacktest).toMatchObject({
        backtest: null,
        userErrors: [{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'backtestId'] }],
      });
    const unknown = await cancelBacktest(app, toTypeId('backtest', crypto.randomUUID()));
    expect(unknown.data.cancelBacktest.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it.each(onlyFor(ADMIN, MANAGER))('is started and cancelled by %s or not', async (person, code) => {
    const given = await input();
    const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;
    expect(codeOf(await startBacktest(app, given, person))).toBe(code);
    const id = await started();
    expect(codeOf(await cancelBacktest(app, id, person))).toBe(code);
    expect((await readBacktest(app, id)).state).toBe(code ? 'WAITING' : 'CANCELLED');
  });

  it('is read by all staff, newest first', async () => {
    const ids = [await started(), await started()];
    for (const person of STAFF) {
      const { data } = await app.gql(person, '{ backtests(first: 5) { nodes { id } totalCount } }');
      expect(data.backtests).toEqual({ nodes: ids.toReversed().map((id) => ({ id })), totalCount: 2 });
      expect(await readBacktest(app, ids[0]!, person)).toMatchObject({ id: ids[0] });
    }
    const { errors } = await app.gql(PARTNER, '{ backtests(first: 5) { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is audited when it is started and when it is cancelled', async () => {
    const id = await started();
    await cancelBacktest(app, id);
    const { data } = await app.gql(
      AUDITOR,
      '{ auditLog(first: 2) { nodes { action subject { id } changes previous } } }',
    );
    expect(data.auditLog.nodes).toEqual([
      {
        ...{ action: 'backtest.cancel', subject: { id } },
        ...{ changes: { state: 'CANCELLED' }, previous: { state: 'WAITING' } },
      },
      { action: 'backtest.start', subject: { id }, changes: await input(), previous: null },
    ]);
  });
});
