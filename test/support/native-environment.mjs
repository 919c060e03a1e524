import { ModernFakeTimers } from '@jest/fake-timers';
import { TestEnvironment } from 'jest-environment-node';
import { ModuleMocker } from 'jest-mock';

/** Gives a test file the worker's own globals, so that its objects are of the same classes as those of what it tests. */
export default class NativeEnvironment extends TestEnvironment {
  #exit = process.exit;
  #console = globalThis.console;

  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: globalThis });
  }

  /** What one file has changed is not the next one's. */
  async teardown() {
    globalThis.killWhatRuns?.();
    this.fakeTimersModern.useRealTimers();
    this.moduleMocker.restoreAllMocks();
    process.exit = this.#exit;
    globalThis.console = this.#console;
    await super.teardown();
  }
}
