import { ModernFakeTimers } from '@jest/fake-timers';
import { TestEnvironment } from 'jest-environment-node';
import { ModuleMocker } from 'jest-mock';

/** Gives a test file the worker's own globals, so that its objects have the same classes as those of the code under test. */
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

  /** One file's changes must not affect the next. */
  async teardown() {
    globalThis.killWhatRuns?.();
    this.fakeTimersModern.useRealTimers();
    this.moduleMocker.restoreAllMocks();
    process.exit = this.#exit;
    globalThis.console = this.#console;
    await super.teardown();
  }
}
