import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { Redis } from 'ioredis';
import pg from 'pg';
import { bundleServer } from '../../scripts/bundle-server.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** Sources and tests compiled as in the build: for this setup, for the tests, and for those that start real processes. */
const build = path.join(root, '.test-build');

/**
 * Settings for a cluster that is discarded: it need not survive a power failure (tests of that start their own clusters), and
 * background work would only slow down the tests.
 */
const DISCARDED = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  ...{ wal_level: 'minimal', max_wal_senders: 0, max_wal_size: '8GB', checkpoint_timeout: '1h' },
  ...{ autovacuum: 'off', io_method: 'sync', jit: 'off' },
};

/**
 * The Redis of a run on Redis: every test database has its own Redis database.
 * @throws Error if redis-server is not installed: such a run must not pass without Redis
 */
async function startRedis() {
  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', databases: 10_000 };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  const failed = once(server, 'error').then(([cause]) => {
    throw new Error("These tests need redis-server (Debian's package redis-server).", { cause });
  });
  const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: 100 });
  redis.on('error', () => undefined);
  await Promise.race([failed, redis.ping()]).finally(() => redis.disconnect());
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.kill('SIGKILL') };
}

/** The console's tests with what they import, which is written for a bundler. Not in `console`, where its own build goes. */
async function bundleConsoleSpecs() {
  const folder = path.join(root, 'console/src');
  await bundle({
    entryPoints: readdirSync(folder, { recursive: true })
      .filter((file) => file.endsWith('.spec.ts'))
      .map((file) => path.join(folder, file)),
    outbase: folder,
    outdir: path.join(build, 'console-specs'),
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm', sourcemap: true },
  });
}

/** Most tests want no work but their own; those of the months of usage plan it. */
async function forgetMonths(ownerUrl) {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query("delete from due_work where kind = 'usage.months'");
  await client.end();
}

/** One real PostgreSQL for the whole run; each test file clones its database from the migrated template. */
export default async function globalSetup() {
  rmSync(build, { recursive: true, force: true });
  const sources = [
    'src',
    'migrations',
    'test',
    '--out-dir',
    build,
    '--copy-files',
    '--extensions',
    '.ts',
    '--quiet',
  ];
  execFileSync(path.join(root, 'node_modules/.bin/swc'), sources, { cwd: root, stdio: 'inherit' });
  await bundleServer(build);
  await bundleConsoleSpecs();
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-test-'));
  chmodSync(folder, 0o711); // root's PostgreSQL runs as another OS user, who needs access
  const { startEmbeddedPostgres } = await import(`${build}/src/embedded/postgres.js`);
  const { migrate } = await import(`${build}/src/platform/database/migrations.js`);
  const { MIGRATIONS } = await import(`${build}/migrations/index.js`);
  const dataDir = path.join(folder, 'migrated');
  const start = () => startEmbeddedPostgres({ dataDir, log: () => {} });
  const first = await start();
  await migrate({ ownerUrl: first.ownerUrl, migrations: MIGRATIONS });
  await first.stop();
  // Kept stopped, for the tests that start processes on their own data folder.
  const atRest = path.join(folder, 'at-rest');
  execFileSync('cp', ['-a', dataDir, atRest]);
  const settings = Object.entries(DISCARDED).map(([name, value]) => `${name} = '${value}'\n`);
  appendFileSync(path.join(dataDir, 'pg', 'postgresql.conf'), settings.join(''));
  const cluster = await start();
  const { superUrl, ownerUrl, appUrl, portalUrl } = cluster;
  await forgetMonths(ownerUrl);
  process.env.CAUSEWAY_TEST_CLUSTER = JSON.stringify({
    superUrl,
    ownerUrl,
    appUrl,
    portalUrl,
    build,
    atRest,
  });
  const redis = process.env.CAUSEWAY_TEST_ON === 'redis' ? await startRedis() : null;
  if (redis) process.env.CAUSEWAY_TEST_REDIS = redis.url;
  globalThis.stopTestCluster = async () => {
    redis?.stop();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
