/**
 * Changes a row and records an event in one transaction, and is killed before anything can be dispatched.
 * Arguments: the compiled sources, the two logins' URLs, and when to die: before or after the commit.
 */
import 'reflect-metadata';

const [build, appUrl, portalUrl, when] = process.argv.slice(2);
const load = (file) => import(`${build}/src/${file}.js`);
const { AppModule } = await load('app.module');
const { AppClock } = await load('platform/base/app-clock');
const { Transactions, query } = await load('platform/database/tx');
const { createHttpApp } = await load('platform/http/http-app');
const { recordEvent } = await load('platform/outbox/outbox');
const { SYSTEM } = await load('kernel/viewer');

const die = () => process.kill(process.pid, 'SIGKILL');
const runtime = {
  ...{
    role: 'api',
    appUrl,
    portalUrl,
    replicaUrl: null,
    redisUrl: null,
    filesDir: null,
    dev: null,
    clock: new AppClock(),
  },
  ...{ poolSize: 2, workerConcurrency: 1, maxUploadBytes: 1, corsOrigins: [], logLevel: 'silent' },
  usageRetention: { keyMonths: 14, hourlyDays: 400 },
  auth: { issuer: 'none', audience: 'none', keys: () => Promise.reject(new Error('Nobody signs in.')) },
};
const app = await createHttpApp(AppModule.forRuntime(runtime), runtime.logLevel);
await app.init();
await app.get(Transactions).run(SYSTEM, async (tx) => {
  await query(tx, "insert into holiday values ('XX', '2026-12-24', 'A business row')");
  await recordEvent(tx, { kind: 'probe.happened', subject: '01900000-0000-7000-8000-0000000000aa' });
  if (when === 'before') die();
});
die();
