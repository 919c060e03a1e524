import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../platform/base/runtime.js';
import { Pools } from '../../platform/database/pools.js';

/** How many records of a key's requests came to what. */
export interface SentCounts {
  readonly accepted: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly rejected: number;
}

interface Use extends SentCounts {
  readonly lastUsedAt: Date;
  readonly lastSentAt: Date | null;
  readonly lastFormat: string | null;
}

/** So long after a write the next one waits, so that a process writes once a minute however busy its keys are. */
const REST_MS = 60_000;
/** After a rest the first use waits for what its request still brings. */
const GATHER_MS = 1_000;

const NOTHING: SentCounts = { accepted: 0, duplicates: 0, quarantined: 0, rejected: 0 };

/** Keys in one order, so that two processes never wait for each other. */
const WRITE = `
  insert into api_key_use as known (api_key_id, last_used_at, last_sent_at, last_format,
    accepted, duplicates, quarantined, rejected)
  select "keyId", "lastUsedAt", "lastSentAt", "lastFormat", accepted, duplicates, quarantined, rejected
  from jsonb_to_recordset($1) as use ("keyId" uuid, "lastUsedAt" timestamptz, "lastSentAt" timestamptz,
    "lastFormat" text, accepted bigint, duplicates bigint, quarantined bigint, rejected bigint)
  order by "keyId"
  on conflict (api_key_id) do update set
    last_used_at = greatest(known.last_used_at, excluded.last_used_at),
    last_format = case when known.last_sent_at is null or excluded.last_sent_at >= known.last_sent_at
      then excluded.last_format else known.last_format end,
    last_sent_at = greatest(known.last_sent_at, excluded.last_sent_at),
    accepted = known.accepted + excluded.accepted,
    duplicates = known.duplicates + excluded.duplicates,
    quarantined = known.quarantined + excluded.quarantined,
    rejected = known.rejected + excluded.rejected`;

/**
 * Remembers what API keys are used for and writes it beside the requests, never within them: within a second, and at
 * most once a minute. A process that is killed loses what it had not written, a minute's worth at most.
 */
@Injectable()
export class ApiKeyUses implements BeforeApplicationShutdown {
  private pending = new Map<string, Use>();
  private timer: NodeJS.Timeout | undefined;
  private restsUntil = 0;

  constructor(
    private readonly pools: Pools,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  used(keyId: string, at: Date): void {
    this.add(keyId, { ...NOTHING, lastUsedAt: at, lastSentAt: null, lastFormat: null });
    this.plan();
  }

  /** @param format as the records came */
  sent(keyId: string, at: Date, format: string, counts: SentCounts): void {
    this.add(keyId, { ...counts, lastUsedAt: at, lastSentAt: at, lastFormat: format });
    this.plan();
  }

  /** Writes what is remembered. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { pending } = this;
    if (pending.size === 0) return;
    this.pending = new Map();
    this.restsUntil = performance.now() + REST_MS;
    try {
      const uses = [...pending].map(([keyId, use]) => ({ ...use, keyId }));
      await this.pools.staff.query({ name: 'api_key_use', text: WRITE, values: [JSON.stringify(uses)] });
    } catch (error) {
      for (const [keyId, use] of pending) this.add(keyId, use);
      this.plan();
      this.logger.warn({ reason: String(error) }, 'API key usage could not be saved; it will be retried');
    }
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.write();
  }

  private plan(): void {
    if (this.timer !== undefined) return;
    const delayMs = Math.max(this.restsUntil - performance.now(), GATHER_MS);
    this.timer = setTimeout(() => void this.write(), delayMs);
    this.timer.unref();
  }

  private add(keyId: string, more: Use): void {
    const known = this.pending.get(keyId);
    this.pending.set(keyId, known ? sumOf(known, more) : more);
  }
}

function sumOf(one: Use, other: Use): Use {
  const [earlier, later] = one.lastUsedAt <= other.lastUsedAt ? [one, other] : [other, one];
  return {
    accepted: one.accepted + other.accepted,
    duplicates: one.duplicates + other.duplicates,
    quarantined: one.quarantined + other.quarantined,
    rejected: one.rejected + other.rejected,
    lastUsedAt: later.lastUsedAt,
    lastSentAt: later.lastSentAt ?? earlier.lastSentAt,
    lastFormat: later.lastFormat ?? earlier.lastFormat,
  };
}
