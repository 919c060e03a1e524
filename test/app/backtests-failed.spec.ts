import { UnrecoverableError, Worker } from 'bullmq';
import { RUN_BACKTEST } from '../../src/modules/backtests/index.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { Queues } from '../../src/platform/jobs/queues.js';
import { Workers } from '../../src/platform/jobs/workers.js';
import { TestApp } from '../support/app.js';
import { enterEngagement } from '../support/health-support.js';
import { ADMIN, MANAGER } from '../support/people.js';
import { query } from '../support/query.js';
import { until } from '../support/until.js';
import { cancelBacktest, modelId, readBacktest, startBacktest, storeMondays } from './backtests-support.js';

const NOW = '2027-06-01T15:00:00Z';
const { queue } = RUN_BACKTEST;
const FAILS_HALF_WAY = `create or replace function fail() returns trigger language plpgsql as
  'begin raise exception ''the disk is full''; end';
  create trigger fail before update on health_backtest for each row when (new.engagements_done > 5) execute function fail()`;
const FAILED_JOBS = `{ jobs(queue: "${queue}", state: FAILED) { nodes { id subject failedReason } } }`;
const RETRY =
  'mutation ($input: RetryJobInput!) { retryJob(input: $input) { userErrors { code } job { state } } }';

describe('a backtest whose job fails for good', () => {
  let app: TestApp;
  let worker: Worker | undefined;
  beforeAll(async () => {
    app = await TestApp.start(new Date(NOW), { queued: true });
    await app.settle();
    await app.nest.get(Workers).onModuleDestroy();
    await app.nest.get(Queues).of(queue).obliterate({ force: true });
    for (let n = 0; n < 10; n += 1) {
      const id = await enterEngagement(app.pools.staff, { at: '2026-12-01T15:00:00Z' });
      await storeMondays(app.pools.staff, id, '2027-01-04', '-');
    }
    // Unlike the product's worker, this one gives a job a single attempt.
    const connection = app.nest.get(Queues)['connection'];
    const runner = app.nest.get(JobRunner);
    const once = async ({ name, data, id }: { name: string; data: unknown; id?: string }) => {
      await runner.perform({ queue, job: name }, data, id!).catch((error: unknown) => {
        throw new UnrecoverableError(String(error));
      });
    };
    worker = new Worker(queue, once, connection.options(queue));
  });
  afterEach(() => query(app.database.ownerUrl, 'drop trigger if exists fail on health_backtest'));
  afterAll(async () => {
    await worker?.close();
    await app.stop();
  });

  const failed = async (): Promise<string> => {
    await query(app.database.ownerUrl, FAILS_HALF_WAY);
    const input = {
      ...{ modelId: await modelId(app.pools.staff, 'onboarding'), from: '2027-01-04', to: '2027-02-28' },
      outcome: 'MISSED_BASELINE',
    };
    const { data } = await startBacktest(app, input);
    const { id } = data.backtestHealthModel.backtest as { id: string };
    await until(async () => (await readBacktest(app, id)).state === 'FAILED');
    await query(app.database.ownerUrl, 'drop trigger fail on health_backtest');
    return id;
  };
  const retry = async (backtest: string) => {
    const { data } = await app.gql(ADMIN, FAILED_JOBS);
    const job = data.jobs.nodes.find(({ subject }: { subject: string }) => subject === backtest);
    return (await app.gql(ADMIN, RETRY, { input: { queue, jobId: job.id } })).data.retryJob;
  };

  it('is FAILED, without results, and no longer to be cancelled', async () => {
    const id = await failed();
    expect(await readBacktest(app, id)).toMatchObject({
      ...{ state: 'FAILED', progress: 0.5, endedAt: '2027-06-01T15:00:00.000Z', createdBy: MANAGER },
      ...{ matrix: null, active: null, differing: { nodes: [] } },
    });
    expect((await cancelBacktest(app, id)).data.cancelBacktest.userErrors).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', message: 'The backtest is already FAILED.' },
    ]);
  });

  it('does not count as one of the ten that may be unfinished', async () => {
    await failed();
    const { rows } = await app.pools.staff.query('select from health_backtest where ended_at is null');
    expect(rows).toEqual([]);
  });

  it('continues where it stopped when an admin retries the job, and counts nothing twice', async () => {
    const id = await failed();
    expect(await retry(id)).toEqual({ userErrors: [], job: { state: 'WAITING' } });
    await until(async () => (await readBacktest(app, id)).state === 'DONE');
    expect(await readBacktest(app, id)).toMatchObject({
      ...{ progress: 1, endedAt: '2027-06-01T15:00:00.000Z' },
      matrix: { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 10 },
    });
  });
});
