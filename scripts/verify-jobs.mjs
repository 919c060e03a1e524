// Compares a run of jobs with kills to one without: npm run verify:jobs. The tests' own set-up compiles and starts what it needs.
import path from 'node:path';
import globalSetup from '../test/support/global-setup.mjs';
import globalTeardown from '../test/support/global-teardown.mjs';
import { optionsOf } from './command-line.mjs';

const { kills, backend } = optionsOf('verify:jobs');
if (!['both', 'postgres', 'redis'].includes(backend))
  throw new Error('--backend is postgres, redis or both.');
let stop = () => undefined;
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
])
  process.once(signal, () => {
    stop();
    void globalTeardown().finally(() => process.exit(128 + number));
  });
await globalSetup();
const built = path.resolve('.test-build/test/support/job-kills/main.js');
try {
  const { killWorkers, verifyOn } = await import(built);
  stop = killWorkers;
  const backends = backend === 'both' ? ['postgres', 'redis'] : [backend];
  if (!(await verifyOn(backends, Number(kills)))) process.exitCode = 1;
} finally {
  await globalTeardown();
}
