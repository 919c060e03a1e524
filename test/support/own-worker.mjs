import TestRunner from 'jest-runner';

/** Runs each test file in a worker that has run no other. */
export default class OwnWorker extends TestRunner {
  async runTests(tests, watcher, options) {
    for (const test of tests) await super.runTests([test], watcher, { ...options, serial: false });
  }
}
