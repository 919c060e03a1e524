import { Gauge, type Registry } from 'prom-client';

/** Values at the moment of a scrape; set by `Scrape`. */
export function gaugesOf(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge<Label>({ name: `causeway_${name}`, help, labelNames, registers: [registry] });
  return {
    poolConnections: gauge(
      'pool_connections',
      "Connections of this process's pools: total, idle, and callers waiting for one.",
      ...(['pool', 'state'] as const),
    ),
    queueJobs: gauge(
      'queue_jobs',
      'Jobs by queue and state; failed ones are dead letters that need attention.',
      ...(['queue', 'state'] as const),
    ),
    queueOldest: gauge('queue_oldest_seconds', 'Age of the oldest waiting job; 0 if there is none.', 'queue'),
    outboxWaiting: gauge('outbox_waiting', 'Deliveries of committed events that are not dispatched yet.'),
    outboxOldest: gauge('outbox_oldest_seconds', 'Age of the oldest of them; 0 if there is none.'),
    outboxUnclaimed: gauge(
      'outbox_unclaimed',
      'Events and deliveries waiting for a version that knows their consumer.',
    ),
    outboxInFlight: gauge('outbox_in_flight', 'Dispatched deliveries whose job has not completed.'),
    dueWaiting: gauge('due_work_waiting', 'Due work that is not done yet.'),
    dueOldest: gauge(
      'due_work_oldest_seconds',
      'How long the oldest of it has been due; 0 if there is none.',
    ),
    faults: gauge(
      'scrape_faults',
      '1 if a component could not be queried; its metrics are then missing.',
      'part',
    ),
  };
}
