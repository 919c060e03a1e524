import { project, run } from './jest.config.mjs';

/** The suites that touch queues, on Redis, and those that need Debian's redis-server. */
const SUITES = [
  'test/production/*',
  'test/process/{outbox-crash,event-consumers}',
  'test/app/{waiting-events,queue-outage,due-work,shutdown,readiness}',
  'test/app/{health,health-jobs,health-exactly-once,delivery-daily,usage,usage-facts,adoption,jobs}',
];

/** @type {import('jest').Config} */
export default {
  ...run,
  ...project,
  testMatch: SUITES.map((suite) => `<rootDir>/${suite}.spec.ts`),
};
