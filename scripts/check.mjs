import { spawnSync } from 'node:child_process';

/** The label of each line and its npm script, cheapest first. */
const STEPS = [
  ['types', 'typecheck'],
  ['lint', 'lint'],
  ['format', 'format:check'],
  ['schema drift', 'schema:check'],
  ['schema lint', 'schema:lint'],
  ['console sizes', 'console:sizes'],
  ['migrations', 'migrations:check'],
  ['tests', 'test'],
];
const skipTests = process.argv.includes('--static');

for (const [name, script] of STEPS.filter(([name]) => !(skipTests && name === 'tests'))) {
  const started = performance.now();
  const { status, stdout } = spawnSync(`npm run --silent ${script} 2>&1`, {
    shell: true,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(14)}${seconds.padStart(7)} s`);
  if (status !== 0) {
    console.log(stdout);
    process.exit(1);
  }
}
