import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { wallClock } from '../base/wall-clock.js';
import { Transactions, type Tx } from '../database/tx.js';
import { REGISTER_CONSUMERS_MS, registerConsumers } from '../outbox/consumers.store.js';
import {
  consumersWithDeliveries,
  type Delivery,
  type Dispatched,
  makeDeliveries,
  markDispatched,
  takeReady,
} from '../outbox/deliveries.store.js';
import { sumSettled } from './sum-settled.js';
import { eventJobId, newEventJob } from './event-job.js';
import { consumerOf, type EventRoute, JobRegistry, type Route } from './job-registry.js';
import { DISPATCH_BATCH, inBatches } from './lease.js';
import { type JobSink, Queues } from './queues.js';

const QUIET_MS = 1_000;
const MAX_WAIT_MS = 5_000;

/**
 * Creates the deliveries of committed events and dispatches them to BullMQ, one transaction per consumer. Several relays can
 * run at once, because SKIP LOCKED keeps them off each other's rows. If a relay dies between dispatch and commit, those
 * deliveries are dispatched again; this is harmless, because job ids are deterministic and handlers idempotent.
 */
@Injectable()
export class OutboxRelay {
  private registeredAt = 0;

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
    const queueStoreId = await this.queues.storeId();
    await this.registerConsumers();
    await inBatches(() => this.transactions.run(SYSTEM, (tx) => makeDeliveries(tx, DISPATCH_BATCH)));
    const routes = await this.waitingRoutes();
    return sumSettled(
      routes.map(
        (route) => () => this.transactions.run(SYSTEM, (tx) => this.dispatch(tx, route, queueStoreId, eager)),
      ),
    );
  }

  private async registerConsumers(): Promise<void> {
    const now = wallClock().getTime();
    if (now - this.registeredAt < REGISTER_CONSUMERS_MS) return;
    await this.transactions.run(SYSTEM, (tx) => registerConsumers(tx, this.registry.registrations()));
    this.registeredAt = now;
  }

  private async waitingRoutes(): Promise<EventRoute[]> {
    const { eventRoutes } = this.registry;
    const waiting = await this.transactions.run(SYSTEM, (tx) =>
      consumersWithDeliveries(tx, eventRoutes.map(consumerOf)),
    );
    return eventRoutes.filter((route) => waiting.includes(consumerOf(route)));
  }

  private async dispatch(tx: Tx, route: EventRoute, queueStoreId: string, eager: boolean): Promise<number> {
    const wait = route.debounced && !eager;
    const deliveries = await takeReady(tx, {
      ...{ consumer: consumerOf(route), limit: DISPATCH_BATCH },
      ...{ quietMs: wait ? QUIET_MS : 0, maxWaitMs: wait ? MAX_WAIT_MS : 0 },
    });
    if (deliveries.length === 0) return 0;
    const newest = newestBySubject(deliveries);
    await this.queues.add(
      route.queue,
      [...newest.values()].map((delivery) => newEventJob(route, delivery)),
    );
    const dispatched = deliveries.map((delivery) =>
      asDispatched(route, delivery, newest.get(delivery.subject)!),
    );
    await markDispatched(tx, consumerOf(route), dispatched, queueStoreId);
    return deliveries.length;
  }
}

/** The newest delivery of each subject; its event gives the job's id. */
const newestBySubject = (deliveries: readonly Delivery[]): Map<string, Delivery> =>
  new Map(deliveries.map((delivery) => [delivery.subject, delivery]));

const asDispatched = (route: Route, { event_id }: Delivery, newest: Delivery): Dispatched => ({
  eventId: event_id,
  jobId: eventJobId(route, newest.event_id),
  leads: event_id === newest.event_id,
});
