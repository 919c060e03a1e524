import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Transactions } from '../../platform/database/tx.js';
import { completeDueWork } from '../../platform/due/due-work.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { EXPIRE_QUARANTINE } from './usage.events.js';
import { dropExpired, nextExpiry, QUARANTINE_EXPIRES } from './quarantine-bounds.store.js';

/** Deletes usage records that have been in quarantine for 90 days. */
@Injectable()
export class ExpireQuarantineProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.registry.onDueWork(QUARANTINE_EXPIRES, EXPIRE_QUARANTINE);
    this.registry.handle(EXPIRE_QUARANTINE, ({ subject, asOf }) => this.expire(subject, new Date(asOf)));
  }

  /** @param keyId of the API key that sent the records */
  private expire(keyId: string, dueAt: Date): Promise<void> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const next = await nextExpiry(tx, keyId, dueAt);
      if (!(await completeDueWork(tx, { kind: QUARANTINE_EXPIRES, subject: keyId, dueAt }, next))) return;
      const records = await dropExpired(tx, keyId, dueAt);
      const subject = { kind: 'apiKey', id: keyId } as const;
      const place = { partnerId: null, engagementId: null };
      const changes = { records };
      if (records > 0) await audit(tx, { action: 'quarantine.expire', subject, ...place, was: {}, changes });
    });
  }
}
