import type { Provider } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { Transactions, type Tx, query } from '../../src/platform/database/tx.js';
import { JobRegistry, type JobData } from '../../src/platform/queue/job-registry.js';
import type { TestDatabase } from './cluster.js';

export const SUBJECT = '01900000-0000-7000-8000-0000000000aa';

/** A table of a test's own, in which a job leaves one row for each run that had an effect. */
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
  readonly onStart?: () => void;
}

/** Handles the event `probe.happened` by a job that leaves an effect. */
export function probeWorker({ lastsMs = 0, onStart }: Probe = {}): Provider {
  return {
    provide: 'probe',
    inject: [JobRegistry, Transactions],
    useFactory: (registry: JobRegistry, transactions: Transactions) => {
      const route = { queue: 'probe', job: 'leave-effect' };
      registry.onEvents({ ...route, kinds: ['probe.happened'], debounced: false });
      registry.handle(route, async ({ jobId, ...data }) => {
        onStart?.();
        await sleep(lastsMs);
        await transactions.run(SYSTEM, (tx) => recordEffect(tx, data, jobId));
      });
      return {};
    },
  };
}
