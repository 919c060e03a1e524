import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { currentContext } from './request-context.js';
import { inSources } from './source-places.js';

/** Credentials are redacted, up to two levels deep. */
const SECRET_PATHS = ['authorization', 'password', 'secret', 'token', 'connectionString'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** Logs JSON lines to standard output, with the id of the current request. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: '[secret]' },
    formatters: { level: (label) => ({ level: label }), log: withReadableStack },
    mixin: () => {
      const context = currentContext();
      return context ? { requestId: context.requestId } : {};
    },
  });
}

/** Where an error is logged, `detail` is its stack. */
function withReadableStack(fields: Record<string, unknown>): Record<string, unknown> {
  const { detail } = fields;
  return typeof detail === 'string' ? { ...fields, detail: inSources(detail) } : fields;
}

/** Makes Nest log through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...context: unknown[]): void {
    this.logger.debug({ context: context.at(-1) }, String(message));
  }
  error(message: unknown, ...context: unknown[]): void {
    this.logger.error({ context: context.at(-1), detail: detailOf(message, context) }, textOf(message));
  }
  warn(message: unknown, ...context: unknown[]): void {
    this.logger.warn({ context: context.at(-1) }, textOf(message));
  }
  debug(message: unknown, ...context: unknown[]): void {
    this.logger.debug({ context: context.at(-1) }, textOf(message));
  }
  verbose(message: unknown, ...context: unknown[]): void {
    this.logger.trace({ context: context.at(-1) }, textOf(message));
  }
}

function textOf(message: unknown): string {
  return message instanceof Error ? message.message : String(message);
}

function detailOf(message: unknown, context: unknown[]): unknown {
  return message instanceof Error ? message.stack : context[0];
}
