import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLocalJWKSet } from 'jose';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { createDevIssuer, type DevIssuer } from '../../src/embedded/issuer.js';
import { IngestTurns } from '../../src/modules/usage/ingest-turns.js';
import { AppClock } from '../../src/platform/base/app-clock.js';
import { Pools } from '../../src/platform/database/pools.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { Drain } from '../../src/platform/jobs/drain.js';
import { InlineJobRunner } from '../../src/platform/jobs/inline-job-runner.js';
import { JobDispatcher } from '../../src/platform/jobs/job-dispatcher.js';
import { Workers } from '../../src/platform/jobs/workers.js';
import { cloneDatabase, type TestDatabase } from './cluster.js';
import { type Person, seedPeople } from './people.js';

/** A GraphQL response; tests look at the parts they need. */
export interface Answer {
  readonly status: number;
  readonly data: Json;
  readonly errors:
    readonly { message: string; path?: (string | number)[]; extensions: { code: string } }[] | undefined;
}

/** The maximum file size in tests. */
export const MAX_UPLOAD_BYTES = 256 * 1024;

/** Parsed JSON: its shape is what the test's own query selected. */
export type Json = ReturnType<typeof JSON.parse>;

export const START = new Date('2026-11-30T15:00:00Z');

/** A run on Redis is about queues. */
const ON_REDIS = process.env['CAUSEWAY_TEST_REDIS'] !== undefined;

/** The whole product in one process, with its own database and a stopped clock. */
export class TestApp {
  private settling: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly nest: NestFastifyApplication,
    private readonly queued: boolean,
    readonly database: TestDatabase,
    readonly clock: AppClock,
    readonly issuer: DevIssuer,
    readonly folder: string,
  ) {}

  /**
   * @param people whether there is already one user per role; corsOrigins whose pages may call it; otlpClientAttribute with the client ID; on a database that the test has made, with a replica; queued whether jobs go through
   *   the queues and start by themselves; otherwise they run when the test settles, so that none runs beside it
   */
  static async start(
    now: Date = START,
    {
      people = true,
      corsOrigins = [] as readonly string[],
      otlpClientAttribute = 'client.id',
      queued = ON_REDIS,
      usageRetention = { keyMonths: 14, hourlyDays: 400 },
      on = null as { readonly database: TestDatabase; readonly replicaUrl: string } | null,
    } = {},
  ): Promise<TestApp> {
    const database = on?.database ?? (await cloneDatabase());
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-issuer-'));
    const issuer = await createDevIssuer(folder, 'http://127.0.0.1/dev/oidc');
    const clock = new AppClock();
    clock.pin(now);
    const runtime = {
      ...({
        role: 'all',
        appUrl: database.appUrl,
        portalUrl: database.portalUrl,
        replicaUrl: on?.replicaUrl ?? null,
        redisUrl: database.redisUrl,
        clock,
      } as const),
      auth: { issuer: issuer.issuer, audience: issuer.audience, keys: createLocalJWKSet(issuer.jwks) },
      ...{ poolSize: 5, workerConcurrency: 4, logLevel: process.env['TEST_LOG'] ?? 'silent' },
      ...{
        filesDir: makeFolder(folder, 'files'),
        maxUploadBytes: MAX_UPLOAD_BYTES,
        corsOrigins,
        otlpClientAttribute,
        consoleClient: null,
      },
      usageRetention,
      dev: { issuer, settableClock: true, seeding: null, postgres: null },
    };
    const nest = await createHttpApp(AppModule.forRuntime(runtime), runtime.logLevel);
    if (!queued)
      for (const part of [Workers, JobDispatcher])
        Object.assign(nest.get<object>(part), { onApplicationBootstrap: () => undefined });
    // A slow machine is not a full house, except to the test of one.
    Object.assign(Reflect.get(nest.get(IngestTurns), 'limits') as object, { waitMs: 120_000 });
    await nest.init();
    await nest.getHttpAdapter().getInstance().ready();
    const app = new TestApp(nest, queued, database, clock, issuer, folder);
    if (people) await seedPeople(app.pools.staff);
    return app;
  }

  get pools(): Pools {
    return this.nest.get(Pools);
  }

  token(person: Person): Promise<string> {
    return this.issuer.sign({ sub: `dev|${person}`, email: person, name: person });
  }

  async gql(
    person: Person | null,
    query: string,
    variables: object = {},
    headers: object = {},
  ): Promise<Answer> {
    const authorization = person ? { authorization: `Bearer ${await this.token(person)}` } : {};
    const response = await this.nest.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      payload: JSON.stringify({ query, variables }),
    });
    return { status: response.statusCode, ...response.json<Omit<Answer, 'status'>>() };
  }

  /** Runs all jobs that are due at the clock's instant. */
  settle(): Promise<void> {
    if (this.queued) return this.nest.get(Drain).settle();
    const run = this.settling.then(() => this.nest.get(InlineJobRunner).run());
    this.settling = run.catch(() => undefined);
    return run;
  }

  async moveTo(now: string): Promise<void> {
    this.clock.pin(new Date(now));
    await this.settle();
  }

  /**
   * Sets the clock for a test, possibly earlier than the previous one ended: what was due by then is run first, as it would
   * otherwise run during this test, and what earlier tests have scheduled for later never runs.
   */
  async beginAt(now: Date): Promise<void> {
    await this.settle();
    await this.pools.staff.query('delete from due_work');
    this.clock.pin(now);
  }

  async stop(): Promise<void> {
    await this.nest.close();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function makeFolder(inside: string, name: string): string {
  const folder = path.join(inside, name);
  mkdirSync(folder);
  return folder;
}
