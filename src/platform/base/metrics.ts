import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** From a read cached by PostgreSQL up to the statement timeout. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/**
 * Metrics counted by the process. Label values come from fixed sets (routes, kinds, codes, queues, jobs), so that callers
 * cannot create series, and never name a partner or person.
 */
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'causeway_http_request_seconds',
    help: 'Duration of HTTP requests by route and status class.',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly operations = new Histogram({
    name: 'causeway_graphql_operation_seconds',
    help: 'Duration of GraphQL requests by kind; invalid means that no operation could be parsed.',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly errors = new Counter({
    name: 'causeway_graphql_errors_total',
    help: 'Errors in GraphQL responses by extensions.code; user errors are not counted.',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly jobs = new Histogram({
    name: 'causeway_job_seconds',
    help: 'Duration of job attempts by queue, job and outcome (done or failed).',
    labelNames: ['queue', 'job', 'outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly sockets = new Gauge({
    name: 'causeway_sockets',
    help: 'Open, authenticated web sockets.',
    registers: [this.registry],
  });

  private readonly replicaReads = new Counter({
    name: 'causeway_replica_reads_total',
    help: 'Reads that a replica may serve, by who did: replica, or why the primary had to (down, lagging, own_write, refused).',
    labelNames: ['by'],
    registers: [this.registry],
  });
  private readonly replicaSeconds = new Gauge({
    name: 'causeway_replica_lag_seconds',
    help: 'By how many seconds at most the rows of the replica are old; +Inf if it is down or older than can be told.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param route the pattern that matched; undefined if none did */
  requestAnswered(route: string | undefined, status: number, seconds: number): void {
    this.requests.observe({ route: route ?? 'none', status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  operationAnswered(kind: 'query' | 'mutation' | 'subscription' | 'invalid', seconds: number): void {
    this.operations.observe({ kind }, seconds);
  }

  graphqlError(code: string): void {
    this.errors.inc({ code });
  }

  attemptEnded(job: { queue: string; job: string }, outcome: 'done' | 'failed', seconds: number): void {
    this.jobs.observe({ queue: job.queue, job: job.job, outcome }, seconds);
  }

  replicaRead(by: 'replica' | 'down' | 'lagging' | 'own_write' | 'refused'): void {
    this.replicaReads.inc({ by });
  }

  replicaLag(seconds: number): void {
    this.replicaSeconds.set(seconds);
  }

  socketOpened(): void {
    this.sockets.inc();
  }

  socketClosed(): void {
    this.sockets.dec();
  }
}
