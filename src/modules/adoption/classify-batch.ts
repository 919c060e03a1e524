import { setImmediate as breathe } from 'node:timers/promises';
import type { ResolvedUsage } from './domain/rollup.js';
import type { Routes } from './domain/routes.js';
import { sortUsage } from './domain/sort-usage.js';
import type { Quarantined } from './quarantine.store.js';
import { type KeyedRecord, SLICE } from './read-batch.js';
import type { UsageClient } from './usage-clients.store.js';

export interface SortedBatch {
  readonly calls: readonly ResolvedUsage[];
  readonly waiting: readonly (Quarantined & KeyedRecord)[];
  /** Partners that made the calls. */
  readonly partnerIds: readonly string[];
}

/** Separates records that can be counted from those to quarantine. */
export async function classifyBatch(
  records: readonly KeyedRecord[],
  clients: ReadonlyMap<string, UsageClient>,
  routes: Routes,
): Promise<SortedBatch> {
  const calls: ResolvedUsage[] = [];
  const waiting: (Quarantined & KeyedRecord)[] = [];
  const partnerIds = new Set<string>();
  for (const [position, keyed] of records.entries()) {
    if (position % SLICE === SLICE - 1) await breathe();
    const { record } = keyed;
    const client = record.clientId === null ? undefined : clients.get(record.clientId);
    const sorted = sortUsage(record, client, routes);
    if (sorted.reason !== undefined) waiting.push({ ...keyed, reason: sorted.reason });
    else {
      calls.push(sorted.call);
      partnerIds.add(sorted.client.partnerId);
    }
  }
  return { calls, waiting, partnerIds: [...partnerIds] };
}
