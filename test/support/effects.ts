import type { Provider } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { query, Transactions, type Tx } from '../../src/platform/database/tx.js';
import { completeDueWork } from '../../src/platform/due/due-work.js';
import { type JobData, JobRegistry } from '../../src/platform/jobs/job-registry.js';
import type { Queues } from '../../src/platform/jobs/queues.js';
import type { TestDatabase } from './cluster.js';

export const SUBJECT = '01900000-0000-7000-8000-0000000000aa';

/** A test's own table, in which a job leaves one row for each run that had an effect. */
export async function makeEffectTable({ ownerUrl }: TestDatabase): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`create table effect (subject uuid not null, as_of timestamptz not null, job_id text not null);
    grant select, insert on effect to causeway_app`);
  await owner.end();
}

export async function recordEffect(tx: Tx, { subject, asOf }: JobData, jobId: string): Promise<void> {
  await query(tx, 'insert into effect values ($1, $2, $3)', [subject, asOf, jobId]);
}

interface Probe {
  readonly lastsMs?: number;
  readonly queue?: string;
  readonly job?: string;
  readonly kind?: string;
  /** The job takes effect once this has ended. */
  readonly onStart?: () => void | Promise<void>;
}

/** Handles the event `probe.happened`, or another, with a job that leaves an effect. */
export function probeWorker({ lastsMs = 0, onStart, ...named }: Probe = {}): Provider {
  const { queue = 'probe', job = 'leave-effect', kind = 'probe.happened' } = named;
  return {
    provide: `${queue} ${job}`,
    inject: [JobRegistry, Transactions],
    useFactory: (registry: JobRegistry, transactions: Transactions) => {
      const route = { queue, job };
      registry.onEvents({ ...route, kinds: [kind], debounced: false });
      registry.handle(route, async ({ jobId, ...data }) => {
        await onStart?.();
        await sleep(lastsMs);
        await transactions.run(SYSTEM, (tx) => recordEffect(tx, data, jobId));
      });
      return {};
    },
  };
}

export const DAILY = { kind: 'probe.daily', subject: SUBJECT } as const;
export const DAY_MS = 24 * 3600_000;

/** Handles `probe.daily` work, which leaves an effect and schedules itself for the next day. */
export function dailyWorker(): Provider {
  return {
    provide: 'daily',
    inject: [JobRegistry, Transactions],
    useFactory: (registry: JobRegistry, transactions: Transactions) => {
      const route = { queue: 'probe', job: 'daily-effect' };
      registry.onDueWork(DAILY.kind, route);
      registry.handle(route, ({ jobId, ...data }) =>
        transactions.run(SYSTEM, async (tx) => {
          const dueAt = new Date(data.asOf);
          const occurrence = { ...DAILY, subject: data.subject, dueAt };
          if (await completeDueWork(tx, occurrence, new Date(dueAt.getTime() + DAY_MS)))
            await recordEffect(tx, data, jobId);
        }),
      );
      return {};
    },
  };
}

interface Effect {
  readonly subject: string;
  readonly as_of: Date;
  readonly job_id: string;
}

async function readEffects({ appUrl }: TestDatabase): Promise<Effect[]> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const { rows } = await client.query<Effect>('select * from effect order by as_of');
  await client.end();
  return rows;
}

/** The effects of the jobs, oldest instant first. */
export async function effectsOn(database: TestDatabase): Promise<{ subject: string; asOf: string }[]> {
  const effects = await readEffects(database);
  return effects.map(({ subject, as_of }) => ({ subject, asOf: as_of.toISOString() }));
}

/** The IDs of the jobs that have left an effect, one for each effect. */
export async function jobsOn(database: TestDatabase): Promise<string[]> {
  const effects = await readEffects(database);
  return effects.map(({ job_id }) => job_id).sort();
}

/** Runs between the next dispatch to the queue and its commit. */
export function afterNextDispatch(queues: Queues, act: () => Promise<void>): void {
  const add = queues.add.bind(queues);
  queues.add = async (queue, jobs) => {
    if (jobs.length === 0) return;
    queues.add = add;
    await add(queue, jobs);
    await act();
  };
}

/** The next dispatch reaches the queue and its transaction then fails, as if the process died in between. */
export function failAfterNextDispatch(queues: Queues, act = () => Promise.resolve()): void {
  afterNextDispatch(queues, async () => {
    await act();
    throw new Error('died after handing over');
  });
}
