import { StartFailure } from '../base/start-failure.js';

/** Reports all invalid variables at once, one per line; never contains the value of a secret. */
export class ConfigError extends StartFailure {
  constructor(readonly problems: readonly string[]) {
    super(problems.map((problem) => `Invalid configuration: ${problem}.`).join('\n'));
    this.name = 'ConfigError';
  }
}
