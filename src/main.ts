import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ConfigError } from './platform/config/config-error.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { refuseMightyLogins } from './platform/database/login-check.js';
import { Pools } from './platform/database/pools.js';
import { EmbeddedStartError } from './platform/embedded/start-error.js';
import { createHttpApp } from './platform/http/http-app.js';
import { type Started, startRuntime } from './runtime.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

let app: NestFastifyApplication | undefined;
let started: Started | undefined;
let stopping: Promise<void> | undefined;

/** Requests first, then jobs, queues and connections, PostgreSQL last. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    await app?.close();
    await started?.stop();
  })();
  return stopping;
}

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  started = await startRuntime(config, say);
  app = await createHttpApp(AppModule.forRuntime(started.runtime), config.logLevel);
  await refuseMightyLogins(app.get(Pools));
  await app.listen(config.port, config.host);
  announce(config);
}

function announce(config: Config): void {
  const url = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`;
  say(
    `Causeway (${config.mode === 'embedded' ? 'embedded default' : config.role}) answers at ${url}/graphql`,
  );
}

/** One line that says what to do, for every failure that a person can mend. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof EmbeddedStartError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `The port is taken: ${error.message}. Stop the other program, or set PORT to a free one.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void stop().then(() => process.exit(0));
  });
}

start().catch(async (error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  await stop().catch(() => undefined);
  process.exit(1);
});
