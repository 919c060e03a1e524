import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg, { type ClientBase } from 'pg';
import type { Logger } from 'pino';
import { Clock } from './kernel/clock.js';
import { AccessGuard } from './platform/auth/access.guard.js';
import { Authenticator } from './platform/auth/authenticator.js';
import { Tokens } from './platform/auth/tokens.js';
import { createLogger } from './platform/base/logger.js';
import { Metrics } from './platform/base/metrics.js';
import { LOGGER, RUNTIME, type Runtime } from './platform/base/runtime.js';
import { AfterCommit } from './platform/database/after-commit.js';
import { STATEMENT_TIMEOUT_MS } from './platform/database/connection-limits.js';
import { ConnectionShares } from './platform/database/connection-shares.js';
import { SnakeCaseNaming } from './platform/database/naming.js';
import {
  IDLE_IN_TRANSACTION_MS,
  openPool,
  Pools,
  type PoolOptions,
  type ReplicaPools,
} from './platform/database/pools.js';
import { Replica } from './platform/database/replica.js';
import { Transactions } from './platform/database/tx.js';
import { DiskFiles } from './platform/files/disk-files.js';
import { FileStore } from './platform/files/file-store.js';
import { NoFiles } from './platform/files/no-files.js';
import { CompiledQueries } from './platform/graphql/compiled/compiled-queries.js';
import { TextQueries } from './platform/graphql/compiled/text-queries.js';
import { LiveChanges } from './platform/graphql/live/live-changes.service.js';
import { LiveReads } from './platform/graphql/live/live-reads.service.js';
import { LiveTurns } from './platform/graphql/live/live-turns.js';
import { Reads } from './platform/graphql/reads/reads.service.js';
import { TypeRegistry } from './platform/graphql/reads/schema/type-registry.js';
import { RequestShares } from './platform/graphql/request-shares.js';
import { HeldBodies } from './platform/http/held-bodies.js';
import { Drain } from './platform/jobs/drain.js';
import { DueWorkRelay } from './platform/jobs/due-work-relay.js';
import { InlineJobRunner } from './platform/jobs/inline-job-runner.js';
import { JobDispatcher } from './platform/jobs/job-dispatcher.js';
import { JobRegistry } from './platform/jobs/job-registry.js';
import { JobRunner } from './platform/jobs/job-runner.js';
import { LostEvents } from './platform/jobs/lost-events.js';
import { DeadWork } from './platform/jobs/dead-work.js';
import { LostWork } from './platform/jobs/lost-work.js';
import { QueueConnection, queueConnection } from './platform/jobs/queue-connection.js';
import { Queues } from './platform/jobs/queues.js';
import { OutboxRelay } from './platform/jobs/relay.js';
import { Workers } from './platform/jobs/workers.js';
import { ForgetUsers } from './platform/live/forget-users.js';
import { LiveListener } from './platform/live/listener.js';
import { LiveBus } from './platform/live/live-bus.js';
import { LivePublisher } from './platform/live/publisher.js';
import { Scrape } from './platform/observability/scrape.js';
import { UseCases } from './platform/usecases/use-cases.js';

/** Closes the connections last, when everything that uses them has stopped. */
@Injectable()
class PoolCloser implements OnApplicationShutdown {
  constructor(@Inject(Pools) private readonly pools: Pools) {}
  async onApplicationShutdown(): Promise<void> {
    await this.pools.end();
  }
}

const REPLICA_ANSWERS_MS = 1_000;

const logLostConnection = (logger: Logger) => (error: Error) =>
  logger.warn({ reason: error.message }, 'database connection lost');

function openPools(runtime: Runtime, logger: Logger): Pools {
  const onError = logLostConnection(logger);
  const common = { max: runtime.poolSize, statementTimeoutMs: STATEMENT_TIMEOUT_MS, onError };
  return new Pools(
    openPool({ ...common, url: runtime.appUrl }),
    openPool({ ...common, url: runtime.portalUrl }, true),
    runtime.replicaUrl === null ? null : replicaPools({ ...common, url: runtime.replicaUrl }),
  );
}

/** A replica that does not answer is noticed before its readers would. */
function replicaPools(common: PoolOptions): ReplicaPools {
  const options = { ...common, connectTimeoutMs: REPLICA_ANSWERS_MS };
  return {
    reads: openPool(options),
    watch: openPool({ ...options, max: 1, answerTimeoutMs: REPLICA_ANSWERS_MS }),
  };
}

function fileStore({ filesDir }: Runtime): FileStore {
  return filesDir === null ? new NoFiles() : new DiskFiles(filesDir);
}

const SHARED = [
  ...[Metrics, Scrape, HeldBodies],
  ...[RequestShares, ConnectionShares],
  ...[Replica, Transactions, UseCases, Reads, Queues, JobRegistry, Authenticator],
  ...[LiveBus, LivePublisher, LiveListener, ForgetUsers, LiveTurns, LiveReads, LiveChanges],
];
/** Dispatches and runs jobs. */
const WORKING = [
  OutboxRelay,
  DueWorkRelay,
  LostEvents,
  LostWork,
  DeadWork,
  JobDispatcher,
  Drain,
  JobRunner,
  Workers,
  InlineJobRunner,
];

@Global()
@Module({})
export class PlatformModule {
  static forRuntime(runtime: Runtime): DynamicModule {
    const logger = createLogger(runtime.logLevel);
    const services = runtime.role === 'api' ? SHARED : [...SHARED, ...WORKING];
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: runtime.appUrl,
          // TypeORM would look it up by its name, beside the one in the bundle.
          driver: pg,
          autoLoadEntities: true,
          namingStrategy: new SnakeCaseNaming(),
          poolSize: runtime.poolSize,
          extra: {
            options: '-c TimeZone=UTC -c max_parallel_workers_per_gather=0 -c jit=off',
            statement_timeout: STATEMENT_TIMEOUT_MS,
            idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
            // Otherwise, a connection dropped in the middle of a transaction would end the process.
            onConnect: (client: ClientBase) => void client.on('error', logLostConnection(logger)),
          },
          retryAttempts: 3,
          manualInitialization: runtime.offline === true,
        }),
      ],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: LOGGER, useValue: logger },
        { provide: Clock, useValue: runtime.clock },
        { provide: TypeRegistry, useValue: new TypeRegistry() },
        { provide: CompiledQueries, useValue: new CompiledQueries() },
        TextQueries,
        { provide: Tokens, useFactory: () => new Tokens(runtime.auth) },
        { provide: QueueConnection, useFactory: () => queueConnection(runtime) },
        { provide: FileStore, useFactory: () => fileStore(runtime) },
        { provide: Pools, useFactory: () => openPools(runtime, logger) },
        { provide: AfterCommit, useExisting: LivePublisher },
        PoolCloser,
        // Guards every route in every role; a route without an access rule is denied.
        { provide: APP_GUARD, useClass: AccessGuard },
        ...services,
      ],
      exports: [
        ...[
          RUNTIME,
          LOGGER,
          Clock,
          TypeRegistry,
          CompiledQueries,
          TextQueries,
          Pools,
          Tokens,
          QueueConnection,
          FileStore,
        ],
        ...services,
      ],
    };
  }
}
