import { project, run } from './jest.config.mjs';

/** Tests that look at the product through Debian's chromium. */
export default {
  ...run,
  ...project,
  globalSetup: '<rootDir>/test/browser/global-setup.mjs',
  testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
  maxWorkers: 1,
};
