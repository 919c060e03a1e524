/**
 * Records an event with two consumers and dispatches it; is killed when the first has it and the second does not.
 * Arguments: the compiled sources, the two logins' URLs, and Redis' URL or nothing.
 */
import 'reflect-metadata';

const [build, appUrl, portalUrl, redisUrl] = process.argv.slice(2);
const load = (file) => import(`${build}/src/${file}.js`);
const { AppModule } = await load('app.module');
const { AppClock } = await load('platform/base/app-clock');
const { Pools } = await load('platform/database/pools');
const { Transactions } = await load('platform/database/tx');
const { createHttpApp } = await load('platform/http/http-app');
const { JobDispatcher } = await load('platform/jobs/job-dispatcher');
const { JobRegistry } = await load('platform/jobs/job-registry');
const { Queues } = await load('platform/jobs/queues');
const { OutboxRelay } = await load('platform/jobs/relay');
const { recordEvent } = await load('platform/outbox/outbox');
const { SYSTEM } = await load('kernel/viewer');

const runtime = {
  ...{ role: 'worker', appUrl, portalUrl, filesDir: null, dev: null, clock: new AppClock() },
  ...{ replicaUrl: null, redisUrl: redisUrl || null, poolSize: 4, workerConcurrency: 1 },
  ...{
    maxUploadBytes: 1,
    usageRetention: { keyMonths: 14, hourlyDays: 400 },
    corsOrigins: [],
    logLevel: 'silent',
  },
  auth: { issuer: 'none', audience: 'none', keys: () => Promise.reject(new Error('Nobody signs in.')) },
};
const app = await createHttpApp(AppModule.forRuntime(runtime), runtime.logLevel);
for (const queue of ['first', 'second'])
  app
    .get(JobRegistry)
    .onEvents({ queue, job: `${queue}-effect`, kinds: ['probe.happened'], debounced: false });
await app.init();
await app.get(JobDispatcher).onModuleDestroy();
await app
  .get(Transactions)
  .run(SYSTEM, (tx) =>
    recordEvent(tx, { kind: 'probe.happened', subject: '01900000-0000-7000-8000-0000000000aa' }),
  );

const firstHasIt = async () => {
  const { rows } = await app
    .get(Pools)
    .staff.query(
      "select from event_delivery where consumer = 'first.first-effect' and handed_at is not null",
    );
  return rows.length > 0;
};
const queues = app.get(Queues);
const add = queues.add.bind(queues);
queues.add = async (queue, jobs) => {
  if (queue === 'first') return add(queue, jobs);
  while (!(await firstHasIt())) await new Promise((wake) => setTimeout(wake, 10));
  process.kill(process.pid, 'SIGKILL');
};
await app.get(OutboxRelay).relay();
process.exit(1);
