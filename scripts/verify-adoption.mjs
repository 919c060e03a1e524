// Compares adoption metrics with a naive recount: npm run verify:adoption. The tests' own set-up compiles and starts what it needs.
import path from 'node:path';
import globalSetup from '../test/support/global-setup.mjs';
import globalTeardown from '../test/support/global-teardown.mjs';
import { optionsOf } from './command-line.mjs';

const { cases, seed } = optionsOf('verify:adoption');
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
])
  process.once(signal, () => void globalTeardown().finally(() => process.exit(128 + number)));
await globalSetup();
const built = path.resolve('.test-build/test/support/adoption-oracle/verify.js');
try {
  const { verify } = await import(built);
  if (!(await verify(Number(cases), seed === 'random' ? null : Number(seed)))) process.exitCode = 1;
} finally {
  await globalTeardown();
}
