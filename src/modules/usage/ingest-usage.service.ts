import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Payer } from '../../kernel/payer.js';
import type { ApiKeyBearer } from '../../platform/auth/authenticator.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { withIdempotencyKey } from '../../platform/usecases/idempotency.js';
import { ApiKeyUses } from '../identity/index.js';
import { classifyBatch } from './classify-batch.js';
import { countCalls } from './count-calls.js';
import type { RawUsage } from './domain/usage-body.js';
import type { UsageFormat } from './domain/usage-record.js';
import { joinIngest } from './ingest-barrier.js';
import { IngestTurns } from './ingest-turns.js';
import { QUARANTINE_IS_FULL, withinQuota } from './quarantine-bounds.store.js';
import { quarantine, replaceNameless } from './quarantine.store.js';
import { type Batch, type KeyedRecord, readBatch, type Rejected } from './read-batch.js';
import { claim } from './usage-claim.store.js';
import { clientsOf } from './usage-clients.store.js';
import { UsageMonths } from './usage-months.js';
import { UsageRoutes } from './usage-routes.js';

/**
 * What happened to the records of a request; accepted, duplicates, quarantined and rejectedTotal add up to all of them.
 */
export interface IngestAnswer {
  /** Counted. */
  readonly accepted: number;
  /** Received before, in this request or an earlier one. */
  readonly duplicates: number;
  /** Kept until their credential and product are known. */
  readonly quarantined: number;
  /** The first 1,000 rejected records. */
  readonly rejected: readonly Rejected[];
  readonly rejectedTotal: number;
  /** Spans of another kind than SERVER, which are not records. */
  readonly skipped: number;
}

/** What happened to the records in the database. */
interface Counts {
  readonly accepted: number;
  readonly quarantined: number;
  readonly known: number;
  readonly refused: readonly Rejected[];
}

const MAX_REJECTED_SHOWN = 1_000;

/**
 * Counts each usage record exactly once, however often, by however many senders and in however many requests it is
 * sent.
 */
@Injectable()
export class IngestUsageService {
  constructor(
    private readonly turns: IngestTurns,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly months: UsageMonths,
    private readonly routes: UsageRoutes,
    private readonly uses: ApiKeyUses,
  ) {}

  /** @throws AppError RATE_LIMITED if a batch of this sender would wait too long; for before its body is read */
  assertRoom(sender: ApiKeyBearer): void {
    this.turns.assertRoom(partyOf(sender));
  }

  /** @param read decompresses and parses the body piece by piece, once it is this request's turn */
  execute(
    sender: ApiKeyBearer,
    format: UsageFormat,
    read: () => AsyncIterable<readonly RawUsage[]>,
  ): Promise<IngestAnswer> {
    return this.turns.run(partyOf(sender), async () => {
      const context = { format, now: this.clock.now(), senderPartnerId: sender.partnerId };
      const { records, repeated, rejected, skipped } = await readBatch(read(), context);
      await this.months.ensure(records.map(({ month }) => month));
      const actor = { kind: 'API_KEY', id: sender.keyId, name: sender.name } as const;
      let answered: IngestAnswer | undefined;
      const { text } = await this.transactions.run(actor, (tx) => {
        // Of an attempt that was rolled back.
        answered = undefined;
        return withIdempotencyKey(tx, sender.keyId, 'body', async () => {
          answered = answerOf({ repeated, rejected, skipped }, await this.count(tx, sender, records));
          // As text, because jsonb would reorder the fields.
          return { text: JSON.stringify(answered) };
        });
      });
      if (!answered) return JSON.parse(text) as IngestAnswer;
      const { rejectedTotal, ...counts } = answered;
      this.uses.sent(sender.keyId, context.now, format, { ...counts, rejected: rejectedTotal });
      return answered;
    });
  }

  /**
   * Claims, counts and records events in one transaction: a record that could not be written does not count as
   * received.
   */
  private async count(tx: Tx, sender: ApiKeyBearer, records: readonly KeyedRecord[]): Promise<Counts> {
    if (records.length === 0) return { accepted: 0, quarantined: 0, known: 0, refused: [] };
    await joinIngest(tx);
    const known = await claim(tx, records);
    const repeats = records.filter(({ record }, position) => known.has(position) && record.clientId !== null);
    const replacements = await replaceNameless(tx, repeats);
    // Replacements first: each takes the place in quarantine that its predecessor freed.
    const fresh = [...replacements, ...records.filter((_record, position) => !known.has(position))];
    const clientIds = fresh.flatMap(({ record }) => record.clientId ?? []);
    const clients = await clientsOf(tx, clientIds, sender.partnerId);
    const routes = await this.routes.current(tx);
    const { calls, waiting, partnerIds } = await classifyBatch(fresh, clients, routes);
    await countCalls(tx, calls, partnerIds);
    // Last, because it locks the key: other requests then wait only briefly.
    const { kept, refused } = await withinQuota(tx, sender.keyId, waiting);
    await quarantine(tx, sender, kept);
    return {
      ...{ accepted: calls.length, quarantined: kept.length, known: known.size - replacements.length },
      refused: refused.map(({ index }) => ({ index, reason: QUARANTINE_IS_FULL })),
    };
  }
}

function answerOf(
  { repeated, rejected, skipped }: Pick<Batch, 'repeated' | 'rejected' | 'skipped'>,
  counts: Counts,
): IngestAnswer {
  const all = [...rejected, ...counts.refused].sort((a, b) => a.index - b.index);
  return {
    accepted: counts.accepted,
    duplicates: repeated + counts.known,
    quarantined: counts.quarantined,
    rejected: all.slice(0, MAX_REJECTED_SHOWN),
    rejectedTotal: all.length,
    skipped,
  };
}

function partyOf({ keyId, partnerId }: ApiKeyBearer): Payer {
  return { user: keyId, partner: partnerId };
}
