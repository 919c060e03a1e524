import TestRunner from 'jest-runner';

/** Runs each test file in a new worker. */
export default class OwnWorker extends TestRunner {
  async runTests(tests, watcher, options) {
    for (const test of tests) await super.runTests([test], watcher, { ...options, serial: false });
  }
}
