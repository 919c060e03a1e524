import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type GqlModuleOptions, GRAPHQL_MODULE_OPTIONS, GraphQLFactory } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from './app.module.js';
import { AppClock } from './platform/base/app-clock.js';
import type { Runtime } from './platform/base/runtime.js';

/** The API without a database; nothing that needs one is started. */
const OFFLINE: Runtime = {
  ...{
    role: 'api',
    offline: true,
    appUrl: '',
    portalUrl: '',
    replicaUrl: null,
    redisUrl: null,
    dev: null,
    filesDir: null,
  },
  ...{
    poolSize: 1,
    workerConcurrency: 1,
    maxUploadBytes: 1,
    corsOrigins: [],
    otlpClientAttribute: '',
    usageRetention: { keyMonths: 14, hourlyDays: 400 },
    logLevel: 'silent',
    consoleClient: null,
  },
  auth: { issuer: '', audience: '', keys: () => Promise.reject(new Error('No keys are available offline.')) },
  clock: new AppClock(),
};

/**
 * The schema as the API serves it, checked as on startup.
 * @throws Error for a field that nothing can resolve
 */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.create(AppModule.forRuntime(OFFLINE), new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  const options = app.get<GqlModuleOptions>(GRAPHQL_MODULE_OPTIONS, { strict: false });
  const schema = await app.get(GraphQLFactory, { strict: false }).generateSchema(options);
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
