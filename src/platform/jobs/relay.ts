import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { wallClock } from '../base/wall-clock.js';
import { Transactions, type Tx } from '../database/tx.js';
import { TELL_CONSUMERS_MS, tellConsumers } from '../outbox/consumers.store.js';
import {
  awaitedBy,
  type Delivery,
  type Dispatched,
  makeDeliveries,
  markDispatched,
  takeReady,
} from '../outbox/deliveries.store.js';
import { eachOnItsOwn } from './each-on-its-own.js';
import { eventJob, eventJobId } from './event-job.js';
import { consumerOf, type EventRoute, JobRegistry, type Route } from './job-registry.js';
import { DISPATCH_BATCH, inBatches } from './lease.js';
import { type JobSink, Queues } from './queues.js';

const QUIET_MS = 1_000;
const LATEST_MS = 5_000;

/**
 * Creates the deliveries of committed events and dispatches them to BullMQ, one transaction per consumer. Several relays can
 * run at once, because SKIP LOCKED keeps them off each other's rows. If a relay dies between dispatch and commit, unfinished
 * deliveries are dispatched again, which deterministic job ids and idempotent handlers make harmless.
 */
@Injectable()
export class OutboxRelay {
  private toldAt = 0;

  constructor(
    private readonly transactions: Transactions,
    @Inject(Queues) private readonly queues: JobSink,
    private readonly registry: JobRegistry,
  ) {}

  /**
   * @param eager dispatches debounced events immediately
   * @returns the number of deliveries dispatched
   */
  async relay(eager = false): Promise<number> {
    const store = await this.queues.storeId();
    await this.tell();
    await inBatches(() => this.transactions.run(SYSTEM, (tx) => makeDeliveries(tx, DISPATCH_BATCH)));
    const routes = await this.awaitedRoutes();
    return eachOnItsOwn(
      routes.map(
        (route) => () => this.transactions.run(SYSTEM, (tx) => this.dispatch(tx, route, store, eager)),
      ),
    );
  }

  private async tell(): Promise<void> {
    const now = wallClock().getTime();
    if (now - this.toldAt < TELL_CONSUMERS_MS) return;
    await this.transactions.run(SYSTEM, (tx) => tellConsumers(tx, this.registry.consumptions()));
    this.toldAt = now;
  }

  private async awaitedRoutes(): Promise<EventRoute[]> {
    const { eventRoutes } = this.registry;
    const awaited = await this.transactions.run(SYSTEM, (tx) => awaitedBy(tx, eventRoutes.map(consumerOf)));
    return eventRoutes.filter((route) => awaited.includes(consumerOf(route)));
  }

  private async dispatch(tx: Tx, route: EventRoute, store: string, eager: boolean): Promise<number> {
    const wait = route.debounced && !eager;
    const deliveries = await takeReady(tx, {
      ...{ consumer: consumerOf(route), limit: DISPATCH_BATCH },
      ...{ quietMs: wait ? QUIET_MS : 0, latestMs: wait ? LATEST_MS : 0 },
    });
    if (deliveries.length === 0) return 0;
    const newest = newestOfSubjects(deliveries);
    await this.queues.add(
      route.queue,
      [...newest.values()].map((delivery) => eventJob(route, delivery)),
    );
    const handed = deliveries.map((delivery) => joined(route, delivery, newest.get(delivery.subject)!));
    await markDispatched(tx, consumerOf(route), handed, store);
    return deliveries.length;
  }
}

/** The newest delivery of each subject; its event gives the job's id. */
const newestOfSubjects = (deliveries: readonly Delivery[]): Map<string, Delivery> =>
  new Map(deliveries.map((delivery) => [delivery.subject, delivery]));

const joined = (route: Route, { event_id }: Delivery, newest: Delivery): Dispatched => ({
  eventId: event_id,
  jobId: eventJobId(route, newest.event_id),
  leads: event_id === newest.event_id,
});
