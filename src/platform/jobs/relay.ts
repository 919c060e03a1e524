import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { wallClock } from '../base/wall-clock.js';
import { query, Transactions, type Tx } from '../database/tx.js';
import { eventJob, type JobEvent } from './event-job.js';
import { type EventRoute, JobRegistry } from './job-registry.js';
import { HAND_OVER_BATCH } from './lease.js';
import { type JobSink, Queues } from './queues.js';

const QUIET_MS = 1_000;
const LATEST_MS = 5_000;

/**
 * Hands committed events to BullMQ. Several relays may run: SKIP LOCKED keeps them off each other's rows. What a relay
 * that dies between the hand-over and its commit has handed over is handed over again where its job is not done by then,
 * which job ids and idempotent processors make harmless.
 */
@Injectable()
export class OutboxRelay {
  constructor(
    private readonly transactions: Transactions,
    @Inject(Queues) private readonly queues: JobSink,
    private readonly registry: JobRegistry,
  ) {}

  /**
   * @param eager hands over debounced events at once
   * @returns how many events were handed over
   */
  async relay(eager = false): Promise<number> {
    let relayed = 0;
    const store = await this.queues.storeId();
    for (const route of this.registry.eventRoutes) {
      relayed += await this.transactions.run(SYSTEM, (tx) => this.relayRoute(tx, route, store, eager));
    }
    await this.transactions.run(SYSTEM, (tx) => this.passUnheard(tx));
    return relayed;
  }

  /** An event that no job acts upon would wait for ever, and look like a relay that has stopped. */
  private async passUnheard(tx: Tx): Promise<void> {
    const heard = this.registry.eventRoutes.flatMap((route) => route.kinds);
    await query(
      tx,
      'update outbox set relayed_at = $2, done_at = $2 where relayed_at is null and kind <> all($1)',
      [heard, wallClock()],
    );
  }

  private async relayRoute(tx: Tx, route: EventRoute, store: string, eager: boolean): Promise<number> {
    const wait = route.debounced && !eager;
    const events = await takeReady(tx, route.kinds, wait ? QUIET_MS : 0, wait ? LATEST_MS : 0);
    const newest = newestOfSubjects(events);
    await this.queues.add(
      route.queue,
      [...newest.values()].map((event) => eventJob(route.job, event)),
    );
    const jobIds = events.map(({ subject }) => newest.get(subject)!.id);
    await markHandedOver(tx, events, jobIds, store);
    return events.length;
  }
}

/** Takes whole subjects: all waiting events of each whose last event is old enough, or whose first is too old. */
function takeReady(tx: Tx, kinds: readonly string[], quietMs: number, latestMs: number): Promise<JobEvent[]> {
  const now = wallClock().getTime();
  return query<JobEvent>(
    tx,
    `with ready as (
       select subject from outbox where relayed_at is null and kind = any($1)
       group by subject having max(recorded_at) <= $2 or min(recorded_at) <= $3
       order by min(recorded_at) limit $4
     )
     select id, subject, occurred_at, request_id from outbox
     where relayed_at is null and kind = any($1) and subject in (select subject from ready)
     order by occurred_at, id for update skip locked`,
    [kinds, new Date(now - quietMs), new Date(now - latestMs), HAND_OVER_BATCH],
  );
}

/** One job a subject, for the newest of its events; the job is named after that event. */
const newestOfSubjects = (events: readonly JobEvent[]): Map<string, JobEvent> =>
  new Map(events.map((event) => [event.subject, event]));

/** The store is the one that answered before the hand-over: if another has taken its place since, that one shows. */
async function markHandedOver(
  tx: Tx,
  events: readonly JobEvent[],
  jobIds: readonly string[],
  store: string,
): Promise<void> {
  if (events.length === 0) return;
  await query(
    tx,
    `update outbox set relayed_at = $3, handed_to = $4, job_id = handed.job_id
     from unnest($1::uuid[], $2::text[]) as handed (id, job_id) where outbox.id = handed.id`,
    [events.map((event) => event.id), jobIds, wallClock(), store],
  );
}
