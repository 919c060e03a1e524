import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCRIPTS = ['build', 'bundle', 'bundle-libraries', 'bundle-names', 'bundle-server'].map(
  (name) => `scripts/${name}.mjs`,
);

/** Inputs, outputs and commands of each part of the build. */
const PARTS = {
  server: {
    reads: ['src', 'migrations', '.swcrc', 'package.json', 'package-lock.json', ...SCRIPTS],
    makes: ['src', 'migrations'],
    proof: 'src/main.js',
    commands: [
      [
        'node_modules/.bin/swc',
        ...['src', 'migrations', '--out-dir', 'dist', '--copy-files', '--quiet'],
        ...['--ignore', '**/*.spec.ts,**/*.fixture.ts'],
      ],
      ['scripts/bundle.mjs', 'dist'],
    ],
  },
  explorer: {
    reads: [
      'explorer',
      'src/platform/explorer/example-days.ts',
      'examples/operations',
      'schema.graphql',
      'package.json',
      'package-lock.json',
      'scripts/build.mjs',
    ],
    makes: ['explorer'],
    proof: 'explorer/manifest.json',
    commands: [['explorer/build.mjs', 'dist/explorer']],
  },
  console: {
    // Not the types that are generated from the schema.
    reads: [
      ...['console/src', 'console/index.html', 'console/vite.config.ts', 'console/build.mjs'],
      ...['src/kernel', 'schema.graphql', 'package.json', 'package-lock.json', 'scripts/build.mjs'],
    ],
    makes: ['console'],
    proof: 'console/manifest.json',
    commands: [['console/build.mjs', 'dist/console']],
  },
};

const LIST = new Intl.ListFormat('en-GB');

/**
 * Builds what has changed since the last build. Reports to standard error, because standard output belongs to the command.
 * @param parts of `server`, `explorer` and `console`
 */
export function build(root, parts) {
  const began = performance.now();
  const built = parts.filter((part) => buildPart(root, part));
  if (built.length === 0) return;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.error(`Built ${LIST.format(built.map((part) => `the ${part}`))} in ${seconds} s.`);
}

/** @returns whether anything was built, because the inputs or the version of Node differ from the stamp */
function buildPart(root, part) {
  const { reads, makes, proof, commands } = PARTS[part];
  const dist = path.join(root, 'dist');
  const stamp = path.join(dist, `${part}.sha256`);
  const hash = hashOf(root, reads);
  if (existsSync(stamp) && existsSync(path.join(dist, proof)) && readFileSync(stamp, 'utf8') === hash)
    return false;
  for (const made of [stamp, ...makes.map((each) => path.join(dist, each))])
    rmSync(made, { recursive: true, force: true });
  for (const command of commands) execFileSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function hashOf(root, reads) {
  const hash = createHash('sha256').update(process.version);
  for (const file of reads.flatMap((each) => filesIn(root, each)))
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function filesIn(root, name) {
  if (!statSync(path.join(root, name)).isDirectory()) return [name];
  return readdirSync(path.join(root, name))
    .sort()
    .flatMap((each) => filesIn(root, path.join(name, each)));
}
