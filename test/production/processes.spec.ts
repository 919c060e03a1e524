import type { TestDatabase } from '../support/cluster.js';
import { OidcProvider } from '../support/oidc.js';
import { Causeway } from '../support/process.js';
import { ask, migratedDatabase, productionEnv } from '../support/production.js';
import { RedisServer } from '../support/redis.js';
import { until } from '../support/until.js';
import { WorkingTeam } from '../support/working-team.js';
import { query } from '../support/query.js';

const JOBS = `select
    (select count(*)::int from outbox where relayed_at is null)
      + (select count(*)::int from event_delivery where done_at is null) as left,
    (select count(distinct job_id)::int from event_delivery where consumer = 'health.recompute-health') as jobs,
    (select count(*)::int from health_snapshot where not daily and job_id not like '%-again') as snapshots,
    (select count(distinct job_id)::int from health_snapshot where not daily and job_id not like '%-again') as distinct`;
type Jobs = Record<'left' | 'jobs' | 'snapshots' | 'distinct', number>;

describe.each(['redis', 'postgresql'])('several processes with their queues on %s', (store) => {
  let database: TestDatabase;
  let provider: OidcProvider;
  let redis: RedisServer | null = null;
  let team: WorkingTeam;
  let token: string;
  const processes: Causeway[] = [];

  const start = async (command: 'start:api' | 'start:worker') => {
    const started = await Causeway.startCommand(
      command,
      productionEnv(database, provider, redis?.url ?? null),
    );
    processes.push(started);
    return started;
  };
  let apis: Causeway[];
  let workers: Causeway[];

  beforeAll(async () => {
    [database, provider] = await Promise.all([migratedDatabase(), OidcProvider.start()]);
    redis = store === 'redis' ? await RedisServer.start() : null;
    team = await WorkingTeam.enter(database);
    token = await provider.token('manager');
    apis = await Promise.all([start('start:api'), start('start:api')]);
    workers = await Promise.all([start('start:worker'), start('start:worker')]);
  }, 90_000);
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.signal('SIGKILL')));
    await redis?.stop();
    await provider.stop();
    await database.drop();
  });

  const everythingDone = async () => {
    const read = async () => (await query<Jobs>(database.ownerUrl, JOBS))[0]!;
    let jobs = await read();
    await until(async () => (jobs = await read()).left === 0, 90_000);
    return jobs;
  };
  /** Each job of health that events caused has stored one evaluation. */
  const expectOnce = ({ jobs, snapshots, distinct }: Jobs) =>
    expect({ snapshots, distinct }).toEqual({ snapshots: jobs, distinct: jobs });

  it('evaluate on a worker what was sent to one API, and show it on the other', async () => {
    const { id } = await team.startEngagement(apis[0]!, token);
    await everythingDone();
    const { data } = await ask(
      apis[1]!,
      token,
      'query ($id: ID!) { engagement(id: $id) { title health { score } } }',
      { id },
    );
    expect(data.engagement).toMatchObject({ title: 'Payments 1', health: { score: expect.any(Number) } });
  }, 120_000);

  it('do every job once, even if a worker is killed and Redis restarted empty in the middle', async () => {
    const started = await Promise.all(
      Array.from({ length: 20 }, (_, index) => team.startEngagement(apis[index % 2]!, token)),
    );
    await workers[0]!.signal('SIGKILL');
    await Promise.all(
      started.map(({ id }, index) => team.log(apis[index % 2]!, token, id, `After ${index}`)),
    );
    await redis?.kill9();
    await new Promise((wake) => setTimeout(wake, 1_500));
    await redis?.startEmpty();
    expectOnce(await everythingDone());
  }, 180_000);

  it('lose nothing acknowledged when they are stopped under load', async () => {
    const { id } = await team.startEngagement(apis[0]!, token);
    const acknowledged: string[] = [];
    let stopping = false;
    const load = async (api: Causeway, name: string) => {
      for (let count = 0; !stopping; count += 1) {
        const text = `${name} ${count}`;
        const told = await team.log(api, token, id, text).catch(() => false);
        if (told) acknowledged.push(text);
        else return;
      }
    };
    const loads = [0, 1, 2, 3].map((number) => load(apis[number % 2]!, `Caller ${number}`));
    await until(() => acknowledged.length > 20, 60_000);
    const stopped = await Promise.all([apis[0]!.signal('SIGTERM'), workers[1]!.signal('SIGTERM')]);
    stopping = true;
    await Promise.all(loads);
    expect(stopped.map(({ code }) => code)).toEqual([0, 0]);

    const rows = await query<{ text: string }>(database.ownerUrl, 'select text from progress_entry');
    const kept = new Set(rows.map(({ text }) => text));
    expect(acknowledged.filter((text) => !kept.has(text))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(20);
    await start('start:worker');
    expectOnce(await everythingDone());
  }, 180_000);
});
