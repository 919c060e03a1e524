/** What every run of Jest shares. Workers run this run's build, so that they load the product once and not for each file. */
export const project = {
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.test-build/', '<rootDir>/bench/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testEnvironment: '<rootDir>/test/support/native-environment.mjs',
  runtime: '<rootDir>/test/support/native-runtime.mjs',
  transform: {},
};

export const run = {
  reporters: process.env.CI ? ['default', '<rootDir>/scripts/totals-reporter.mjs'] : ['default'],
  // For hangs only: on a busy machine everything takes as long as it takes.
  testTimeout: 300_000,
  maxWorkers: 2,
  // A worker that has grown is replaced.
  workerIdleMemoryLimit: '1.5GB',
};

/** These declare GraphQL types and entities, which stay in a worker and would be part of every schema that is built there. */
const OWN_TYPES = '(database/reads(-[a-z]+)?|app/decimals)';

/** @type {import('jest').Config} */
export default {
  ...run,
  projects: [
    {
      ...project,
      testMatch: ['src', 'console/src', 'test'].map((folder) => `<rootDir>/${folder}/**/*.spec.ts`),
      testPathIgnorePatterns: [
        '/node_modules/',
        // These need Debian's redis-server or chromium, where the others need nothing: npm run test:production, test:browser.
        ...['<rootDir>/test/production/', '<rootDir>/test/browser/'],
        `<rootDir>/test/${OWN_TYPES}.spec.ts`,
      ],
    },
    {
      ...project,
      runner: '<rootDir>/test/support/own-worker.mjs',
      testRegex: `/test/${OWN_TYPES}.spec.ts$`,
    },
  ],
};
