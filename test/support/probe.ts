import 'reflect-metadata';
import { Controller, type DynamicModule, Get, Module, type Provider } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pino, { type Logger } from 'pino';
import { AppModule } from '../../src/app.module.js';
import { Public } from '../../src/platform/auth/allow.js';
import { AppClock } from '../../src/platform/base/app-clock.js';
import { LOGGER, type Runtime } from '../../src/platform/base/runtime.js';
import { Pools } from '../../src/platform/database/pools.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';

/** A process's runtime on the given database, as in production: no routes for development. */
export function runtimeOn(
  urls: { appUrl: string; portalUrl: string; redisUrl?: string | null },
  changes: Partial<Runtime> = {},
): Runtime {
  return {
    ...{ role: 'all', appUrl: urls.appUrl, portalUrl: urls.portalUrl, dev: null, filesDir: null },
    replicaUrl: null,
    redisUrl: urls.redisUrl ?? null,
    ...{
      poolSize: 3,
      workerConcurrency: 2,
      maxUploadBytes: 1,
      usageRetention: { keyMonths: 14, hourlyDays: 400 },
      corsOrigins: [],
      consoleClient: null,
      otlpClientAttribute: 'client.id',
      logLevel: process.env['TEST_LOG'] ?? 'silent',
    },
    auth: { issuer: 'none', audience: 'none', keys: () => Promise.reject(new Error('Nobody signs in.')) },
    clock: new AppClock(),
    ...changes,
  };
}

@Module({})
class ProbeModule {}

/** A route without declared access. */
@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'internal';
  }
}

/** A route that takes a while, and needs the database until its end. */
@Controller('slow')
class SlowController {
  constructor(private readonly pools: Pools) {}

  @Public()
  @Get()
  async read(): Promise<string> {
    await this.pools.staff.query('select pg_sleep(0.6)');
    await this.pools.staff.query('select 1');
    return 'done';
  }
}

function rootOf(runtime: Runtime, providers: Provider[]): DynamicModule {
  const imports = [AppModule.forRuntime(runtime)];
  return { module: ProbeModule, imports, providers, controllers: [ForgottenController, SlowController] };
}

/** The whole product with a test's own providers; jobs run, but nothing listens until it is told to. */
export async function startProbe(
  runtime: Runtime,
  ...providers: Provider[]
): Promise<NestFastifyApplication> {
  const app = await createHttpApp(rootOf(runtime, providers), runtime.logLevel);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Collects what the app's jobs log from now on. */
export function logLinesOf(app: NestFastifyApplication): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const logger = app.get<Logger>(LOGGER);
  logger.level = 'debug';
  Reflect.set(logger, pino.symbols.streamSym, {
    write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  return lines;
}
