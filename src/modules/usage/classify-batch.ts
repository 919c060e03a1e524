import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { ResolvedUsage } from './domain/rollup.js';
import type { Routes } from './domain/routes.js';
import { classifyUsage } from './domain/classify-usage.js';
import type { Quarantined } from './quarantine.store.js';
import { type KeyedRecord, SLICE } from './read-batch.js';
import type { UsageClient } from './usage-clients.store.js';

export interface ClassifiedBatch {
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
): Promise<ClassifiedBatch> {
  const calls: ResolvedUsage[] = [];
  const waiting: (Quarantined & KeyedRecord)[] = [];
  const partnerIds = new Set<string>();
  for (const [position, keyed] of records.entries()) {
    if (position % SLICE === SLICE - 1) await yieldToEventLoop();
    const { record } = keyed;
    const client = record.clientId === null ? undefined : clients.get(record.clientId);
    const classified = classifyUsage(record, client, routes);
    if (classified.reason !== undefined) waiting.push({ ...keyed, reason: classified.reason });
    else {
      calls.push(classified.call);
      partnerIds.add(classified.client.partnerId);
    }
  }
  return { calls, waiting, partnerIds: [...partnerIds] };
}
