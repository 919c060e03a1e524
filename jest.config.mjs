import { readFileSync } from 'node:fs';

/** The build's own compiler settings, so that a test sees the decorators and class names that production sees. */
const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  // These need Debian's redis-server or chromium, where the others need nothing: npm run test:production, test:browser.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/production/', '<rootDir>/test/browser/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.test-build/', '<rootDir>/bench/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  extensionsToTreatAsEsm: ['.ts'],
  // Sources name './x.js' as Node wants it; without the suffix Jest finds x.ts here and x.js in packages.
  // A thread runs compiled files alone: those of the run's build.
  moduleNameMapper: {
    '^\\./thread-file\\.js$': '<rootDir>/test/support/thread-file.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  reporters: process.env.CI ? ['default', '<rootDir>/scripts/totals-reporter.mjs'] : ['default'],
  testTimeout: 60_000,
  maxWorkers: 2,
  // Node keeps the modules of every test file (vm modules are not collected): a worker that has grown is replaced.
  workerIdleMemoryLimit: '1.5GB',
};
