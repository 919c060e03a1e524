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
import type { ClientBase } from 'pg';
import type { Logger } from 'pino';
import { Clock } from '../kernel/clock.js';
import { AccessGuard } from './auth/access.guard.js';
import { Authenticator } from './auth/authenticator.js';
import { Tokens } from './auth/tokens.js';
import { STATEMENT_TIMEOUT_MS } from './database/connection-limits.js';
import { ConnectionShares } from './database/connection-shares.js';
import { SnakeCaseNaming } from './database/naming.js';
import { IDLE_IN_TRANSACTION_MS, Pools, openPool } from './database/pools.js';
import { Transactions } from './database/tx.js';
import { DueTick } from './due/due-tick.js';
import { LostWork } from './due/lost-work.js';
import { DiskFiles } from './files/disk-files.js';
import { FileStore } from './files/file-store.js';
import { NoFiles } from './files/no-files.js';
import { CompiledQueries } from './graphql/compiled/compiled-queries.js';
import { Reads } from './graphql/reads/reads.service.js';
import { RequestShares } from './graphql/request-shares.js';
import { Shapes } from './graphql/reads/shapes.js';
import { HeldBodies } from './http/held-bodies.js';
import { LiveBus } from './live/live-bus.js';
import { LiveReads } from './live/live-reads.service.js';
import { LiveListener } from './live/listener.js';
import { LivePublisher } from './live/publisher.js';
import { Metrics } from './metrics/metrics.js';
import { Scrape } from './metrics/scrape.js';
import { createLogger } from './observability/logger.js';
import { LostEvents } from './outbox/lost-events.js';
import { OutboxRelay } from './outbox/relay.js';
import { DirectJobs } from './queue/direct-jobs.js';
import { JobRegistry } from './queue/job-registry.js';
import { Performer } from './queue/performer.js';
import { Pump } from './queue/pump.js';
import { queueConnection } from './queue/queue-connection.js';
import { QueueConnection, Queues } from './queue/queues.js';
import { Settle } from './queue/settle.js';
import { Workers } from './queue/workers.js';
import { LOGGER, RUNTIME, type Runtime } from './runtime.js';
import { UseCases } from './usecases/use-cases.js';

/** Ends the connections last, when everything that used them has stopped. */
@Injectable()
class PoolCloser implements OnApplicationShutdown {
  constructor(@Inject(Pools) private readonly pools: Pools) {}
  async onApplicationShutdown(): Promise<void> {
    await this.pools.end();
  }
}

const tellLoss = (logger: Logger) => (error: Error) =>
  logger.warn({ reason: error.message }, 'database connection lost');

function openPools(runtime: Runtime, logger: Logger): Pools {
  const onError = tellLoss(logger);
  const common = { max: runtime.poolSize, statementTimeoutMs: STATEMENT_TIMEOUT_MS, onError };
  return new Pools(
    openPool({ ...common, url: runtime.appUrl }),
    openPool({ ...common, url: runtime.portalUrl }, true),
  );
}

function fileStore({ filesDir }: Runtime): FileStore {
  return filesDir === null ? new NoFiles() : new DiskFiles(filesDir);
}

const SHARED = [
  ...[Metrics, Scrape, HeldBodies],
  ...[RequestShares, ConnectionShares],
  ...[Transactions, UseCases, Reads, Queues, JobRegistry, Authenticator],
  ...[LiveBus, LivePublisher, LiveListener, LiveReads],
];
/** What hands work over and does it. */
const WORKING = [OutboxRelay, DueTick, LostEvents, LostWork, Pump, Settle, Performer, Workers, DirectJobs];

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
          autoLoadEntities: true,
          namingStrategy: new SnakeCaseNaming(),
          poolSize: runtime.poolSize,
          extra: {
            options: '-c TimeZone=UTC',
            statement_timeout: STATEMENT_TIMEOUT_MS,
            idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
            // A connection that PostgreSQL drops in the middle of a transaction would else end the process.
            onConnect: (client: ClientBase) => void client.on('error', tellLoss(logger)),
          },
          retryAttempts: 3,
          manualInitialization: runtime.offline === true,
        }),
      ],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: LOGGER, useValue: logger },
        { provide: Clock, useValue: runtime.clock },
        { provide: Shapes, useValue: new Shapes() },
        { provide: CompiledQueries, useValue: new CompiledQueries() },
        { provide: Tokens, useFactory: () => new Tokens(runtime.auth) },
        { provide: QueueConnection, useFactory: () => queueConnection(runtime) },
        { provide: FileStore, useFactory: () => fileStore(runtime) },
        { provide: Pools, useFactory: () => openPools(runtime, logger) },
        PoolCloser,
        // Whatever a process answers, in any role, is closed to everyone until its route says to whom it is open.
        { provide: APP_GUARD, useClass: AccessGuard },
        ...services,
      ],
      exports: [
        ...[RUNTIME, LOGGER, Clock, Shapes, CompiledQueries, Pools, Tokens, QueueConnection, FileStore],
        ...services,
      ],
    };
  }
}
