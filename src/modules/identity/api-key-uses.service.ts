import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../platform/base/runtime.js';
import { Pools } from '../../platform/database/pools.js';
import { addUses, type KeyUse, type SentCounts } from './api-key.store.js';

/** Minimum time between writes, however busy the keys are. */
const REST_MS = 60_000;
/** Delay after the first use, to include the counts of the same request. */
const GATHER_MS = 1_000;

const NOTHING: SentCounts = { accepted: 0, duplicates: 0, quarantined: 0, rejected: 0 };

/**
 * Buffers the use of API keys and writes it in the background: within a second, and at most once a minute. A process
 * that is killed loses at most the last minute.
 */
@Injectable()
export class ApiKeyUses implements BeforeApplicationShutdown {
  private pending = new Map<string, KeyUse>();
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

  /** @param format of the records */
  sent(keyId: string, at: Date, format: string, counts: SentCounts): void {
    this.add(keyId, { ...counts, lastUsedAt: at, lastSentAt: at, lastFormat: format });
    this.plan();
  }

  /** Writes the buffer. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { pending } = this;
    if (pending.size === 0) return;
    this.pending = new Map();
    this.restsUntil = performance.now() + REST_MS;
    try {
      await addUses(
        this.pools,
        [...pending].map(([keyId, use]) => ({ ...use, keyId })),
      );
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

  private add(keyId: string, more: KeyUse): void {
    const known = this.pending.get(keyId);
    this.pending.set(keyId, known ? sumOf(known, more) : more);
  }
}

function sumOf(one: KeyUse, other: KeyUse): KeyUse {
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
