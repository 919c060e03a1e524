import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { countCalls } from './count-calls.js';
import type { ResolvedUsage } from './domain/rollup.js';
import { type QuarantineReason, classifyUsage } from './domain/classify-usage.js';
import { awaitIngest } from './ingest-barrier.js';
import { type Waiting, type WaitingRecord, keepWaiting, lockWaiting, release } from './quarantine.store.js';
import { type UsageClient, clientsOf } from './usage-clients.store.js';
import { monthOf } from './usage-key.js';
import { UsageMonths } from './usage-months.js';
import { UsageRoutes } from './usage-routes.js';

/** Records per transaction. */
const PAGE = 1_000;

/** Counts quarantined records whose credential and product are now known. */
@Injectable()
export class ReplayQuarantineService {
  constructor(
    private readonly transactions: Transactions,
    private readonly routes: UsageRoutes,
    private readonly months: UsageMonths,
  ) {}

  /** Retries matching records, one transaction per page; an interrupted run can simply be repeated. */
  async replay(which: Waiting): Promise<void> {
    await this.transactions.run(SYSTEM, awaitIngest);
    let after: string | null = null;
    do after = await this.transactions.run(SYSTEM, (tx) => this.replayPage(tx, which, after));
    while (after !== null);
  }

  /**
   * Counts records and deletes them from quarantine in one transaction, so each is counted once however often it is
   * retried. The partition for its month may have been dropped since it was received.
   * @returns ids of the counted records
   */
  async retry(tx: Tx, rows: readonly WaitingRecord[]): Promise<string[]> {
    await this.months.ensure(rows.map(({ record }) => monthOf(record.time)));
    const clientIds = rows.flatMap(({ record }) => record.clientId ?? []);
    const clients = await clientsOf(tx, clientIds, null);
    const routes = await this.routes.current(tx);
    const calls = new Map<string, ResolvedUsage>();
    const partnerIds = new Set<string>();
    const waiting: { id: string; reason: QuarantineReason }[] = [];
    for (const row of rows) {
      const classified = classifyUsage(row.record, clientFor(row, clients), routes);
      if (classified.reason !== undefined) waiting.push({ id: row.id, reason: classified.reason });
      else {
        calls.set(row.id, classified.call);
        partnerIds.add(classified.client.partnerId);
      }
    }
    await countCalls(tx, [...calls.values()], partnerIds);
    await release(tx, [...calls.keys()]);
    await keepWaiting(tx, waiting);
    return [...calls.keys()];
  }

  /** @returns the last id of this page, or null if nothing is left */
  private async replayPage(tx: Tx, which: Waiting, after: string | null): Promise<string | null> {
    const rows = await lockWaiting(tx, which, after, PAGE);
    if (rows.length > 0) await this.retry(tx, rows);
    return rows.length === PAGE ? rows.at(-1)!.id : null;
  }
}

/** A partner's own API key can only report that partner's calls. */
function clientFor(
  { record, senderPartnerId }: WaitingRecord,
  clients: ReadonlyMap<string, UsageClient>,
): UsageClient | undefined {
  const client = record.clientId === null ? undefined : clients.get(record.clientId);
  return senderPartnerId === null || client?.partnerId === senderPartnerId ? client : undefined;
}
