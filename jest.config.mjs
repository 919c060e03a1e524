/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  // These need Debian's redis-server or chromium, where the others need nothing: npm run test:production, test:browser.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/production/', '<rootDir>/test/browser/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.test-build/', '<rootDir>/bench/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // Workers run this run's build, so that they load the product once and not for each test file.
  testEnvironment: '<rootDir>/test/support/native-environment.mjs',
  runtime: '<rootDir>/test/support/native-runtime.mjs',
  transform: {},
  reporters: process.env.CI ? ['default', '<rootDir>/scripts/totals-reporter.mjs'] : ['default'],
  // For hangs only: on a busy machine everything takes as long as it takes.
  testTimeout: 300_000,
  maxWorkers: 2,
  // A worker that has grown is replaced.
  workerIdleMemoryLimit: '1.5GB',
};
