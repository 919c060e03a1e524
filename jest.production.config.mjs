import { project, run } from './jest.config.mjs';

/** The suites that touch queues, on Redis, and those that need Debian's redis-server. */
const SUITES = [
  'test/production/*',
  'test/integration/{outbox-crash,event-consumers,waiting-events,queue-outage,due-work,shutdown,readiness}',
  'test/integration/{health-jobs,health-exactly-once,delivery-daily,usage-facts}',
  'test/e2e/{health,usage,adoption,jobs}',
];

/** @type {import('jest').Config} */
export default {
  ...run,
  ...project,
  testMatch: SUITES.map((suite) => `<rootDir>/${suite}.spec.ts`),
};
