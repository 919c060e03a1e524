import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type GqlModuleOptions, GRAPHQL_MODULE_OPTIONS, GraphQLFactory } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from './app.module.js';
import { AppClock } from './platform/base/app-clock.js';
import type { Runtime } from './platform/base/runtime.js';
import { readWords } from './platform/process/command-line.js';

/** The API's modules without a database behind them; nothing that would need one is started. */
const OFFLINE: Runtime = {
  ...{ role: 'api', offline: true, appUrl: '', portalUrl: '', redisUrl: null, dev: null, filesDir: null },
  ...{ poolSize: 1, workerConcurrency: 1, maxUploadBytes: 1, corsOrigins: [], logLevel: 'silent' },
  auth: { issuer: '', audience: '', keys: () => Promise.reject(new Error('No keys are available offline.')) },
  clock: new AppClock(),
};

readWords({ usage: 'Prints the schema as the API serves it: node dist/src/print-schema.js\n' });
/** Prints the schema as the API serves it, checked as at the boot: a field that nothing could answer is an error. */
try {
  const app = await NestFactory.create(AppModule.forRuntime(OFFLINE), new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  const options = app.get<GqlModuleOptions>(GRAPHQL_MODULE_OPTIONS, { strict: false });
  const schema = await app.get(GraphQLFactory, { strict: false }).generateSchema(options);
  process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
