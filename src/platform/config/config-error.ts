/** Raised with every bad variable at once, one line each; no line holds the value of a secret. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['The configuration is wrong:', ...problems].join('\n  '));
    this.name = 'ConfigError';
  }
}
