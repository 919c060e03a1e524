import { StartFailure } from '../platform/base/start-failure.js';

/** Why the embedded default could not start, as a message for the person who started it. */
export class EmbeddedStartError extends StartFailure {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedStartError';
  }
}
