import { StartFailure } from '../base/start-failure.js';

/** Raised with every bad variable at once, one line each; no line holds the value of a secret. */
export class ConfigError extends StartFailure {
  constructor(readonly problems: readonly string[]) {
    super(problems.map((problem) => `Invalid configuration: ${problem}.`).join('\n'));
    this.name = 'ConfigError';
  }
}
