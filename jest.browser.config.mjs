import { project, run } from './jest.config.mjs';

/** Tests that look at the product through Debian's chromium. */
export default {
  ...run,
  ...project,
  testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
  maxWorkers: 1,
};
