const BENCH_ROUNDS = { rounds: '5' };

/**
 * The repository's own commands by the names that package.json gives them: what `npm run NAME -- --help` says, the options
 * that it takes with their defaults, what has to be built before, and what it runs.
 */
export const TOOLS = {
  start: {
    about:
      'Builds what has changed and runs Causeway, which Ctrl-C stops. Environment variables say the rest; .env.example lists them.',
    ...{ builds: ['server', 'explorer'], file: 'dist/src/main.js' },
  },
  build: {
    about:
      'Builds the server and the explorer into dist/. What has not changed since the last build is not built again.',
    builds: ['server', 'explorer'],
  },
  'build:server': { about: 'Builds the server into dist/, unless it has not changed.', builds: ['server'] },
  typecheck: {
    about: 'Checks the types of server, explorer and browser tests.',
    shell: 'tsc -p . && tsc -p explorer && tsc -p test/browser',
  },
  check: {
    about:
      'Does all that CI asks of a commit, the cheap steps first: types, lint, format, schema, migrations, tests.',
    file: 'scripts/check.mjs',
  },
  'check:static': {
    about: 'Does what `npm run check` does, without the tests.',
    shell: 'node scripts/check.mjs --static',
  },
  'schema:print': {
    about: 'Writes schema.graphql as the API serves it.',
    ...{ builds: ['server'], shell: 'node dist/src/print-schema.js > schema.graphql' },
  },
  'schema:check': {
    about: 'Compares schema.graphql with what the API serves.',
    ...{ builds: ['server'], shell: 'node dist/src/print-schema.js | diff -u schema.graphql -' },
  },
  'migrations:check': {
    about:
      'Runs all migrations up, down and up again on a PostgreSQL of its own, and compares entities with tables.',
    ...{ builds: ['server'], shell: 'node dist/src/check-migrations.js' },
  },
  screenshots: {
    about: 'Takes the pictures of docs/images anew, through chromium.',
    ...{ builds: ['server', 'explorer'], file: 'scripts/screenshots.mjs' },
  },
  'bench:reads:install': {
    about: 'Installs the peers that bench:reads measures beside Causeway.',
    file: 'bench/install.mjs',
  },
  'bench:reads': {
    about: 'Measures three reads beside four peers on the same PostgreSQL. About ten minutes.',
    ...{ options: { ...BENCH_ROUNDS, seconds: '4' }, builds: ['server'], file: 'bench/reads.mjs' },
  },
  'bench:ingest': {
    about: 'Measures the ingest of 100,000 usage records beside a bare COPY.',
    ...{ options: BENCH_ROUNDS, builds: ['server'], file: 'bench/ingest.mjs' },
  },
  'bench:working-days': {
    about: 'Measures working-day maths beside a walk from day to day.',
    ...{ options: { rounds: '9' }, builds: ['server'], file: 'bench/working-days.mjs' },
  },
  'bench:reforecast': {
    about: 'Measures the daily forecast of many engagements beside bare transactions.',
    ...{
      options: { ...BENCH_ROUNDS, engagements: '10000' },
      builds: ['server'],
      file: 'bench/reforecast.mjs',
    },
  },
  'bench:bodies': {
    about: 'Sends hostile bodies to a process while asking for its health, and says what became of each.',
    ...{ options: { times: '1' }, builds: ['server'], file: 'bench/bodies.mjs' },
  },
  'bench:tenants': {
    about:
      "Measures one tenant's trivial query alone and beside another tenant's heavy ones. About ten minutes.",
    ...{ options: { ...BENCH_ROUNDS, seconds: '10' }, builds: ['server'], file: 'bench/tenants.mjs' },
  },
  'bench:log-progress': {
    about: 'Measures logProgress at fixed arrival rates beside a minimal insert. About four minutes.',
    ...{
      options: { rounds: '3', seconds: '10', rates: '50,100' },
      builds: ['server'],
      file: 'bench/log-progress.mjs',
    },
  },
};
