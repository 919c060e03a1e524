const BENCH_ROUNDS = { rounds: '5' };
/** Git ignores the file that it writes. Its report is not the output of the command it is part of. */
const CONSOLE_TYPES = 'gql.tada generate-output -c console/tsconfig.json >&2';

/**
 * The repository's commands by their names in package.json: the text of `npm run NAME -- --help`, the options with their
 * defaults, what has to be built first, and what is run.
 */
export const TOOLS = {
  start: {
    about:
      'Builds what has changed and runs Causeway; stop it with Ctrl-C. It is configured by environment variables, see .env.example.',
    ...{ builds: ['server', 'explorer', 'console'], file: 'dist/src/main.js' },
  },
  build: {
    about:
      'Builds the server, the explorer and the console into dist/, unless they have not changed since the last build.',
    builds: ['server', 'explorer', 'console'],
  },
  'build:server': { about: 'Builds the server into dist/, unless it has not changed.', builds: ['server'] },
  typecheck: {
    about: 'Checks the types of server, explorer, console and browser tests.',
    shell: `tsc -p . && tsc -p explorer && ${CONSOLE_TYPES} && tsc -p console && tsc -p test/browser`,
  },
  lint: {
    about: 'Checks the code against the rules in eslint.config.js.',
    shell: `${CONSOLE_TYPES} && eslint . --max-warnings 0 --ignore-pattern '**/*.graphql'`,
  },
  'console:types': {
    about: "Generates the types of the console's GraphQL documents from schema.graphql.",
    shell: CONSOLE_TYPES,
  },
  check: {
    about:
      'Runs all checks that CI requires, cheapest first: types, lint, format, schema, migrations, tests.',
    file: 'scripts/check.mjs',
  },
  'check:static': {
    about: 'Runs `npm run check` without the tests.',
    shell: 'node scripts/check.mjs --static',
  },
  'schema:print': {
    about: 'Writes the schema that the API serves to schema.graphql.',
    ...{ builds: ['server'], shell: 'node dist/src/print-schema.js > schema.graphql' },
  },
  'schema:check': {
    about: 'Checks that schema.graphql matches the schema that the API serves.',
    ...{ builds: ['server'], shell: 'node dist/src/print-schema.js | diff -u schema.graphql -' },
  },
  'migrations:check': {
    about:
      'Runs all migrations up, down and up again on a temporary PostgreSQL, and compares entities with tables.',
    ...{ builds: ['server'], shell: 'node dist/src/check-migrations.js' },
  },
  'verify:adoption': {
    about:
      'Compares every adoption metric with a naive recount, in random cases that several processes ingest. Prints the smallest case that differs.',
    ...{ options: { cases: '10000', seed: 'random' }, file: 'scripts/verify-adoption.mjs' },
  },
  'verify:jobs': {
    about:
      'Kills workers of scores, alerts, proofs and backtests, repeats and delays their jobs, and compares the result with that of a clean run, on PostgreSQL and Redis (--backend postgres or redis for one). Takes about ten minutes.',
    ...{ options: { kills: '50', backend: 'both' }, file: 'scripts/verify-jobs.mjs' },
  },
  screenshots: {
    about: 'Retakes the screenshots in docs/images with chromium.',
    ...{ builds: ['server', 'explorer', 'console'], file: 'scripts/screenshots.mjs' },
  },
  'bench:reads:install': {
    about: 'Installs the servers that bench:reads compares with Causeway.',
    file: 'bench/install.mjs',
  },
  'bench:reads': {
    about: 'Measures three reads against four other servers on the same PostgreSQL. Takes about ten minutes.',
    ...{ options: { ...BENCH_ROUNDS, seconds: '4' }, builds: ['server'], file: 'bench/reads.mjs' },
  },
  'bench:ingest': {
    about:
      'Measures the ingest of a million usage records against a bare COPY and against saving each. Takes about six minutes.',
    ...{
      options: { rounds: '3', records: '1000000', batch: '5000', senders: '4' },
      builds: ['server'],
      file: 'bench/ingest.mjs',
    },
  },
  'bench:adoption': {
    about:
      'Measures a dashboard of adoption against the same questions asked of raw rows. Takes about ten minutes.',
    ...{
      options: { partners: '2000', rows: '5000000', requests: '40' },
      builds: ['server'],
      file: 'bench/adoption.mjs',
    },
  },
  'bench:search': {
    about: 'Measures searches against the bare statement and a scan of all names. Takes about two minutes.',
    ...{
      options: { ...BENCH_ROUNDS, engagements: '10000' },
      builds: ['server'],
      file: 'bench/search.mjs',
    },
  },
  'bench:working-days': {
    about: 'Measures working-day arithmetic against counting day by day.',
    ...{ options: { rounds: '9' }, builds: ['server'], file: 'bench/working-days.mjs' },
  },
  'bench:reforecast': {
    about: 'Measures the daily forecast of many engagements against bare transactions.',
    ...{
      options: { ...BENCH_ROUNDS, engagements: '10000' },
      builds: ['server'],
      file: 'bench/reforecast.mjs',
    },
  },
  'bench:go-live-forecast': {
    about: 'Measures the probable go-live of many engagements, and its simulation alone.',
    ...{
      options: { ...BENCH_ROUNDS, engagements: '1000' },
      builds: ['server'],
      file: 'bench/go-live-forecast.mjs',
    },
  },
  'bench:performance': {
    about:
      'Runs the benchmarks of docs/performance.md and writes it, or one section of it. Takes about half an hour.',
    ...{ options: { section: 'all' }, file: 'bench/performance.mjs' },
  },
  'bench:start': {
    about:
      'Measures how long an API and a worker take to start, and their memory when idle. Takes about five minutes.',
    ...{ options: { rounds: '7', idle: '60' }, builds: ['server'], file: 'bench/start.mjs' },
  },
  'bench:growth': {
    about:
      "Measures reads and the console's lists in worlds of several sizes, and lists the growing tables that they scan. Takes about ten minutes.",
    ...{ options: { times: '1,10,100', rounds: '40' }, builds: ['server'], file: 'bench/growth.mjs' },
  },
  'bench:health': {
    about:
      'Measures the daily sweep of health, a backtest of a year with its memory, jobs against BullMQ alone, and the time from an event to its score.',
    ...{
      options: { engagements: '10000', 'year-of': '1000', jobs: '5000', seconds: '20' },
      builds: ['server'],
      file: 'bench/health.mjs',
    },
  },
  'bench:bodies': {
    about:
      'Sends hostile request bodies to a process while polling its health, and reports the outcome of each.',
    ...{ options: { times: '1' }, builds: ['server'], file: 'bench/bodies.mjs' },
  },
  'bench:tenants': {
    about:
      "Measures one tenant's trivial query, alone and next to another tenant's heavy ones. Takes about ten minutes.",
    ...{ options: { ...BENCH_ROUNDS, seconds: '10' }, builds: ['server'], file: 'bench/tenants.mjs' },
  },
  'bench:log-progress': {
    about: 'Measures logProgress at fixed arrival rates against a minimal insert. Takes about four minutes.',
    ...{
      options: { rounds: '3', seconds: '10', rates: '50,100' },
      builds: ['server'],
      file: 'bench/log-progress.mjs',
    },
  },
  'console:sizes': {
    about: 'Checks what a browser loads for each page of the console against its limits.',
    ...{ builds: ['console'], file: 'scripts/console-sizes.mjs' },
  },
  'bench:console': {
    about:
      'Measures the pages of the console in chromium with its CPU slowed down four times. Takes about six minutes.',
    ...{ options: { rounds: '5' }, builds: ['server', 'console'], file: 'bench/console.mjs' },
  },
};
