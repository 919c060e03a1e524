import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import startCluster from '../support/global-setup.mjs';

/** The clock of the demo world that the tests of the console share. */
const CLOCK = '2026-12-21T15:30:00Z';

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Beside the cluster of all tests: the built pages, and one product with the demo world, for all tests of the console. */
export default async function globalSetup() {
  await startCluster();
  const { build } = JSON.parse(process.env.CAUSEWAY_TEST_CLUSTER);
  execFileSync(process.execPath, ['console/build.mjs', path.join(build, 'console')], { stdio: 'inherit' });
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-console-'));
  chmodSync(folder, 0o711); // root's PostgreSQL runs as another OS user, who needs access
  const port = await freePort();
  const product = spawn(process.execPath, [path.join(build, 'src/main.js')], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      METRICS_PORT: 'off',
      CAUSEWAY_DATA_DIR: path.join(folder, 'data'),
      CAUSEWAY_CLOCK: CLOCK,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => product.once('exit', resolve));
  await new Promise((resolve, reject) => {
    let printed = '';
    product.stdout.on('data', (chunk) => {
      printed += chunk;
      if (/is running at/.test(printed)) resolve();
    });
    void ended.then(() => reject(new Error(`The product ended before it was running: ${printed}`)));
  });
  process.env.CAUSEWAY_CONSOLE_ORIGIN = `http://127.0.0.1:${port}`;
  const { stopTestCluster } = globalThis;
  globalThis.stopTestCluster = async () => {
    product.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
    await stopTestCluster();
  };
}
