import { Queue, Worker } from 'bullmq';
import { randomUUID } from 'node:crypto';
import { QueueConnection } from '../dist/src/platform/jobs/queue-connection.js';
import { Queues } from '../dist/src/platform/jobs/queues.js';
import { SYSTEM } from '../dist/src/kernel/viewer.js';
import { Transactions } from '../dist/src/platform/database/tx.js';
import { recordEvent } from '../dist/src/platform/outbox/outbox.js';
import { percentile } from './process.mjs';

const data = () => ({ subject: randomUUID(), asOf: '2026-12-01T05:05:00Z', requestId: null, eventId: null });
const namedJobs = (count, name) =>
  Array.from({ length: count }, () => ({ name, jobId: `bench-${randomUUID()}`, data: data() }));

/** Jobs a second through the product's wrapper, and by a BullMQ worker that does nothing. @param done counts handled jobs */
export async function jobRates(app, { count, atOnce, done }) {
  const until = async (counted, target) => {
    while (counted() < target) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const ours = async () => {
    const target = done.count + count;
    const startedAt = performance.now();
    for (let added = 0; added < count; added += 500)
      await app.get(Queues).add('bench', namedJobs(500, 'no-op'));
    await until(() => done.count, target);
    return count / ((performance.now() - startedAt) / 1000);
  };
  const bare = async () => {
    let handled = 0;
    const connection = app.get(QueueConnection);
    const { removeOnComplete } = connection;
    const options = connection.options('bench-bare');
    const queue = new Queue('bench-bare', options);
    const worker = new Worker('bench-bare', async () => void (handled += 1), {
      ...options,
      concurrency: atOnce,
    });
    const removal = { removeOnComplete, attempts: 6 };
    const startedAt = performance.now();
    for (let added = 0; added < count; added += 500)
      await queue.addBulk(
        namedJobs(500, 'no-op').map(({ name, jobId, data: given }) => ({
          name,
          data: given,
          opts: { ...removal, jobId },
        })),
      );
    await until(() => handled, count);
    const rate = count / ((performance.now() - startedAt) / 1000);
    await worker.close();
    await queue.close();
    return rate;
  };
  await ours();
  await bare();
  return { ours: await ours(), bare: await bare() };
}

/** Milliseconds from an event's commit until its score can be read, at a steady rate. */
export async function latencies(app, client, { ids, perSecond }) {
  const sentAt = new Map();
  const taken = [];
  const { rows } = await client.query('select max(sequence) as last from health_snapshot');
  let last = rows[0].last ?? 0;
  const look = async () => {
    const found = await client.query(
      'select sequence, engagement_id from health_snapshot where sequence > $1 order by sequence',
      [last],
    );
    for (const { sequence, engagement_id: id } of found.rows) {
      last = sequence;
      if (sentAt.has(id)) taken.push(performance.now() - sentAt.get(id));
      sentAt.delete(id);
    }
  };
  const startedAt = performance.now();
  for (let index = 0; index < ids.length || sentAt.size > 0;) {
    while (index < ids.length && performance.now() - startedAt >= (index * 1000) / perSecond) {
      const subject = ids[index++];
      sentAt.set(subject, performance.now());
      void app
        .get(Transactions)
        .run(SYSTEM, (tx) => recordEvent(tx, { kind: 'health.recompute-requested', subject }));
    }
    await look();
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (performance.now() - startedAt > (ids.length / perSecond) * 1000 + 60_000) break;
  }
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99), scored: taken.length };
}
