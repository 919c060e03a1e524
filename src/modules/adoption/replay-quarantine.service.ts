import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { countCalls } from './count-calls.js';
import type { ResolvedUsage } from './domain/rollup.js';
import { type QuarantineReason, sortUsage } from './domain/sort-usage.js';
import { awaitIngest } from './ingest-barrier.js';
import { type Waiting, type WaitingRecord, keepWaiting, lockWaiting, release } from './quarantine.store.js';
import { type UsageClient, clientsOf } from './usage-clients.store.js';
import { UsageRoutes } from './usage-routes.js';

/** Records tried in one transaction. */
const PAGE = 1_000;

/** Counts what waited in quarantine once it is known whose it is and to what. */
@Injectable()
export class ReplayQuarantineService {
  constructor(
    private readonly transactions: Transactions,
    private readonly routes: UsageRoutes,
  ) {}

  /** Tries all that may be known by now, a page a transaction; a run that ends early is simply run again. */
  async replay(which: Waiting): Promise<void> {
    await this.transactions.run(SYSTEM, awaitIngest);
    let after: string | null = null;
    do after = await this.transactions.run(SYSTEM, (tx) => this.replayPage(tx, which, after));
    while (after !== null);
  }

  /**
   * Counting and the end of the waiting are one transaction, so that a record counts once however often it is tried. Its
   * month was opened when it came.
   * @returns the ids of those that were counted
   */
  async tryAgain(tx: Tx, rows: readonly WaitingRecord[]): Promise<string[]> {
    const clientIds = rows.flatMap(({ record }) => record.clientId ?? []);
    const clients = await clientsOf(tx, clientIds, null);
    const routes = await this.routes.current(tx);
    const calls = new Map<string, ResolvedUsage>();
    const partnerIds = new Set<string>();
    const waiting: { id: string; reason: QuarantineReason }[] = [];
    for (const row of rows) {
      const sorted = sortUsage(row.record, clientFor(row, clients), routes);
      if (sorted.reason !== undefined) waiting.push({ id: row.id, reason: sorted.reason });
      else {
        calls.set(row.id, sorted.call);
        partnerIds.add(sorted.client.partnerId);
      }
    }
    await countCalls(tx, [...calls.values()], partnerIds);
    await release(tx, [...calls.keys()]);
    await keepWaiting(tx, waiting);
    return [...calls.keys()];
  }

  /** @returns the id to go on after, or null if nothing is left */
  private async replayPage(tx: Tx, which: Waiting, after: string | null): Promise<string | null> {
    const rows = await lockWaiting(tx, which, after, PAGE);
    if (rows.length > 0) await this.tryAgain(tx, rows);
    return rows.length === PAGE ? rows.at(-1)!.id : null;
  }
}

/** What a partner's own key sent can only be a call of that partner's own. */
function clientFor(
  { record, senderPartnerId }: WaitingRecord,
  clients: ReadonlyMap<string, UsageClient>,
): UsageClient | undefined {
  const client = record.clientId === null ? undefined : clients.get(record.clientId);
  return senderPartnerId === null || client?.partnerId === senderPartnerId ? client : undefined;
}
